# Semaphore 2.0 {pipeline, workflow, revision, project}, and Semaphore Classic {project_name, result, commit}.

def state: {"passed": "passed", "failed": "failed", "stopped": "cancelled", "canceled": "cancelled", "pending": "running"}[.] // "other";
(.options | object(.)) as $options | .body | object(.)
| if given(.pipeline) then
    object(.pipeline) as $p | object(.revision) as $r | (text($p.result, $p.state) | ascii_downcase | state) as $s
    | text($r.branch.name?) as $branch | text(.repository.url) as $repo | words(.organization.name; 60) as $org
    | (if (text(.organization.name) | test("^[a-z0-9-]{1,60}$")) then "https://" + text(.organization.name) + ".semaphoreci.com/workflows/" + (text(.workflow.id) | @uri) else "" end) as $url
    | {event: "pipeline"} +
      if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      elif $options.only_problems == true and $s == "passed" then ignored("It went well, and only problems are wanted.")
      else posts(post(line("Pipeline", (link(words($p.name; 80) | if . == "" then "of a workflow" else "**" + . + "**" end; $url)), around("of **"; words(.project.name; 80); "**"), word($s), around("after "; between($p.running_at?, $p.created_at?; $p.done_at?); ""));
        {color: tone($s), thread: key("workflow", text(.workflow.id)), body: lines((commit_line(text($r.commit_sha); around($repo + "/commit/"; text($r.commit_sha); ""); text($r.commit_message); words($r.sender.login?; 60)) | if contains("*no message*") then "" else . end), passage($p.error_description; 3; 300)),
         fields: fields(field("Branch"; code($branch)), field("Tag"; code(text($r.tag.name?))), field("Pull request"; link(around("#"; words($r.pull_request.number?; 10); " ") + words($r.pull_request.name?; 100); around($repo + "/pull/"; text($r.pull_request.number?); ""))), field("Failed blocks"; [records(.blocks)[] | select(text(.result) == "failed") | words(.name; 60)] | sentence))})) end
  else
    text(.event?) as $ev | (text(.result?, .build_status?) | ascii_downcase | state) as $s | object(.commit) as $c
    | {event: (if $ev == "deploy" then "deploy" else "build" end)} + posts(post(line((if $ev == "deploy" then "Deployment" else "Build" end), link(around("#"; words(.build_number?, .number?; 12); ""); text(.build_url?, .html_url?)), around("of **"; words(.project_name; 80); "**"), around("to **"; words(.server_name?; 60); "**"), word($s));
        {color: tone($s), body: (commit_line(text($c.id); text($c.url); text($c.message); words($c.author_name; 60)) | if contains("*no message*") then "" else . end), fields: fields(field("Branch"; code(text(.branch_name))))})) end
