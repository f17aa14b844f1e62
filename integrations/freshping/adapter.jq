# Freshping: webhook_type AL (availability) and PE (performance).

.body | object(.)
| text(.webhook_type) as $type | object(.webhook_event_data) as $d
| link(words($d.check_name; 120) | if . == "" then "A check" else . end; text($d.request_url)) as $check
| text($d.check_state_name) as $state | ($state | ascii_downcase) as $s
| key("check", text($d.check_id?, $d.check_name?)) as $same
| (number($d.response_time) | if . == null then "" else . / 1000 | duration end) as $took
| (number($d.check_target_response_time?, $d.check_computed_target_response_time?) | if . == null then "" else . / 1000 | duration end) as $target
| fields(field("Answer"; words($d.http_status_code; 10)), field("Took"; $took), field("Should take"; if $took == "" then "" else $target end), field("Application"; words($d.application_name; 80)), field("At"; date($d.request_start_time))) as $fields
| if ($s | test("not|down|unreach|timeout|error")) then
    {event: "not_responding"} + posts(post("\($check) is **not reachable**\(around(" ("; $state | humanized | ascii_downcase | inline(60); ")"))"; {color: red, update: $same, fields: $fields}))
  elif $type == "PE" or ($s | test("degrad|slow|performance")) then
    {event: "performance_degraded"} + posts(post("\($check) answers \(if ($s | test("good|available|normal|ok")) then "as quickly as it should again" else "slowly" end)\(around(": it took "; $took; ""))"; {color: (if ($s | test("good|available|normal|ok")) then green else amber end), update: key($same, "speed"), fields: $fields}))
  elif ($s | test("available|up|ok")) then
    {event: "available"} + posts(post("\($check) is **reachable**\(around(", it answered in "; $took; ""))"; {color: green, update: $same}))
  else {event: "changed"} + posts(post("\($check) \(if ($s | startswith("ssl")) and ($s | contains("expir")) then "has a certificate that expires soon" else "is " + ($state | humanized | ascii_downcase | inline(60) | if . == "" then "in another state" else . end) end)"; {color: amber, update: $same, fields: $fields})) end
