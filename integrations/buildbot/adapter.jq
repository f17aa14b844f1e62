# Buildbot: the small body of older guides {event, buildid, buildername, url, results}, and HttpStatusPush's whole build.

(.options | object(.)) as $options | .body | object(.)
| (if text(.event) != "" then text(.event) elif flag(.complete) then "finished" else "new" end) as $event
| (if $event == "new" then "running" else ({"0": "passed", "1": "other", "2": "failed", "3": "cancelled", "4": "failed", "5": "other", "6": "cancelled"}[text(.results)] // "other") end) as $s
| ({"1": "passed with warnings", "3": "was skipped", "4": "ended with an error of Buildbot", "5": "will be tried again"}[text(.results)] // word($s)) as $word
| link(words(.number?, .buildid?; 12) | if . == "" then "" else "#" + . end; text(.url)) as $n
| {event: $event} + if $options.only_problems == true and ($s == "passed" or $s == "running") then ignored("It went well, and only problems are wanted.")
  else posts(post(line("Build", $n, around("of **"; words(.buildername?, .builder.name?; 100); "**"), around("for "; words(.project?, .properties.project[0]?, .buildset.sourcestamps[0].project?; 80); ""), (if $s == "running" then word($s) else $word end));
    {color: tone($s), update: key("build", text(.buildid)), fields: fields(field("Branch"; code(text(.properties.branch[0]?, .buildset.sourcestamps[0].branch?))), field("Revision"; code(text(.properties.got_revision[0]?, .properties.revision[0]?, .buildset.sourcestamps[0].revision?)[:10])), field("By"; words(.properties.owner[0]?; 60)), field("Took"; between(.started_at?; .complete_at?)), field("State"; words(.state_string?; 100) | if test("^(finished|build successful|starting)$") then "" else . end))})) end
