# CircleCI: https://circleci.com/docs/webhooks/

def state: {"success": "passed", "fixed": "passed", "failed": "failed", "error": "failed", "failing": "failed", "timedout": "failed", "infrastructure_fail": "failed", "canceled": "cancelled", "cancelled": "cancelled", "unauthorized": "failed", "no_tests": "other", "not_run": "cancelled"}[.] // "other";
(.options | object(.)) as $options | .body | object(.)
| if .payload? | type == "object" then
    object(.payload) as $b | (text($b.outcome?, $b.status?) | state) as $s
    | {event: "build"} + posts(post("Build\(around(" "; link(around("#"; words($b.build_num; 12); ""); text($b.build_url)); ""))\(around(" of **"; words($b.reponame; 80); "**")) \(word($s))"; {color: tone($s), body: commit_line(text($b.vcs_revision); text($b.all_commit_details[0].commit_url?); text($b.subject); words($b.author_name?, $b.committer_name?; 60)), fields: fields(field("Branch"; code(text($b.branch))), field("Took"; (number($b.build_time_millis) | if . == null then "" else . / 1000 | duration end)), field("Pull requests"; [records($b.pull_requests)[] | link(text(.url) | split("/") | "#" + (.[-1] | inline(12)); text(.url))] | sentence))}))
  else
    text(.type) as $type | object(.pipeline.vcs) as $v | object(.pipeline.trigger_parameters | .gitlab? // .github_app?) as $g
    | text($v.branch?, $g.branch?, .pipeline.trigger_parameters.git.branch?) as $branch | text($v.tag?, $g.tag?) as $tag
    | (if $type == "job-completed" then object(.job) else object(.workflow) end) as $x
    | text($x.status, .workflow.status) as $word | ($word | ascii_downcase | state) as $s
    | words(.project.name; 80) as $project
    | {event: (if $type == "" then "workflow-completed" else $type end)} +
      if $type == "ping" then posts(post("CircleCI says hello: this webhook works."))
      elif $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      elif $options.only_problems == true and $s == "passed" then ignored("It went well, and only problems are wanted.")
      else posts(post(line((if $type == "job-completed" then "Job" else "Workflow" end), (link(words($x.name; 80); text(.workflow.url)) | if . == "" then "" else "**" + . + "**" end), around("of **"; $project; "**"), around("#"; words(.pipeline.number; 12); ""), (if $s == "other" then around("ended: "; $word | humanized | inline(40); "") else word($s) end), around("after "; between($x.started_at?, $x.created_at?; $x.stopped_at?); ""));
        {color: tone($s), thread: key("pipeline", text(.pipeline.id)),
         body: (commit_line(text($v.revision?, $g.commit_sha?); (around(text($v.target_repository_url?, $v.origin_repository_url?, $g.web_url?) + "/commit/"; text($v.revision?, $g.commit_sha?); "") | if startswith("http") and (contains("bitbucket") | not) then . else "" end); text($v.commit.subject?, $g.commit_title?); words($v.commit.author.name?, $g.commit_author_name?; 60)) | if contains("*no message*") then "" else . end),
         fields: fields(field("Branch"; code($branch)), field("Tag"; code($tag)), field("Started by"; words(.pipeline.trigger_parameters.circleci.actor_login? , $g.user_name?, $g.user_username?; 60)))})) end end
