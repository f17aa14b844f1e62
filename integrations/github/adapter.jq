# GitHub: https://docs.github.com/en/webhooks/webhook-events-and-payloads. Every function reads the body.

def person(f): object(f) as $u | link(words($u.login?, $u.slug?, $u.name?; 60); text($u.html_url));
def who: person(.sender) | if . == "" then "Somebody" else . end;
def repository: link(words(.repository.full_name?, .repository.name?; 100); text(.repository.html_url?, .repository.url?));
def in_repository: around(" in "; repository; "");
def repository_key: text(.repository.full_name?, .repository.name?, .organization.login?);
def number_key($n): key(repository_key, "#" + $n);
def tree_link($branch): link(code($branch); around(text(.repository.html_url?, .repository.url?) + "/tree/"; if $branch | test("^[0-9A-Za-z/._-]*$") then $branch else $branch | split("/") | map(@uri) | join("/") end; ""));
def short_ref: if startswith("refs/pull/") then "pull request #" + (split("/")[2] // "") elif startswith("refs/heads/") then .[11:] elif startswith("refs/tags/") then .[10:] else . end;
def commit_link($sha): link(code($sha[:7]); around(text(.repository.html_url?, .repository.url?) + "/commit/"; $sha | if test("^[0-9a-f]{7,64}$") then . else "" end; ""));

# "#12 Title", linked.
def thing(f; $kind):
  object(f) as $t
  | link(line(around("#"; words($t.number; 12); ""), words($t.title; 150)) | if . == "" then $kind else . end; text($t.html_url?, $t.url?));

def verb($action): $action | humanized | inline(60) | if . == "" then "changed" else . end;
def nothing_new($what): ignored("GitHub says that " + $what + ", which changes nothing for the people here.");

# ---- Code

def push($options):
  text(.ref) as $ref | ($ref | short_ref) as $name | ($ref | startswith("refs/tags/")) as $tag
  | (if $tag then "tag" else "branch" end) as $kind
  | records(.commits) as $commits | list(.commits) as $all
  | [number(.size?, .distinct_size?) // 0, ($all | length)] as [$size, $seen]
  | ([$size, $seen] | max) as $count
  | (person(.sender) | if . == "" then words($commits[0].author.name) | if . == "" then "Somebody" else . end else . end) as $who
  | tree_link($name) as $branch
  | if $ref | startswith("refs/heads/gh-readonly-queue/") then ignored("The branches of the merge queue come and go by themselves.")
    elif $name != "" and ($tag | not) and ($name | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif flag(.deleted) or text(.after) == "0000000000000000000000000000000000000000" then
      posts(post("\($who) deleted \(if $name == "" then "a " + $kind else $kind + " " + code($name) end)\(in_repository)"; {color: grey}))
    elif $tag then
      posts(post("\($who) pushed tag \($branch)\(in_repository)"; {body: (object(.head_commit) | if . == {} then "" else commit_line(.id; text(.url); .message; words(.author.name; 40)) end)}))
    elif $count == 0 then
      (if flag(.created) then posts(post("\($who) created \(if $branch == "" then "a branch" else "branch " + $branch end)\(in_repository)"))
       elif flag(.forced) then posts(post("\($who) forced \($branch)\(in_repository) back to \(commit_link(text(.after)) | if . == "" then "an earlier commit" else . end)"; {color: amber}))
       else posts(post("\($who) pushed to \($branch | if . == "" then "a repository" else . end)\(in_repository)")) end)
    else
      link(plural($count; "commit"; "commits"); text(.compare)) as $what
      | posts(post("\($who) \(if flag(.forced) then "force-pushed" else "pushed" end) \($what) to \(if flag(.created) then "the new branch " else "" end)\($branch | if . == "" then "a branch" else . end)\(in_repository)";
          {color: (if flag(.forced) then amber else blue end),
           body: commits([$commits[:8][] | commit_line(.id; text(.url); .message; words(.author.name?, .author.username?; 40))]; 8; $count; text(.compare))}))
    end;

def created_ref:
  text(.ref) as $name
  | text(.ref_type) as $kind
  | if $kind == "repository" then posts(post("\(who) created repository \(repository)"; {body: excerpt(text(.description?, .repository.description?); 2; 200)}))
    else posts(post("\(who) created \($kind | humanized | inline(20) | if . == "" then "a branch" else . end) \(tree_link($name))\(in_repository)")) end;
def deleted_ref: posts(post("\(who) deleted \(text(.ref_type) | humanized | inline(20) | if . == "" then "a branch" else . end) \(code(.ref))\(in_repository)"; {color: grey}));

def commit_comment:
  object(.comment) as $c
  | posts(post("\(who) \(link("commented"; text($c.html_url))) on \(around("commit "; commit_link(text($c.commit_id)); "") | if . == "" then "a commit" else . end)\(around(", "; code($c.path); ""))\(in_repository)";
      {color: blue, body: excerpt($c.body; 8; 600), thread: key(repository_key, "commit", text($c.commit_id))}));

def fork: posts(post("\(who) forked \(repository | if . == "" then "a repository" else . end)\(around(" to "; link(words(.forkee.full_name); text(.forkee.html_url)); ""))"));

def gollum:
  records(.pages) as $pages
  | ($pages | map(link(words(.title?, .page_name?; 100); text(.html_url)) as $page | select($page != "")
      | "\(verb(text(.action)) | capitalized) \($page)\(around(": "; words(.summary; 200); ""))") | unique) as $lines
  | if ($lines | length) == 1 then posts(post("\(who) \($lines[0] | .[:1] | ascii_downcase)\($lines[0][1:]) in the wiki of \(repository)"))
    else posts(post("\(who) changed \(if ($lines | length) > 0 then plural($lines | length; "page"; "pages") else "pages" end) of the wiki\(around(" of "; repository; ""))"; {color: blue, body: bullets($lines; 8)})) end;

# ---- Issues, pull requests, discussions

def changed_texts:
  object(.changes) as $c
  | joined(" and "; (if given($c.title) then "title" else empty end), (if given($c.body) then "description" else empty end), (if given($c.base) then "base branch" else empty end));

# What is common to issues, pull requests and discussions: the line for an action, or null.
def common_action($action; $thing; $kind; $number):
  who as $who
  | if $action == "assigned" or $action == "unassigned" then
      person(.assignee) as $to
      | "\($who) \($action) \(if $to == "" then "somebody" elif $to == $who then "themselves" else $to end) \(if $action == "assigned" then "to" else "from" end) \($kind) \($thing)"
    elif $action == "labeled" or $action == "unlabeled" then
      "\($who) \(if $action == "labeled" then "added" else "removed" end) \(words(.label.name; 60) | if . == "" then "a label" else "the label **" + . + "**" end) \(if $action == "labeled" then "to" else "from" end) \($kind) \($thing)"
    elif $action == "milestoned" or $action == "demilestoned" then
      "\($who) \(if $action == "milestoned" then "put" else "took" end) \($kind) \($thing) \(if $action == "milestoned" then "into" else "out of" end) \(link(words(.milestone.title?, .issue.milestone.title?, .pull_request.milestone.title?; 80); text(.milestone.html_url?, .pull_request.milestone.html_url?, .issue.milestone.html_url?)) | if . == "" then "a milestone" else "milestone " + . end)"
    elif $action == "locked" or $action == "unlocked" then
      "\($who) \($action) the conversation of \($kind) \($thing)\(around(" ("; if $action == "unlocked" then "" else words(.issue.active_lock_reason?, .pull_request.active_lock_reason?, .discussion.active_lock_reason?; 30) end; ")"))"
    elif $action == "edited" then
      words(.changes.title.from; 150) as $old
      | if $old != "" then "\($who) renamed \($kind) \($thing), before: \($old)"
        else "\($who) edited the \(changed_texts | if . == "" then "text" else . end) of \($kind) \($thing)" end
    elif $action == "transferred" then
      "\($who) transferred \($kind) \($thing)\(around(" to "; link(words(.changes.new_repository.full_name); text(.changes.new_issue.html_url?, .changes.new_discussion.html_url?, .changes.new_repository.html_url?)); ""))"
    elif $action == "typed" or $action == "untyped" then
      "\($who) \(if $action == "typed" then "made" else "took the type off" end) \($kind) \($thing)\(if $action == "typed" then around(" a "; words(.type.name?, .issue.type.name?; 40); "") else "" end)"
    else "\($who) \(verb($action)) \($kind) \($thing)" end;

def issue:
  text(.action) as $action | object(.issue) as $i | thing(.issue; "an issue") as $thing | number_key(text($i.number)) as $thread
  | ($i | [records(.labels)[] | words(.name; 40)] | sentence) as $labels
  | ($i | [records(.assignees)[] | person(.)] | sentence | if . == "" then ($i | person(.assignee)) else . end) as $assigned
  | if $action == "opened" then
      posts(post("\(who) opened issue \($thing)\(in_repository)";
        {color: blue, body: excerpt($i.body; 8; 600), thread: $thread, fields: fields(field("Labels"; $labels), field("Assigned to"; $assigned), field("Milestone"; words($i.milestone.title; 80)))}))
    elif $action == "closed" then
      (text($i.state_reason) | if . == "not_planned" then " as not planned" elif . == "duplicate" then " as a duplicate" elif . == "completed" then " as completed" else "" end) as $how
      | posts(post("\(who) closed issue \($thing)\($how)\(in_repository)"; {color: (if $how == " as completed" or $how == "" then green else grey end), thread: $thread}))
    elif $action == "reopened" then posts(post("\(who) reopened issue \($thing)\(in_repository)"; {color: blue, thread: $thread}))
    else posts(post(common_action($action; $thing; "issue"; $i.number) + in_repository; {thread: $thread})) end;

def comment_verb($action): if $action == "edited" then "edited a comment" elif $action == "deleted" then "deleted a comment" else "commented" end;
def issue_comment:
  text(.action) as $action | object(.comment) as $c
  | (if given(.issue.pull_request) then "pull request" else "issue" end) as $kind
  | posts(post("\(who) \(if $action == "deleted" then comment_verb($action) else link(comment_verb($action); text($c.html_url)) end) on \($kind) \(thing(.issue; "of this repository"))\(in_repository)";
      {color: (if $action == "deleted" then grey else blue end), body: excerpt($c.body; 8; 600), thread: number_key(text(.issue.number))}));

def diff_size:
  number(.additions) as $plus | number(.deletions) as $minus | number(.changed_files) as $files | number(.commits) as $commits
  | if $plus == null or $minus == null then "" else
      joined(", "; (if $commits == null then "" else plural($commits; "commit"; "commits") end), "+\($plus) −\($minus)" + (if $files == null then "" else " in " + plural($files; "file"; "files") end)) end;
def pull_request($options):
  text(.action) as $action | object(.pull_request) as $p | thing(.pull_request; "a pull request") as $thing
  | number_key(text($p.number?, .number?)) as $thread
  | text($p.base.ref) as $base
  | around(" into "; code($base); "") as $into
  | (flag($p.draft)) as $draft
  | if $base != "" and ($base | wanted($options.branches) | not) then ignored("The pull request is not for one of the chosen branches.")
    elif $action == "opened" or $action == "reopened" or $action == "ready_for_review" then
      (if $action == "ready_for_review" then "\(who) marked pull request \($thing) as ready for review"
       else "\(who) \($action) \(if $draft then "draft " else "" end)pull request \($thing)" end) as $line
      | posts(post($line + in_repository;
          {color: (if $draft then grey else blue end), thread: $thread,
           body: (if $action == "opened" then excerpt($p.body; 8; 600) else "" end),
           fields: (if $action == "reopened" then [] else fields(field("Branches"; change(code($p.head.ref); code($base)) | if text($p.head.ref) == "" then "" else . end), field("Size"; $p | diff_size),
             field("Reviewers"; [($p | records(.requested_reviewers)[] | person(.)), ($p | records(.requested_teams)[] | person(.))] | sentence),
             field("Assigned to"; [$p | records(.assignees)[] | person(.)] | sentence), field("Labels"; [$p | records(.labels)[] | words(.name; 40)] | sentence)) end)}))
    elif $action == "closed" and flag($p.merged) then
      posts(post("\(who) merged pull request \($thing)\($into)\(in_repository)" ; {color: green, thread: $thread}))
    elif $action == "closed" then posts(post("\(who) closed pull request \($thing) without merging it\(in_repository)"; {color: grey, thread: $thread}))
    elif $action == "converted_to_draft" then posts(post("\(who) turned pull request \($thing) back into a draft\(in_repository)"; {color: grey, thread: $thread}))
    elif $action == "synchronize" then
      posts(post("\(who) pushed \(link("new commits"; around(text(.repository.html_url) + "/compare/"; [text(.before), text(.after)] | if any(test("^[0-9a-f]{7,64}$") | not) then "" else map(.[:12]) | join("...") end; ""))) to pull request \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "review_requested" or $action == "review_request_removed" then
      ([person(.requested_reviewer), person(.requested_team)] | sentence | if . == "" then [($p | records(.requested_reviewers)[] | person(.)), ($p | records(.requested_teams)[] | person(.))] | sentence else . end) as $whom
      | posts(post("\(who) \(if $action == "review_requested" then "asked" else "no longer asks" end) \($whom | if . == "" then "somebody" else . end) to review pull request \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "auto_merge_enabled" or $action == "auto_merge_disabled" then
      posts(post("\(who) switched automatic merging \(if $action == "auto_merge_enabled" then "on" else "off" end) for pull request \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "enqueued" or $action == "dequeued" then
      posts(post("Pull request \($thing) \(if $action == "enqueued" then "entered" else "left" end) the merge queue\(in_repository)\(around(": "; text(.reason) | humanized | ascii_downcase | inline(60); ""))"; {thread: $thread}))
    else posts(post(common_action($action; $thing; "pull request"; $p.number) + in_repository; {thread: $thread})) end;

def review:
  text(.action) as $action | object(.review) as $r | (text($r.state) | ascii_downcase) as $state
  | thing(.pull_request; "a pull request") as $thing | number_key(text(.pull_request.number)) as $thread | excerpt($r.body; 8; 600) as $body
  | if $action == "dismissed" then posts(post("\(who) dismissed \(link("a review"; text($r.html_url)))\(around(" by "; person(.review.user); "")) of pull request \($thing)\(in_repository)"; {color: grey, body: $body, thread: $thread}))
    elif $action == "edited" then posts(post("\(who) edited \(link("a review"; text($r.html_url))) of pull request \($thing)\(in_repository)"; {color: blue, body: $body, thread: $thread}))
    elif $state == "approved" then posts(post("\(who) \(link("approved"; text($r.html_url))) pull request \($thing)\(in_repository)"; {color: green, body: $body, thread: $thread}))
    elif $state == "changes_requested" then posts(post("\(who) \(link("asked for changes"; text($r.html_url))) in pull request \($thing)\(in_repository)"; {color: amber, body: $body, thread: $thread}))
    elif $body == "" then posts(post("\(who) \(link("reviewed"; text($r.html_url))) pull request \($thing)\(in_repository)"; {thread: $thread}))
    else posts(post("\(who) \(link("reviewed"; text($r.html_url))) pull request \($thing)\(in_repository)"; {color: blue, body: $body, thread: $thread})) end;

def review_comment:
  text(.action) as $action | object(.comment) as $c
  | (code($c.path) | if . == "" then "" else ", " + . + around(" line "; words($c.line?, $c.original_line?; 10); "") end) as $where
  | posts(post("\(who) \(if $action == "deleted" then "deleted a comment" else link(comment_verb($action); text($c.html_url)) end) on pull request \(thing(.pull_request; "of this repository"))\($where)\(in_repository)";
      {color: (if $action == "deleted" then grey else blue end), body: excerpt($c.body; 8; 600), thread: number_key(text(.pull_request.number))}));

def review_thread:
  text(.action) as $action | (records(.thread.comments)[0] | object(.)) as $c
  | posts(post("\(who) marked \(link("a conversation"; text($c.html_url)))\(around(" about "; code($c.path); "")) as \(verb($action)) in pull request \(thing(.pull_request; "of this repository"))\(in_repository)"; {thread: number_key(text(.pull_request.number))}));

def discussion:
  text(.action) as $action | object(.discussion) as $d | thing(.discussion; "a discussion") as $thing | key(repository_key, "discussion", text($d.number)) as $thread
  | words($d.category.name; 60) as $category
  | if $action == "created" then posts(post("\(who) started discussion \($thing)\(around(" under "; $category; ""))\(in_repository)"; {color: blue, body: excerpt($d.body; 8; 600), thread: $thread}))
    elif $action == "answered" then posts(post("\(who) marked \(link("an answer"; text(.answer.html_url?, $d.answer_html_url?)))\(around(" by "; person(.answer.user); "")) to discussion \($thing)\(in_repository)"; {color: green, body: excerpt(.answer.body? // ""; 8; 600), thread: $thread}))
    elif $action == "unanswered" then posts(post("\(who) took back the answer to discussion \($thing)\(in_repository)"; {thread: $thread}))
    elif $action == "category_changed" then posts(post("\(who) moved discussion \($thing)\(around(" to "; change(words(.changes.category.from.name; 60); $category); ""))\(in_repository)"; {thread: $thread}))
    elif $action == "closed" then posts(post("\(who) closed discussion \($thing)\(around(" as "; text($d.state_reason) | humanized | inline(30); ""))\(in_repository)"; {color: grey, thread: $thread}))
    else posts(post(common_action($action; $thing; "discussion"; $d.number) + in_repository; {thread: $thread})) end;

def discussion_comment:
  text(.action) as $action | object(.comment) as $c
  | posts(post("\(who) \(if $action == "deleted" then "deleted a comment" else link(comment_verb($action); text($c.html_url)) end) on discussion \(thing(.discussion; "of this repository"))\(in_repository)";
      {color: (if $action == "deleted" then grey else blue end), body: excerpt($c.body; 8; 600), thread: key(repository_key, "discussion", text(.discussion.number))}));

# ---- Builds and deployments

def outcome($status; $conclusion):
  if $conclusion == "" then ($status | {"queued": "is queued", "requested": "is queued", "pending": "is waiting", "waiting": "is waiting", "in_progress": "started", "completed": "finished"}[.] // "changed")
  else $conclusion | {"success": "passed", "failure": "failed", "cancelled": "was cancelled", "timed_out": "timed out", "action_required": "needs somebody to act", "skipped": "was skipped",
      "neutral": "finished", "stale": "was given up as stale", "startup_failure": "could not start"}[.] // "finished" end;
def failing($conclusion): $conclusion == "failure" or $conclusion == "timed_out" or $conclusion == "startup_failure" or $conclusion == "action_required" or $conclusion == "error";
# Whether the hook's settings leave this build out: a reason or "".
def build_left_out($options; $branch; $conclusion):
  if $branch != "" and ($branch | wanted($options.branches) | not) then "The branch is not among the chosen ones."
  elif $options.builds == "failed" and (failing($conclusion) | not) then "Only failures are wanted." else "" end;
def on_branch($branch): around(" on "; tree_link($branch); "");

def workflow_run($options):
  text(.action) as $action | object(.workflow_run) as $r | text($r.conclusion) as $c | text($r.head_branch) as $branch
  | build_left_out($options; $branch; $c) as $reason
  | if $reason != "" then ignored($reason)
    else
      (number($r.run_attempt) // 1) as $attempt
      | link(line(words($r.name?, .workflow.name?; 80), around("#"; words($r.run_number; 10); "")) | if . == "" then "A workflow" else . end; text($r.html_url)) as $run
      | posts(post("Workflow \($run) \(outcome(text($r.status); $c))\(if $attempt > 1 then " (attempt \($attempt))" else "" end)\(on_branch($branch))\(in_repository)";
          {color: (if $c == "" then amber else colour($c) end), thread: key(repository_key, "run", text($r.id)), update: key(repository_key, "run", text($r.id)),
           body: ($r.head_commit? | object(.) | if . == {} then "" else (.message | as_text) as $m | if $m == "" then "" else commit_line(.id; ""; .message; words(.author.name; 40)) end end),
           fields: fields(field("Took"; (if $c == "" then "" else between($r.run_started_at?, $r.created_at?; $r.updated_at?) end)), field("Started by"; person($r.triggering_actor?, $r.actor?)), field("Because of"; text($r.event) | humanized | inline(40)),
             field("Pull requests"; [$r | records(.pull_requests)[] | around("#"; words(.number; 10); "")] | sentence))}))
    end;

def workflow_job($options):
  object(.workflow_job) as $j | text($j.conclusion) as $c | text($j.head_branch) as $branch | build_left_out($options; $branch; $c) as $reason
  | if $reason != "" then ignored($reason)
    elif text(.action) == "queued" then ignored("The job is only queued; a message follows when it starts.")
    else
      ([$j | records(.steps)[] | select(failing(text(.conclusion))) | words(.name; 100)] | sentence) as $failed
      | posts(post("Job \(link(words($j.name; 100) | if . == "" then "of a workflow" else . end; text($j.html_url)))\(around(" of "; words($j.workflow_name; 80); "")) \(outcome(text($j.status); $c))\(on_branch($branch))\(in_repository)";
          {color: (if $c == "" then amber else colour($c) end), thread: key(repository_key, "run", text($j.run_id)), update: key(repository_key, "job", text($j.id)),
           fields: fields(field("Failing step"; $failed), field("Took"; (if $c == "" then "" else between($j.started_at; $j.completed_at) end)), field("Runner"; words($j.runner_name; 60)))}))
    end;

def check_run($options):
  object(.check_run) as $r | text($r.conclusion) as $c | text($r.check_suite.head_branch) as $branch | build_left_out($options; $branch; $c) as $reason
  | text(.action) as $action
  | link(words($r.name; 100) | if . == "" then "A check" else . end; text($r.html_url?, $r.details_url?)) as $name
  | if $reason != "" then ignored($reason)
    elif $action == "requested_action" then posts(post("\(who) asked check \($name) to \(words(.requested_action.identifier; 40) | if . == "" then "act" else . end)\(in_repository)"))
    elif $action == "rerequested" then posts(post("\(who) asked to run check \($name) again\(on_branch($branch))\(in_repository)"; {color: amber, update: key(repository_key, "check", text($r.name), text($r.head_sha))}))
    else posts(post("Check \($name)\(around(" by "; words($r.app.name; 60); "")) \(outcome(text($r.status); $c))\(on_branch($branch))\(around(" at "; commit_link(text($r.head_sha)); ""))\(in_repository)";
        {color: (if $c == "" then amber else colour($c) end), update: key(repository_key, "check", text($r.name), text($r.head_sha)),
         body: lines(bold(words($r.output.title; 150)), excerpt($r.output.summary? // ""; 6; 500)),
         fields: fields(field("Took"; (if $c == "" then "" else between($r.started_at; $r.completed_at) end)), field("Notes"; number($r.output.annotations_count) | if . == null or . == 0 then "" else tostring end))}))
    end;

def check_suite($options):
  object(.check_suite) as $s | text($s.conclusion) as $c | text($s.head_branch) as $branch | build_left_out($options; $branch; $c) as $reason
  | if $reason != "" then ignored($reason)
    elif text(.action) != "completed" then ignored("The checks are only asked for; a message follows when they have run.")
    else posts(post("\(words($s.app.name; 60) | if . == "" then "The checks" else "The checks of " + . end) \(outcome(text($s.status); $c) | if startswith("was ") then "were" + .[3:] else . end)\(on_branch($branch))\(around(" at "; commit_link(text($s.head_sha)); ""))\(in_repository)";
        {color: colour($c), update: key(repository_key, "suite", text($s.id)),
         body: ($s.head_commit? | object(.) as $h | if text($h.message) == "" then "" else commit_line($h.id; ""; $h.message; words($h.author.name; 40)) end),
         fields: fields(field("Checks"; number($s.latest_check_runs_count) | if . == null or . == 0 then "" else tostring end))}))
    end;

def status($options):
  text(.state) as $state | ([records(.branches)[] | text(.name)]) as $branches | words(.context; 100) as $context
  | if ($branches | length) > 0 and ($branches | any(wanted($options.branches)) | not) then ignored("The branch is not among the chosen ones.")
    elif $options.builds == "failed" and (failing($state) | not) then ignored("Only failures are wanted.")
    else posts(post("\(if $context == "" or $context == "default" then "The status of" else "Status " + link($context; text(.target_url)) + " of" end) \(link(code(text(.sha)[:7]); text(.commit.html_url)) | if . == "" then "a commit" else . end)\(around(" on "; $branches[:3] | map(code(.)) | sentence; ""))\(in_repository) is **\({"success": "success", "failure": "failure", "error": "error", "pending": "pending"}[$state] // "unknown")**";
        {color: (if $state == "pending" then amber else colour($state) end), update: key(repository_key, "status", text(.context), text(.sha)),
         body: lines(words(.description; 300), (if (text(.commit.commit.message)) == "" then "" else commit_line(""; ""; .commit.commit.message; words(.commit.commit.author.name; 40)) end))}))
    end;

def deployment:
  object(.deployment) as $d
  | posts(post("\(person(.deployment.creator) | if . == "" then "Somebody" else . end) is deploying \(code($d.ref) | if . == "" then "a version" else . end)\(around(" to **"; words($d.environment; 60); "**"))\(in_repository)";
      {color: amber, body: excerpt($d.description; 3; 300), update: key(repository_key, "deployment", text($d.id)), thread: key(repository_key, "deployment", text($d.id))}));
def deployment_status:
  object(.deployment) as $d | object(.deployment_status) as $s | text($s.state) as $state
  | ({"success": "is live", "failure": "failed", "error": "failed with an error", "pending": "is waiting", "queued": "is queued", "in_progress": "started", "inactive": "is no longer live", "waiting": "waits for approval"}[$state] // "changed") as $says
  | posts(post("\(link("Deployment"; text($s.log_url?, $s.target_url?)))\(around(" of "; code($d.ref); ""))\(around(" to **"; words($s.environment?, $d.environment?; 60); "**")) \($says)\(in_repository)";
      {color: (if $state == "pending" or $state == "queued" or $state == "in_progress" or $state == "waiting" then amber else colour($state) end), body: excerpt($s.description; 3; 300), update: key(repository_key, "deployment", text($d.id)),
       fields: fields(field("Address"; (text($s.environment_url) as $u | link($u | ltrimstr("https://") | ltrimstr("http://") | inline(80); $u))), field("By"; person(.deployment.creator)), field("Commit"; commit_link(text($d.sha))))}));
def deployment_review:
  text(.action) as $action
  | posts(post("\(if $action == "requested" then ([person(.requestor), who] | map(select(. != "")) | .[0]) + " asks for approval to deploy" else ([person(.approver), who] | map(select(. != "")) | .[0]) + " " + (if $action == "approved" then "approved" elif $action == "rejected" then "rejected" else verb($action) end) + " the deployment" end)\(around(" to **"; words(.environment?, .workflow_job_run.environment?; 60); "**"))\(around(" by workflow "; link(words(.workflow_run.name; 80); text(.workflow_run.html_url)); ""))\(in_repository)";
      {color: (if $action == "approved" then green elif $action == "rejected" then red else amber end), body: excerpt(.comment? // ""; 4; 400), thread: key(repository_key, "run", text(.workflow_run.id))}));

def page_build:
  text(.build.status) as $s
  | posts(post("The pages site of \(repository | if . == "" then "the repository" else . end) \(if $s == "built" then "was built" elif $s == "errored" then "could not be built" else "is being built" end)\(around(" after a push by "; person(.build.pusher); ""))";
      {color: (if $s == "built" then green elif $s == "errored" then red else amber end), body: passage(.build.error.message? // ""; 4; 400), update: key(repository_key, "pages", text(.id?, .build.url?))}));

def release:
  text(.action) as $action | object(.release) as $r
  | link(words($r.name?, $r.tag_name?; 100) | if . == "" then "a release" else . end; text($r.html_url)) as $name
  | (if flag($r.draft) then "draft " elif flag($r.prerelease) then "pre-release " else "release " end) as $kind
  | if $action == "created" and (flag($r.draft) | not) then ignored("GitHub sends “published” for the same release.")
    elif $action == "released" or $action == "prereleased" then ignored("GitHub sends “published” for the same release.")
    else posts(post("\(who) \(verb($action)) \($kind)\($name)\(around(" ("; if text($r.name) == "" or text($r.name) == text($r.tag_name) then "" else code($r.tag_name) end; ")"))\(in_repository)";
        {color: (if $action == "published" then green elif $action == "deleted" or $action == "unpublished" then grey else blue end), thread: key(repository_key, "release", text($r.id)),
         body: (if $action == "published" or $action == "created" then excerpt($r.body; 12; 1000) else "" end),
         fields: (if $action == "published" then fields(field("Files"; [$r | records(.assets)[] | link(words(.name; 60); text(.browser_download_url))] | sentence; false)) else [] end)}))
    end;

def package:
  object(.package?) as $a | (if $a == {} then object(.registry_package) else $a end) as $p
  | object($p.package_version) as $v
  | posts(post("\(who) \(verb(text(.action))) \(text($p.package_type?, $p.ecosystem?) | ascii_downcase | inline(20) | around(""; .; " "))package \(link(words($p.name; 80) | if . == "" then "without a name" else . end; text($p.html_url)))\(around(" "; link(words($v.version?, $v.name?; 40); text($v.html_url)); ""))\(in_repository)";
      {color: green, body: excerpt($v.body? // $v.description? // $p.description? | text(.); 4; 400)}));

# ---- Security

def severity_colour: ascii_downcase | if . == "critical" or . == "high" or . == "error" then red elif . == "medium" or . == "moderate" or . == "warning" then amber else blue end;
def alert_action($action): $action | {"created": "found", "appeared_in_branch": "appeared in another branch", "fixed": "is fixed", "dismissed": "was dismissed", "auto_dismissed": "was dismissed by a rule", "auto_reopened": "was opened again by a rule",
    "reopened": "was opened again", "reopened_by_user": "was opened again", "reintroduced": "is back", "closed_by_user": "was closed", "resolved": "was resolved", "revoked": "was revoked", "publicly_leaked": "was leaked in public", "validated": "was checked",
    "create": "found", "dismiss": "was dismissed", "resolve": "is resolved", "reopen": "was opened again", "assignees_changed": "has other people assigned"}[.] // verb(.);
def alert_colour($action; $severity):
  if $action == "fixed" or $action == "resolved" or $action == "resolve" or $action == "revoked" then green
  elif $action == "dismissed" or $action == "auto_dismissed" or $action == "closed_by_user" or $action == "dismiss" then grey else ($severity | severity_colour) end;
def why_dismissed($a): joined(": "; (text($a.dismissed_reason?, $a.dismiss_reason?, $a.resolution?) | humanized | capitalized | inline(60)), words($a.dismissed_comment?, $a.resolution_comment?; 300));

def dependabot_alert:
  object(.alert) as $a | object($a.security_advisory) as $s | object($a.security_vulnerability) as $v | text(.action) as $action
  | text($v.severity?, $s.severity?, $a.severity?) as $severity
  | words($a.dependency.package.name?, $v.package.name?, $a.affected_package_name?; 80) as $package
  | link(words($s.summary; 200) | if . == "" then "Vulnerable dependency" + around(" "; $package; "") else . end; text($a.html_url?, $a.external_reference?)) as $title
  | posts(post("\(around("**"; $severity | capitalized | inline(20); "** "))\($title) \(alert_action($action))\(in_repository)";
      {color: alert_colour($action; $severity), thread: key(repository_key, "dependabot", text($a.number?, $a.id?)), update: key(repository_key, "dependabot", text($a.number?, $a.id?)), body: why_dismissed($a),
       fields: fields(field("Package"; line($package, around("("; words($a.dependency.package.ecosystem?, $v.package.ecosystem?; 30); ")"))), field("Where"; code($a.dependency.manifest_path)),
         field("Affected"; code(text($v.vulnerable_version_range?, $a.affected_range?))), field("Fixed in"; code(text($v.first_patched_version.identifier?, $a.fixed_in?))),
         field("Known as"; [words($s.cve_id?, $a.external_identifier?; 40), words($s.ghsa_id?, $a.ghsa_id?; 40)] | unique | sentence), field("CVSS"; number($s.cvss.score) | if . == null or . == 0 then "" else tostring end))}));

def code_scanning_alert:
  object(.alert) as $a | text(.action) as $action | text($a.rule.security_severity_level?, $a.rule.severity?) as $severity | object($a.most_recent_instance) as $m
  | posts(post("\(link(words($a.rule.description?, $a.rule.name?, $a.rule.id?; 200) | if . == "" then "Code scanning alert" else . end; text($a.html_url))) \(alert_action($action))\(in_repository)";
      {color: alert_colour($action; $severity), thread: key(repository_key, "scanning", text($a.number)), update: key(repository_key, "scanning", text($a.number)), body: lines(why_dismissed($a), passage($m.message.text? // ""; 3; 300)),
       fields: fields(field("Severity"; $severity | capitalized | inline(20)), field("Tool"; words($a.tool.name; 40)), field("Where"; code(joined(":"; text($m.location.path), text($m.location.start_line)))),
         field("Branch"; code(text(.ref?, $m.ref?) | short_ref)), field("Closed by"; person($a.dismissed_by)))}));

def secret_scanning($where):
  object(.alert) as $a | text(.action) as $action
  | posts(post("\(link("Secret" + around(": "; words($a.secret_type_display_name?, $a.secret_type?; 80); ""); text($a.html_url))) \(if $where != "" then "found in another place" else alert_action($action) end)\(in_repository)";
      {color: (if $where != "" then red else alert_colour($action; "critical") end), thread: key(repository_key, "secret", text($a.number)), update: (if $where != "" then "" else key(repository_key, "secret", text($a.number)) end), body: joined("\n"; $where, why_dismissed($a)),
       fields: fields(field("Still valid"; text($a.validity) | {"active": "yes", "inactive": "no"}[.] // ""), field("Resolved by"; person($a.resolved_by)), field("Push protection"; if flag($a.push_protection_bypassed) then "bypassed" + around(" by "; person($a.push_protection_bypassed_by); "") else "" end))}));

def advisory:
  object(.security_advisory?) as $g | (if $g == {} then object(.repository_advisory) else $g end) as $s | text(.action) as $action | text($s.severity) as $severity
  | ([$s | records(.vulnerabilities)[] | line(words(.package.name; 60), around("("; words(.package.ecosystem; 20); ")"), code(.vulnerable_version_range), around("fixed in "; code(text(.first_patched_version.identifier?, .first_patched_version?, .patched_versions?)); ""))]) as $packages
  | posts(post("Security advisory \(link(words($s.summary?, $s.ghsa_id?; 200) | if . == "" then "without a title" else . end; text($s.html_url?) | if . == "" then around("https://github.com/advisories/"; text($s.ghsa_id) | @uri; "") else . end)) was \(verb($action))\(in_repository)";
      {color: (if $action == "withdrawn" then grey else ($severity | severity_colour) end), thread: key("advisory", text($s.ghsa_id)), body: lines(excerpt($s.description; 6; 500), bullets($packages; 5)),
       fields: fields(field("Severity"; $severity | capitalized | inline(20)), field("Known as"; [words($s.cve_id; 40), ($s | records(.identifiers)[] | words(.value; 40))] | unique | sentence))}));

def scan: posts(post("A secret scan\(in_repository) \(verb(text(.action)))"));

# ---- People, settings, projects

def member:
  text(.action) as $action | person(.member) as $m | ($m | if . == "" then "somebody" else . end) as $m
  | change(words(.changes.permission.from?, .changes.old_permission.from?; 30); words(.changes.permission.to?, .changes.role_name.to?; 30)) as $role
  | posts(post(if $action == "removed" then "\(who) removed \($m) from \(repository | if . == "" then "the repository" else . end)"
      elif $action == "edited" then "\(who) changed what \($m) may do\(in_repository)\(around(": "; $role; ""))"
      else "\(who) added \($m) to \(repository | if . == "" then "the repository" else . end)\(around(" with the role "; $role; ""))" end));
def team_name: link(words(.team.name; 80) | if . == "" then "a team" else . end; text(.team.html_url));
def organization: words(.organization.login; 80);
def membership:
  (if text(.action) == "removed" then "removed" else "added" end) as $action
  | posts(post("\(who) \($action) \(person(.member) | if . == "" then "somebody" else . end) \(if $action == "removed" then "from" else "to" end) team \(team_name)\(around(" of "; organization; ""))"));
def team:
  text(.action) as $action | object(.changes) as $c
  | if $action == "added_to_repository" then posts(post("\(who) gave team \(team_name) access to \(repository)"))
    elif $action == "removed_from_repository" then posts(post("\(who) took away the access of team \(team_name) to \(repository)"))
    elif $action == "edited" then
      ([ (if given($c.name) then "name: " + change(words($c.name.from; 60); words(.team.name; 60)) else "" end),
         (if given($c.privacy) then "privacy: " + change(words($c.privacy.from; 30); words(.team.privacy; 30)) else "" end),
         (if given($c.description) then "description: " + change(words($c.description.from; 100); words(.team.description; 100)) else "" end),
         (if given($c.repository) then "access to " + (repository | if . == "" then "a repository" else . end) + around(": "; [object(.repository.permissions) | to_entries[] | select(.value == true) | .key | inline(20)] | sentence; "") else "" end)]
        | map(select(. != ""))) as $what
      | posts(post("\(who) edited team \(team_name)\(around(" of "; organization; ""))\(if ($what | length) == 1 then ", " + $what[0] else "" end)"; if ($what | length) > 1 then {color: blue, body: bullets($what | map(capitalized); 6)} else {} end))
    else posts(post("\(who) \(verb($action)) team \(team_name)\(around(" of "; organization; ""))"; {body: (if $action == "created" then excerpt(.team.description? // ""; 2; 200) else "" end)})) end;
def team_add: posts(post("\(who) gave team \(team_name) access to \(repository)"));
def org:
  text(.action) as $action | person(.membership.user?, .user?) as $m
  | posts(post(if $action == "member_added" then "\($m | if . == "" then "Somebody" else . end) joined the organization\(around(" "; organization; ""))"
      elif $action == "member_removed" then "\($m | if . == "" then "Somebody" else . end) left the organization\(around(" "; organization; ""))"
      elif $action == "member_invited" then "\(who) invited \([$m, words(.invitation.login?, .invitation.email?; 80), "somebody"] | map(select(. != "")) | .[0]) to the organization\(around(" "; organization; ""))"
      elif $action == "renamed" then "\(who) renamed the organization\(around(" to "; change(words(.changes.login.from; 80); organization); ""))"
      else "\(who) \(verb($action)) the organization\(around(" "; organization; ""))" end));
def org_block: posts(post("\(who) \(verb(text(.action))) \(person(.blocked_user) | if . == "" then "somebody" else . end) in the organization\(around(" "; organization; ""))"));

def repository_event:
  text(.action) as $action | object(.changes) as $c
  | if $action == "renamed" then posts(post("\(who) renamed repository \(around(""; words($c.repository.name.from; 80); " to "))\(repository)"))
    elif $action == "transferred" then posts(post("\(who) transferred repository \(repository)\(around(" from "; words($c.owner.from.user.login?, $c.owner.from.organization.login?; 80); ""))"))
    elif $action == "publicized" then posts(post("\(who) made \(repository | if . == "" then "a repository" else "repository " + . end) public"; {color: amber}))
    elif $action == "privatized" then posts(post("\(who) made repository \(repository) private"))
    elif $action == "edited" then
      ([(if given($c.description) then "description: " + change(words($c.description.from; 150); words(.repository.description; 150)) else "" end),
        (if given($c.homepage) then "homepage: " + change(words($c.homepage.from; 150); words(.repository.homepage; 150)) else "" end),
        (if given($c.default_branch) then "default branch: " + change(code($c.default_branch.from); code(.repository.default_branch)) else "" end),
        (if given($c.topics) then "topics: " + change($c.topics | [texts(.from)[] | inline(40)] | sentence; .repository | [texts(.topics)[] | inline(40)] | sentence) else "" end)] | map(select(. != "" and (endswith(": ") | not)))) as $what
      | posts(post("\(who) edited repository \(repository)"; {color: blue, body: bullets($what | map(capitalized); 6)} | if .body == "" then {} else . end))
    else posts(post("\(who) \(verb($action)) repository \(repository)"; {color: (if $action == "deleted" then grey else "" end), body: (if $action == "created" then excerpt(.repository.description? // ""; 2; 200) else "" end)})) end;
def label_event:
  posts(post("\(who) \(verb(text(.action))) label **\(words(.label.name; 60) | if . == "" then "without a name" else . end)**\(around(" (before: "; words(.changes.name.from; 60); ")"))\(in_repository)"));
def milestone:
  object(.milestone) as $m | text(.action) as $action | number($m.closed_issues) as $closed | number($m.open_issues) as $open
  | posts(post("\(who) \(verb($action)) milestone \(link(words($m.title; 100) | if . == "" then "without a title" else . end; text($m.html_url)))\(in_repository)";
      {color: (if $action == "closed" then green else blue end), body: (if $action == "created" or $action == "opened" then excerpt($m.description; 3; 300) else "" end), thread: key(repository_key, "milestone", text($m.number)),
       fields: fields(field("Due"; day($m.due_on)), field("Progress"; if $closed == null or $open == null or $closed + $open == 0 then "" else "\($closed) of \($closed + $open) closed" end))}));
def deploy_key: posts(post("\(who) \(if text(.action) == "deleted" then "removed" else "added" end) deploy key **\(words(.key.title; 80) | if . == "" then "without a name" else . end)** (\(if flag(.key.read_only) then "read only" else "may write" end))\(in_repository)"; {color: amber}));
def branch_rule:
  object(.rule) as $r
  | posts(post("\(who) \(verb(text(.action))) the protection of \(code($r.name) | if . == "" then "a branch" else . end)\(in_repository)";
      {color: amber, body: bullets([object(.changes) | keys[] | humanized | inline(60)] | map("Changed: " + .); 6)}));
def ruleset: posts(post("\(who) \(verb(text(.action))) ruleset \(link(words(.repository_ruleset.name; 80) | if . == "" then "without a name" else . end; text(.repository_ruleset._links.html.href)))\(in_repository)"; {color: amber}));

def content_kind: {"DraftIssue": "a draft", "Issue": "an issue", "PullRequest": "a pull request"}[.] // "an item";
def project_item:
  object(.projects_v2_item) as $i | text(.action) as $action | (text($i.content_type) | content_kind) as $kind | object(.changes.field_value) as $f
  | (change(words($f.from.name?, $f.from.title?, $f.from?; 80); words($f.to.name?, $f.to.title?, $f.to?; 80))) as $moved
  | if $action == "reordered" then ignored("An item only moved up or down in its project.")
    elif $action == "edited" then
      (if words($f.field_name; 60) == "" then ignored("GitHub does not say what was edited.")
       else posts(post("\(who) changed **\(words($f.field_name; 60))** of \($kind)\(around(" in project "; words($f.project_number; 10) | if . == "" then "" else "#" + . end; ""))\(around(": "; $moved; ""))\(around(" ("; organization; ")"))"; {thread: key("project item", text($i.node_id?, $i.id?))})) end)
    else posts(post("\(who) \($action | {"created": "added \($kind) to", "deleted": "removed \($kind) from", "archived": "archived \($kind) of", "restored": "brought \($kind) back to", "converted": "turned a draft into \($kind) in"}[.] // "\(verb($action)) \($kind) of") a project\(around(" of "; organization; ""))"; {thread: key("project item", text($i.node_id?, $i.id?))})) end;
def project_v2:
  object(.projects_v2) as $p | (words($p.title; 100) | if . == "" then "without a title" else . end) as $title
  | posts(post("\(who) \(verb(text(.action))) project \(link($title; if organization == "" or text($p.number) == "" then "" else "https://github.com/orgs/" + text(.organization.login) + "/projects/" + text($p.number) end))\(around(" of "; organization; ""))"; {color: blue, body: excerpt($p.short_description; 2; 200)}));
def status_update:
  object(.projects_v2_status_update) as $s
  | posts(post("\(who) \(if text(.action) == "created" then "reported on" else verb(text(.action)) + " a report on" end) a project\(around(" of "; organization; ""))\(around(": **"; text($s.status) | ascii_downcase | humanized | inline(30); "**"))";
      {color: (text($s.status) | {"ON_TRACK": green, "AT_RISK": amber, "OFF_TRACK": red, "COMPLETE": green}[.] // grey), body: excerpt($s.body; 6; 500), fields: fields(field("Start"; day($s.start_date)), field("Due"; day($s.target_date)))}));
def project:
  object(.project) as $p
  | posts(post("\(who) \(verb(text(.action))) project \(link(words($p.name; 100) | if . == "" then "without a name" else . end; text($p.html_url)))\(in_repository)"; {body: (if text(.action) == "created" then excerpt($p.body; 3; 300) else "" end)}));
def project_card:
  object(.project_card) as $c
  | posts(post("\(who) \(verb(text(.action))) a card\(around(": "; words($c.note; 150); ""))\(around(" for #"; text($c.content_url) | split("/") | .[-1] // "" | if test("^[0-9]+$") then . else "" end; ""))\(in_repository)"));
def project_column: posts(post("\(who) \(verb(text(.action))) column **\(words(.project_column.name; 80) | if . == "" then "without a name" else . end)** of a project\(in_repository)"));

def sponsorship:
  object(.sponsorship) as $s | text(.action) as $action | person($s.sponsor) as $from | (if text($s.privacy_level) == "private" or $from == "" then "Somebody" else $from end) as $from
  | person($s.sponsorable) as $to | around(" ("; words($s.tier.name; 60); ")") as $tier | words(.changes.tier.from.name; 60) as $old
  | posts(post(($action | {"created": "\($from) now sponsors \($to)\($tier)", "cancelled": "\($from) no longer sponsors \($to)\($tier)", "edited": "\($from) changed who sees the sponsorship of \($to)",
        "tier_changed": "\($from) changed the sponsorship of \($to): \(change($old; words($s.tier.name; 60)))", "pending_cancellation": "\($from) will stop sponsoring \($to)\(around(" on "; day(.effective_date); ""))",
        "pending_tier_change": "\($from) will change the sponsorship of \($to)\(around(": "; $old; ""))"}[.] // "\($from): sponsorship of \($to) \(verb($action))") | rtrimstr(" "); {color: (if $action == "created" then green else grey end)}));
def marketplace:
  object(.marketplace_purchase) as $m | text(.action) as $action
  | posts(post("\(words($m.account.login; 60) | if . == "" then "Somebody" else . end) \($action | {"purchased": "bought", "cancelled": "cancelled", "changed": "changed to", "pending_change": "will change", "pending_change_cancelled": "will keep"}[.] // verb($action)) the plan **\(words($m.plan.name; 80) | if . == "" then "without a name" else . end)**\(around(" (before: "; words(.previous_marketplace_purchase.plan.name; 80); ")"))";
      {color: (if $action == "cancelled" then grey else green end), fields: fields(field("Billing"; words($m.billing_cycle; 20)), field("Units"; number($m.unit_count) | if . == null or . == 0 then "" else tostring end), field("Next bill"; day($m.next_billing_date)))}));

def installation:
  text(.action) as $action | words(.installation.app_slug?, .installation.app_name?; 60) as $app
  | ($action | {"created": "installed", "deleted": "uninstalled", "suspend": "suspended", "unsuspend": "brought back", "new_permissions_accepted": "accepted the new permissions of"}[.] // verb($action)) as $did
  | posts(post("\(who) \($did) \(if $app == "" then "an app" else "the app **" + $app + "**" end)\(around(" for "; person(.installation.account); ""))"; {color: (if $action == "created" or $action == "unsuspend" then green else grey end), body: bullets([records(.repositories)[] | words(.full_name; 100)]; 8)}));
def installation_repositories:
  posts(post("\(who) changed what \(words(.installation.app_slug; 60) | if . == "" then "an app" else "the app **" + . + "**" end) may see\(around(" of "; person(.installation.account); ""))";
    {color: blue, fields: fields(field("Added"; [records(.repositories_added)[] | words(.full_name; 100)] | sentence; false), field("Removed"; [records(.repositories_removed)[] | words(.full_name; 100)] | sentence; false))}));

def ping:
  (if given(.organization) and (given(.repository) | not) then organization else repository end) as $where
  | posts(post("GitHub is connected\(around(" to "; $where; ""))"; {color: green, body: (texts(.hook.events) | if . == [] then "" elif . == ["*"] then "It will send every event." else "It will send: " + (map(humanized | inline(40)) | join(", ")) end | .[:600])}));
def meta: posts(post("\(who) deleted the webhook that posts here\(in_repository)"; {color: amber}));
def import_event: text(.status) as $s | posts(post("The import of \(repository | if . == "" then "a repository" else . end) \({"success": "is done", "cancelled": "was cancelled", "failure": "failed"}[$s] // "changed")"; {color: colour($s)}));
def sub_issues:
  text(.action) as $action
  | posts(post("\(who) \(if $action | endswith("_removed") then "removed" else "added" end) \(thing(.sub_issue; "an issue")) \(if $action | endswith("_removed") then "from" else "to" end) the sub-issues of \(thing(.parent_issue; "an issue"))\(in_repository)"; {thread: number_key(text(.parent_issue.number))}));
def dependencies:
  text(.action) as $action
  | posts(post("\(thing(.blocked_issue; "An issue")) \(if $action | endswith("_removed") then "is no longer" else "is" end) blocked by \(thing(.blocking_issue; "an issue"))\(in_repository)"; {thread: number_key(text(.blocked_issue.number))}));

# An event this page does not know, or one without its usual parts.
def other($event):
  ($event | humanized | inline(60)) as $what
  | [.[]? | objects | text(.html_url) | select(. != "")] as $urls
  | posts(post("\(who): \(link($what | if . == "" then "an event" else . end; $urls[0] // ""))\(around(" "; text(.action) | humanized | inline(40); ""))\(if repository != "" then in_repository else around(" in "; organization; "") end)"));

def guessed:
  if given(.pusher) and given(.ref) and given(.commits) then "push" elif given(.review) then "pull_request_review" elif given(.comment) and given(.pull_request) then "pull_request_review_comment"
  elif given(.comment) and given(.issue) then "issue_comment" elif given(.comment) and given(.discussion) then "discussion_comment" elif given(.comment) then "commit_comment" elif given(.pull_request) then "pull_request" elif given(.issue) then "issues"
  elif given(.discussion) then "discussion" elif given(.workflow_job) then "workflow_job" elif given(.workflow_run) then "workflow_run" elif given(.check_run) then "check_run" elif given(.check_suite) then "check_suite" elif given(.release) then "release"
  elif given(.deployment_status) then "deployment_status" elif given(.deployment) then "deployment" elif given(.forkee) then "fork" elif given(.pages) then "gollum" elif given(.zen) then "ping" elif given(.milestone) then "milestone"
  elif given(.label) then "label" elif given(.ref_type) and given(.master_branch) then "create" elif given(.ref_type) then "delete" elif given(.state) and given(.sha) then "status" elif given(.starred_at) then "star" else "event" end;

def translated($event; $options):
  if $event == "push" then push($options)
  elif $event == "pull_request" or $event == "pull_request_target" then pull_request($options)
  elif $event == "issues" then issue
  elif $event == "issue_comment" then issue_comment
  elif $event == "pull_request_review" then review
  elif $event == "pull_request_review_comment" then review_comment
  elif $event == "workflow_run" then workflow_run($options)
  elif $event == "workflow_job" then workflow_job($options)
  elif $event == "check_run" then check_run($options)
  elif $event == "check_suite" then check_suite($options)
  elif $event == "status" then status($options)
  elif $event == "create" then created_ref
  elif $event == "delete" then deleted_ref
  elif $event == "release" then release
  elif $event == "deployment" then deployment
  elif $event == "deployment_status" then deployment_status
  elif $event == "deployment_review" then deployment_review
  elif $event == "discussion" then discussion
  elif $event == "discussion_comment" then discussion_comment
  elif $event == "pull_request_review_thread" then review_thread
  elif $event == "commit_comment" then commit_comment
  elif $event == "fork" then fork
  elif $event == "gollum" then gollum
  elif $event == "page_build" then page_build
  elif $event == "dependabot_alert" or $event == "repository_vulnerability_alert" then dependabot_alert
  elif $event == "code_scanning_alert" then code_scanning_alert
  elif $event == "secret_scanning_alert" then secret_scanning("")
  elif $event == "secret_scanning_alert_location" then secret_scanning(code(joined(":"; text(.location.details.path?, .location.type?), text(.location.details.start_line))))
  elif $event == "security_advisory" or $event == "repository_advisory" then advisory
  elif $event == "package" or $event == "registry_package" then package
  elif $event == "repository" then repository_event
  elif $event == "public" then posts(post("\(who) made \(repository | if . == "" then "a repository" else "repository " + . end) public"; {color: amber}))
  elif $event == "member" then member
  elif $event == "membership" then membership
  elif $event == "team" then team
  elif $event == "team_add" then team_add
  elif $event == "organization" then org
  elif $event == "org_block" then org_block
  elif $event == "label" then label_event
  elif $event == "milestone" then milestone
  elif $event == "deploy_key" then deploy_key
  elif $event == "branch_protection_rule" then branch_rule
  elif $event == "branch_protection_configuration" then posts(post("\(who) switched all branch protection \(if text(.action) == "disabled" then "off" else "on" end)\(in_repository)"; {color: amber}))
  elif $event == "repository_ruleset" then ruleset
  elif $event == "projects_v2_item" then project_item
  elif $event == "projects_v2" then project_v2
  elif $event == "projects_v2_status_update" then status_update
  elif $event == "project" then project
  elif $event == "project_card" then project_card
  elif $event == "project_column" then project_column
  elif $event == "sponsorship" then sponsorship
  elif $event == "marketplace_purchase" then marketplace
  elif $event == "installation" then installation
  elif $event == "installation_repositories" then installation_repositories
  elif $event == "ping" then ping
  elif $event == "meta" then meta
  elif $event == "repository_import" then import_event
  elif $event == "sub_issues" then sub_issues
  elif $event == "issue_dependencies" then dependencies
  elif $event == "star" or $event == "watch" then ignored("Somebody starred the repository; nobody needs a message for it.")
  elif $event == "merge_group" then ignored("The merge queue tests a group; the pull request's own messages say what comes of it.")
  elif $event == "workflow_dispatch" or $event == "repository_dispatch" then ignored("A workflow was asked to run; the run itself sends messages.")
  elif $event == "github_app_authorization" then ignored("Somebody took back an app's authorization; it concerns only them.")
  elif $event == "installation_target" or $event == "security_and_analysis" or $event == "custom_property" or $event == "custom_property_values" or $event == "personal_access_token_request" or $event == "deployment_protection_rule"
    or $event == "secret_scanning_scan" or $event == "exemption_request_push_ruleset" then ignored("An event for programs and administrators of GitHub; it says nothing people here need.")
  else other($event) end;

(.options | if type == "object" then . else {} end) as $options
| .event as $named
| .body | object(.)
| (if ($named | type) == "string" and $named != "" then $named else guessed end) as $event
| if (text(.repository.full_name) | if . == "" then false else (wanted($options.repositories) | not) end) then ignored("The repository is not among the chosen ones.")
  elif $options.leave_out_bots == true and (text(.sender.type) == "Bot" or (text(.sender.login) | endswith("[bot]"))) then ignored("A program did it, and those are left out here.")
  elif . == {} then posts(post("GitHub sent an event\(around(" of the kind "; $event | humanized | inline(60); "")) without any content"))
  else translated($event; $options) end
| if $named == null then {event: $event} + . else . end
