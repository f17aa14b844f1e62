# Datadog's webhooks integration: the members are those of its default payload, and the variables of this guide.

def known(f): text(f) | if startswith("$") then "" else . end;
.body | object(.)
| known(.alert_transition?, .transition?) as $transition
| (known(.alert_title?, .title?, .event_title?) | [match("^(?:\\[[^\\]]*\\] ?)*(?:on [^:]{1,80}: ?)?(.*)$"; "s").captures[0].string] | .[0] // "") as $short
| (if ($short | trimmed) == "" then known(.alert_title?, .title?, .event_title?) else $short end | inline(200)) as $title
| link(if $title == "" then "A monitor" else "**" + $title + "**" end; known(.link?, .url?, .event_url?)) as $name
| (known(.body?, .text_only_msg?, .event_msg?, .alert_query? )) as $body0
| ($body0 | [splits("%%%")] | join("") | [splits("\\n\\[!\\[Metric Graph\\](?:.|\\n)*")] | .[0] // "" | trimmed) as $body
| known(.alert_id?, .alert_cycle_key?, .aggreg_key?, .id?) as $id
| (if $id == "" then "" else key("monitor", $id, (known(.alert_scope?, .scope?) | if . == "" then "all" else . end)) end) as $same
| (known(.alert_title?, .title?, .event_title?) | [match("^\\[((?:Re-?)?(?:Triggered|Recovered|Warn|No Data|Renotify)[^\\]]{0,40})\\]"; "i").captures[0].string][0] // "") as $said
| (known(.alert_transition?, .transition?, .alert_type?) | ascii_downcase | if . == "" or . == "info" or . == "user_update" then ($said | ascii_downcase) else . end | if . == "" then (known(.alert_status?) | ascii_downcase) else . end) as $t
| (known(.alert_status?) | inline(200)) as $status
| fields(field("Scope"; known(.alert_scope?, .scope?) | inline(120)), field("Host"; known(.hostname?, .host?) | inline(80)), field("Metric"; known(.alert_metric?) | inline(100)), field("Priority"; known(.alert_priority?) | inline(20)), field("Since"; date(known(.date?, .last_updated?))), field("Tags"; (if (.tags? | type) == "array" then [texts(.tags)[]] else (known(.tags?) | split(",")) end) | map(trimmed | select(. != "") | inline(40)) | .[:6] | sentence)) as $fields
| (if ($t | test("recover|^ok$|success")) then {e: "recovered", w: "Recovered", c: green}
   elif ($t | test("no data")) then {e: "no_data", w: "No data", c: amber}
   elif ($t | test("warn")) then {e: "warn", w: "Warning", c: amber}
   elif ($t | test("trigger|alert|error|renotify")) then {e: "triggered", w: (if ($t | test("re-?trigger|renotify")) then "Still" else "Triggered" end), c: red}
   else {e: "event", w: "", c: blue} end) as $kind
| {event: $kind.e} + posts(post(if $kind.w == "" then $name else "\($kind.w): \($name)" end;
    {color: $kind.c, update: $same, body: (if $kind.e == "recovered" then "" else excerpt($body; 10; 900) end), fields: (if $kind.e == "recovered" then fields(field("Scope"; known(.alert_scope?, .scope?) | inline(120))) else $fields end), image_url: (if $kind.e == "recovered" then "" else known(.snapshot?) end)}))
