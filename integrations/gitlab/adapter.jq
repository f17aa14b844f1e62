# GitLab: https://docs.gitlab.com/user/project/integrations/webhook_events/. Every function reads the body. Also system hooks and group hooks.

def server: text(.project.web_url?, .repository.homepage?) | if test("^https?://[^/]+") then match("^https?://[^/]+").string else "" end;
def person(f): server as $server | object(f) as $u | words($u.name?, $u.username?, $u.user_name?, $u.user_username?; 60) as $name
  | link($name; text($u.web_url?) | if . != "" then . elif $server != "" and (text($u.username?) | test("^[A-Za-z0-9_.-]+$")) then $server + "/" + text($u.username) else "" end);
def who: person(.user) as $user | if $user != "" then $user else words(.user_name?, .user_username?, .user.name?; 60) | if . == "" then "Somebody" else . end end;
def base_url: text(.project.web_url?, .repository.homepage?, .project.homepage?);
def project: link(words(.project.path_with_namespace?, .project.name?, .repository.name?, .project_name?, .path_with_namespace?, .group.full_path?, .group.group_path?; 100); base_url);
def in_project: around(" in "; project; "");
def project_key: text(.project.path_with_namespace?, .project.name?, .repository.homepage?, .project_id?, .group.full_path?, .group.group_path?);
def path_of($branch): if $branch | test("^[0-9A-Za-z/._-]*$") then $branch else $branch | split("/") | map(@uri) | join("/") end;
def tree_link($ref): link(code($ref); around(base_url + "/-/tree/"; path_of($ref); ""));
def commit_link($sha): link(code($sha[:8]); around(base_url + "/-/commit/"; $sha | if test("^[0-9a-f]{7,64}$") then . else "" end; ""));
def short_ref: if startswith("refs/heads/") then .[11:] elif startswith("refs/tags/") then .[10:] else . end;
def verb($action): $action | {"open": "opened", "close": "closed", "reopen": "reopened", "update": "edited", "merge": "merged", "approved": "approved", "unapproved": "took back the approval of", "approval": "approved", "unapproval": "took back the approval of",
    "create": "created", "delete": "deleted", "award": "reacted to", "revoke": "took back a reaction to"}[.] // (humanized | inline(40)) | if . == "" then "changed" else . end;
def no_sha: test("^0+$") or . == "";

def thing(f; $sign; $kind):
  object(f) as $t
  | link(line(around($sign; words($t.iid?, $t.number?; 12); ""), words($t.title; 150)) | if . == "" then $kind else . end; text($t.url?, $t.web_url?));

def number_key($sign; f): text(f) as $n | if $n == "" then "" else key(project_key, $sign + $n) end;

# ---- Code

