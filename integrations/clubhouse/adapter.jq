# Shortcut, once Clubhouse: a transaction of actions on entities, and references that name the ids.

def ref($b; $id): $id as $i | ([records($b.references?)[], records($b.actions?)[]] | map(select(.id == $i)) | .[0] | object(.));
def ref_name($b; $id): if $id == null then "" else ref($b; $id) as $r | link(words($r.name?, $r.title?, $r.mention_name?, $r.string_value?, $r.profile.name?; 100); text($r.app_url?, $r.url?)) end;
def names($b; f): [list(f)[:10][] | . as $i | ref_name($b; $i) | select(. != "")] | sentence;
# Where the references do not name them, how many they are.
def named_or_counted($b; f): names($b; f) as $n | if $n != "" then $n else (list(f) | length) as $c | if $c == 0 then "" else "\($c)" end end;
def link_of($a; $otherwise): link(words($a.name?, $a.title?; 200) | if . == "" then $otherwise else . end; text($a.app_url?, $a.url?));
def noun($a): text($a.entity_type?) | {"story": (text($a.story_type?) | if . == "bug" or . == "chore" or . == "feature" then . else "story" end), "epic": "epic", "story-comment": "comment", "epic-comment": "comment",
   "story-task": "task", "story-link": "link", "pull-request": "pull request", "branch": "branch", "label": "label", "iteration": "iteration", "project": "project", "milestone": "milestone", "objective": "objective", "key-result": "key result", "file": "file", "linked-file": "file", "group": "team"}[.] // (humanized | [splits("[^A-Za-z0-9]+")] | join(" ") | .[:30]);
def verb($do): {"create": "made", "update": "changed", "delete": "deleted", "push": "pushed to", "open": "opened", "close": "closed", "comment": "commented on", "merge": "merged", "reopen": "opened again"}[$do] // ($do | humanized | ascii_downcase | inline(30) | if . == "" then "changed" else . end);
def shown($b; $k): . as $v | if $v == null then "" elif ($k | test("_ids?$")) then ref_name($b; $v) elif ($k | test("_at$|deadline|_date$")) then day($v) elif ($v | type) == "boolean" then (if $v then "yes" else "no" end) else ($v | as_text | inline(100)) end;
def old($c): if ($c | type) == "object" then $c.old else null end;
def new($c): if ($c | type) == "object" then $c.new else null end;

# Changes of a story or an epic as fields; the state, the title, the description and archiving are said in the sentence.
def change_fields($b; $c):
  [ ($c | to_entries[]) | .key as $k | .value as $v | select(($v | type) == "object")
    | {"workflow_state_id": "State", "epic_state_id": "State", "state": "State", "epic_id": "Epic", "project_id": "Project", "iteration_id": "Iteration", "milestone_id": "Milestone", "objective_ids": "Objectives", "estimate": "Estimate", "story_type": "Type", "deadline": "Due", "group_id": "Team", "group_ids": "Teams",
       "owner_ids": "Owners", "label_ids": "Labels", "requested_by_id": "Requested by", "blocked": "Blocked", "blocker": "Blocks others", "planned_start_date": "Planned start", "name": "Title", "workflow_id": "Workflow", "start_date": "Start", "end_date": "End", "status": "State", "custom_field_value_ids": "Custom fields", "task_ids": "Tasks", "branch_ids": "Branches", "pull_request_ids": "Pull requests", "commit_ids": "Commits", "file_ids": "Files", "linked_file_ids": "Files", "subject_story_link_ids": "Links", "object_story_link_ids": "Links", "external_links": "Links"}[$k] as $title
    | select($title != null)
    | (if ($k | test("^(owner_ids|label_ids|group_ids|objective_ids)$")) then named_or_counted($b; $v.adds?) else names($b; $v.adds?) end) as $adds
    | (if ($k | test("^(owner_ids|label_ids|group_ids|objective_ids)$")) then named_or_counted($b; $v.removes?) else names($b; $v.removes?) end) as $removes
    | (if ($v | has("adds")) or ($v | has("removes")) then joined("; "; around("added "; $adds; ""), around("removed "; $removes; "")) else change((old($v) | shown($b; $k)); (new($v) | shown($b; $k))) end) as $text0
    | (if $text0 != "" then $text0
       elif $k == "external_links" then [texts($v.adds?)[:3][] as $u | link(($u | inline(80)); $u)] | sentence | if . == "" then "changed" else "added " + . end
       elif (old($v) != null or new($v) != null) and ($v | has("adds") or has("removes") | not) then "changed" elif ($k == "custom_field_value_ids" or $k == "requested_by_id") then "changed" else "" end) as $text
    | select(($k != "state" or (($c | has("epic_state_id")) | not)))
    | field($title; $text; ($k != "name")) ][:8];

