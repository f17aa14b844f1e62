# Gitea, Forgejo and Gogs: https://docs.gitea.com/usage/webhooks. Every function reads the body. The three send the same forms, each with fields of its own.

def person(f): object(f) as $u | words($u.login?, $u.username?, $u.user_name?, $u.full_name?, $u.name?; 60) as $name
  | link($name; text($u.html_url?) | if . != "" then . else "" end);
def who: [person(.sender), person(.pusher), "Somebody"] | map(select(. != "")) | .[0];
def repository: link(words(.repository.full_name?, .repository.name?; 100); text(.repository.html_url?, .repository.url?));
def in_repository: around(" in "; repository; "");
def repository_key: text(.repository.full_name?, .repository.name?, .organization.username?);
def number_key($n): key(repository_key, "#" + $n);
def base_url: text(.repository.html_url?, .repository.url?);
def path_of($branch): if $branch | test("^[0-9A-Za-z/._-]*$") then $branch else $branch | split("/") | map(@uri) | join("/") end;
def branch_link($branch): link(code($branch); around(base_url + "/src/branch/"; path_of($branch); ""));
def tag_link($tag): link(code($tag); around(base_url + "/src/tag/"; path_of($tag); ""));
def short_ref: if startswith("refs/heads/") then .[11:] elif startswith("refs/tags/") then .[10:] else . end;
def commit_link($sha): link(code($sha[:7]); around(base_url + "/commit/"; $sha | if test("^[0-9a-f]{7,64}$") then . else "" end; ""));
def verb($action): $action | humanized | inline(60) | if . == "" then "changed" else . end;

# "#12 Title", linked; Gogs gives issues no address, so it is made from the repository's.
def thing(f; $kind; $path):
  object(f) as $t
  | text($t.number?, $t.index?) as $n | base_url as $base
  | link(line(around("#"; $n | inline(12); ""), words($t.title; 150)) | if . == "" then $kind else . end;
      text($t.html_url?) | if . != "" then . elif $base != "" and ($n | test("^[0-9]+$")) then $base + "/" + $path + "/" + $n else "" end);
def issue_thing: thing(.issue; "an issue"; "issues");
def pull_thing: thing(.pull_request; "a pull request"; "pulls");

