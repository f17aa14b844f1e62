# Zapier: a Zap's own fields; content and subject (or topic) are the usual ones.

(if (.body | type) == "object" then .body else .query end) | object(.)
| (words(.subject?, .topic?, .title?; 200)) as $title
| (if (.content? | type) == "string" then text(.content) else text(.message?, .body?, .text?) end) as $text

| {event: "message"} +
  if text(.type?) == "auth" and $text == "" then ignored("Zapier only tries whether the address answers.")
  elif $text == "" and $title == "" then
    [to_entries[] | select(.value | type == "string" or type == "number" or type == "boolean") | select(.value | as_text != "") | field(.key | humanized | capitalized | inline(40); .value | as_text | inline(300))] as $pairs
    | if ($pairs | length) == 0 then ignored("The Zap sent nothing to show.") else posts(post("A Zap sent:"; {color: blue, fields: $pairs[:10]})) end
  else posts(post(lines((link($title; text(.url?, .link?)) | bold(.)), excerpt($text; 20; 3000)))) end
