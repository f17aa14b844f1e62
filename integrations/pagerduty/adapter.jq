# PagerDuty: https://developer.pagerduty.com/docs/webhooks-overview. V3 has one .event, V2 and V1 a list .messages.

def person(f): object(f) as $u | link(words($u.summary?, $u.name?, $u.email?; 80); text($u.html_url?));
def people(f): [list(f)[] | object(.object? // .assignee? // .) | person(.) | select(. != "")] | unique | sentence;
def incident_link($i):
  link(joined(" "; around("#"; words($i.number?, $i.incident_number?; 12); ""), words($i.title?, $i.trigger_summary_data.subject?, $i.trigger_summary_data.description?, $i.summary?, $i.description?, (if given($i.number?) or given($i.incident_number?) then null else $i.incident_key? end); 200))
    | if . == "" then "an incident" else . end; text($i.html_url?));
def service_link($i): link(words($i.service.summary?, $i.service.name?; 80); text($i.service.html_url?));
def urgency: ascii_downcase | if . == "high" then "High" elif . == "low" then "Low" else "" end;

# $who may be "", $do is what happened.
def told($event; $i; $who; $extra):
  incident_link($i) as $name | service_link($i) as $service | around(" at "; $service; "") as $at
  | {thread: key("incident", text($i.id?, $i.incident_key?, $i.incident_number?))} as $thread
  | people($i.assignees?, $i.assignments?, $i.assigned_to?) as $assigned
  | ($who | if . == "" then "PagerDuty" else . end) as $actor
  | if $event == "triggered" then
      post("Incident \($name) was triggered\($at)"; $thread + {color: (if text($i.urgency?) == "low" then amber else red end), body: passage($extra; 6; 500),
        fields: fields(field("Assigned to"; $assigned), field("Urgency"; text($i.urgency?) | urgency), field("Priority"; words($i.priority.summary?, $i.priority.name?; 40)), field("Escalation policy"; words($i.escalation_policy.summary?, $i.escalation_policy.name?; 80)))})
    elif $event == "acknowledged" then post("\($actor) acknowledged incident \($name)\($at)"; $thread + {color: amber})
    elif $event == "unacknowledged" then post("The acknowledgement of incident \($name) ran out\($at)"; $thread + {color: red})
    elif $event == "resolved" then post("\(if $who == "" then "Incident \($name) is resolved" else "\($who) resolved incident \($name)" end)\($at)"; $thread + {color: green, body: passage(text($i.resolve_reason?); 3; 300)})
    elif $event == "reopened" then post("\($actor) opened incident \($name) again\($at)"; $thread + {color: red})
    elif $event == "reassigned" or $event == "assigned" then post("\($actor) assigned incident \($name)\(around(" to "; $assigned; ""))\($at)"; $thread + {color: amber})
    elif $event == "escalated" then post("Incident \($name) was escalated\(around(" to "; $assigned; ""))\($at)"; $thread + {color: red})
    elif $event == "delegated" then post("\($actor) passed incident \($name) on\(around(" to the policy "; words($i.escalation_policy.summary?, $i.escalation_policy.name?; 80); ""))\($at)"; $thread + {color: amber})
    elif $event == "priority_updated" then post("\($actor) changed the priority of incident \($name)\(around(" to **"; words($i.priority.summary?, $i.priority.name?; 40); "**"))"; $thread)
    elif $event == "annotated" then post("\($actor) wrote a note to incident \($name)"; $thread + {color: blue, body: passage($extra; 8; 600) | quoted})
    elif $event == "service_updated" then post("\($actor) moved incident \($name)\(around(" to "; $service; ""))"; $thread)
    elif $event == "incident_type.changed" then post("\($actor) changed the type of incident \($name)\(around(" to "; words($i.incident_type.name?; 60) ; ""))"; $thread)
    else post("\($actor): incident \($name) \($event | split(".") | join(" ") | humanized | inline(60) | if . == "" then "changed" else . end)\($at)"; $thread) end;

def part($event; $d; $who):
  object($d.incident?) as $i | {thread: key("incident", text($i.id?))} as $thread | incident_link($i) as $name
  | if $event == "incident.responder.added" then post("\($who) asked \(person($d.user?, $d.escalation_policy?) | if . == "" then "somebody" else . end) to help with incident \($name)\(around(": "; words($d.message?; 200); ""))"; $thread + {color: amber})
    elif $event == "incident.responder.replied" then post("\(person($d.user?) | if . == "" then $who else . end) \(if text($d.state?) == "accepted" then "helps" elif text($d.state?) == "declined" then "cannot help" else "answered" end) with incident \($name)\(around(": "; words($d.message?; 200); ""))"; $thread)
    elif $event == "incident.status_update_published" then post("\($who) published a status update of incident \($name)"; $thread + {color: blue, body: html_passage(text($d.message?); 8; 800)})
    elif $event == "incident.annotated" then post("\($who) wrote a note to incident \($name)"; $thread + {color: blue, body: passage(text($d.content?); 8; 600) | quoted})
    elif $event == "incident.conference_bridge.updated" then
      post("\($who) set the conference bridge of incident \($name)"; $thread + {color: blue, body: ([list($d.conference_numbers?)[] | words(.number?, .label?; 60)] | sentence | around(""; .; "")), fields: fields(field("Join"; link("conference"; text($d.conference_url?))))})
    elif ($event | startswith("incident.workflow.")) then post("The workflow \(words($d.summary?, $d.incident_workflow.summary?; 100) | if . == "" then "of an incident" else . end) \(if $event == "incident.workflow.started" then "started" else "is done" end) for incident \($name)"; $thread)
    elif $event == "incident.role.assigned" or $event == "incident.role.unassigned" then post("\($who) \(if $event == "incident.role.assigned" then "gave" else "took" end) the role\(around(" **"; words($d.role.name?, $d.role.summary?, $d.incident_role.name?, $d.incident_role.summary?; 60); "**")) of incident \($name) \(if $event == "incident.role.assigned" then "to" else "from" end) \(person($d.user?, $d.assignee?) | if . == "" then "somebody" else . end)"; $thread)
    elif $event == "incident.custom_field_values.updated" then
      post("\(person($d.changed_by?) | if . == "" then $who else . end) filled in fields of incident \($name)"; $thread + {fields: fields(records($d.custom_fields?, $d.field_values?)[] | field(words(.display_name?, .name?; 40); [many(.value?)[] | words(.; 100)] | sentence))})
    elif ($event | startswith("incident.task.")) then post("\($who) \({"created": "added", "updated": "changed", "deleted": "removed", "completed": "finished"}[$event | split(".") | .[-1]] // "changed") the task\(around(" **"; words($d.summary?, $d.title?, $d.description?; 150); "**")) of incident \($name)"; $thread)
    else null end;

def v3:
  object(.event) as $e | text($e.event_type) as $event | object($e.data) as $d | person($e.agent) as $who
  | (if $event == "" then {} else {event: $event} end) +
    if $event == "pagey.ping" then posts(post("PagerDuty says hello: this webhook works\(around(" ("; words($d.message?; 100); ")")).") )
    elif ($event | startswith("service.custom_field_values")) then
      posts(post("\($who | if . == "" then "Somebody" else . end) filled in fields of service \(link(words($d.service.summary?, $d.summary?, $d.name?; 100) | if . == "" then "of PagerDuty" else . end; text($d.service.html_url?, $d.html_url?)))"; {color: blue, fields: fields(records($d.custom_fields?)[] | field(words(.display_name?, .name?; 40); [many(.value?)[] | words(.; 100)] | sentence))}))
    elif ($event | startswith("service.")) then
      posts(post("\($who | if . == "" then "Somebody" else . end) \($event[8:] | inline(30)) service \(link(words($d.summary?, $d.name?; 100) | if . == "" then "of PagerDuty" else . end; text($d.html_url?)))"; {color: (if $event == "service.deleted" then grey else blue end)}))
    elif $d.incident? != null and text($d.type?) != "incident" then
      (part($event; $d; $who | if . == "" then "PagerDuty" else . end)) as $p
      | posts(if $p == null then told($event | ltrimstr("incident."); object($d.incident?); $who; "") else $p end)
    else posts(told($event | ltrimstr("incident."); $d; $who; text($d.body.details?, $d.content?))) end;

def past: {"trigger": "triggered", "acknowledge": "acknowledged", "unacknowledge": "unacknowledged", "resolve": "resolved", "assign": "assigned", "escalate": "escalated", "delegate": "delegated", "annotate": "annotated", "reopen": "reopened"}[.] // .;
def old:
  if (text(.messages[0].type?, .messages[0].event?) == "pagey.ping") then {event: "pagey.ping"} + posts(post("PagerDuty says hello: this webhook works.")) else
  [records(.messages)[:20][]
    | (text(.event?, .type?) | ltrimstr("incident.") | past) as $event
    | (if .data.incident? | type == "object" then .data.incident else object(.incident) end) as $i
    | (records(.log_entries)[0] // {}) as $entry
    | (person($entry.agent?) | if . == "" then person($i.last_status_change_by?, $i.resolved_by_user?) else . end) as $who
    | {event: ("incident." + $event), post: told($event; $i; (if text($entry.agent.type?) | test("service|integration") then "" else $who end); text($entry.channel.details? | strings, $entry.channel.content?, $entry.channel.summary? | strings))}]
  | if length == 0 then ignored("PagerDuty sent no message.") else {event: .[0].event} + posts(.[].post) end end;

.body | object(.) | if .event? != null then v3 elif .messages? != null then old else {event: "other"} + posts(post("PagerDuty sent something that this webhook does not know")) end
