# IFTTT: an applet's own body; topic (or subject) and content, or value1 to value3.

(if (.body | type) == "object" then .body else .query end) | object(.)
| (words(.subject?, .topic?, .title?; 200)) as $title
| (if (.content? | type) == "string" then text(.content) else text(.message?, .body?, .text?) end) as $text

| [words(.value1?; 500), words(.value2?; 500), words(.value3?; 500)] as $values
| {event: "message"} +
  if $text == "" and $title == "" and ($values | all(. == "")) then
    if given(.content) or given(.topic) then posts(post("An applet of IFTTT sent a message that is not a text\(around(": "; [(.content?, .topic?) | objects | .[] | as_text | select(. != "") | inline(200)] | sentence; "")).")) else ignored("The applet sent nothing to show.") end
  elif $text == "" and $title == "" then posts(post($values | map(select(. != "")) | join(" · ")))
  else posts(post(lines(bold($title), excerpt($text; 20; 3000)))) end
