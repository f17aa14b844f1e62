# CloudEvents 1.0: structured (one object), batched (a list), or binary (ce- headers, the body being the data).

def spoken: split(".") | map(select(. != "" and (test("^(com|org|io|net|dev|v[0-9]+)$") | not))) | join(" ") | [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[^A-Za-z0-9_\\s-]+"; "g").string] | join(" ") | ascii_downcase | inline(120);
def pairs: [object(.) | to_entries[] | select(.value | type == "string" or type == "number" or type == "boolean") | select(.value | as_text != "") | field(.key | [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | capitalized | inline(40); (.value | as_text | inline(200)))] | .[:10];
def event_post:
  words(.type | as_text | {t: .} | .t | spoken; 120) as $type
  | (.data? // null) as $data
  | post("**\($type | if . == "" then "An event" else capitalized end)**\(around(" of "; words(.subject?; 120); ""))\(around(" from "; words(.source?; 120); ""))";
      {color: blue, body: (if ($data | type) == "string" then passage($data; 8; 800) else passage(text($data.message?, $data.description?, $data.text?, $data.summary?); 8; 800) end), fields: (if ($data | type) == "object" then ($data | del(.message?, .description?, .text?, .summary?) | pairs) else [] end)});
(.options | object(.)) as $options | .headers as $h
| (if ($h["ce-type"] != null) then [{type: $h["ce-type"], source: $h["ce-source"], subject: $h["ce-subject"], data: .body}] elif (.body | type) == "array" then .body else [.body] end) | map(select(type == "object"))
| if length == 0 then {event: "event"} + ignored("There is no event in it.")
  else map(select(.type | as_text | wanted($options.types)))
    | {event: "event"} + if length == 0 then ignored("The type is not among the chosen ones.") else posts(.[:20][] | event_post) end end
