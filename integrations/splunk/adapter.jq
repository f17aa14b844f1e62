# Splunk's webhook alert action: {sid, search_name, app, owner, results_link, result}, the result being the first row.

def shown_members:
  [object(.) | to_entries[] | select((.key | startswith("_") or startswith("date_") or test("^(punct|timestartpos|timeendpos|splunk_server|linecount|eventtype|index|source|sourcetype|host|tag|tag::.*|_.*)$")) | not)
    | select(.value | as_text != "") | {k: (.key | inline(40)), v: (.value | as_text | inline(200))}] | .[:6];

.body | object(.)
| object(.result) as $r
| link(words(.search_name; 120) | if . == "" then "A search" else "**" + . + "**" end; text(.results_link)) as $name
| text($r._raw) as $raw
| {event: "alert"} + posts(post("\($name) found something";
    {color: amber, thread: key("search", text(.app), text(.search_name)),
     body: code_block($raw; 8; 800),
     fields: fields(field("Host"; words($r.host; 80)), field("Source"; words($r.source; 120)), field("At"; date($r._time)), (if $raw == "" then ($r | shown_members[] | field(.k; .v)) else empty end))}))
