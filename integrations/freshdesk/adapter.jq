# Freshdesk: an automation's webhook. The members are what the automation sends; triggered_event says what changed: {status:{from:4,to:6}}.

def states: {"2": "Open", "3": "Pending", "4": "Resolved", "5": "Closed", "6": "Waiting on Customer", "7": "Waiting on Third Party"};
def priorities: {"1": "Low", "2": "Medium", "3": "High", "4": "Urgent"};
def sources: {"1": "mail", "2": "portal", "3": "phone", "7": "chat", "9": "feedback widget", "10": "outbound mail"};
def named($table): as_text as $t | ($table[$t] // ($t | humanized | capitalized | inline(60)));
def state_colour: ascii_downcase | if test("resolved|closed") then green elif test("waiting|pending") then grey elif test("open|new") then amber else blue end;
def priority_colour: ascii_downcase | if . == "urgent" then red elif . == "high" then amber else blue end;

.body | object(.) as $b | (if given($b.freshdesk_webhook?) then object($b.freshdesk_webhook?) else $b end) as $x
| text($x.triggered_event?) as $raw
| ([$raw | .[:500] | match("([a-zA-Z_]+) ?[:=] ?\\{ ?from ?[:=] ?([^,{}]*), ?to ?[:=] ?([^{}]*?) ?\\}"; "g") | [.captures[].string | trimmed]]) as $changes
| ([$raw | .[:500] | match("([a-zA-Z_]+) ?[:=] ?([a-zA-Z_ ]+)"; "g") | [.captures[].string]] | map(select(.[0] != "from" and .[0] != "to"))) as $plain
| text($x.ticket_id?, $x.id?, $x.display_id?) as $id
| link("ticket\(around(" #"; $id | inline(20); "")): \(words($x.ticket_subject?, $x.subject?; 200))" | rtrimstr(": "); text($x.ticket_url?, $x.ticket_portal_url?, $x.url?)) as $name
| words($x.requester_name?, $x.ticket_requester_name?, $x.ticket_contact_name?, $x.requester_email?, $x.ticket_requester_email?, $x.contact_name?; 80) as $requester
| words($x.ticket_agent_name?, $x.agent_name?, $x.ticket_responder_name?; 80) as $agent
| (words($x.ticket_status?, $x.status?; 60) | named(states)) as $state | (words($x.ticket_priority?, $x.priority?; 40) | named(priorities)) as $priority
| {thread: key("ticket", $id)} as $t
| (text($x.event?, $x.ticket_event?, $x.action?) | ascii_downcase) as $event
| text($x.ticket_latest_public_comment?, $x.ticket_latest_private_comment?, $x.latest_comment?, $x.ticket_latest_comment?, $x.comment?, $x.note?) as $comment
| [records([$changes[] | {k: .[0], from: .[1], to: .[2]}]) | .[]] as $c
| fields(field("State"; $state), field("Priority"; $priority), field("Type"; words($x.ticket_type?, $x.type?; 60)), field("Group"; words($x.ticket_group_name?, $x.group_name?; 80)), field("Agent"; $agent), field("From"; joined(" "; $requester, around("("; words($x.requester_email?, $x.ticket_requester_email?; 80) | if . == $requester then "" else . end; ")"))), field("Company"; words($x.ticket_company_name?, $x.company_name?; 80)), field("Due"; date($x.ticket_due_by_time?, $x.due_by?)), field("Tags"; words($x.ticket_tags?; 120))) as $f
| def shown($k): if $k == "status" then named(states) elif $k == "priority" then named(priorities) elif $k == "source" then named(sources) elif test("^-?1?$") then "" else inline(80) end;
  if ($x | length) == 0 then {event: "other"} + posts(post("Freshdesk sent an empty notice"))
  elif ($plain | any(.[0] == "ticket_action" and (.[1] | test("creat")))) or ($event | test("creat")) then
    {event: "created"} + posts(post("\(if $requester == "" then "A new \($name)" else "\($requester) opened \($name)" end)"; $t + {color: ($priority | priority_colour), body: html_passage($x.ticket_description?, $x.description?; 8; 700), fields: ($f | map(select(.title != "From")))}))
  elif ($plain | any(.[0] == "ticket_action" and (.[1] | test("delet")))) or ($event | test("delet")) then {event: "deleted"} + posts(post("\($name | if startswith("[") then "[T" + .[2:] else "T" + .[1:] end) was deleted"; $t + {color: grey}))
  elif ($plain | any(.[0] == "note_type" or .[0] == "reply_sent" or .[0] == "note_action" or .[0] == "customer_feedback")) or ($event | test("note|reply|comment")) then
    ($plain | any(.[0] == "note_type" and (.[1] | test("private")))) as $private
    | {event: "noted"} + posts(post("\(if ($plain | any(.[0] == "reply_sent")) or ($event | test("reply")) then "A reply was sent in \($name)" elif $private then "A private note was added to \($name)" else "A note was added to \($name)" end)\(around(" by "; words($x.note_author?, $x.commenter_name?, $x.actor_name?; 80); ""))"; $t + {color: (if $private then grey else blue end), body: (html_passage($comment; 10; 900) | quoted), fields: ($f | map(select(.title != "Type" and .title != "Company" and .title != "Tags")))}))
  elif ($c | length) > 0 then
    ($c | map(select(.k == "status")) | .[0]) as $st
    | {event: "updated"} +
      if $st != null then
        ($st.to | named(states)) as $to | ($st.from | named(states)) as $from | (if $state != "" and ($st.to | test("^[0-9]+$")) and (states[$st.to] == null) then $state else $to end) as $to
        | posts(post("\($name | if startswith("[") then "[T" + .[2:] else "T" + .[1:] end) is now **\($to | if . == "" then "changed" else . end)**\(around(" (it was "; $from; ")"))"; $t + {color: ($to | state_colour),
            fields: ([$c[] | select(.k != "status") | .k as $k | field($k | humanized | capitalized | inline(40); change((.from | shown($k)); (.to | shown($k))))] + ($f | map(select(.title as $x | $x != "State" and ([$c[].k] | index($x | ascii_downcase)) == null)))) | .[:10]}))
      else
        ([$c[] | .k as $k | field({"responder_id": "Agent", "group_id": "Group", "ticket_type": "Type", "due_by": "Due"}[$k] // ($k | ltrimstr("cf_") | humanized | capitalized | inline(40)); (if $k == "responder_id" then $agent elif $k == "group_id" then words($x.ticket_group_name?; 80) elif $k == "priority" or $k == "ticket_type" or $k == "source" then change((.from | shown($k)); (.to | shown($k))) elif ((.from + .to) | test("^[0-9-]*$")) then "" else change((.from | shown($k)); (.to | shown($k))) end))]) as $d
        | posts(post("\($name | if startswith("[") then "[T" + .[2:] else "T" + .[1:] end) \(if ($c[0].k == "responder_id") and $agent != "" then "was assigned to **\($agent)**" elif $c[0].k == "responder_id" then "has another agent" elif $c[0].k == "group_id" then "went to another group" elif $c[0].k == "due_by" then "has another due date" else "was changed" end)"; $t + {color: blue, fields: ($d + ($f | map(select(.title as $x | ($d | map(.title) | index($x)) == null)))) | .[:10]})) end
  else {event: (if $event == "" then "updated" else "updated" end)} + posts(post("\($name | if startswith("[") then "[T" + .[2:] else "T" + .[1:] end) was changed"; $t + {color: ($state | state_colour), body: (html_passage($comment; 8; 700) | quoted), fields: $f})) end
