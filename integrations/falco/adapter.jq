# Falco's HTTP output, also as Falcosidekick passes it on.

.body | object(.)
| text(.priority) as $p | object(.output_fields) as $f
| words(.rule; 150) as $rule
| (text(.output) | [match("^\\S*?\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?: \\w+ ?(.*)$"; "s").captures[0].string] | .[0] // "" ) as $cut
| {event: (if ($rule | test("^Test rule$"; "i")) then "test" else "alert" end)} + posts(post("**\($p | ascii_downcase | capitalized | inline(20) | if . == "" then "Alert" else . end)**: \($rule | if . == "" then "a rule of Falco matched" else . end)\(around(" on "; words(.hostname; 80); ""))";
    {color: ({"emergency": red, "alert": red, "critical": red, "error": red, "warning": amber, "notice": blue, "informational": blue, "debug": grey}[$p | ascii_downcase] // amber),
     thread: key("rule", text(.rule), text(.hostname)),
     body: passage(if $cut == "" then text(.output) else $cut end; 6; 700),
     fields: fields(field("Container"; words($f["container.name"]; 80)), field("Image"; words($f["container.image.repository"]; 120)), field("Pod"; joined("/"; words($f["k8s.ns.name"]; 60), words($f["k8s.pod.name"]; 100))), field("User"; words($f["user.name"]; 60)), field("Command"; code($f["proc.cmdline"]); false), field("File"; code($f["fd.name"]); false), field("At"; date(.time?)), field("Tags"; [texts(.tags)[] | inline(30)] | .[:8] | sentence))}))
