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

def pairs: [to_entries[] | select(.value | type == "string" or type == "number" or type == "boolean") | select(.value | as_text != "") | field(.key | spoken | capitalized | inline(40); (.value | as_text | inline(200)); true)] | .[:10];

def inner($subject; $topic):
  if type == "object" and .AlarmName? != null and .NewStateValue? != null then alarm
  elif type == "object" and .["detail-type"]? != null then bridge_event
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
