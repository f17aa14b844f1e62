# Dialogflow: a fulfilment request of ES v1 (result), ES v2 (queryResult) or CX (fulfillmentInfo, sessionInfo).

def inline_value: as_text | inline(80);
def shown: if type == "object" then words(.name?, .original?, .displayName?, .amount?; 80) as $n | (if given(.amount?) and given(.unit?) then joined(" "; words(.amount?; 20), words(.unit?; 20)) else $n end) elif type == "array" then (map(shown) | sentence) else inline_value end;
def parameters(f): [object(f) | to_entries[] | select(.key | test("\\.original$") | not) | field(.key | split("-") | join(" ") | humanized | capitalized | inline(40); (.value | shown))][:8];
def says(f): [records(f)[:10][] | (texts(.text.text?)[], text(.speech?, .text? | strings), texts(.text? | arrays)[], text(.simpleResponses.simpleResponses[0].textToSpeech?), text(.card.title?), text(.outputAudioText.text?))] | map(select(. != "")) | unique_by(.) | join("\n");
.body | object(.) as $b
| (if given($b.queryResult?) then "v2" elif given($b.fulfillmentInfo?) or given($b.sessionInfo?) or given($b.pageInfo?) then "cx" else "v1" end) as $form
| object($b.queryResult?) as $q | object($b.result?) as $r
| text($q.queryText?, $r.resolvedQuery?, $b.text?, $b.transcript?, $b.triggerEvent?, $b.triggerIntent?) as $asked
| text($q.fulfillmentText?, $r.fulfillment.speech?, $r.fulfillment.displayText?, $b.alternateResult.fulfillment.speech?, $b.alternateResult.fulfillment.displayText?) as $a0
| (if $a0 != "" then $a0 elif $form == "v2" then says($q.fulfillmentMessages?) elif $form == "cx" then says($b.messages?) else (says($r.fulfillment.messages?) | if . == "" then says($b.alternateResult.fulfillment.messages?) else . end) end) as $answer
| words($q.intent.displayName?, $r.metadata.intentName?, $b.intentInfo.displayName?; 80) as $intent
| number($q.intentDetectionConfidence?, $r.score?, $b.intentInfo.confidence?) as $sure
| object(if $form == "v2" then $q.parameters? elif $form == "cx" then $b.sessionInfo.parameters? else $r.parameters? end) as $p
| (text($b.session?, $b.sessionInfo.session?, $b.sessionId?) | split("/") | .[-1] // "" | .[-100:]) as $session
| number($b.status.code?) as $code
| {event: "query"} +
  if $code != null and ($code >= 400 or ($code != 200 and $answer == "")) then posts(post("Dialogflow could not answer\(if $asked == "" then "" else ": " + words($asked; 300) end)"; {thread: key("session", $session), color: red, body: passage($b.status.errorDetails?, $b.status.errorType?; 4; 400)}))
  elif $asked == "" and $answer == "" then ignored("There is neither a question nor an answer in it.")
  else
    posts(post((if $asked == "" then "The bot spoke" else "Somebody asked: **\(words($asked; 400))**" end); {thread: key("session", $session), color: (if $answer == "" then amber else blue end), body: lines(passage($answer; 12; 1200), (if $code != null and $code != 200 then "*" + words($b.status.errorDetails?, $b.status.errorType?; 200) + "*" | if . == "**" then "" else . end else "" end)),
      fields: fields(field("Intent"; $intent | split(".") | join(" ") | humanized | capitalized), field("Sure"; (if $sure == null or $sure <= 0 or $sure > 1 then "" else "\($sure * 100 | round) %" end)), field("Page"; words($b.pageInfo.displayName?; 80)), parameters($p)[])})) end
