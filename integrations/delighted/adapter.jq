# Delighted: NPS scores 0 to 10, other kinds 1 to 5; 9 and 10 are promoters, up to 6 detractors.

.body | object(.) | text(.event_type) as $type | object(.event_data) as $d
| (words($d.person.name?, $d.person.email?, $d.email?; 80) | if . == "" then "Somebody" else . end) as $who
| number($d.score) as $score | (text($d.survey_type?) | if . == "" then "nps" else . end) as $kind
| (if $score == null then blue elif $kind == "nps" then (if $score >= 9 then green elif $score <= 6 then red else amber end) else (if $score >= 4 then green elif $score <= 2 then red else amber end) end) as $colour
| link((if $score == null then "an answer" else "**" + ($score | tostring) + "**" end); text($d.permalink)) as $answer
| {thread: key("answer", text($d.id?))} as $thread
| (if $type == "" then {} else {event: $type} end) +
  if $type == "unsubscribe.created" then posts(post("\($who) no longer wants surveys"; {color: grey}))
  elif ($type | startswith("bounce.")) then posts(post("The survey for \($who) could not be delivered"; {color: amber}))
  elif $type == "survey_response.noted" then posts(post("\(words(list($d.notes)[-1].user.name?, list($d.notes)[-1].user.email?; 80) | if . == "" then "Somebody" else . end) wrote a note to the answer \($answer) of \($who)"; $thread + {color: blue, body: quote(text(list($d.notes)[-1].text?, $d.notes[-1].text?); 6; 500)}))
  elif $type == "survey_response.tagged" then posts(post("The answer \($answer) of \($who) was tagged\(around(": "; [list($d.tags)[] | words(.name?, .; 40)] | sentence; ""))"; $thread))
  else posts(post("\($who) \(if ($type | endswith("updated")) then "changed the answer to" else "answered with" end) \($answer)\(if $kind == "nps" and $score != null then (if $score >= 9 then ", a promoter" elif $score <= 6 then ", a detractor" else "" end) else "" end)"; $thread + {color: $colour, body: passage($d.comment; 8; 600), fields: fields(object($d.person_properties) | to_entries[:4][] | field(.key | inline(40); .value | as_text | inline(100)))})) end
