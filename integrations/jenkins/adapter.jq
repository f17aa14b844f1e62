# Jenkins' Notification plugin: {name, url, build {phase, status, full_url, scm ...}}.

(.options | object(.)) as $options | .body | object(.) | object(.build) as $b
| text($b.phase?, .phase?) as $phase
| (text($b.status?, .status?, .result?) | ascii_upcase) as $status
| (if $status == "" then "running" else {"SUCCESS": "passed", "FAILURE": "failed", "UNSTABLE": "other", "ABORTED": "cancelled", "NOT_BUILT": "cancelled"}[$status] // "other" end) as $s
| words(.display_name?, .name?, .job?; 120) as $job
| link(around("#"; words($b.number?, .build_number?; 12); "") | if . == "" then "of Jenkins" else . end; text($b.full_url?, .build_url?)) as $n
| (text($b.scm.branch?) | if startswith("origin/") then .[7:] else . end) as $branch
| {event: (if $phase == "" then "COMPLETED" else $phase end)} +
  if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
  elif $phase == "QUEUED" and $options.queued != true then ignored("The build only waits; its start is told.")
  elif $options.only_problems == true and ($s == "passed" or $s == "running") then ignored("It went well, and only problems are wanted.")
  else posts(post(line("Build", $n, around("of **"; $job; "**"), (if $phase == "QUEUED" then "waits" elif $status == "UNSTABLE" then "is unstable" elif $status == "NOT_BUILT" then "was not built" else word($s) end), around("after "; (number($b.duration?) | if . == null or $phase == "STARTED" or . < 1 then "" else . / 1000 | duration end); ""));
    {color: tone($s), update: key("build", text(.url?, .name?, .job?), text($b.number?, .build_number?)),
     body: lines(passage(text($b.notes?); 4; 400), (if $s == "failed" then code_block(text($b.log?) | split("\n") | .[-8:] | join("\n"); 8; 700) else "" end)),
     fields: fields(field("Branch"; code($branch)), field("Commit"; code(text($b.scm.commit?)[:10])), field("Changes by"; [texts($b.scm.culprits?)[] | inline(40)] | .[:6] | sentence), field("Tests"; (object($b.test_summary?) | if . == {} then "" else joined(", "; (number(.passed) | if . == null then "" else "\(.) passed" end), (number(.failed) | if . == null or . == 0 then "" else "\(.) failed" end), (number(.skipped) | if . == null or . == 0 then "" else "\(.) skipped" end)) end)))})) end