def push($options):
  text(.ref) as $ref | ($ref | short_ref) as $name | ($ref | startswith("refs/tags/")) as $tag
  | records(.commits) as $commits
  | ([number(.total_commits) // 0, (list(.commits) | length)] | max) as $count
  | text(.compare_url) as $compare
  | ([person(.pusher), who] | map(select(. != "")) | .[0]) as $who
  | if $tag then
      posts(post("\($who) \(if text(.after) | test("^0+$") then "deleted" else "pushed" end) tag \(tag_link($name))\(in_repository)"))
    elif $name != "" and ($name | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif text(.after) | test("^0+$") then posts(post("\($who) deleted \(if $name == "" then "a branch" else "branch " + code($name) end)\(in_repository)"; {color: grey}))
    elif $count == 0 then
      posts(post(if text(.before) | test("^0+$") then "\($who) created branch \(branch_link($name))\(in_repository)" else "\($who) pushed to \(branch_link($name) | if . == "" then "a branch" else . end)\(in_repository)" end))
    else
      posts(post("\($who) pushed \(link(plural($count; "commit"; "commits"); $compare)) to \(if text(.before) | test("^0+$") then "the new branch " else "" end)\(branch_link($name) | if . == "" then "a branch" else . end)\(in_repository)";
        {color: blue, body: commits([$commits[:8][] | commit_line(.id; text(.url); .message; words(.author.name?, .author.username?; 40))]; 8; $count; $compare)}))
    end;

def created_ref:
  text(.ref) as $ref | ($ref | short_ref) as $name | (if text(.ref_type) == "tag" or ($ref | startswith("refs/tags/")) then "tag" else "branch" end) as $kind
  | posts(post("\(who) created \($kind) \(if $kind == "tag" then tag_link($name) else branch_link($name) end)\(in_repository)"));
def deleted_ref: posts(post("\(who) deleted \(if text(.ref_type) == "tag" then "tag" else "branch" end) \(code(text(.ref) | short_ref))\(in_repository)"; {color: grey}));
def fork: posts(post("\(who) forked \(link(words(.forkee.full_name; 100); text(.forkee.html_url)) | if . == "" then "a repository" else . end)\(around(" to "; repository; ""))"));

# What is common to issues and pull requests.
def common($action; $kind; $thing; f):
  object(f) as $t | who as $who
  | if $action == "assigned" then
      ([$t | records(.assignees)[] | person(.)] | sentence | if . == "" then ($t | person(.assignee)) else . end) as $to
      | "\($who) assigned \(if $to == "" then "somebody" elif $to == $who then "themselves" else $to end) to \($kind) \($thing)"
    elif $action == "unassigned" then "\($who) took the assignment off \($kind) \($thing)"
    elif $action == "label_updated" then "\($who) labelled \($kind) \($thing)\(around(": "; [$t | records(.labels)[] | bold(words(.name; 40))] | sentence; ""))"
    elif $action == "label_cleared" then "\($who) removed the labels of \($kind) \($thing)"
    elif $action == "milestoned" then "\($who) put \($kind) \($thing) into \(words($t.milestone.title; 80) | if . == "" then "a milestone" else "milestone **" + . + "**" end)"
    elif $action == "demilestoned" then "\($who) took \($kind) \($thing) out of its milestone"
    elif $action == "edited" then
      words(.changes.title.from; 150) as $old
      | if $old != "" then "\($who) renamed \($kind) \($thing), before: \($old)"
        else "\($who) edited \($kind) \($thing)" end
    else "\($who) \(verb($action)) \($kind) \($thing)" end;

def issue:
  text(.action) as $action | object(.issue) as $i | issue_thing as $thing | number_key(text($i.number?, .index?)) as $thread
  | if $action == "opened" then
      posts(post("\(who) opened issue \($thing)\(in_repository)";
        {color: blue, body: excerpt($i.body; 8; 600), thread: $thread,
         fields: fields(field("Labels"; [$i | records(.labels)[] | words(.name; 40)] | sentence), field("Assigned to"; [$i | records(.assignees)[] | person(.)] | sentence | if . == "" then ($i | person(.assignee)) else . end),
           field("Milestone"; words($i.milestone.title; 80)), field("Due"; day($i.due_date)))}))
    elif $action == "closed" then posts(post("\(who) closed issue \($thing)\(in_repository)"; {color: green, thread: $thread}))
    elif $action == "reopened" then posts(post("\(who) reopened issue \($thing)\(in_repository)"; {color: blue, thread: $thread}))
    else posts(post(common($action; "issue"; $thing; .issue) + in_repository; {thread: $thread})) end;

def pull_request($options):
  text(.action) as $action | object(.pull_request) as $p | pull_thing as $thing | number_key(text($p.number?, .number?, .index?)) as $thread
  | text($p.base.ref?, $p.base_branch?) as $base | text($p.head.ref?, $p.head_branch?) as $head
  | if $base != "" and ($base | wanted($options.branches) | not) then ignored("The pull request is not for one of the chosen branches.")
    elif $action == "opened" or $action == "reopened" then
      (number($p.additions) as $plus | number($p.deletions) as $minus | number($p.changed_files) as $files
        | if $plus == null or $minus == null or $files == null then "" else "+\($plus) −\($minus) in " + plural($files; "file"; "files") end) as $size
      | posts(post("\(who) \($action) \(if flag($p.draft) then "draft " else "" end)pull request \($thing)\(in_repository)";
        {color: blue, thread: $thread, body: (if $action == "opened" then excerpt($p.body; 8; 600) else "" end),
         fields: (if $action == "reopened" then [] else fields(field("Branches"; if $head == "" then "" else change(code($head); code($base)) end), field("Size"; $size),
           field("Reviewers"; [$p | records(.requested_reviewers)[] | person(.)] | sentence), field("Assigned to"; [$p | records(.assignees)[] | person(.)] | sentence), field("Labels"; [$p | records(.labels)[] | words(.name; 40)] | sentence)) end)}))
    elif $action == "closed" and flag($p.merged) then
      posts(post("\(who) merged pull request \($thing)\(around(" into "; code($base); ""))\(in_repository)"; {color: green, thread: $thread}))
    elif $action == "closed" then posts(post("\(who) closed pull request \($thing) without merging it\(in_repository)"; {color: grey, thread: $thread}))
    elif $action == "synchronized" or $action == "synchronize" then posts(post("\(who) pushed new commits to pull request \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "review_requested" or $action == "review_request_removed" then
      posts(post("\(who) \(if $action == "review_requested" then "asked" else "no longer asks" end) \(person(.requested_reviewer) | if . == "" then [$p | records(.requested_reviewers)[] | person(.)] | sentence else . end | if . == "" then "somebody" else . end) to review pull request \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "reviewed" then
      (text(.review.type) | if endswith("approved") then ["approved", green] elif endswith("rejected") then ["asked for changes in", amber] else ["reviewed", blue] end) as $r
      | posts(post("\(who) \($r[0]) pull request \($thing)\(in_repository)"; {color: $r[1], body: excerpt(.review.content; 8; 600), thread: $thread}))
    else posts(post(common($action; "pull request"; $thing; .pull_request) + in_repository; {thread: $thread})) end;

def review($verb; $colour):
  posts(post("\(who) \($verb) pull request \(pull_thing)\(in_repository)"; {color: $colour, body: excerpt(.review.content?, .review.body?; 8; 600), thread: number_key(text(.pull_request.number?, .number?))}));

def comment:
  text(.action) as $action | object(.comment) as $c
  | (flag(.is_pull) or given(.issue.pull_request) or (given(.pull_request) and (given(.issue) | not)) or (text($c.html_url) | contains("/pulls/"))) as $pull
  | (if given(.issue) then thing(.issue; if $pull then "a pull request" else "an issue" end; if $pull then "pulls" else "issues" end) else pull_thing end) as $thing
  | ({"edited": "edited a comment", "deleted": "deleted a comment"}[$action] // "commented") as $did
  | posts(post("\(who) \(if $action == "deleted" then $did else link($did; text($c.html_url)) end) on \(if $pull then "pull request" else "issue" end) \($thing)\(in_repository)";
      {color: (if $action == "deleted" then grey else blue end), body: excerpt($c.body; 8; 600), thread: number_key(text(.issue.number?, .issue.index?, .pull_request.number?))}));

def release_address: around(base_url + "/releases/tag/"; path_of(text(.release.tag_name)); "");
def release:
  text(.action) as $action | object(.release) as $r
  | posts(post("\(who) \(verb($action)) \(if flag($r.draft) then "draft " elif flag($r.prerelease) then "pre-release " else "release " end)\(link(words($r.name?, $r.title?, $r.tag_name?; 100) | if . == "" then "without a name" else . end; text($r.html_url?, release_address)))\(around(" ("; if words($r.name?; 100) == "" or text($r.name?) == text($r.tag_name?) then "" else code($r.tag_name) end; ")"))\(in_repository)";
      {color: (if $action == "published" then green elif $action == "deleted" then grey else blue end), body: (if $action == "deleted" then "" else excerpt($r.body?, $r.note?; 12; 1000) end), thread: key(repository_key, "release", text($r.id)),
       fields: fields(field("Files"; [$r | records(.assets)[] | link(words(.name; 60); text(.browser_download_url))] | sentence; false))}));

def repository_event:
  text(.action) as $action
  | posts(post("\(who) \(verb($action)) repository \(repository | if . == "" then "without a name" else . end)"; {color: (if $action == "deleted" then grey else "" end), body: (if $action == "created" then excerpt(.repository.description; 2; 200) else "" end)}));
def wiki:
  text(.action) as $action | words(.page; 100) as $page
  | posts(post("\(who) \(verb($action)) \(link(if $page == "" then "a page" else $page end; if $action == "deleted" then "" else around(base_url + "/wiki/"; text(.page) | @uri; "") end)) in the wiki\(around(" of "; repository; ""))\(around(": "; words(.comment; 200); ""))"));
def package:
  object(.package) as $p
  | posts(post("\(who) \(verb(text(.action))) \(around(""; words($p.type; 20); " "))package \(link(line(words($p.name; 80), words($p.version; 40)) | if . == "" then "without a name" else . end; text($p.html_url)))\(if given(.repository) then in_repository else around(" of "; person(.organization?) | if . == "" then ($p.owner? | person(.)) else . end; "") end)";
      {color: (if text(.action) == "deleted" then grey else green end)}));

def outcome($state): $state | {"success": "passed", "failure": "failed", "error": "failed with an error", "pending": "is waiting", "warning": "passed with a warning", "cancelled": "was cancelled", "skipped": "was skipped", "in_progress": "started", "running": "started", "queued": "is queued", "waiting": "is waiting", "requested": "is queued", "completed": "finished", "blocked": "waits for approval"}[.] // "changed";
def build_colour($state): if ["pending", "in_progress", "running", "queued", "waiting", "requested", "blocked"] | any(. == $state) then amber else colour($state) end;
def status($options):
  text(.state) as $state
  | if $options.builds == "failed" and $state != "failure" and $state != "error" then ignored("Only failures are wanted.")
    else posts(post("\(link(words(.context; 100) | if . == "" then "A check" else . end; text(.target_url))) \(outcome($state))\(around(" at "; commit_link(text(.sha)); ""))\(in_repository)";
      {color: build_colour($state), update: key(repository_key, "status", text(.context), text(.sha)), body: lines(words(.description; 300), (if text(.commit.message) == "" then "" else commit_line(""; ""; .commit.message; words(.commit.author.name; 40)) end))})) end;
def workflow($kind; f; $options):
  object(f) as $r | text($r.conclusion?) as $c | (if $c == "" then text($r.status?, .action?) else $c end) as $state | text($r.head_branch?) as $branch
  | if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif $options.builds == "failed" and $state != "failure" and $state != "error" then ignored("Only failures are wanted.")
    else
      ([$r | records(.steps)[] | select(text(.conclusion) == "failure") | words(.name; 100)] | sentence) as $failed
      | posts(post("\($kind) \(link(line(words($r.display_title?, $r.name?, .workflow.name?; 100), around("#"; words($r.run_number?; 10); "")) | if . == "" then "without a name" else . end; text($r.html_url?))) \(outcome($state))\(around(" on "; branch_link($branch); ""))\(in_repository)";
        {color: build_colour($state), thread: key(repository_key, "run", text($r.run_id?, $r.id?)), update: key(repository_key, $kind, text($r.id?)),
         fields: fields(field("Failing step"; $failed), field("Took"; if $c == "" then "" else between($r.started_at?, $r.run_started_at?; $r.completed_at?, $r.updated_at?) end), field("Commit"; commit_link(text($r.head_sha?))), field("Runner"; words($r.runner_name?; 60)))})) end;
def action_run($options):
  object(.run) as $r | text(.action) as $action
  | if $options.builds == "failed" and $action != "failure" then ignored("Only failures are wanted.")
    else posts(post("Workflow \(link(words($r.title?, $r.workflow_id?; 100) | if . == "" then "without a name" else . end; text($r.html_url?))) \(if $action == "recover" then "passes again" else outcome($action) end)\(around(" on "; code($r.prettyref?); ""))\(around(" in "; [($r.repository? | object(.) | link(words(.full_name; 100); text(.html_url))), repository] | map(select(. != "")) | .[0] // ""; ""))";
      {color: (if $action == "failure" then red else green end), thread: key("run", text($r.id?)), update: key("run", text($r.id?)),
       fields: fields(field("Took"; between($r.started?; $r.stopped?)), field("Started by"; person($r.trigger_user?)), field("Commit"; code(text($r.commit_sha?)[:7])))})) end;

def other($event):
  posts(post("\(who): \($event | humanized | inline(60) | if . == "" then "an event" else . end)\(around(" "; text(.action) | humanized | inline(40); ""))\(in_repository)"));

def guessed:
  if given(.commits) and given(.ref) then "push" elif given(.review) and given(.pull_request) then "pull_request_comment" elif given(.comment) and (given(.issue) or given(.pull_request)) then "issue_comment" elif given(.pull_request) then "pull_request"
  elif given(.issue) then "issues" elif given(.release) then "release" elif given(.forkee) then "fork" elif given(.ref_type) and given(.pusher_type) and given(.sha) then "create" elif given(.ref_type) then "delete" elif given(.page) then "wiki" elif given(.package) then "package"
  elif given(.workflow_job) then "workflow_job" elif given(.workflow_run) then "workflow_run" elif given(.context) and given(.sha) then "status" elif given(.run) then "action_run" elif given(.repository) then "repository" else "event" end;

def translated($event; $options):
  if $event == "push" then push($options)
  elif $event == "pull_request" or ($event | test("^pull_request_(?:assign|label|milestone|sync|review_request)$")) then pull_request($options)
  elif $event == "issues" or ($event | test("^issue_(?:assign|label|milestone)$")) then issue
  elif $event == "issue_comment" then comment
  elif $event == "pull_request_approved" or $event == "pull_request_review_approved" then review("approved"; green)
  elif $event == "pull_request_rejected" or $event == "pull_request_review_rejected" then review("asked for changes in"; amber)
  elif $event == "pull_request_comment" or $event == "pull_request_review_comment" then (if given(.comment) then comment else review("reviewed"; blue) end)
  elif $event == "create" then created_ref
  elif $event == "delete" then deleted_ref
  elif $event == "fork" then fork
  elif $event == "release" then release
  elif $event == "repository" then repository_event
  elif $event == "wiki" then wiki
  elif $event == "package" then package
  elif $event == "status" then status($options)
  elif $event == "workflow_run" then workflow("Workflow"; .workflow_run; $options)
  elif $event == "workflow_job" then (if text(.action) == "queued" or text(.workflow_job.status) == "queued" then ignored("The job is only queued; a message follows when it starts.") else workflow("Job"; .workflow_job; $options) end)
  elif $event | startswith("action_run") then action_run($options)
  elif $event == "star" or $event == "watch" then ignored("Somebody starred or watches the repository; nobody needs a message for it.")
  elif $event == "schedule" then ignored("A workflow was started by the clock; the run itself sends messages.")
  else other($event) end;

(.options | object(.)) as $options
| .event as $named
| .body | object(.)
| (if ($named | type) == "string" and $named != "" then $named else guessed end) as $event
| if (text(.repository.full_name) | if . == "" then false else (wanted($options.repositories) | not) end) then ignored("The repository is not among the chosen ones.")
  elif . == {} then posts(post("An event\(around(" of the kind "; $event | humanized | inline(60); "")) came without any content"))
  else translated($event; $options) end
| if $named == null then {event: $event} + . else . end
