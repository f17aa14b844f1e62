# Thinkst Canary's generic webhook: AlertType CanaryIncident or CanarytokenIncident.

.body | object(.)
| text(.AlertType) as $type
| [list(.AdditionalDetails)[] | select(type == "array" and length >= 2) | {k: (.[0] | as_text | inline(50)), v: (.[1] | if type == "object" or type == "array" then "" else as_text end | inline(200))} | select(.k != "" and .v != "")] as $more
| {event: (if $type == "" then "CanaryIncident" else $type end)} + posts(post("**\(words(.Description; 120) | if . == "" then "Incident" else . end)** \(if $type == "CanarytokenIncident" or text(.Token?) != "" then "token was touched" + around(": "; words(.Reminder; 200); "") else "on the Canary" + around(" "; words(.CanaryName; 80); "") + around(" ("; words(.CanaryLocation; 80); ")") end)\(around(" by "; words(.SourceIP; 60); ""))";
    {color: red, thread: key("incident", text(.IncidentHash)), body: passage(.Intro; 4; 400),
     fields: fields(field("Name of the source"; words(.ReverseDNS; 100)), field("Target"; joined(":"; words(.CanaryIP; 60), words(.CanaryPort; 8))), field("At"; text(.Timestamp) | rtrimstr(" (UTC)") as $t | date($t) | if . == "" then $t | inline(40) else . end), field("Times"; words(.Triggered; 10)), ($more[:7][] | field(.k; .v; (.v | length) < 60)))}))
