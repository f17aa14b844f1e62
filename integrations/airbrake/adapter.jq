# Airbrake: one error with the notice that was last.

.body | object(.)
| object(.error) as $e | object($e.last_notice) as $n
| link(joined(": "; words($e.error_class; 100), (text($e.error_message) | split("\n")[0] // "" | inline(250))) | if . == "" then "an error" else . end; text(.airbrake_error_url?, $e.url?)) as $name
| number($e.times_occurred) as $times
| {event: "error"} + posts(post("\(if $times == null or $times < 2 then "New error" else "Error" end)\(around(" in "; words($e.project.name; 80); "")): **\($name)**";
    {color: red, thread: key("error", text($e.id)), body: code_block([texts($n.backtrace)[:6][]] | join("\n"); 6; 700),
     fields: fields(field("Environment"; words($e.environment; 40)), field("Where"; code(joined(":"; text($e.file), text($e.line_number)))), field("Times"; if $times == null then "" else $times | decimal end), field("Request"; link(words($n.request_url; 120); text($n.request_url))), field("First"; date($e.first_occurred_at)), field("Last"; date($e.last_occurred_at)))}))
