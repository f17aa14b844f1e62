# GoSquared: chat messages (message, person), traffic alerts (triggeredAlert, siteDetails) and smart groups (person, group).

def person: object(.person) as $p | words($p.name?, $p.first_name?, $p._anon.name?, $p.email?; 80) | if . == "" then "A visitor" else . end;
.body | object(.)
| object(.message?) as $direct | (if $direct == {} then object(.person.chat.latest.message) else $direct end) as $m
| if given(.triggeredAlert) then
    object(.triggeredAlert) as $a | link(words(.siteDetails.site_name?, .siteDetails.url?; 100) | if . == "" then "A site" else . end; text(.siteDetails.url?)) as $site
    | {event: "traffic_spike"} + posts(post("\($site) has \(number(.concurrents) | if . == null then "unusual traffic" else plural(.; "visitor"; "visitors") + " now" end)\(around(", "; words($a.boundary; 20) | {"upper": "more", "lower": "less"}[.] // ""; " than") + around(" "; words($a.value; 12); ""))"; {color: (if text($a.boundary) == "lower" then amber else blue end)}))
  elif $m != {} then
    if (text($m.content) == "" and text($m.type?) != "message" and text($m.type?) != "") then {event: "chat_message"} + ignored("Somebody only came into the chat or left it.")
    elif flag($m.private) then {event: "chat_message"} + ignored("It is a private note of an agent.")
      else person as $who
        | {event: "chat_message"} + posts(post("\(if text($m.from) == "agent" then words($m.agent.first_name?, $m.agent.name?; 60) | if . == "" then "An agent" else . end else $who end) wrote in the chat\(around(" on "; link(words($m.session.title; 100); text($m.session.href)); ""))";
            {color: blue, thread: key("chat", text(.person.id?)), body: passage($m.content; 10; 800) | quoted})) end
  elif given(.group) then {event: "group"} + posts(post("\(person) \(if text(.action?, .boundary?, .group.boundary?) | test("exit|leave") then "left" else "came into" end) the group \(words(.group.name; 80) | if . == "" then "" else "**" + . + "**" end)"; {color: blue}))
  else {event: "other"} + posts(post("GoSquared tells of \(person | if . == "A visitor" then "a visitor" else . end)"; {color: blue})) end
