# Freshstatus: what happened stands in event_data.event_type; texts such as "None" stand for nothing.

def known(f): text(f) | if . == "None" or startswith("{") then "" else . end;
def services: [known(.affected_services) | split(",")[] | trimmed | ltrimstr("'") | rtrimstr("'") | select(. != "") | inline(60)] | if length > 8 then .[:8] + ["\(length - 8) more"] else . end | sentence;
def title($kind): known(.title) | inline(150) | if . == "" then $kind else "**" + . + "**" end;
def source: known(.source) | inline(60);

.body | object(.)
| text(.event_data.event_type) as $event
| ($event | if startswith("MAINTENANCE") then true elif . == "" then (known(.scheduled_end_time?) != "" ) else false end) as $planned
| (if $planned then "maintenance" else "incident" end) as $kind
| key($kind, (if ($event | contains("NOTE")) or $event == "" then known(.incident_id?, .id?) else known(.id?, .incident_id?) end)) as $thread
| (known(.incident_status?, .status?) | ascii_downcase) as $status
| passage(known(.description?, .message?); 8; 600) as $body
| fields(field("Services"; services), field("From"; date(known(.start_time))), field("Until"; date(known(.scheduled_end_time?, .end_time?))), field("Source"; source)) as $fields
| if $event == "INCIDENT_OPEN" or $event == "INCIDENT_REOPEN" then
    posts(post("Incident \(if $event == "INCIDENT_REOPEN" then "opened again" else "opened" end): \(title("something is wrong"))"; {color: red, thread: $thread, body: $body, fields: $fields}))
  elif ($event | contains("PLANNED")) then posts(post("Maintenance planned: \(title("no title"))"; {color: blue, thread: $thread, body: $body, fields: $fields}))
  elif ($event | contains("NOTE")) or $event == "" then
    (if $status == "closed" then (if $planned then " is over" else " is resolved" end) elif $status == "" then "" else " is " + ($status | humanized | inline(30)) end) as $now
    | posts(post("News: the \($kind) \(title("of this page"))\($now)"; {color: (if $status == "closed" then green else amber end), thread: $thread, body: $body}))
  else ({"INCIDENT_CLOSE": "Incident closed", "INCIDENT_DELETE": "Incident deleted", "INCIDENT_UPDATE": "Incident changed", "MAINTENANCE_START": "Maintenance started", "MAINTENANCE_COMPLETE": "Maintenance completed", "MAINTENANCE_CANCEL": "Maintenance cancelled", "MAINTENANCE_UPDATE": "Maintenance changed", "MAINTENANCE_DELETE": "Maintenance deleted", "MAINTENANCE_REOPEN": "Maintenance opened again", "MAINTENANCE_CLOSE": "Maintenance completed"}[$event] // ($event | humanized | ascii_downcase | capitalized | inline(60))) as $what
  | posts(post("\($what | if . == "" then "News" else . end): \(title($kind))"; {color: (if ($event | test("CLOSE|RESOLVE|COMPLETE")) then green elif ($event | test("DELETE|CANCEL")) then grey else amber end), thread: $thread, body: $body, fields: $fields})) end
| {event: (if $event == "" then "other" elif $event | test("^(INCIDENT_(OPEN|REOPEN|NOTE_CREATE)|MAINTENANCE_(PLANNED|NOTE_CREATE))$") then $event else "other" end)} + .
