# Travis CI: the form's field payload holds the JSON.

(.options | object(.)) as $options | .body | object(.) | (if given(.payload) then object(.payload) else . end)
| text(.status_message?, .result_message?, .state?) as $word
| (if ($word | test("^(passed|fixed)$"; "i")) then "passed" elif ($word | test("broken|fail|error"; "i")) then "failed" elif ($word | test("cancel"; "i")) then "cancelled" elif ($word | test("pending|start|creat|queue"; "i")) then "running" else "other" end) as $s
| (text(.repository.owner_name) + around("/"; text(.repository.name); "")) as $slug
| text(.branch) as $branch | flag(.pull_request) as $pr | number(.pull_request_number) as $n
| {event: "build"} +
  if $branch != "" and ($pr | not) and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
  elif ($options.pull_requests == false) and $pr then ignored("Builds of pull requests are left out.")
  elif $options.only_problems == true and $s == "passed" then ignored("It went well, and only problems are wanted.")
  else posts(post(line("Build", link(around("#"; words(.number; 12); ""); text(.build_url)), around("of **"; $slug | inline(100); "**"), (if ($word | test("^(fixed|broken|still failing)$"; "i")) then ({"fixed": "is fixed", "broken": "is broken", "still failing": "still fails"}[$word | ascii_downcase]) else word($s) end), around("after "; (number(.duration) | duration); ""));
    {color: tone($s), update: key("build", text(.id)), body: (commit_line(text(.commit); text(.compare_url); text(.message); words(.author_name?, .committer_name?; 60)) | if contains("*no message*") then "" else . end),
     fields: fields(field("Branch"; code($branch)), field("Pull request"; link(around("#"; (if $n == null then "" else $n | tostring end); " ") + words(.pull_request_title?; 100); (if $n == null or ($slug | test("^[\\w.-]+/[\\w.-]+$") | not) then "" else "https://github.com/" + $slug + "/pull/" + ($n | tostring) end))), field("Tag"; code(text(.tag))))})) end
