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
  if $a == {} and given($b.incident?) then
    object($b.incident) as $i | (around("#"; words($i.tinyId?; 20); " ") + bold(words($i.message?; 200) | if . == "" then "without a title" else . end)) as $name
    | ($action | ascii_downcase) as $do
    | posts(post(if $do == "create" or $do == "open" then "New incident \($name)" else "Incident \($name) was \({"close": "closed", "resolve": "resolved", "delete": "deleted", "reopen": "opened again"}[$do] // "changed")" end; {color: ({"create": red, "open": red, "reopen": red, "close": green, "resolve": green, "delete": grey}[$do] // amber), thread: key("incident", text($i.incidentId?, $i.id?, $i.tinyId?)), body: html_passage($i.description?; 6; 500), fields: fields(field("Priority"; text($i.priority?) | inline(10)))}))
  elif $a == {} and given($b.heartbeat?) then
    posts(post("The heartbeat **\(words($b.heartbeat.name?, ($b.heartbeat? | strings); 100) | if . == "" then "without a name" else . end)** \(if ($action | ascii_downcase | test("expire|inactive")) then "did not come in time" else "is back" end)"; {color: (if ($action | ascii_downcase | test("expire|inactive")) then red else green end)}))
  elif $action == "Create" then
    posts(post("New alert \($alert)"; {color: (if $p == "" then red else $colour end), thread: $thread, body: html_passage($a.description; 8; 700),
      fields: fields(field("Priority"; $p | inline(10)), field("Entity"; words($a.entity; 80)), field("Source"; words($a.source; 80)), field("Tags"; [texts($a.tags)[] | inline(40)] | sentence), field("Teams"; [list($a.teams)[] | words(.name?, .; 40)] | sentence),
        (object($a.details) | to_entries[:4][] | field(.key | inline(40); .value | as_text | inline(200))))}))
  elif $action == "Close" then posts(post("\($who) closed alert \($alert)"; {color: green, thread: $thread}))
  elif $action == "Acknowledge" then posts(post("\($who) acknowledged alert \($alert)"; {color: amber, thread: $thread}))
  elif $action == "UnAcknowledge" then posts(post("\($who) took back the acknowledgement of alert \($alert)"; {color: red, thread: $thread}))
  elif $action == "AddNote" then posts(post("\($who) wrote a note to alert \($alert)"; {color: blue, thread: $thread, body: quote($a.note; 8; 600)}))
  elif $action == "TakeOwnership" then posts(post("\($who) took alert \($alert)"; {color: amber, thread: $thread}))
  elif $action == "AssignOwnership" or $action == "Assign" then posts(post("\($who) assigned alert \($alert)\(around(" to "; words($a.owner?, $a.assignedTo?; 80); ""))"; {color: amber, thread: $thread}))
  elif $action == "AddTags" then posts(post("\($who) added tags to alert \($alert)\(around(": "; ([many($a.addedTags?)[] | words(.; 200)] | sentence); ""))"; {thread: $thread}))
  elif $action == "RemoveTags" then posts(post("\($who) removed tags from alert \($alert)\(around(": "; ([many($a.removedTags?)[] | words(.; 200)] | sentence); ""))"; {thread: $thread}))
  elif $action == "AddRecipient" or $action == "AddResponder" then posts(post("\($who) added \(words($a.recipient?, $a.responder.name?, $a.addedResponder.name?, $a.addedResponders[0].name?, $b.responder.name?; 80) | if . == "" then "somebody" else . end) to alert \($alert)"; {thread: $thread}))
  elif $action == "AddTeam" then posts(post("\($who) added \(around("team "; words($a.team.name?, $a.team?; 80); "") | if . == "" then "a team" else . end) to alert \($alert)"; {thread: $thread}))
  elif $action == "Escalate" or $action == "EscalateNext" or $action == "EscalateToNext" then posts(post("Alert \($alert) was escalated\(around(" to "; words($a.escalationName?, $b.escalationNotify.name?, $a.escalationNotify.name?; 80); ""))"; {color: red, thread: $thread}))
  elif $action == "UpdatePriority" then posts(post("\($who) changed the priority of alert \($alert)\(around(" to "; text($b.alert.priority?, $a.priority?) | priority | inline(10); ""))\(around(" (was: "; text($a.oldPriority?) | priority | inline(10); ")"))"; {color: $colour, thread: $thread}))
  elif $action == "UpdateMessage" then posts(post("\($who) changed the message of alert \($alert)\(around(", before: "; words($a.oldMessage?; 150); ""))"; {thread: $thread}))
  elif $action == "UpdateDescription" then posts(post("\($who) changed the description of alert \($alert)"; {thread: $thread, body: html_passage($a.description; 8; 600)}))
  elif $action == "Snooze" then posts(post("\($who) snoozed alert \($alert)\(around(" until "; date($a.snoozeEndDate?, $a.snoozedUntil?); ""))"; {color: grey, thread: $thread}))
  elif $action == "SnoozeEnded" then posts(post("The snooze of alert \($alert) is over"; {color: $colour, thread: $thread}))
  elif $action == "Delete" then posts(post("\($who) deleted alert \($alert)"; {color: grey, thread: $thread}))
  elif $action == "RemoveResponder" or $action == "RemoveRecipient" or $action == "RemoveTeam" then posts(post("\($who) removed \(words($a.recipient?, $a.responder.name?, $a.removedResponder.name?, $a.team.name?; 80) | if . == "" then "somebody" else . end) from alert \($alert)"; {color: grey, thread: $thread}))
  elif $action == "UnSnooze" then posts(post("\($who) ended the snooze of alert \($alert)"; {color: $colour, thread: $thread}))
  elif $action == "Reopen" or $action == "ReOpen" then posts(post("\($who) opened alert \($alert) again"; {color: red, thread: $thread}))
  elif $action == "AddDetails" or $action == "UpdateDetails" or $action == "RemoveDetails" then posts(post("\($who) \(if $action == "AddDetails" then "added details to" elif $action == "RemoveDetails" then "removed details from" else "changed the details of" end) alert \($alert)"; {thread: $thread,
      fields: (if $action == "RemoveDetails" then [] else fields((object($a.addedDetails?) | if . == {} then object($a.details?) else . end) | to_entries[:6][] | field(.key | inline(40); .value | as_text | inline(200))) end)}))
  elif $action == "UpdateEntity" or $action == "UpdateSource" then posts(post("\($who) changed the \($action[6:] | ascii_downcase) of alert \($alert)\(around(" to "; (if $action == "UpdateEntity" then words($a.entity?; 80) else words($a.source?; 80) end); ""))"; {thread: $thread}))
  elif $action == "AddLink" or $action == "AddAttachment" or $action == "AddFile" then posts(post("\($who) added \(if $action == "AddLink" then "a link" else "a file" end) to alert \($alert)"; {thread: $thread, body: bullets([many($a.attachments?, $a.attachment?)[] | words(.; 100)]; 5)}))
  elif $action == "Deleted" then posts(post("\($who) deleted alert \($alert)"; {color: grey, thread: $thread}))
  elif $action == "Execute" or $action == "ExecuteCustomAction" then posts(post("\($who) ran the action\(around(" **"; words($a.actionName?, $b.actionName?, $a.customActionName?; 80); "**")) on alert \($alert)"; {thread: $thread}))
  elif $action == "RenotifyRecipients" or $action == "Renotify" or $action == "Call" then posts(post("Opsgenie notified the people of alert \($alert) again"; {color: $colour, thread: $thread}))
  elif $action == "InitiateIncident" or $action == "JoinIncident" or $action == "AssociateIncident" or $action == "AddToIncident" then posts(post("\($who) \(if $action == "InitiateIncident" then "made an incident of alert \($alert)" else "added alert \($alert) to an incident" end)"; {color: red, thread: $thread}))
  elif $action == "MarkAsRead" or $action == "Seen" or $action == "View" then ignored("Somebody only looked at an alert.")
  else posts(post("\($who): \($action | [match("[A-Z]?[a-z0-9]+|[A-Z]+"; "g").string] | join(" ") | ascii_downcase | inline(60) | if . == "" then "an event" else . end) on alert \($alert)"; {thread: $thread})) end
