# Google Cloud Monitoring: {incident, version}; through Pub/Sub the same stands in message.data, base64.

def unpacked: if .message.data? | type == "string" then (try (.message.data | @base64d | fromjson) catch .) else . end;
.body | object(.) | unpacked | object(.)
| object(.incident) as $i
| (text($i.state) | ascii_downcase | test("^closed|resolved$")) as $over
| words($i.policy_name?, $i.condition_name?; 150) as $policy
| link(if $policy == "" then "an incident" else "**" + $policy + "**" end; text($i.url)) as $name
| (words($i.resource_display_name?, $i.resource_name?, $i.resource.labels.instance_id?, $i.resource_id?; 100)) as $where
| key("incident", text($i.incident_id)) as $same
| {event: (if $over then "closed" else "open" end)} +
  if $over then posts(post("Over: \($name)\(around(" on "; $where; ""))\(around(" after "; between($i.started_at; $i.ended_at); ""))"; {color: green, update: $same}))
  else posts(post("Incident: \($name)\(around(" on "; $where; ""))"; {color: (if (text($i.severity) | test("warning"; "i")) then amber else red end), update: $same,
    body: lines(passage($i.summary; 6; 600), excerpt($i.documentation.content?; 8; 600)),
    fields: fields(field("Condition"; words($i.condition_name; 120) | if . == $policy then "" else . end), field("Value"; joined(", limit "; words($i.observed_value?; 30), words($i.threshold_value?; 30))), field("Severity"; words($i.severity?; 30) | ascii_downcase | capitalized | if . == "No severity" then "" else . end), field("Metric"; words($i.metric.displayName?, $i.metric.type?; 100)), field("Project"; words($i.scoping_project_id?; 60)), field("Since"; date($i.started_at)))})) end
