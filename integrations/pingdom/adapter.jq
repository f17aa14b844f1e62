# Pingdom: https://www.pingdom.com/resources/webhooks/

def address:
  text(.check_params.full_url?) | if . != "" then . else "" end;
def target: words(.check_params.full_url?, .check_params.hostname?, .check_params.url?; 150);

.body | object(.)
| link(words(.check_name; 120) | if . == "" then "A check" else . end; address) as $check
| text(.current_state) as $state | ($state | ascii_upcase) as $s
| words(.long_description?, .description?; 300) as $why
| words(.description; 200) as $short
| fields(
    field("Target"; if address == "" then target else "" end), field("Since"; date(.state_changed_timestamp?, .state_changed_utc_time?)),
    field("Seen from"; [words(.first_probe.location?; 60), words(.second_probe.location?; 60)] | sentence),
    field("Level"; words(.importance_level; 20) | ascii_downcase | capitalized), field("Tags"; [texts(.tags)[] | inline(40)] | sentence)) as $fields
| key("check", text(.check_id?, .check_name?)) as $same
| if $s == "DOWN" or $s == "FAILING" or $s == "FAILURE" then
    {event: "down"} + posts(post("\($check) is **\(if $s == "DOWN" then "down" else "failing" end)**\(around(": "; $short; ""))"; {color: red, update: $same, body: (if $why == $short then "" else $why end), fields: $fields}))
  elif $s == "UP" or $s == "SUCCESS" then {event: "up"} + posts(post("\($check) \(if $s == "UP" then "is **up**" else "**succeeds**" end) again\(around(": "; $short | if ascii_downcase == "ok" then "" else . end; ""))"; {color: green, update: $same}))
  else {event: "changed"} + posts(post("\($check) is \($state | humanized | ascii_downcase | inline(40) | if . == "" then "in another state" else . end)\(around(": "; $short; ""))"; {color: amber, update: $same, fields: $fields})) end
