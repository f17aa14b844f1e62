# Amazon SNS: {Type, TopicArn, Subject, Message}; Message is often JSON in a text. With raw delivery the message itself is the body.

def topic: text(.TopicArn) | split(":") | .[-1] // "" | inline(80);
def region($arn): ($arn | split(":") | .[3] // "") | inline(30);
def console($region; $path): if ($region | test("^[a-z0-9-]{4,24}$")) then "https://" + $region + ".console.aws.amazon.com/" + $path else "" end;
def spoken: [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase;

def alarm:
  text(.NewStateValue) as $s | object(.Trigger) as $t
  | region(text(.AlarmArn)) as $r
  | link(words(.AlarmName; 150) | if . == "" then "an alarm" else "**" + . + "**" end; console($r; "cloudwatch/home?region=" + $r + "#alarmsV2:alarm/" + (text(.AlarmName) | @uri))) as $name
  | {event: "alarm"} + posts(post("\({"ALARM": "Alarm", "OK": "Fine again", "INSUFFICIENT_DATA": "No data"}[$s] // ($s | humanized | inline(40))): \($name)";
      {color: ({"ALARM": red, "OK": green}[$s] // amber), update: key("alarm", text(.AlarmArn?, .AlarmName?)),
       body: lines(excerpt(.AlarmDescription; 4; 400), (if $s == "OK" then "" else passage(.NewStateReason; 3; 400) end)),
       fields: (if $s == "OK" then [] else fields(field("Metric"; joined(" "; words($t.Namespace; 60), words($t.MetricName; 80))), field("Of"; [records($t.Dimensions)[] | words(.value?, .Value?; 80)] | sentence), field("Account"; words(.AWSAccountId; 20)), field("Region"; words(.Region; 40)), field("At"; date(text(.StateChangeTime) | if test("\\+0000$") then .[:-5] + "Z" else . end))) end)})) ;

def bridge_event:
  object(.detail) as $d | words(.["detail-type"]; 120) as $type | text(.source) as $source
  | words($d["instance-id"]?, $d.pipeline?, $d["build-id"]?, $d.jobName?, $d.bucket.name?, $d.eventTypeCode?; 100) as $of
  | text($d.state?, $d.status?, $d["build-status"]?, $d.lastStatus?) as $state
  | {event: "event"} + posts(post("\($type | if . == "" then "An event" else . end)\(around(" ("; $source | ltrimstr("aws.") | inline(40); ")"))\(around(": "; $of; ""))\(around(" is **"; $state | humanized | ascii_downcase | inline(40); "**"))";
      {color: colour($state), body: html_passage(text($d.eventDescription[0].latestDescription?, $d.description?, $d.message?); 6; 600), fields: fields(field("Account"; words(.account; 20)), field("Region"; words(.region; 30)), field("At"; date(.time)))}));

def pairs: [to_entries[] | select(.value | type == "string" or type == "number" or type == "boolean") | select(.value | as_text != "") | field(.key | spoken | capitalized | inline(40); (.value | as_text | (date(.) as $d | if $d != "" and (test("^[0-9]+$") | not) then $d else inline(200) end)); true)] | .[:10];

def inner($subject; $topic):
  if type == "object" and .AlarmName? != null and .NewStateValue? != null then alarm
  elif type == "object" and .["detail-type"]? != null then bridge_event
  elif type == "object" and .detailType? != null and (.detail? | type) == "object" then .["detail-type"] = .detailType | bridge_event
  elif type == "object" and (text(.notificationType?, .eventType?) | test("^(Bounce|Complaint|Delivery|Send|Reject|Open|Click|DeliveryDelay|Rendering Failure)$")) and given(.mail?) then
    text(.notificationType?, .eventType?) as $n
    | ([records(.bounce.bouncedRecipients?, .complaint.complainedRecipients?)[] | words(.emailAddress?; 100)] | if length == 0 then [] else . end) as $r
    | (if ($r | length) == 0 then [texts(.delivery.recipients?)[] | inline(100)] else $r end | if length == 0 then [] else . end) as $r
    | (if ($r | length) == 0 then [texts(.mail.destination?)[] | inline(100)] else $r end) as $r
    | {event: "notification"} + posts(post("A mail\(around(" to "; $r[:5] | sentence; "")) \({"Bounce": "came back", "Complaint": "was complained about", "Delivery": "was delivered", "Send": "was sent", "Reject": "was rejected", "Open": "was opened", "Click": "was clicked in", "DeliveryDelay": "is delayed", "Rendering Failure": "could not be rendered"}[$n])\(around(" ("; words(.bounce.bounceType?, .complaint.complaintFeedbackType?; 40) | ascii_downcase; ")"))"; {color: ({"Bounce": red, "Complaint": red, "Reject": red, "Rendering Failure": red, "Delivery": green, "DeliveryDelay": amber}[$n] // blue), body: passage(.bounce.bouncedRecipients[0].diagnosticCode?; 3; 300), fields: fields(field("From"; words(.mail.source?, .mail.commonHeaders.from[0]?; 100)), field("Subject"; words(.mail.commonHeaders.subject?; 150)))}))
  elif type == "object" and (records(.Records?) | length) > 0 and given(.Records[0].s3?) then
    records(.Records) as $r
    | {event: "notification"} + posts(post("\(plural($r | length; "object"; "objects")) \(if ($r | length) == 1 then "was" else "were" end) \(if (text($r[0].eventName?) | test("Remov|Delet")) then "removed from" else "put into" end) the bucket **\(words($r[0].s3.bucket.name?; 100) | if . == "" then "of S3" else . end)**"; {color: blue, body: bullets([$r[:20][] | code(.s3.object.key?) + around(" ("; number(.s3.object.size?) | if . == null then "" else bytes end; ")")]; 8), fields: fields(field("Region"; words($r[0].awsRegion?; 30)), field("At"; date($r[0].eventTime?)))}))
  elif type == "object" then
    (words($subject; 150)) as $s
    | {event: "notification"} + posts(post((if $s == "" then "A message of \(if $topic == "" then "a topic" else "the topic **" + $topic + "**" end)" else "**" + $s + "**" end); {color: blue, body: passage(text(.message?, .Message?, .description?, .text?); 8; 800), fields: pairs}))
  else
    as_text as $t
    | if $t == "" and text($subject) == "" then {event: "notification"} + ignored("The message is empty.")
      else {event: "notification"} + posts(post(lines(bold(words($subject; 150)), (if $t == "" then "" else passage($t; 20; 3000) end)))) end end;

.headers["x-amz-sns-message-type"] as $kind
| .body | (if type == "string" then (try fromjson catch .) else . end)
| if type != "object" then inner(""; "")
  else text(.Type?, $kind) as $type | topic as $topic
  | if $type == "SubscriptionConfirmation" then {event: "subscription"} + posts(post("The topic \($topic | if . == "" then "of Amazon SNS" else "**" + . + "**" end) asked to subscribe this channel; it is being confirmed."; {color: blue}))
    elif $type == "UnsubscribeConfirmation" then {event: "subscription"} + posts(post("This channel no longer hears the topic \($topic | if . == "" then "of Amazon SNS" else "**" + . + "**" end)."; {color: grey}))
    elif .Message? != null then text(.Subject?) as $subject | (.Message | if type == "string" then (. as $m | try (fromjson | if type == "object" then . else $m end) catch $m) else . end) | inner($subject; $topic)
    else inner(""; $topic) end end
