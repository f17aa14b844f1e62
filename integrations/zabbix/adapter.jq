# Zabbix: the body is what the media type's script sends; the members are those of this guide, the older ones of other chats' guides too.

def macro(f): text(f) | if startswith("{") and endswith("}") then "" elif startswith("*UNKNOWN") then "" else . end;

.body | object(.)
| macro(.trigger?, .trigger_name?, .triggername?, .event_name?, .alert_subject?, .subject?) as $trigger0
| ($trigger0 | if test("^(?:Problem|Resolved|Updated problem)(?: in [^:]{1,40})?: .") then .[(index(": ") + 2):] else . end) as $trigger
| (macro(.status?, .trigger_status?, .event_status?)) as $status0
| (if $status0 != "" then $status0 elif ($trigger0 | startswith("Resolved")) then "resolved" elif macro(.event_value?) == "0" and macro(.event_update_status?) != "1" then "resolved" else "" end) as $status
| macro(.severity?, .event_severity?, .trigger_severity?) as $severity
| macro(.hostname?, .host_name?, .host?) as $host
| macro(.link?, .trigger_url?, .url?) as $link
| (macro(.update_message?, .event_update_message?) | inline(300)) as $update
| (macro(.zabbix_url?) | web_address | rtrimstr("/")) as $base
| (if $link != "" or $base == "" or (macro(.trigger_id?, .triggerid?) | test("^[0-9]+$") | not) or (macro(.event_id?, .eventid?) | test("^[0-9]+$") | not) then $link else "\($base)/tr_events.php?triggerid=\(macro(.trigger_id?, .triggerid?))&eventid=\(macro(.event_id?, .eventid?))" end) as $link
| passage(macro(.alert_message?, .message?); 8; 700) as $told
| ($status | test("^(ok|resolved|0)$"; "i")) as $over
| link($trigger | inline(200) | if . == "" then "A trigger" else "**" + . + "**" end; $link) as $name
| key("problem", (macro(.event_id?, .eventid?) | if . == "" then ($link | [match("eventid=(\\d+)").captures[0].string] | .[0] // "") else . end | if . == "" then $host + "/" + $trigger else . end)) as $same
| fields(field("Host"; $host | inline(100)), field("Severity"; $severity | inline(40)), field("Value"; macro(.item?, .item_value?, .event_opdata?, .opdata?) | inline(200)), field("Lasted"; if $over then macro(.event_duration?, .duration?, .event_age?) | inline(40) else "" end), field("Since"; if $over then "" else macro(.event_date_time?, .event_time?, .time?) | inline(40) end)) as $fields
| if $over then {event: "resolved"} + posts(post("Resolved: \($name)\(around(" on "; $host | inline(100); ""))"; {color: green, update: $same, fields: $fields}))
  else {event: "problem"} + posts(post("\(if $update != "" then "Update" elif $status == "" or ($status | test("^problem$"; "i")) then "Problem" else $status | humanized | ascii_downcase | capitalized | inline(40) end): \($name)\(around(" on "; $host | inline(100); ""))";
      {color: ({"not classified": grey, "information": blue, "warning": amber, "average": amber, "high": red, "disaster": red}[$severity | ascii_downcase] // red), update: (if $update == "" then $same else "" end), thread: "", body: (if $update != "" then "> " + $update else $told end), fields: $fields})) end
