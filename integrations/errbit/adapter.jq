# Errbit's webhook notification: {problem}, sometimes with the newest notice.

.body | object(.)
| object(.problem) as $p
| link(joined(": "; words($p.error_class; 100), (text($p.message) | split("\n")[0] // "" | inline(250))) | if . == "" then "a problem" else . end; text($p.url?, .notice.url?)) as $name
| number($p.notices_count) as $times
| {event: "problem"} + posts(post("\(if flag($p.resolved) then "Resolved" elif $times == null or $times < 2 then "New error" else "Error" end)\(around(" in "; words($p.app_name; 80); "")): **\($name)**";
    {color: (if flag($p.resolved) then green else red end), thread: key("problem", text($p._id?, $p.id?)),
     fields: fields(field("Environment"; words($p.environment; 40)), field("Where"; words($p.where; 120) | if ascii_downcase == "unknown" then "" else . end), field("Times"; if $times == null then "" else $times | decimal end), field("First"; date($p.first_notice_at)), field("Last"; date($p.last_notice_at)))}))
