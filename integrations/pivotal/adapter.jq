# Pivotal Tracker: v5 is JSON (an activity with primary_resources and changes), v3 is XML (<activity> with <stories>).

def attributed: if type == "object" then ."#text"? else . end;
def v3text(f): text(f | attributed);
def story_type(f): text(f) | if . == "feature" or . == "bug" or . == "chore" or . == "release" then . else "story" end;
def state_colour: {"accepted": green, "delivered": amber, "finished": amber, "started": amber, "rejected": red, "planned": blue, "unstarted": blue, "unscheduled": grey}[.] // blue;
def story_url(f): text(f) | if test("^[0-9]{1,15}$") then "https://www.pivotaltracker.com/story/show/" + . else "" end;
def verb: {"started": "started", "finished": "finished", "delivered": "delivered", "accepted": "accepted", "rejected": "rejected", "unstarted": "moved back to unstarted", "unscheduled": "moved to the icebox", "planned": "planned"}[.] // "";

def v5:
  object(.) as $b | text($b.kind?) as $kind
  | (words($b.performed_by.name?; 80) | if . == "" then "Somebody" else . end) as $who
  | object(records($b.primary_resources?)[0]) as $r | records($b.changes?) as $changes
  | ([$changes[] | select(text(.kind?) == "story" and (.id == $r.id))][0] // ([$changes[] | select(text(.kind?) == "story")][0]) | object(.)) as $c
  | object($c.new_values?) as $new | object($c.original_values?) as $old
  | text($r.id?, $c.id?) as $id
  | link(words($r.name?, $c.name?, $new.name?; 200) | if . == "" then "without a title" else . end; (text($r.url?) as $u | if $u != "" then $u else story_url($id) end)) as $link
  | story_type($r.story_type?, $c.story_type?) as $type | "the \($type) \($link)" as $name
  | around(" in "; words($b.project.name?; 80); "") as $at
  | (if text($r.kind?) == "epic" then {thread: key("epic", $id)} else {thread: key("story", $id)} end) as $t
  | (if text($r.kind?) == "epic" then "the epic \($link)" else $name end) as $name
  | text($new.current_state?) as $state
  | ([$changes[] | select(text(.kind?) == "comment") | .new_values.text?, .text?] | map(as_text | select(. != "")) | .[0] // "") as $comment
  | (if $kind == "" then "story_update_activity" else $kind end) as $kind
  | {event: ($kind | rtrimstr("_activity"))} +
    if $kind == "story_create_activity" or $kind == "epic_create_activity" then posts(post("\($who) made \($name)\($at)"; $t + {color: blue, body: excerpt($new.description?; 8; 600), fields: fields(field("State"; words($new.current_state?; 30) | humanized | capitalized), field("Points"; words($new.estimate?; 10)), field("Labels"; ([records($new.labels?)[] | words(.name?; 60)] + [texts($new.labels?)[] | inline(60)] | sentence)))}))
    elif $kind == "comment_create_activity" then 
      ([$changes[] | select(text(.kind?) | test("attachment")) | words(.new_values.filename?, .new_values.name?; 100) | select(. != "")][:5]) as $files
      | posts(post("\($who) \(if $comment == "" and ($files | length) > 0 then "added \(plural($files | length; "a file"; "files") | ltrimstr("1 ")) to" else "commented on" end) \($name)\($at)"; $t + {color: blue, body: lines(quote($comment; 10; 900), bullets($files; 5))}))
    elif $kind == "comment_update_activity" then posts(post("\($who) edited a comment on \($name)\($at)"; $t + {color: blue, body: quote($comment; 10; 900)}))
    elif $kind == "comment_delete_activity" then posts(post("\($who) deleted a comment on \($name)\($at)"; $t + {color: grey}))
    elif $kind == "story_delete_activity" or $kind == "epic_delete_activity" then posts(post("\($who) deleted \($name)\($at)"; $t + {color: grey}))
    elif $kind == "story_move_activity" or $kind == "epic_move_activity" then
      if $state == "" then ignored("A story was only moved up or down.") else posts(post("\($who) moved \($name) to **\($state | humanized | inline(40))**\($at)"; $t + {color: ($state | state_colour)})) end
    elif $kind == "story_move_into_project_activity" or $kind == "story_move_into_project_and_prioritize_activity" then posts(post("\($who) moved \($name) into \(words($b.project.name?; 80) | if . == "" then "this project" else . end)"; $t + {color: blue}))
    elif $kind == "story_move_from_project_activity" then posts(post("\($who) moved \($name) to another project\(around(", out of "; words($b.project.name?; 80); ""))"; $t + {color: grey}))
    elif $kind == "story_move_into_project_multi_activity" or ($kind | test("_multi_|^multi_")) then posts(post("\($who) \(words($b.highlight?; 60) | if . == "" then "changed" else . end) \(plural(records($b.primary_resources?) | length; "story"; "stories"))\($at)"; {color: blue, body: bullets([records($b.primary_resources?)[:20][] | link(words(.name?; 150); text(.url?))]; 8)}))
    elif $kind == "task_create_activity" or $kind == "task_update_activity" or $kind == "task_delete_activity" then
      ([$changes[] | select(text(.kind?) == "task")][0] | object(.)) as $k
      | (if $kind == "task_create_activity" then "added" elif $kind == "task_delete_activity" then "removed" elif flag($k.new_values.complete?) then "ticked" elif given($k.new_values.complete?) then "unticked" else "changed" end) as $do
      | posts(post("\($who) \($do) the task \(bold(words($k.new_values.description?, $k.description?, $k.original_values.description?; 200)) | if . == "" then "without a name" else . end) \({"added": "to", "removed": "from"}[$do] // "of") \($name)\($at)"; $t + {color: ({"ticked": green, "removed": grey}[$do] // blue)}))
    elif ($kind | test("^blocker_")) then
      ([$changes[] | select(text(.kind?) == "blocker")][0] | object(.)) as $k | words($k.new_values.description?, $k.description?, $k.original_values.description?; 300) as $what
      | posts(post("\($who) \(if $kind == "blocker_create_activity" then "blocked" elif $kind == "blocker_delete_activity" then "took a blocker off" elif flag($k.new_values.resolved?) then "resolved a blocker of" else "changed a blocker of" end) \($name)\($at)\(around(": "; $what; ""))"; $t + {color: (if $kind == "blocker_create_activity" then red else green end)}))
    elif ($kind | test("^review_")) then
      ([$changes[] | select(text(.kind?) == "review")][0] | object(.)) as $k | (text($k.new_values.status?) | {"unstarted": "", "in_review": "is in review", "pass": "passed", "revise": "needs changes"}[.] // (humanized | inline(30))) as $s
      | posts(post(if $kind == "review_create_activity" then "\($who) asked for a review of \($name)\($at)" elif $kind == "review_delete_activity" then "\($who) took back a review of \($name)\($at)" else "\($who) changed a review of \($name)\(around(": it "; $s; ""))\($at)" end; $t + {color: ({"passed": green, "needs changes": amber}[$s] // blue)}))
    elif ($kind | test("^(branch|pull_request)_")) then
      ([$changes[] | select(text(.kind?) == "branch" or text(.kind?) == "pull_request")][0] | object(.new_values?)) as $k
      | posts(post("\($who) \(if ($kind | endswith("delete_activity")) then "unlinked" else "linked" end) \(if ($kind | startswith("branch")) then "the branch" + around(" "; code($k.name?); "") else "the pull request" + around(" #"; words($k.number?; 12); "") end)\(around(" of "; code($k.repo?); "")) \(if ($kind | endswith("delete_activity")) then "from" else "to" end) \($name)\($at)"; $t + {color: blue}))
    elif ($kind | test("^follower_")) then ignored("Only the followers of a story changed.")
    elif ($kind | test("^project_membership_")) then
      posts(post("\($who) \({"project_membership_create_activity": "added", "project_membership_delete_activity": "removed"}[$kind] // "changed the role of") **\(words($r.name?; 80) | if . == "" then "somebody" else . end)**\(around(" as "; words($changes[0].new_values.role?; 30); ""))\($at)"; {color: blue}))
    elif ($kind | test("^project_|^iteration_|^integration_|^webhook_")) then
      posts(post("\($who) changed \(if ($kind | startswith("iteration")) then "the iteration" + around(" "; words($r.number?; 10); "") elif ($kind | startswith("project")) then "the project \(words($b.project.name?, $r.name?; 80))" | trimmed else "the settings" end)\(if ($kind | startswith("project")) then "" else $at end)"; {color: blue, fields: fields((if ($kind | startswith("project")) then field("Name"; if given($changes[0].new_values.name?) then change(words($changes[0].original_values.name?; 80); words($changes[0].new_values.name?; 80)) else "" end) else empty end), field("Weeks"; words($changes[0].new_values.length?; 10)))}))
    elif $kind == "label_create_activity" or $kind == "label_update_activity" or $kind == "label_delete_activity" then posts(post("\($who) \({"label_create_activity": "made", "label_delete_activity": "deleted"}[$kind] // "changed") the label **\(words($changes[0].new_values.name?, $changes[0].name?, $r.name?; 80) | if . == "" then "without a name" else . end)**\($at)"; {color: blue}))
    elif $kind == "story_update_activity" or $kind == "epic_update_activity" then
      ($state | verb) as $v
      | ($new | has("estimate")) as $est
      | fields((if $est then field("Points"; change(words($old.estimate?; 10); words($new.estimate?; 10))) else empty end),
          (if given($new.name?) then field("Title"; change(words($old.name?; 150); words($new.name?; 150)); false) else empty end),
          (if given($new.story_type?) then field("Type"; change(words($old.story_type?; 20); words($new.story_type?; 20))) else empty end),
          (if ($new | has("labels")) then field("Labels"; ([texts($new.labels?)[] | inline(60)] | sentence)) else empty end),
          (if ($new | has("owner_ids")) then field("Owners"; if (list($new.owner_ids?) | length) == 0 then "nobody" else plural(list($new.owner_ids?) | length; "person"; "people") end) else empty end),
          (if ($new | has("deadline")) then field("Due"; change(day($old.deadline?); day($new.deadline?))) else empty end)) as $f
      | if $v != "" then posts(post((if ($v | startswith("moved")) then "\($who) moved \($name) \($v[6:])\($at)" else "\($who) \($v) \($name)\($at)" end); $t + {color: ($state | state_colour), fields: $f}))
        elif $est and ($f | length) <= 1 then posts(post(words($new.estimate?; 10) as $p | if $p == "" then "\($who) took the estimate off \($name)\($at)" else "\($who) estimated \($name) at **\($p) \(if $p == "1" then "point" else "points" end)**\(around(" (it was "; words($old.estimate?; 10); ")"))\($at)" end; $t + {color: blue}))
        elif ($new | has("description")) and ($f | length) == 0 then posts(post("\($who) \(if text($new.description?) == "" then "removed the description of" elif text($old.description?) == "" then "described" else "changed the description of" end) \($name)\($at)"; $t + {color: blue, body: excerpt($new.description?; 8; 600)}))
        elif ($f | length) == 0 and ($comment != "") then posts(post("\($who) commented on \($name)\($at)"; $t + {color: blue, body: quote($comment; 10; 900)}))
        elif ($f | length) == 0 and ($new | length) > 0 and (($new | keys) - ["updated_at", "before_id", "after_id", "follower_ids", "deadline", "id"] | length) == 0 then ignored("Only the order or the followers of a story changed.")
        else posts(post("\($who) \(if ($f | length) > 0 then "changed" else (words($b.highlight?; 40) | rtrimstr(":") | if . == "" then "changed" else . end) end) \($name)\($at)"; $t + {color: blue, fields: $f})) end
    else posts(post("\($who) \(words($b.highlight?; 60) | rtrimstr(":") | if . == "" then "changed" else . end) \($name)\($at)"; $t + {color: blue, body: quote($comment; 8; 700)})) end;

def v3:
  object(.) as $a | v3text($a.event_type?) as $event
  | (words($a.author? | attributed; 80) | if . == "" then words($a.author.person.name?; 80) else . end | if . == "" then "Somebody" else . end) as $who
  | ([($a.stories? | objects | .story?) | if type == "array" then .[] else . end] | map(select(type == "object")) | .[0] | object(.)) as $s
  | v3text($s.id?) as $id | (v3text($a.description?) | .[:4000]) as $said
  # The title stands in quotation marks in the sentence where the story has no name of its own.
  | (words($s.name? | attributed; 200) as $n | if $n != "" then $n elif ($said | contains("comment: ")) then "" else ($said | [match("\"(.+)\"").captures[0].string][0] // "" | inline(200)) end | if . == "" then around("#"; $id | inline(20); "") else . end) as $title
  | "the \(story_type($s.story_type? | attributed)) \(link($title; story_url($id)))" as $name | {thread: key("story", $id)} as $t | v3text($s.current_state?) as $state
  | {event: (if $event == "note_create" then "comment_create" elif $event == "" then "story_update" else $event end)} +
    if $event == "story_create" then posts(post("\($who) made \($name)"; $t + {color: blue, body: excerpt(v3text($s.description?); 8; 600), fields: fields(field("State"; words($s.current_state? | attributed; 30) | humanized | capitalized), field("Points"; words($s.estimate? | attributed; 10)))}))
    elif $event == "note_create" then
      v3text($s.notes.note.text?, ($said | [match("added comment: \"((?:.|\\n)+)\"").captures[0].string][0] // "")) as $note
      | posts(post("\($who) commented on \($name)"; $t + {color: blue, body: quote($note; 10; 900)}))
    elif ($event | startswith("multi_")) then posts(post("\($who) changed several stories"; {color: blue, body: passage($said; 3; 400)}))
    elif $event == "story_delete" then posts(post("\($who) deleted \($name)"; $t + {color: grey}))
    elif $event == "move_into_project" or $event == "move_from_project" then posts(post("\($who) moved \($name) \(if $event == "move_into_project" then "into this project" else "to another project" end)"; $t + {color: blue}))
    elif ($state | verb) != "" then posts(post(($state | verb) as $v | (if ($v | startswith("moved")) then "\($who) moved \($name) \($v[6:])" else "\($who) \($v) \($name)" end); $t + {color: ($state | state_colour), fields: fields(field("Owner"; words($s.owned_by? | attributed; 80) | if . == $who then "" else . end))}))
    else posts(post("\($who) changed \($name)"; $t + {color: blue, fields: fields(field("Type"; words($s.story_type? | attributed; 20)), field("Points"; words($s.estimate? | attributed; 10)), field("Owner"; words($s.owned_by? | attributed; 80)), field("Labels"; words($s.labels? | attributed; 100)))})) end;

.body | object(.) | if (.activity? | type) == "object" then .activity | v3 else v5 end
