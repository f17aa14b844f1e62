# CodeShip: {build}.

(.options | object(.)) as $options | .body | object(.) | object(.build) as $b
| ({"success": "passed", "error": "failed", "testing": "running", "waiting": "running", "initiated": "running", "stopped": "cancelled", "ignored": "cancelled", "blocked": "other", "infrastructure_failure": "failed"}[text($b.status)] // "other") as $s
| {event: "build"} + if text($b.branch) as $br | $br != "" and ($br | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
  else posts(post(line("Build", link(words($b.build_id; 12) | if . == "" then "" else "#" + . end; text($b.build_url)), around("of **"; words($b.project_name?, $b.project_full_name?; 100); "**"), word($s));
    {color: tone($s), update: key("build", text($b.build_id)), body: (commit_line(text($b.commit_id); text($b.commit_url); text($b.message); words($b.committer; 60)) | if contains("*no message*") then "" else . end), fields: fields(field("Branch"; code(text($b.branch))))})) end
