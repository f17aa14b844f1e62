# SonarQube: https://docs.sonarsource.com/sonarqube-server/latest/project-administration/webhooks/

def operator: {"LESS_THAN": "<", "GREATER_THAN": ">"}[.] // "";
(.options | object(.)) as $options | .body | object(.)
| object(.qualityGate) as $g | object(.branch) as $b
| link(words(.project.name?, .project.key?; 100) | if . == "" then "a project" else "**" + . + "**" end; text($b.url?, .project.url?)) as $name
| text($b.name) as $branch
| (if text(.status) as $st | $st != "" and $st != "SUCCESS" then "error" else text($g.status) | {"OK": "ok", "ERROR": "failed", "WARN": "warn"}[.] // "none" end) as $s
| {event: "quality_gate"} +
  if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
  elif $options.only_problems == true and $s == "ok" then ignored("It went well, and only problems are wanted.")
  else posts(post(({ok: "The quality gate of \($name) passed", failed: "The quality gate of \($name) **failed**", warn: "The quality gate of \($name) warns", error: "The analysis of \($name) failed", none: "\($name) was analysed"}[$s]) + around(" on "; code($branch) | if $b.isMain == true then . else . end; "");
    {color: ({ok: green, failed: red, warn: amber, error: red, none: blue}[$s]), thread: key("project", text(.project.key), $branch),
     fields: fields(records($g.conditions)[] | select(text(.status) | test("ERROR|WARN")) | field(text(.metric) | humanized | capitalized | inline(60) | if . == "" then "Condition" else . end; words(.value?; 20) + around(" (must not be " + (text(.operator) | operator) + " "; words(.errorThreshold?, .error?, .warning?; 20); ")")))})) end
