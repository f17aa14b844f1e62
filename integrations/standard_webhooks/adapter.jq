# Standard Webhooks: {type, timestamp, data}; of data the plain members are shown.

def spoken: [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | inline(120);
def pairs($prefix): [object(.) | to_entries[] | select(.value | type == "string" or type == "number" or type == "boolean") | select(.value | as_text != "") | field($prefix + (.key | spoken | if $prefix == "" then capitalized else . end | .[:40]); (.value | as_text | inline(200)))];
(.options | object(.)) as $options | .body as $body | .body | object(.)
| text(.type?, .event_type?, .event?) as $type | (if (.data? | type) == "object" then .data else del(.type?, .event_type?, .event?, .timestamp?) end) as $d
| {event: "event"} + if ($type | wanted($options.types) | not) then ignored("The type is not among the chosen ones.") else posts(post("**\($type | spoken | if . == "" then "An event" else capitalized end)**\(around(": "; words($d.name?, $d.title?, $d.subject?, $d.email?; 150); ""))";
    {color: blue, body: (if ($body | type) == "string" then passage($body; 10; 900) else passage(text($d.message?, $d.description?, $d.text?); 8; 800) end),
     fields: (($d | del(.message?, .description?, .text?, .name?, .title?, .subject?) | pairs("")) + [($d | to_entries[] | select(.value | type == "object") | .key as $k | .value | pairs(($k | spoken | capitalized) + " ")[])] | .[:10])})) end
