# AppFollow writes as for Slack: app, store and maker, stars, *title*, text, _by_ *author*, [links].

def unslack: [splits("\\[[^\\]\\n]*\\]\\([^)\\n]*\\)")] | join("") | [splits("[*_]")] | join("");
.body | object(.)
| if given(.rating) then
    number(.rating) as $n
    | {event: "review"} + posts(post("\(words(.author?; 60) | if . == "" then "Somebody" else . end) gave \(bold(words(.app_name; 100)) | if . == "" then "an app" else . end) \(if $n == null then "a review" else plural($n; "star"; "stars") end)"; {color: (if $n == null then blue elif $n >= 4 then green elif $n <= 2 then red else amber end), body: lines(bold(words(.title?; 150)), passage(text(.content?, .text?); 8; 700)), fields: fields(field("Store"; words(.store?; 40)), field("Version"; words(.app_version?; 20)))}))
  else
    text(.text) as $t | [$t | split("\n")[] | trimmed | select(. != "")] as $lines
    | ([$t | match("[★]+"; "g").string | length]) as $runs | (if ($t | contains("→")) then $runs[-1] else $runs[0] end // 0) as $stars
    | ([$t | match("\\[Permalink\\]\\((https?://[^)\\s]+)\\)").captures[0].string] | .[0] // "") as $url
    | ([$lines[2:][] | select(test("^[★☆]") | not)]) as $rest
    | {event: "review"} + posts(post("\(link(if $stars == 0 then "Review" else plural($stars; "star"; "stars") end; $url)) for \(bold(($lines[0] // "an app") | unslack | inline(120)))\(around(" ("; ($lines[1] // "") | unslack | split(",")[0] // "" | inline(60); ")"))";
        {color: (if $stars >= 4 then green elif $stars == 0 then blue elif $stars <= 2 then red else amber end), body: ([$rest[] | unslack | trimmed | select((split("·") | map(trimmed) | join("")) != "") | inline(700)] | .[:8] | join("\n"))})) end
