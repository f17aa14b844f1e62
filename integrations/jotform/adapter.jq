# Jotform: rawRequest holds the answers by question, pretty all of them in one line.

def answer: if type == "object" then ([.[] | as_text | select(. != "")] | join(" ")) elif type == "array" then ([.[] | as_text | select(. != "")] | join(", ")) else as_text end;
.body | object(.)
| (.rawRequest | if type == "string" then (try fromjson catch {}) else . end | object(.)) as $raw
| text(.formID) as $form
| [$raw | to_entries[] | select(.key | test("^q[0-9]+_")) | {k: (.key | [match("^q[0-9]+_(.*)$").captures[0].string][0] // "" | [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | capitalized | inline(60)), v: (.value | answer)} | select(.v != "" and (.v | startswith("data:") | not)) | {k, v: (.v | inline(600))}] as $answers
| {event: "submission"} + posts(post("Somebody filled in the form \(link(words(.formTitle; 120) | if . == "" then "of Jotform" else "**" + . + "**" end; if ($form | test("^[0-9]+$")) and (text(.submissionID) | test("^[0-9]+$")) then "https://www.jotform.com/inbox/" + $form + "/" + text(.submissionID) else "" end))";
    {color: blue, body: (if ($answers | length) == 0 then passage(.pretty; 10; 900) else "" end), fields: fields($answers[:12][] | field(.k | if . == "" then "Answer" else . end; .v; (.v | length) < 40))}))