def push($options):
  text(.ref) as $ref | ($ref | short_ref) as $name | (text(.object_kind?, .event_name?) == "tag_push" or ($ref | startswith("refs/tags/"))) as $tag
  | records(.commits) as $commits | ([number(.total_commits_count) // 0, ($commits | length)] | max) as $count
  | text(.before) as $before | text(.after) as $after
  | around(base_url + "/-/compare/"; if ($before | no_sha) or ($after | no_sha) or (($before + $after) | test("^[0-9a-f]+$") | not) then "" else $before[:12] + "..." + $after[:12] end; "") as $compare
  | (if base_url == "" then "" else $compare end) as $compare
  | if $tag then
      (if ($after | no_sha) or ($count == 0 and has("checkout_sha") and .checkout_sha == null) then posts(post("\(who) deleted \(if $name == "" then "a tag" else "tag " + code($name) end)\(in_project)"; {color: grey}))
       else posts(post("\(who) pushed tag \(tree_link($name))\(in_project)"; {body: lines(excerpt(.message; 6; 500), ($commits[-1] | if . == null then "" else commit_line(.id; text(.url); .message; words(.author.name; 40)) end))})) end)
    elif $name != "" and ($name | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif ($after | no_sha) and $count == 0 then posts(post("\(who) deleted \(if $name == "" then "a branch" else "branch " + code($name) end)\(in_project)"; {color: grey}))
    elif $count == 0 then
      posts(post(if $before | no_sha then "\(who) created branch \(tree_link($name) | if . == "" then "without a name" else . end)\(in_project)" else "\(who) pushed to \(tree_link($name) | if . == "" then "a branch" else . end)\(in_project) without new commits" end))
    else
      posts(post("\(who) pushed \(link(plural($count; "commit"; "commits"); $compare)) to \(if $before | no_sha then "the new branch " else "" end)\(tree_link($name) | if . == "" then "a branch" else . end)\(in_project)";
        {color: blue, body: commits([$commits | .[-8:][] | commit_line(.id; text(.url); text(.title?, .message?); words(.author.name?, .author_name?; 40))]; 8; $count; $compare)}))
    end;

# ---- Issues and merge requests

def changed($old; $new; $title): if $old == $new or ($old == "" and $new == "") then "" else $title + ": " + change($old; $new) end;
def names(f): [records(f)[] | words(.title?, .name?; 60)] | sentence;
def assigned: [records(.assignees)[] as $a | person($a)] | sentence;
def assigned_to: assigned as $a | if $a != "" then $a else person(.assignee) end;
def changes_lines:
  object(.changes) as $c
  | [ (if given($c.title) then changed(words($c.title.previous; 150); words($c.title.current; 150); "Title") else "" end),
      (if given($c.labels) then changed($c.labels | names(.previous); $c.labels | names(.current); "Labels") else "" end),
      (if given($c.assignees) then changed($c.assignees | names(.previous); $c.assignees | names(.current); "Assigned to") else "" end),
      (if given($c.reviewers) then changed($c.reviewers | names(.previous); $c.reviewers | names(.current); "Reviewers") else "" end),
      (if given($c.due_date) then changed(day($c.due_date.previous); day($c.due_date.current); "Due") else "" end),
      (if given($c.weight) then changed(words($c.weight.previous; 20); words($c.weight.current; 20); "Weight") else "" end),
      (if given($c.target_branch) then changed(code($c.target_branch.previous); code($c.target_branch.current); "Target") else "" end),
      (if given($c.draft) then (if flag($c.draft.current) then "Now a draft" else "Ready for review" end) else "" end),
      (if given($c.confidential) then (if flag($c.confidential.current) then "Now confidential" else "No longer confidential" end) else "" end),
      (if given($c.discussion_locked) then (if flag($c.discussion_locked.current) then "Conversation locked" else "Conversation unlocked" end) else "" end),
      (if given($c.health_status) then changed(words($c.health_status.previous; 30) | humanized; words($c.health_status.current; 30) | humanized; "Health") else "" end),
      (if given($c.severity) then changed(words($c.severity.previous; 30); words($c.severity.current; 30); "Severity") else "" end),
      (if given($c.escalation_status) then changed(words($c.escalation_status.previous; 30); words($c.escalation_status.current; 30); "Escalation") else "" end),
      (if given($c.time_estimate) then changed(duration($c.time_estimate.previous); duration($c.time_estimate.current); "Estimate") else "" end),
      (if given($c.total_time_spent) then changed(duration($c.total_time_spent.previous); duration($c.total_time_spent.current); "Time spent") else "" end),
      (if has("changes") and ($c | has("assignee_id")) and (given($c.assignees) | not) then (if given($c.assignee_id.current) then ([assigned_to, person(.object_attributes.assignee?)] | map(select(. != "")) | .[0] // "" | if . == "" then "Somebody is assigned" else "Assigned to: " + . end) else "Nobody is assigned any more" end) else "" end),
      (if given($c.merge_when_pipeline_succeeds) then (if flag($c.merge_when_pipeline_succeeds.current) then "Will be merged when its pipeline passes" else "No longer merged automatically" end) else "" end),
      (if given($c.milestone_id) then "Milestone changed" else "" end),
      (if given($c.description) then "Description edited" else "" end) ] | map(select(. != ""));

def issue($options):
  object(.object_attributes) as $i | text($i.action) as $action
  | (text($i.type) | {"Incident": "incident", "Task": "task", "Test Case": "test case", "Ticket": "ticket", "Epic": "epic", "Objective": "objective", "Key Result": "key result"}[.] // "issue") as $kind
  | (if flag($i.confidential) then "confidential " else "" end + $kind) as $kind
  | thing(.object_attributes; "#"; "an issue") as $thing | number_key("#"; $i.iid) as $thread | changes_lines as $changes
  | if flag($i.confidential) and $options.confidential == false then ignored("The issue is confidential, and those are left out here.")
    elif $action == "open" or $action == "" then
      posts(post("\(who) opened \($kind) \($thing)\(in_project)"; {color: blue, body: excerpt($i.description; 8; 600), thread: $thread,
        fields: fields(field("Labels"; names(.labels)), field("Assigned to"; assigned_to), field("Due"; day($i.due_date)), field("Severity"; if $kind == "incident" then words($i.severity; 30) else "" end))}))
    elif $action == "close" then posts(post("\(who) closed \($kind) \($thing)\(in_project)"; {color: green, thread: $thread}))
    elif $action == "reopen" then posts(post("\(who) reopened \($kind) \($thing)\(in_project)"; {color: blue, thread: $thread}))
    elif ($changes | length) == 0 then posts(post("\(who) \(verb($action)) \($kind) \($thing)\(in_project)"; {thread: $thread}))
    else posts(post("\(who) changed \($kind) \($thing)\(in_project)"; {color: blue, body: ($changes | join("\n")), thread: $thread})) end;

def merge_request($options):
  object(.object_attributes) as $m | text($m.action) as $action | thing(.object_attributes; "!"; "a merge request") as $thing | number_key("!"; $m.iid) as $thread
  | text($m.target_branch) as $to | changes_lines as $changes
  | (if flag($m.draft) or flag($m.work_in_progress) then "draft merge request" else "merge request" end) as $kind
  | if $to != "" and ($to | wanted($options.branches) | not) then ignored("The merge request is not for one of the chosen branches.")
    elif $action == "open" or $action == "reopen" or ($action == "" and text($m.state) == "opened") then
      posts(post("\(who) \(if $action == "reopen" then "reopened" else "opened" end) \($kind) \($thing)\(in_project)"; {color: blue, thread: $thread,
        body: (if $action == "reopen" then "" else excerpt($m.description; 8; 600) end),
        fields: (if $action == "reopen" then [] else fields(field("Branches"; if text($m.source_branch) == "" then "" else change(code($m.source_branch); code($to)) end), field("Assigned to"; assigned_to | if . == "" then ($m | person(.assignee)) else . end),
          field("Reviewers"; [records(.reviewers)[] as $r | person($r)] | sentence), field("Labels"; names(.labels))) end)}))
    elif $action == "merge" or ($action == "" and text($m.state) == "merged") then posts(post("\(who) merged \($kind) \($thing)\(around(" into "; code($to); ""))\(in_project)"; {color: green, thread: $thread}))
    elif $action == "close" or ($action == "" and text($m.state) == "closed") then posts(post("\(who) closed \($kind) \($thing) without merging it\(in_project)"; {color: grey, thread: $thread}))
    elif $action == "approved" or $action == "approval" then posts(post("\(who) approved \($kind) \($thing)\(in_project)"; {color: green, thread: $thread}))
    elif $action == "unapproved" or $action == "unapproval" then posts(post("\(who) took back the approval of \($kind) \($thing)\(in_project)"; {color: amber, thread: $thread}))
    elif $action == "update" and text($m.oldrev) != "" then
      posts(post("\(who) pushed \(link("new commits"; (base_url) as $b | if $b == "" or (text($m.oldrev) | test("^[0-9a-f]{7,64}$") | not) or (text($m.last_commit.id) | test("^[0-9a-f]{7,64}$") | not) then text($m.url) + "/diffs" else "\($b)/-/compare/\(text($m.oldrev)[:12])...\(text($m.last_commit.id)[:12])" end)) to \($kind) \($thing)\(in_project)";
        {color: blue, thread: $thread, body: (if text($m.last_commit.message) == "" then "" else commit_line($m.last_commit.id; text($m.last_commit.url); $m.last_commit.message; words($m.last_commit.author.name; 40)) end)}))
    elif ($changes | length) > 0 then posts(post("\(who) changed \($kind) \($thing)\(in_project)"; {color: blue, body: ($changes | join("\n")), thread: $thread}))
    else posts(post("\(who) \(verb($action)) \($kind) \($thing)\(in_project)"; {thread: $thread})) end;

def note($options):
  object(.object_attributes) as $n | text($n.noteable_type) as $type | link((if text($n.action) == "update" then "edited a comment" else "commented" end); text($n.url)) as $did
  | if flag($n.system) then ignored("GitLab wrote the note itself; what it tells of has sent its own message.")
    elif (flag($n.internal) or flag($n.confidential) or flag(.issue.confidential)) and $options.confidential == false then ignored("The comment is confidential, and those are left out here.")
    elif $type == "MergeRequest" or given(.merge_request) then
      posts(post("\(who) \($did) on merge request \(thing(.merge_request; "!"; "of this project"))\(around(", "; code(($n.position? | object(.) | text(.new_path?, .old_path?))); ""))\(in_project)";
        {color: blue, body: excerpt($n.note?, $n.description?; 8; 600), thread: number_key("!"; .merge_request.iid)}))
    elif $type == "Issue" or given(.issue) then
      posts(post("\(who) \($did) on issue \(thing(.issue; "#"; "of this project"))\(in_project)"; {color: blue, body: excerpt($n.note?, $n.description?; 8; 600), thread: number_key("#"; .issue.iid)}))
    elif $type == "Snippet" or given(.snippet) then
      posts(post("\(who) \($did) on snippet \(thing(.snippet; "$"; "of this project"))\(in_project)"; {color: blue, body: excerpt($n.note?, $n.description?; 8; 600), thread: key(project_key, "snippet", text(.snippet.id))}))
    elif $type == "Commit" or given(.commit) then
      posts(post("\(who) \($did) on \(link(code(text(.commit.id?, $n.commit_id?)[:8]); text(.commit.url)) | if . == "" then "a commit" else "commit " + . end)\(around(" “"; words(.commit.title?, (text(.commit.message?) | split("\n")[0]); 100); "”"))\(in_project)"; {color: blue, body: excerpt($n.note?, $n.description?; 8; 600), thread: key(project_key, "commit", text(.commit.id?, $n.commit_id?))}))
    else posts(post("\(who) \($did) on \(if given(.epic) then "epic " + thing(.epic; "&"; "of this group") elif given(.wiki_page) then "wiki page " + thing(.wiki_page; ""; "of this project")
        elif $type | startswith("Design") then (around("design **"; words(.design.filename?; 80); "**") | if . == "" then "a design" else . end) elif $type | startswith("Wiki") then "a wiki page" elif $type == "Vulnerability" then "vulnerability " + thing(.vulnerability?; ""; "of this project") else ($type | ascii_downcase | inline(40) | if . == "" then "something" else . end) end)\(in_project)"; {color: blue, body: excerpt($n.note?, $n.description?; 8; 600)})) end;

def emoji:
  object(.object_attributes) as $e
  | (if given(.merge_request) then "merge request " + thing(.merge_request; "!"; "of this project") elif given(.issue) then "issue " + thing(.issue; "#"; "of this project")
     elif given(.project_snippet) then "snippet " + thing(.project_snippet; "$"; "of this project") elif given(.commit) then "a commit" else words($e.awardable_type; 40) | ascii_downcase end) as $what
  | (if given(.note) then "a comment" + around(" on "; $what; "") else $what end) as $what
  | posts(post("\(who) \(if text(.event_type) == "revoke" then "took back" else "reacted with" end) \(text($e.name) | if test("^[a-z0-9_+-]+$") then ":" + . + ":" else "an emoji" end) \(if text(.event_type) == "revoke" then "from" else "to" end) \($what | if . == "" then "something" else . end)\(in_project)";
      {thread: (if given(.merge_request) then number_key("!"; .merge_request.iid) elif given(.issue) then number_key("#"; .issue.iid) else "" end)}));

# ---- Builds, deployments, releases

def running($state): ["pending", "running", "created", "waiting_for_resource", "preparing", "scheduled", "manual", "waiting", "blocked"] | any(. == $state);
def outcome($state): $state | {"success": "passed", "failed": "failed", "canceled": "was cancelled", "canceling": "is being cancelled", "skipped": "was skipped", "running": "started", "pending": "is waiting", "created": "is waiting", "manual": "waits for somebody to start it", "blocked": "waits for approval",
    "waiting_for_resource": "is waiting", "preparing": "is waiting", "scheduled": "is scheduled"}[.] // "changed";
def state_colour($state): if running($state) then amber else colour($state) end;
def left_out($options; $branch; $state):
  if $branch != "" and ($branch | wanted($options.branches) | not) then "The branch is not among the chosen ones."
  elif $options.builds == "failed" and $state != "failed" then "Only failures are wanted." else "" end;

def pipeline_address: base_url as $b | text(.object_attributes.id) as $id | if $b == "" or $id == "" then "" else $b + "/-/pipelines/" + $id end;
def pipeline($options):
  object(.object_attributes) as $p | text($p.status) as $state | text($p.ref) as $ref | left_out($options; $ref; $state) as $reason
  | if $reason != "" then ignored($reason)
    else
      ([records(.builds)[] | select(text(.status) == "failed") | line(words(.name; 60), (if flag(.allow_failure) then "(allowed to fail)" else "" end), around("("; if text(.failure_reason) == "script_failure" then "" else words(.failure_reason; 40) | humanized end; ")"))] | unique) as $failed
      | posts(post("\(link(line("Pipeline", around("#"; words($p.id; 20); ""), words($p.name; 80)); text($p.url?, pipeline_address))) \(outcome($state))\(around(" on "; tree_link($ref); ""))\(in_project)";
        {color: state_colour($state), update: key(project_key, "pipeline", text($p.id)), thread: key(project_key, "pipeline", text($p.id)),
         body: (if text(.commit.message) == "" then "" else commit_line(.commit.id; text(.commit.url); .commit.message; words(.commit.author.name; 40)) end),
         fields: fields(field("Failed"; $failed | sentence; false), field("Took"; if running($state) then "" else duration($p.duration) end), field("Started by"; person(.user)),
           field("Merge request"; if given(.merge_request) then thing(.merge_request; "!"; "") else "" end), field("Because of"; text($p.source) | humanized | inline(40) | if . == "push" then "" else . end))}))
    end;
def build($options):
  text(.build_status) as $state | text(.ref) as $ref | left_out($options; $ref; $state) as $reason
  | if $reason != "" then ignored($reason)
    elif $state == "created" or $state == "pending" then ignored("The job only waits; a message follows when it starts.")
    else
      words(.build_name; 80) as $name
      | posts(post("Job \(link(if $name == "" then "without a name" else $name end; around(base_url + "/-/jobs/"; if base_url == "" then "" else text(.build_id) end; "")))\(around(" of stage "; words(.build_stage; 40); "")) \(outcome($state))\(if $state == "failed" and flag(.build_allow_failure) then ", as it may" else "" end)\(around(" on "; tree_link($ref); ""))\(in_project)";
        {color: (if $state == "failed" and flag(.build_allow_failure) then amber else state_colour($state) end), update: key(project_key, "job", text(.build_id)), thread: key(project_key, "pipeline", text(.pipeline_id)),
         body: (if text(.commit.message) == "" then "" else commit_line(.commit.sha; ""; .commit.message; words(.commit.author_name; 40)) end),
         fields: fields(field("Because of"; if $state == "failed" then (text(.build_failure_reason) | humanized | inline(60)) | if . == "unknown failure" or . == "script failure" then "" else . end else "" end), field("Took"; if running($state) then "" else duration(.build_duration) end), field("Runner"; words(.runner.description; 60)))}))
    end;

def deployment:
  text(.status) as $state
  | posts(post("\(link("Deployment"; text(.deployable_url)))\(around(" of "; link(code(text(.short_sha?, .ref?)); text(.commit_url)); ""))\(around(" to "; link(bold(words(.environment; 60)); text(.environment_external_url)); "")) \($state | {"success": "is live", "failed": "failed", "running": "started", "canceled": "was cancelled", "created": "is waiting", "blocked": "waits for approval"}[.] // "changed")\(in_project)";
      {color: state_colour($state), update: key(project_key, "deployment", text(.deployment_id)), body: words(.commit_title; 150), fields: fields(field("By"; person(.user)), field("Tier"; words(.environment_tier; 30)))}));

def release:
  text(.action) as $action
  | posts(post("\(words(.user.name?, .author.name?, .commit.author.name?; 60) | if . == "" then "Somebody" else . end) \($action | {"create": "published", "update": "changed", "delete": "deleted"}[.] // "published") release \(link(words(.name?, .tag?; 100) | if . == "" then "without a name" else . end; if $action == "delete" then "" else text(.url) end))\(around(" ("; if text(.name) == text(.tag) then "" else code(.tag) end; ")"))\(in_project)";
      {color: (if $action == "delete" then grey else green end), body: (if $action == "delete" then "" else excerpt(.description; 12; 1000) end), thread: key(project_key, "release", text(.tag)),
       fields: fields(field("Files"; [object(.assets) | records(.links)[] | link(words(.name; 60); text(.url))] | sentence; false))}));

# ---- The rest

def wiki:
  object(.object_attributes) as $w
  | posts(post("\(who) \(verb(text($w.action))) \(link(words($w.title; 100) | if . == "" then "a page" else . end; if text($w.action) == "delete" then "" else text($w.url) end)) in the wiki\(around(" of "; project; ""))\(around(": "; words($w.message; 200) | if startswith("Create ") or startswith("Update ") or startswith("Delete ") then "" else . end; ""))"));
def feature_flag:
  object(.object_attributes) as $f
  | posts(post("\(who) switched feature flag **\(words($f.name; 80) | if . == "" then "without a name" else . end)** \(if flag($f.active) then "on" else "off" end)\(in_project)"; {color: (if flag($f.active) then green else grey end), body: excerpt($f.description; 3; 300)}));
def milestone:
  object(.object_attributes) as $m
  | posts(post("\(who) \(verb(text(.action?, $m.action?))) milestone \(words($m.title; 100) | if . == "" then "without a title" else bold(.) end)\(in_project)"; {color: (if text(.action) == "close" then green else blue end), body: excerpt($m.description; 3; 300), fields: fields(field("Start"; day($m.start_date)), field("Due"; day($m.due_date)))}));
def access_token:
  object(.object_attributes) as $t
  | posts(post("Access token **\(words($t.name; 80) | if . == "" then "without a name" else . end)** \(around("ends on "; day($t.expires_at); "") | if . == "" then "ends soon" else . end)\(if given(.group) then around(" in group "; words(.group.group_name?, .group.name?, .group.full_path?; 80); "") else in_project end)"; {color: amber}));
def vulnerability:
  object(.object_attributes) as $v | text($v.severity) as $s
  | posts(post("\(around("**"; $s | capitalized | inline(20); "** "))\(link(words($v.title; 200) | if . == "" then "Vulnerability" else . end; text($v.url))) \(text($v.state) | {"detected": "was found", "confirmed": "was confirmed", "dismissed": "was dismissed", "resolved": "is resolved"}[.] // "changed")\(in_project)";
      {color: (text($v.state) | if . == "resolved" then green elif . == "dismissed" then grey elif $s == "critical" or $s == "high" then red else amber end), thread: key(project_key, "vulnerability", text($v.url?, $v.uuid?)), update: key(project_key, "vulnerability", text($v.url?, $v.uuid?)),
       fields: fields(field("Kind"; text($v.report_type) | humanized | inline(40)), field("Where"; code($v.location.file?)), field("Known as"; [$v | records(.identifiers)[] | link(words(.name; 60); text(.url))] | sentence; false))}));
def group_name: words(.group_name?, .group.group_name?, .group_path?, .full_path?, .name?; 100) | if . == "" then "a group" else bold(.) end;
def member($event):
  words(.user_name?, .user_username?, .user_email?; 60) | if . == "" then "Somebody" else . end;
def role: around(" as "; text(.group_access?, .access_level?, .project_access?) | ascii_downcase | inline(30); "");
def project_name: words(.path_with_namespace?, .project_path_with_namespace?, .project_name?, .name?; 100) | if . == "" then "a project" else bold(.) end;

def system($event):
  (words(.owner_name?, .owners[0].name?; 60) | if . == "" then "Somebody" else . end) as $owner
  | ({
      "user_add_to_group": "\(member($event)) joined group \(group_name)\(role)", "user_remove_from_group": "\(member($event)) left group \(group_name)", "user_update_for_group": "\(member($event)) has another role in group \(group_name)\(role)",
      "user_access_request_to_group": "\(member($event)) asks to join group \(group_name)", "user_access_request_denied_for_group": "\(member($event)) may not join group \(group_name)",
      "user_add_to_team": "\(member($event)) joined project \(project_name)\(role)", "user_remove_from_team": "\(member($event)) left project \(project_name)", "user_update_for_team": "\(member($event)) has another role in project \(project_name)\(role)",
      "user_access_request_to_project": "\(member($event)) asks to join project \(project_name)", "user_access_request_denied_for_project": "\(member($event)) may not join project \(project_name)",
      "user_access_request_revoked_for_group": "\(member($event)) no longer asks to join group \(group_name)", "user_access_request_revoked_for_project": "\(member($event)) no longer asks to join project \(project_name)",
      "user_approve": "The account of \(words(.name?, .username?; 60) | if . == "" then "somebody" else . end) was approved",
      "subgroup_create": "Group **\(words(.full_path?, .name?; 100))** was created", "subgroup_destroy": "Group **\(words(.full_path?, .name?; 100))** was deleted",
      "group_create": "Group \(group_name) was created", "group_destroy": "Group \(group_name) was deleted", "group_rename": "Group \(change(words(.old_full_path?, .old_path?; 100); words(.full_path?, .path?; 100))) was renamed",
      "project_create": "\($owner) created project \(project_name)", "project_destroy": "Project \(project_name) was deleted", "project_rename": "Project \(change(words(.old_path_with_namespace; 100); words(.path_with_namespace; 100))) was renamed",
      "project_transfer": "Project \(change(words(.old_path_with_namespace; 100); words(.path_with_namespace; 100))) was moved", "project_update": "Project \(project_name) was changed",
      "user_create": "The account of \(words(.name?, .username?; 60) | if . == "" then "somebody" else . end) was created", "user_destroy": "The account of \(words(.name?, .username?; 60) | if . == "" then "somebody" else . end) was deleted",
      "user_rename": "The account \(change(words(.old_username; 60); words(.username; 60))) was renamed", "user_failed_login": "\(words(.name?, .username?; 60) | if . == "" then "Somebody" else . end) could not log in\(around(": "; text(.state) | humanized | inline(40); ""))"}[$event] // "") as $says
  | if $says == "" then null else posts(post($says | gsub("\\*\\*\\*\\*"; "without a name"); if $event == "user_failed_login" then {color: red} else {} end)) end;

def other($event):
  posts(post("\(who): \($event | humanized | inline(60) | if . == "" then "an event" else . end)\(around(" "; text(.object_attributes.action?, .action?) | humanized | inline(40); ""))\(around(": "; thing(.object_attributes; ""; ""); ""))\(in_project)"));

def translated($event; $options):
  if $event == "push" or $event == "tag_push" then push($options)
  elif $event == "merge_request" then merge_request($options)
  elif $event == "issue" or $event == "work_item" then issue($options)
  elif $event == "note" then note($options)
  elif $event == "pipeline" then pipeline($options)
  elif $event == "build" then build($options)
  elif $event == "deployment" then deployment
  elif $event == "release" then release
  elif $event == "wiki_page" then wiki
  elif $event == "emoji" then emoji
  elif $event == "feature_flag" then feature_flag
  elif $event == "milestone" then milestone
  elif $event == "access_token" then access_token
  elif $event == "vulnerability" then vulnerability
  elif $event == "repository_update" or $event == "key_create" or $event == "key_destroy" or ($event | startswith("gitlab_subscription_")) then ignored("An event for the administrator's programs; the push or the account has its own message.")
  else system($event) as $s | if $s == null then other($event) else $s end end;

(.options | object(.)) as $options
| (.event | if type == "string" then . else "" end) as $named
| .body | object(.)
| (if $named == "" or ($named | test(" Hook$")) then
    text(.object_kind?, .event_name?) | if . != "" then . elif $named | test(" Hook$") then $named | rtrimstr(" Hook") | ascii_downcase | split(" ") | join("_") | {"job": "build", "confidential_issue": "issue", "confidential_note": "note"}[.] // . else "event" end
  else $named end) as $event
| if (project_key | if . == "" or (contains("/") | not) then false else (wanted($options.projects) | not) end) then ignored("The project is not among the chosen ones.")
  elif . == {} then posts(post("GitLab sent an event\(around(" of the kind "; $event | humanized | inline(60); "")) without any content"))
  else translated($event; $options) end
| if $named == "" or $named != $event then {event: $event} + . else . end
