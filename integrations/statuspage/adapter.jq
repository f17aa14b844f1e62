# Statuspage: a notice has either an incident (with its updates, newest first) or a component_update.

def state: humanized | ascii_downcase | inline(60);
def page_line: (.page | object(.)) as $p | words($p.name?; 80);
def is_planned: text(.scheduled_for?) != "" or (text(.status) | test("^(scheduled|in_progress|verifying|completed)$"));

.body | object(.)
| page_line as $page
| if .incident? != null then
    object(.incident) as $i
    | (records($i.incident_updates) | .[0] // {}) as $u
    | text($u.status?, $i.status?) as $status
    | text($i.impact?, $i.impact_override?) as $impact
    | link(words($i.name; 150) | if . == "" then "an incident" else . end; text($i.shortlink?, $i.url?)) as $name
    | (if $i | is_planned then "Maintenance" else "Incident" end) as $kind
    | ([records($i.components)[] | words(.name; 60) as $n | select($n != "") | $n + around(" ("; text(.status) | state; ")")]) as $components
    | {event: "incident"} + posts(post("\($kind) \($name)\(around(" at "; $page; ""))\(around(" \(if $status == "postmortem" then "has a **"  else "is **" end)"; $status | {"investigating": "being investigated", "monitoring": "being watched", "in_progress": "in progress", "verifying": "being verified", "completed": "complete"}[.] // state; "**"))";
        {color: (if ($status | test("resolved|completed|postmortem")) then green elif $kind == "Maintenance" then blue elif ($impact | test("critical|major")) then red elif $impact == "none" then blue else amber end),
         thread: key("incident", text($i.id?, $i.name?)), body: (html_passage(text($u.body?, $i.body?); 10; 900)),
         fields: fields(field("Impact"; if $impact == "none" then "" else $impact | state | capitalized end), field("Components"; $components[:10] | sentence; false), field("From"; date($i.scheduled_for?)), field("Until"; date($i.scheduled_until?)))}))
  elif .component_update? != null then
    object(.component_update) as $u | words(.component.name; 100) as $name
    | {event: "component_update"} + posts(post("\($name | if . == "" then "A component" else "**" + . + "**" end)\(around(" of "; $page; "")) is \(text($u.new_status?, .component.status?) | {"degraded_performance": "slow", "partial_outage": "partly down", "major_outage": "down", "under_maintenance": "under maintenance"}[.] // state | if . == "" then "in another state" else "**" + . + "**" end)\(around(" (was: "; text($u.old_status) | state; ")"))";
        {color: colour(text($u.new_status?, .component.status?)), thread: key("component", text($u.component_id?, .component.id?))}))
  elif text(.page.status_description) != "" then
    {event: "page"} + posts(post("Status\(around(" of "; $page; "")): \(words(.page.status_description; 200))"; {color: colour(text(.page.status_indicator))}))
  else ignored("Statuspage sent neither an incident nor a component.") end
