# Woodpecker's webhook plugin {repo, pipeline | build}, and Drone's global webhooks {event, action, repo, build}.

def state: {"success": "passed", "failure": "failed", "error": "failed", "killed": "cancelled", "declined": "cancelled", "skipped": "cancelled", "running": "running", "pending": "running", "blocked": "other", "started": "running"}[.] // "other";
(.options | object(.)) as $options | (.headers["x-drone-event"]) as $header | .body | object(.)
| object(.repo) as $r | (if given(.pipeline) then object(.pipeline) else object(.build) end) as $b
| text(.event? | strings, $header) as $ev
| link(words($r.full_name?, $r.slug?, $r.name?; 100); text($r.forge_url?, $r.link?, $r.link_url?)) as $repo
| if ($ev == "repo" or $ev == "user") then
    {event: $ev} + posts(post("\(if $ev == "repo" then "Repository" else "Account" end) \(if $ev == "repo" then $repo else words(.user.login?; 60) end) was \({"enabled": "switched on", "disabled": "switched off", "created": "made", "deleted": "removed"}[text(.action)] // "changed")"; {color: blue}))
  else
    (text($b.status) | ascii_downcase | state) as $s | text($b.branch?, $b.target?) as $branch
    | (object($b.commit?) ) as $c
    | text(($b.commit? | strings), $c.sha?, $b.after?) as $sha
    | {event: "build"} +
      if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      elif $options.only_problems == true and ($s == "passed" or $s == "running") then ignored("It went well, and only problems are wanted.")
      else posts(post(line("Pipeline", link(around("#"; words($b.number; 12); "") | if . == "" then "of a repository" else . end; (text($b.link_url?, $b.url?, $b.system_link?) | if . == "" then text($b.link?) else . end)), around("of "; $repo; ""), (if text($b.status) == "blocked" then "waits for approval" else word($s) end), around("after "; between($b.started?; $b.finished?); ""));
        {color: tone($s), update: key("pipeline", text($r.full_name?, $r.slug?, $r.name?), text($b.number)),
         body: (commit_line($sha; text($b.forge_url?, $b.link? | strings | select(test("/commit/|/compare/"))); text($b.message?, $c.message?, $b.title?); words($b.author?, $b.author_login?, $b.author_name?; 60)) | if contains("*no message*") then "" else . end),
         fields: fields(field("Branch"; code($branch)), field("Event"; words($b.event?; 30) | humanized), field("Failed steps"; [records($b.workflows?, $b.stages?)[] | select(text(.state?, .status?) | test("failure|error")) | words(.name; 60)] | .[:5] | sentence), field("Error"; words($b.error?; 200)))})) end end
