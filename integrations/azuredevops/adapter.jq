# Azure DevOps service hooks: https://learn.microsoft.com/en-us/azure/devops/service-hooks/events

def spaced: [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | inline(60);
def person(f): [f | (if type == "object" then text(.displayName?, .name?, .uniqueName?) else as_text end) | split(" <")[0] // "" | select(. != "")] | .[0] // "" | inline(80);
def short: if startswith("refs/heads/") then .[11:] elif startswith("refs/tags/") then .[10:] else . end;
def repo_url($r): text($r.webUrl?, $r.remoteUrl?) | if contains("/_apis/") then "" else . end;
def repo($r): link(words($r.name; 100); repo_url($r));
def project($r): words($r.project.name?; 60);
def html_link($r): text($r._links.web.href?, $r._links.html.href?);
def ref_link($r; $name): link(code($name | short); around(repo_url($r) + "?version=GB"; $name | short | @uri; "") | if startswith("http") then . else "" end);

def push_one($options; $u):
  object(.repository) as $r | text($u.name) as $ref | ($ref | short) as $name
  | (person(.pushedBy) | if . == "" then "Somebody" else . end) as $who | around(" in "; repo($r); "") as $at
  | records(.commits) as $commits | (if $ref | startswith("refs/tags/") then "tag" else "branch" end) as $kind
  | if $name != "" and ($name | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif text($u.newObjectId) | test("^0{40}$") then posts(post("\($who) deleted \(if $name == "" then "a " + $kind else $kind + " " + code($name) end)\($at)"; {color: grey}))
    elif ($commits | length) == 0 then posts(post("\($who) \(if text($u.oldObjectId) | test("^0{40}$") then "created" else "pushed to" end) \(ref_link($r; $ref) | if . == "" then "a " + $kind else $kind + " " + . end)\($at)"))
    else posts(post("\($who) pushed \(plural($commits | length; "commit"; "commits")) to \(if text($u.oldObjectId) | test("^0{40}$") then "the new branch " else "" end)\(ref_link($r; $ref) | if . == "" then "a branch" else . end)\($at)";
        {color: blue, body: commits([$commits[:8][] | commit_line(text(.commitId); (around(repo_url($r) + "/commit/"; text(.commitId); "") | if startswith("http") then . else "" end); text(.comment); words(.author.name; 60))]; 8; $commits | length; "")})) end;

def push($options):
  records(.refUpdates) as $all
  | if ($all | length) < 2 then push_one($options; $all[0] // {})
    else [push_one($options; $all[0]), ($all[1:6][] as $u | .commits = [] | push_one($options; $u))] as $out
      | ([$out[] | .posts? // [] | .[]]) as $posts
      | if ($posts | length) > 0 then {posts: $posts} else $out[0] end end;

def pull_request($event; $options; $said):
  object(.repository) as $r | html_link(.) as $web
  | (if $web == "" then around(repo_url($r) + "/pullrequest/"; text(.pullRequestId); "") | if startswith("http") then . else "" end else $web end) as $url
  | link(around("!"; words(.pullRequestId; 12); " ") + words(.title; 200) | if . == "" then "a pull request" else . end; $url) as $pr
  | key("pull request", text($r.id?, $r.name?), text(.pullRequestId)) as $thread
  | (person(.createdBy) | if . == "" then "Somebody" else . end) as $by | around(" in "; repo($r); "") as $at
  | text(.targetRefName) as $target
  | if $target != "" and ($target | short | wanted($options.branches) | not) then ignored("The target branch is not among the chosen ones.")
    elif $event == "git.pullrequest.created" then
      posts(post("\($by) opened \(if flag(.isDraft) then "draft " else "" end)pull request \($pr)\($at)"; {color: blue, thread: $thread, body: excerpt(.description; 8; 600),
        fields: fields(field("Branches"; change(code(text(.sourceRefName) | short); code($target | short))), field("Reviewers"; [records(.reviewers)[] | person(.)] | sentence))}))
    elif $event == "git.pullrequest.merged" then
      text(.mergeStatus) as $m
      | (text(.status) == "completed") as $done
      | posts(post((if $done then "\(person(.closedBy) | if . == "" then $by else . end) merged pull request \($pr)" elif ($m | test("conflict|fail|reject"; "i")) then "Pull request \($pr) cannot be merged\(around(" ("; $m | spaced; ")"))" elif $m == "succeeded" then "Pull request \($pr) can be merged" else "A merge of pull request \($pr) was tried\(around(" ("; $m | spaced; ")"))" end) + around(" into "; code($target | short); "") + $at;
          {color: (if ($m | test("conflict|fail|reject"; "i")) then red elif $done or $m == "succeeded" then green else blue end), thread: $thread}))
    else
      text(.status) as $status
      | (if $status == "completed" then "\(person(.closedBy) | if . == "" then $by else . end) completed pull request \($pr)" elif $status == "abandoned" then "Pull request \($pr) was abandoned"
         else
           ([$said | split("\n")[0] // "" | match("^(.{1,80}?) (?:has )?(approved and left suggestions on|approved|rejected|is waiting for the author|reset (?:their|his|her) vote|published|reactivated|marked|changed|updated)\\b(.{0,60})").captures[].string]) as $m
           | ($m[0] // "" | split(" <")[0] // "" | inline(80) | if . == "" then $by else . end) as $actor
           | ($m[1] // "") as $did | ($m[2] // "") as $rest
           | if $did == "approved" then "\($actor) approved pull request \($pr)"
             elif $did | startswith("approved and") then "\($actor) approved pull request \($pr) with suggestions"
             elif $did == "rejected" then "\($actor) rejected pull request \($pr)"
             elif $did | startswith("is waiting") then "\($actor) waits for the author of pull request \($pr)"
             elif $did | startswith("reset") then "\($actor) took back the vote on pull request \($pr)"
             elif $did == "published" then "\($actor) marked pull request \($pr) as ready for review"
             elif $did == "reactivated" then "\($actor) reopened pull request \($pr)"
             elif $did == "marked" and ($rest | contains("draft")) then "\($actor) turned pull request \($pr) back into a draft"
             elif $did == "changed" and ($rest | contains("reviewer")) then "\($actor) changed the reviewers of pull request \($pr)"
             elif ($rest | contains("source branch")) then "\($actor) pushed to pull request \($pr)"
             else "\($actor) updated pull request \($pr)" end
         end) as $line
      | posts(post($line + $at; {color: (if $status == "completed" or ($line | contains(" approved ")) then green elif $status == "abandoned" then grey elif ($line | contains(" rejected ") or contains(" waits for ")) then amber else blue end), thread: $thread})) end;

def comment($said):
  object(.comment) as $c | object(.pullRequest) as $p | object($p.repository) as $r
  | link(around("!"; words($p.pullRequestId; 12); " ") + words($p.title; 200) | if . == "" then "a pull request" else . end; around(repo_url($r) + "/pullrequest/"; text($p.pullRequestId); "") | if startswith("http") then . else "" end) as $pr
  | posts(post("\(person($c.author) | if . == "" then "Somebody" else . end) commented on pull request \($pr)\(around(" in "; repo($r); ""))"; {color: blue, thread: key("pull request", text($r.id?, $r.name?), text($p.pullRequestId)), body: excerpt($c.content; 8; 600) | quoted}));

def field_of($f; $name): object($f) | .[$name]? | if type == "object" then (.newValue? // .displayName? // .name?) else . end;
def work_item($event):
  (if .revision? | type == "object" then .revision else . end) as $rev | object($rev.fields) as $f | object(.fields) as $changed
  | link(around("#"; words(.workItemId?, .id?; 12); " ") + words($f["System.Title"]?; 200) | if . == "" then "a work item" else . end; (html_link(.) | if . == "" then html_link($rev) else . end | if contains("/_apis/") then "" else . end)) as $item
  | (words($f["System.WorkItemType"]?; 40) | ascii_downcase | if . == "" then "work item" else . end) as $type
  | (person(.revisedBy?, $f["System.ChangedBy"]?, $f["System.CreatedBy"]?) | if . == "" then "Somebody" else . end) as $who
  | around(" in "; words($f["System.TeamProject"]?; 60); "") as $at | key("work item", text(.workItemId?, .id?)) as $thread
  | if $event == "workitem.created" then posts(post("\($who) created \($type) \($item)\($at)"; {color: blue, thread: $thread, body: html_passage($f["System.Description"]?; 8; 600), fields: fields(field("State"; words($f["System.State"]?; 40)), field("Assigned to"; person($f["System.AssignedTo"]?)), field("Priority"; words($f["Microsoft.VSTS.Common.Priority"]?, $f["Microsoft.VSTS.Common.Severity"]?; 30)))}))
    elif $event == "workitem.commented" then posts(post("\($who) commented on \($type) \($item)\($at)"; {color: blue, thread: $thread, body: html_passage(text($f["System.History"]?, .comment.text?, .text?); 8; 600) | quoted}))
    elif $event == "workitem.deleted" then posts(post("\($who) deleted \($type) \($item)\($at)"; {color: grey, thread: $thread}))
    elif $event == "workitem.restored" then posts(post("\($who) restored \($type) \($item)\($at)"; {thread: $thread}))
    else
      [$changed | to_entries[] | select(.value | type == "object") | select(.key | test("Rev$|RevisedDate|ChangedDate|ChangedBy|AuthorizedDate|AuthorizedAs|Watermark|PersonId|CommentCount|StateChangeDate|BoardColumn|ActivatedDate|ActivatedBy|StackRank|BackEndId|NodeName|AreaId|IterationId|\\.History$|System\\.Id$") | not)
        | {k: (.key | split(".")[-1] // "" | [match("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | capitalized | inline(40)), c: (if (.key | test("Description|ReproSteps|AcceptanceCriteria")) then "changed" else change((.value | person(.oldValue?)); (.value | person(.newValue?))) end)} | select(.c != "")] as $all
      | (text($changed["System.History"].newValue?) | .[:4000]) as $comment
      | posts(post("\($who) \(if ($all | length) == 0 and $comment != "" then "commented on" elif ($all | length) == 0 and given(.relations) then "changed the links of" else "changed" end) \($type) \($item)\($at)"; {color: blue, thread: $thread, body: (html_passage($comment; 8; 600) | quoted), fields: fields($all[:8][] | field(.k; .c))})) end;

def build_state: if test("succe"; "i") and (test("partial"; "i") | not) then "passed" elif test("fail|reject"; "i") then "failed" elif test("cancel|abandon|stopped"; "i") then "cancelled" elif test("progress|start"; "i") then "running" else "other" end;

def build:
  (text(.result?, .status?) | build_state) as $s
  | link(words(.buildNumber?; 60) | if . == "" then "a build" else "#" + . end; html_link(.)) as $n
  | posts(post("Build \($n)\(around(" of **"; words(.definition.name?; 100); "**")) \(if (text(.result?, .status?) | test("partial"; "i")) then "passed in part" else word($s) end)\(around(" after "; between(.startTime; .finishTime); ""))";
      {color: tone($s), update: key("build", text(.id)), fields: fields(field("Branch"; code(text(.sourceBranch) | short)), field("For"; person(.requestedFor?, records(.requests)[0].requestedFor?)), field("Reason"; text(.reason) | spaced))}));
def pipeline($what):
  object(.run? // .) as $run | (if .stage? | type == "object" then .stage else $run end) as $x
  | text($x.result?, $x.state?, $run.result?, $run.state?) as $word | ($word | build_state) as $s
  | link(words($run.name?, .run.name?; 80) | if . == "" then "a run" else . end; html_link($run)) as $n
  | words(.pipeline.name?, $run.pipeline.name?; 100) as $p
  | posts(post("\(if $what == "stage" then "Stage **\(words($x.displayName?, $x.name?; 80))** of " else "" end)\(if $what == "stage" then "run" else "Run" end) \($n)\(around(" of **"; $p; "**")) \(word($s))\(around(" after "; between($run.createdDate?; $run.finishedDate?); ""))"; {color: tone($s), update: (if $what == "stage" then "" else key("run", text($run.id)) end), thread: ""}));
def release($event):
  ([.release?, .environment.release?, .deployment.release? | objects] | .[0] // .) as $rel0 | (if ($rel0 | type) == "object" then $rel0 else {} end) as $rel | words(.environment.name?, .stageName?; 80) as $env
  | link(words($rel.name; 100) | if . == "" then "a release" else . end; html_link($rel)) as $n | key("release", text($rel.id?, .id?, $rel.name?)) as $thread
  | (text(.environment.status?, .deployment.deploymentStatus?, .approval.status?) | build_state) as $s
  | around(" to **"; $env; "**") as $to
  | posts(if ($event | endswith("release-created-event")) then post("\(person($rel.createdBy) | if . == "" then "Somebody" else . end) created release \($n)\(around(" of "; words($rel.releaseDefinition.name?; 100); ""))"; {color: blue, thread: $thread})
      elif ($event | endswith("abandoned-event")) then post("Release \($n) was abandoned"; {color: grey, thread: $thread})
      elif ($event | endswith("deployment-started-event")) then post("Deployment of \($n)\($to) started"; {color: blue, thread: $thread})
      elif ($event | endswith("approval-pending-event")) then post("Deployment of \($n)\($to) waits for approval\(around(" by "; person(.approval.approver?); ""))"; {color: amber, thread: $thread})
      elif ($event | endswith("approval-completed-event")) then post("\(person(.approval.approvedBy?, .approval.approver?) | if . == "" then "Somebody" else . end) \(if (text(.approval.status) | test("reject"; "i")) then "rejected" else "approved" end) the deployment of \($n)\($to)"; {color: (if (text(.approval.status) | test("reject"; "i")) then red else green end), thread: $thread})
      else post("Deployment of \($n)\($to) \(word($s))"; {color: tone($s), thread: $thread}) end);

(.options | object(.)) as $options | .body | object(.)
| text(.eventType) as $event | text(.message.text?, .detailedMessage.text?) as $said | . as $all
| (if $event == "" then {} else {event: $event} end) +
  (object(.resource)
  | if $event == "git.push" then push($options)
    elif ($event | startswith("git.pullrequest")) then pull_request($event; $options; $said)
    elif $event == "ms.vss-code.git-pullrequest-comment-event" then comment($said)
    elif $event == "tfvc.checkin" then posts(post("\(person(.author?, .checkedInBy?) | if . == "" then "Somebody" else . end) checked in changeset \(link(words(.changesetId; 12); "") | if . == "" then "" else . end)"; {color: blue, body: passage(.comment; 6; 400)}))
    elif ($event | startswith("workitem.")) then work_item($event)
    elif $event == "build.complete" then build
    elif ($event | test("run-state-changed")) then pipeline("run")
    elif ($event | test("stage-state-changed")) then pipeline("stage")
    elif ($event | startswith("ms.vss-release.")) then release($event)
    elif ($event | test("job-state-changed")) then
      (text(.job.result?, .job.state?) | build_state) as $s
      | posts(post("Job **\(words(.job.name?; 80) | if . == "" then "without a name" else . end)** of run \(link(words(.run.name?; 80) | if . == "" then "without a name" else . end; ([html_link(object(.job)), html_link(object(.run))] | map(select(. != "")) | .[0] // "")))\(around(" of **"; words(.pipeline.name?, .run.pipeline.name?; 100); "**")) \(word($s))\(around(" after "; between(.job.startTime?; .job.finishTime?); ""))"; {color: tone($s)}))
    elif ($event | startswith("git.repo.")) then
      (person(.initiatedBy?) | if . == "" then "Somebody" else . end) as $who | (repo(object(.repository)) | if . == "" then "without a name" else . end) as $repo
      | posts(post("\($who) \({"git.repo.created": "created repository \($repo)", "git.repo.deleted": "deleted repository \($repo)", "git.repo.forked": "forked a repository to \($repo)", "git.repo.renamed": "renamed repository \(change(words(.oldName?; 80); $repo))", "git.repo.statuschanged": "switched repository \($repo) \(if flag(.disabled?) then "off" else "on" end)"}[$event] // "changed repository \($repo)")"; {color: (if $event == "git.repo.deleted" then grey else blue end)}))
    elif $event == "message.posted" then posts(post("\(person(.postedBy?) | if . == "" then "Somebody" else . end) wrote in a team room"; {color: blue, body: passage(.content?; 10; 800)}))
    else posts(post(([$said | splits("\\r?\\n")][0] // "" | inline(400)) | if . == "" then "Azure DevOps sent \($event | humanized | inline(80) | if . == "" then "an event" else . end)" else . end; {color: blue})) end)