def thing_key($a): {thread: key(text($a.entity_type?), text($a.id?))};
def title($a): (noun($a) | if . == "" then "story" else . end) as $n | "the \($n) \(link_of($a; "without a title"))";
def sub($t): if ($t | startswith("the ")) then "T" + $t[1:] else $t end;
def who($b; $a): words($b.actor_name?, ref($b; $b.member_id?).name?, $a.author.name?; 80) | if . == "" then "" else . end;
# "Mira closed X" or, without a name, "X was closed".
def did($who; $verb; $what): if $who == "" then (sub($what) + " was " + $verb) else "\($who) \($verb) \($what)" end;

def thing($b; $a; $who):
  text($a.action?) as $do | object($a.changes?) as $c | title($a) as $name | thing_key($a) as $t
  | (ref_name($b; $a.epic_id?)) as $epic
  | if $do == "create" then
      post(did($who; "made"; $name) + around(" in "; $epic; ""); $t + {color: blue, body: excerpt($a.description?; 8; 600), fields: fields(field("State"; ref_name($b; $a.workflow_state_id?)), field("Project"; ref_name($b; $a.project_id?)), field("Team"; ref_name($b; $a.group_id?)), field("Iteration"; ref_name($b; $a.iteration_id?)), field("Estimate"; words($a.estimate?; 10)), field("Owners"; names($b; $a.owner_ids?)), field("Labels"; names($b; $a.label_ids?)), field("Due"; day($a.deadline?)))})
    elif $do == "delete" then post(did($who; "deleted"; $name); $t + {color: grey})
    else
      (ref($b; new($c.workflow_state_id?)) as $r | if ($r | length) > 0 then $r else ref($b; new($c.epic_state_id?)) end) as $state
      | (words($state.name?, (new($c.state?)), (new($c.status?)); 60)) as $now
      | (words((ref($b; old($c.workflow_state_id?)).name?), (ref($b; old($c.epic_state_id?)).name?), (old($c.state?)), (old($c.status?)); 60)) as $was
      | ({"done": green, "started": amber, "unstarted": blue, "backlog": blue}[text($state.type?)] // (if flag(new($c.completed?)) then green elif flag(new($c.started?)) then amber else blue end)) as $colour
      | change_fields($b; $c) as $f
      | if $now != "" then post((if $who == "" then "\(sub($name)) moved" else "\($who) moved \($name)" end) + around(" from "; $was; "") + " to **\($now)**"; $t + {color: $colour, fields: ($f | map(select(.title != "State")))})
        elif given($c.archived?) then post(if flag(new($c.archived?)) then did($who; "archived"; $name) else did($who; "brought back"; $name) end; $t + {color: (if flag(new($c.archived?)) then grey else blue end), fields: $f})
        elif given($c.name?) then post(did($who; "renamed"; $name); $t + {color: blue, fields: $f})
        elif given($c.description?) then
          text(new($c.description?)) as $d | text(old($c.description?)) as $o
          | post((if $d == "" then (if $who == "" then "The description of \($name) was removed" else "\($who) removed the description of \($name)" end) elif $o == "" then did($who; "described"; $name) else (if $who == "" then "The description of \($name) was changed" else "\($who) changed the description of \($name)" end) end);
              $t + {color: blue, body: excerpt($d; 8; 600), fields: $f})
        elif given($c.completed?) and flag(new($c.completed?)) then post(did($who; "completed"; $name); $t + {color: green, fields: $f})
        elif given($c.blocked?) and ($f | length) == 1 then post(if flag(new($c.blocked?)) then (if $who == "" then "\(sub($name)) is blocked" else "\($who) marked \($name) as blocked" end) else (if $who == "" then "\(sub($name)) is not blocked any more" else "\($who) unblocked \($name)" end) end; $t + {color: (if flag(new($c.blocked?)) then red else green end)})
        elif ($f | length) == 0 and ($c | length) > 0 and (($c | keys) - ["position", "follower_ids", "support_ticket_ids", "comment_ids", "updated_at", "moved_at", "started", "started_at", "completed", "completed_at", "mention_ids", "member_mention_ids", "group_mention_ids", "commit_ids", "task_ids", "file_ids", "linked_file_ids", "subject_story_link_ids", "object_story_link_ids", "branch_ids", "pull_request_ids", "label_ids", "owner_ids", "stats"] | length) == 0 then null
        else post(did($who; "changed"; $name); $t + {color: blue, fields: $f}) end end;

# The story that an action belongs to: by its own id, or the story among the actions and references.
def story_of($b; $a): ref($b; $a.story_id?) as $r | if ($r | length) > 0 and text($r.entity_type?) == "story" then $r else ([records($b.actions?)[], records($b.references?)[]] | map(select(text(.entity_type?) == "story" or text(.entity_type?) == "epic")) | .[0] | object(.)) end;
def one($b; $a):
  text($a.entity_type?) as $type | text($a.action?) as $do | who($b; $a) as $who
  | if $type == "story" or $type == "epic" or $type == "iteration" or $type == "milestone" or $type == "objective" or $type == "project" then thing($b; $a; $who)
    elif $type == "story-comment" or $type == "epic-comment" then
      (story_of($b; $a) as $s | if ($s | length) > 0 and (text($s.entity_type?) == "story" or text($s.entity_type?) == "epic") then $s else {entity_type: "story", id: $a.story_id} end) as $s | title($s | if given(.name?) then . else .name = "" end) as $name
      | (if text($s.entity_type?) == "epic" then thing_key($s) else {thread: key("story", text($a.story_id?, $s.id?))} end) as $t
      | post((if $do == "create" then (if $who == "" then "A comment on \($name)" else "\($who) commented on \($name)" end) elif $do == "delete" then (if $who == "" then "A comment on \($name) was deleted" else "\($who) deleted a comment on \($name)" end) else (if $who == "" then "A comment on \($name) was edited" else "\($who) edited a comment on \($name)" end) end);
          $t + {color: (if $do == "delete" then grey else blue end), body: (if $do == "delete" then "" else quote($a.text?, (new($a.changes.text?)); 10; 900) end)})
    elif $type == "story-task" then
      story_of($b; $a) as $s | title($s) as $name | bold(words($a.description?; 200)) as $task
      | (if $do == "create" then "added" elif $do == "delete" then "removed" elif flag(new($a.changes.complete?)) then "ticked" elif given($a.changes.complete?) then "unticked" else "changed" end) as $v
      | post((if $who == "" then "The task \($task | if . == "" then "without a name" else . end)\(if $v == "added" or $v == "removed" then "" else " of \($name)" end) was \($v)" else "\($who) \($v) the task \($task | if . == "" then "without a name" else . end)" end) + (if $v == "added" then " to " + $name elif $v == "removed" then " from " + $name elif $who == "" then "" else " of " + $name end); {thread: key("story", text($s.id?, $a.story_id?)), color: ({"ticked": green, "removed": grey}[$v] // blue)})
    elif $type == "pull-request" then
      story_of($b; $a) as $s | title($s) as $name
      | link("pull request\(around(" #"; words($a.number?; 12); ""))\(around(": "; words($a.title?; 150); ""))"; text($a.url?)) as $pr
      | post(if $do == "comment" then "Somebody commented on \($pr) of \($name)" elif ($do | test("open|create|update|label|sync")) then "The \($pr) \(if $do == "create" or $do == "open" then "belongs to" elif $do == "update" then "of" else "of" end) \($name)\(if $do == "create" or $do == "open" then "" else " was changed" end)" else "The \($pr) of \($name) was \({"close": "closed", "merge": "merged", "reopen": "opened again"}[$do] // verb($do))" end; {thread: key("story", text($s.id?)), color: ({"merge": green, "close": grey}[$do] // blue)})
    elif $type == "branch" then
      story_of($b; $a) as $s | title($s) as $name | link(code($a.name?) | if . == "" then "a branch" else . end; text($a.url?)) as $br
      | post(if $do == "push" then "Commits were pushed to \($br) of \($name)" elif $do == "delete" then "The branch \($br) of \($name) was deleted" elif $do == "create" then "The branch \($br) belongs to \($name)" elif $do == "merge" then "The branch \($br) of \($name) was merged" else "The branch \($br) of \($name) was changed" end; {thread: key("story", text($s.id?)), color: ({"merge": green, "delete": grey}[$do] // blue)})
    elif $type == "file" or $type == "linked-file" then
      story_of($b; $a) as $s | title($s) as $name | link_of($a; "a file") as $file
      | post(if $do == "delete" then (if $who == "" then "The file \($file) was removed from \($name)" else "\($who) removed \($file) from \($name)" end) else (if $who == "" then "The file \($file) was attached to \($name)" else "\($who) attached \($file) to \($name)" end) end; {thread: key("story", text($s.id?)), color: (if $do == "delete" then grey else blue end)})
    elif $type == "commit" then
      story_of($b; $a) as $s | title($s) as $name
      | post("\(if $who == "" then "A commit" else "A commit of \($who)" end) belongs to \($name)"; {thread: key("story", text($s.id?)), color: blue, body: commit_line($a.hash? // $a.name?; text($a.url?); $a.message?; "")})
    elif $type == "story-link" then
      ref($b; $a.subject_id?) as $x | ref($b; $a.object_id?) as $y
      | post("\(title($x) | sub(.)) \(if $do == "delete" then "no longer " else "" end)\(words($a.verb?; 30) | if . == "" then "relates to" else . end) \(title($y))"; {thread: key("story", text($x.id?, $a.subject_id?)), color: (if text($a.verb?) == "blocks" and $do != "delete" then amber else blue end)})
    else post(did($who; verb($do); "the \(noun($a) | if . == "" then "thing" else . end) \(link_of($a; "without a name"))"); {color: (if $do == "delete" then grey else blue end)}) end;

.body | object(.) as $b | records($b.actions?) as $all
| ([$all[] | select(.id == $b.primary_id)][0] // $all[0] | object(.)) as $main
# The main action first; of the others only those on other stories, and none that merely mirrors it.
| (text($main.entity_type?)) as $kind
| ([$all[] | select(. != $main)
    | (if ($kind | . == "pull-request" or . == "branch" or . == "commit" or . == "file" or . == "linked-file") and (.changes? | type) == "object" then .changes |= with_entries(select(.key | . != "pull_request_ids" and . != "branch_ids" and . != "commit_ids" and . != "file_ids" and . != "linked_file_ids"))
       elif $kind == "story-link" and (.changes? | type) == "object" then .changes |= with_entries(select(.key != "blocked" and .key != "blocker")) else . end)
    | select(text(.entity_type?) == "story" or text(.entity_type?) == "epic") | select(text(.action?) != "update" or ((object(.changes?) | keys) - ["task_ids", "pull_request_ids", "branch_ids", "commit_ids", "comment_ids", "file_ids", "linked_file_ids", "subject_story_link_ids", "object_story_link_ids", "position", "moved_at", "updated_at", "story_ids", "stats", "started_at", "completed_at", "follower_ids"] | length) > 0)]
   + [$all[] | select(. != $main) | select(text(.entity_type?) == "story-link") | select(text($main.entity_type?) != "story-link")]) as $more
| {event: (if text($main.entity_type?) == "" then "other" else text($main.entity_type?) + "." + (text($main.action?) | if . == "" then "update" else . end) end)} +
  if ($all | length) == 0 then ignored("There is no action in it.")
  else
    [[$main] + $more | .[:30][] | one($b; .) | select(. != null)]
    | if length == 0 then ignored("Only the order or the followers changed.")
      elif length < 4 then {posts: .}
      else
        (([$main] + $more | length) - 30) as $rest
        | {posts: [post("\(who($b; $main) | if . == "" then "Several things were changed" else . + " changed several things" end) in Shortcut"; {color: blue,
            body: (bullets([.[] | (.text // .attachments[0].text) + around(" ("; [.attachments[0].fields? | arrays | .[] | .title + ": " + .value] | join(", "); ")")]; 30) + (if $rest > 0 then "\n- and \($rest) more" else "" end))})]} end end
