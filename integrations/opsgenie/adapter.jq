# Opsgenie: https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/. The same bodies come from Jira Service Management.

def alert_link($a): link(around("#"; words($a.tinyId; 20); " ") + (words($a.message; 200) | if . == "" then "an alert" else "**" + . + "**" end); "");
def priority: text(.) | if test("^[1-5]$") then "P" + . else . end;

(.body | object(.)) as $b
| $b | object(.alert) as $a | text(.action) as $action
| ($a | words(.username?, .userId?; 80) | if . == "" then "Opsgenie" else . end) as $who
| alert_link($a) as $alert
| ($a.priority? | if type == "number" or type == "string" then priority else "" end) as $p
| key("alert", text($a.alertId?, $a.alias?, $a.tinyId?)) as $thread
| (if $p == "P1" or $p == "P2" then red elif $p == "P4" or $p == "P5" then blue else amber end) as $colour
| (if $action == "" then {} else {event: $action} end) +
  if $action == "Create" then
    posts(post("New alert \($alert)"; {color: (if $p == "" then red else $colour end), thread: $thread, body: html_passage($a.description; 8; 700),
      fields: fields(field("Priority"; $p | inline(10)), field("Entity"; words($a.entity; 80)), field("Source"; words($a.source; 80)), field("Tags"; [texts($a.tags)[] | inline(40)] | sentence), field("Teams"; [list($a.teams)[] | words(.name?, .; 40)] | sentence),
        (object($a.details) | to_entries[:4][] | field(.key | inline(40); .value | as_text | inline(200))))}))
  elif $action == "Close" then posts(post("\($who) closed alert \($alert)"; {color: green, thread: $thread}))
  elif $action == "Acknowledge" then posts(post("\($who) acknowledged alert \($alert)"; {color: amber, thread: $thread}))
  elif $action == "UnAcknowledge" then posts(post("\($who) took back the acknowledgement of alert \($alert)"; {color: red, thread: $thread}))
  elif $action == "AddNote" then posts(post("\($who) wrote a note to alert \($alert)"; {color: blue, thread: $thread, body: quote($a.note; 8; 600)}))
  elif $action == "TakeOwnership" then posts(post("\($who) took alert \($alert)"; {color: amber, thread: $thread}))
  elif $action == "AssignOwnership" or $action == "Assign" then posts(post("\($who) assigned alert \($alert)\(around(" to "; words($a.owner?, $a.assignedTo?; 80); ""))"; {color: amber, thread: $thread}))
  elif $action == "AddTags" then posts(post("\($who) added tags to alert \($alert)\(around(": "; words($a.addedTags?; 200); ""))"; {thread: $thread}))
  elif $action == "RemoveTags" then posts(post("\($who) removed tags from alert \($alert)\(around(": "; words($a.removedTags?; 200); ""))"; {thread: $thread}))
  elif $action == "AddRecipient" or $action == "AddResponder" then posts(post("\($who) added \(words($a.recipient?, $a.responder.name?; 80) | if . == "" then "somebody" else . end) to alert \($alert)"; {thread: $thread}))
  elif $action == "AddTeam" then posts(post("\($who) added \(around("team "; words($a.team.name?, $a.team?; 80); "") | if . == "" then "a team" else . end) to alert \($alert)"; {thread: $thread}))
  elif $action == "Escalate" or $action == "EscalateNext" or $action == "EscalateToNext" then posts(post("Alert \($alert) was escalated\(around(" to "; words($a.escalationName?, $b.escalationNotify.name?, $a.escalationNotify.name?; 80); ""))"; {color: red, thread: $thread}))
  elif $action == "UpdatePriority" then posts(post("\($who) changed the priority of alert \($alert)\(around(" to "; ($b.alert.priority?, $a.priority? | as_text | select(. != "")) // "" | priority | inline(10); ""))\(around(" (was: "; text($a.oldPriority?) | priority | inline(10); ")"))"; {color: $colour, thread: $thread}))
  elif $action == "UpdateMessage" then posts(post("\($who) changed the message of alert \($alert)\(around(", before: "; words($a.oldMessage?; 150); ""))"; {thread: $thread}))
  elif $action == "UpdateDescription" then posts(post("\($who) changed the description of alert \($alert)"; {thread: $thread, body: html_passage($a.description; 8; 600)}))
  elif $action == "Snooze" then posts(post("\($who) snoozed alert \($alert)\(around(" until "; date($a.snoozeEndDate?, $a.snoozedUntil?); ""))"; {color: grey, thread: $thread}))
  elif $action == "SnoozeEnded" then posts(post("The snooze of alert \($alert) is over"; {color: $colour, thread: $thread}))
  elif $action == "Delete" then posts(post("\($who) deleted alert \($alert)"; {color: grey, thread: $thread}))
  else posts(post("\($who): \($action | [match("[A-Z]?[a-z0-9]+|[A-Z]+"; "g").string] | join(" ") | ascii_downcase | inline(60) | if . == "" then "an event" else . end) on alert \($alert)"; {thread: $thread})) end
