# AppVeyor: https://www.appveyor.com/docs/notifications/#webhook-payload-default

(.options | object(.)) as $options | .body | object(.)
| text(.eventName) as $event | object(.eventData) as $d
| (if flag($d.passed) or (text($d.status) | test("^success"; "i")) or ($event | endswith("_success")) then "passed" elif flag($d.failed) or (text($d.status) | test("^fail"; "i")) or ($event | endswith("_failure")) then "failed" elif (text($d.status) | test("cancel"; "i")) then "cancelled" else "other" end) as $s
| ($event | startswith("deployment")) as $deploys
| link(words($d.buildVersion?, $d.buildNumber?; 60) | if . == "" then "" else "#" + ltrimstr("#") end; text($d.deploymentUrl? , $d.buildUrl?)) as $build
| (words($d.projectName?, $d.repositoryName?; 100)) as $project
| text($d.branch) as $branch
| (text($d.duration) | [match("^(\\d\\d):(\\d\\d):(\\d\\d)").captures[].string | tonumber] | if length == 3 then (.[0] * 3600 + .[1] * 60 + .[2] | duration) else "" end) as $took
| {event: (if $event == "" then "build_status_changed" else $event end)} +
  if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
  elif $options.only_problems == true and $s == "passed" then ignored("It went well, and only problems are wanted.")
  else posts(post(line((if $deploys then "Deployment" else "Build" end), $build, around("of **"; $project; "**"), (if $deploys then around("to **"; words($d.environmentName?, $d.environment?; 60); "**") else "" end), word($s));
    {color: tone($s), update: key((if $deploys then "deployment" else "build" end), text($d.buildId?, $d.deploymentId?)),
     body: lines((commit_line(text($d.commitId); text($d.commitUrl); text($d.commitMessage); words($d.commitAuthor; 60)) | if contains("*no message*") then "" else . end), bullets([records($d.messages)[] | words(.message; 200)]; 4)),
     fields: fields(field("Branch"; code($branch)), field("Pull request"; if flag($d.isPullRequest) then line(around("#"; words($d.pullRequestId; 12); ""), words($d.pullRequestName; 120)) else "" end), field("Repository"; words($d.repositoryName; 100)), field("Took"; $took), field("Failed jobs"; [records($d.jobs)[] | select(flag(.failed)) | words(.name?, .id?; 60)] | .[:5] | sentence))})) end
