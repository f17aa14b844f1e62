# Papertrail: {events, saved_search}; a search for silence has no events. Counts come instead of events if one asked for them.

.body | object(.) | (if .payload? | type == "object" then .payload else . end)
| object(.saved_search) as $s | records(.events) as $events | records(.counts) as $counts
| link(words($s.name; 100) | if . == "" then "a saved search" else "**" + . + "**" end; text($s.html_search_url)) as $name
| [$events[:12][] | joined(" "; (text(.display_received_at) | .[:20]), (text(.hostname?, .source_name?) | .[:40]), (around(""; text(.program) | .[:40]; ":")), (text(.message) | .[:200]))] as $lines
| {event: "search"} + posts(
    if ($events | length) > 0 then
      post("\(plural($events | length; "line matches"; "lines match")) \($name)\(around(" (`"; text($s.query) | shorten(80) | split("`") | join("'") | harmless; "`)"))";
        {color: (if any($events[]; text(.severity) | test("^(err|crit|alert|emerg)"; "i")) then red else amber end),
         body: (code_block($lines | join("\n"); 12; 2500) + (if ($events | length) > 12 then "\nand \(($events | length) - 12) more" else "" end))})
    elif ($counts | length) > 0 then
      post("\(plural([$counts[] | object(.timeseries) | .[] | numbers] | add // 0; "line matches"; "lines match")) \($name)";
        {color: amber, fields: fields($counts[:8][] | field(words(.source_name; 40) | if . == "" then "Host" else . end; plural([object(.timeseries) | .[] | numbers] | add // 0; "line"; "lines")))})
    else post("No line matched \($name)"; {color: amber}) end)
