# Taiga: {action, type, by, data, change: {comment, diff: {name: {from, to}}}}.

def noun: {"userstory": "user story", "issue": "issue", "task": "task", "epic": "epic", "milestone": "sprint", "wikipage": "wiki page", "relateduserstory": "related user story"}[.] // (humanized | inline(40));
def gone: if . == "None" then "" else . end;
def plain(f): text(f) | gone;
# Old payloads hold no permalink of the item: the project's address and the item's number make it.
def item_url($type; $d):
  text($d.permalink?) as $u
  | if $u != "" then $u
    else {"userstory": "/us/", "issue": "/issue/", "task": "/task/", "epic": "/epic/", "milestone": "/taskboard/", "wikipage": "/wiki/"}[$type] as $path
      | text($d.project.permalink?) as $p | text(if $type == "milestone" or $type == "wikipage" then $d.slug? else $d.ref? end) as $n
      | if $path == null or $p == "" or ($n | test("^[A-Za-z0-9_-]{1,100}$") | not) then "" else ($p | rtrimstr("/")) + $path + $n end end;
def item($type; $d): joined(" "; (if $type == "milestone" or $type == "wikipage" then "" else around("#"; words($d.ref?; 12); "") end), words($d.subject?, $d.name?, $d.slug?; 200))
  | link(if . == "" then "without a name" else . end; item_url($type; $d));
def value($k): if type == "object" then words(.name?, .full_name?, .username?; 100) elif type == "array" then (map(as_text | inline(60)) | sentence) elif . == true or . == "True" then "yes" elif . == false or . == "False" then "no"
  elif ($k | test("date|estimated")) then (as_text | gone | (day(.) as $d | if $d != "" then $d else inline(60) end)) else (as_text | gone | if test("</?[a-z]") then html_words(.; 120) else inline(120) end) end;
def titles: {"status": "State", "assigned_to": "Assigned to", "assigned_users": "Assigned to", "priority": "Priority", "severity": "Severity", "type": "Type", "milestone": "Sprint", "subject": "Title", "name": "Title", "due_date": "Due", "due_date_reason": "Why then", "tags": "Tags", "points": "Points", "estimated_start": "Start", "estimated_finish": "End", "user_story": "User story",
  "is_iocaine": "Iocaine", "client_requirement": "Wish of the client", "team_requirement": "Wish of the team", "color": "Colour", "disponibility": "Availability", "external_reference": "External reference", "slug": "", "closed": "Closed", "project": "Project", "swimlane": "Swimlane", "blocked_note": "Why blocked", "user_stories": "", "custom_attributes": ""};
def point_changes($v): [object($v) | to_entries[] | select(.value | type == "object") | select((.value.from? | as_text) != (.value.to? | as_text)) | around("\(.key | inline(40)): "; change((.value.from? | as_text | inline(20)); (.value.to? | as_text | inline(20))); "")] | sentence;
def changes($diff; $skip):
  [$diff | to_entries[] | .key as $k | .value as $v | select(($v | type) == "object") | select(($skip | index($k)) == null) | titles[$k] as $title | select($title != null and $title != "")
    | (if $k == "points" then point_changes($v) else change(($v.from? | value($k)); ($v.to? | value($k))) end) as $c
    | select($k == "points" or ($v.from? | tojson) != ($v.to? | tojson)) | field($title; $c; ($k != "subject" and $k != "name" and $k != "user_story"))] | .[:8];

.body | object(.) as $b | text($b.type?) as $type | (text($b.action?) | if . == "" then "change" else . end) as $do | object($b.data?) as $d
| (words($b.by.full_name?, $b.by.username?; 80) | link(.; text($b.by.permalink?)) | if . == "" then "Somebody" else . end) as $who
| ($type | noun | if . == "" then "item" else . end) as $noun | around(" in "; link(words($d.project.name?; 80); text($d.project.permalink?)); "") as $at
| object($b.change?) as $c | object($c.diff?) as $diff | "the \($noun) \(item($type; $d))" as $name
| {thread: key($type, text($d.id?))} as $t
| {event: (if $type == "" then "other" elif $type == "test" then "test" else $type + "." + $do end)} +
  if $type == "test" or $do == "test" then posts(post("Taiga says hello: this webhook works\(around(" ("; words($b.by.full_name?; 80); " tried it)")).") )
  elif $type == "relateduserstory" then
    object($d.user_story?) as $us | object($d.epic?) as $ep
    | posts(post("\($who) \(if $do == "delete" then "took" elif $do == "create" then "put" else "moved" end) the user story \(item("userstory"; $us)) \(if $do == "delete" then "out of" else "into" end) the epic \(item("epic"; $ep))"; {thread: key("epic", text($ep.id?)), color: (if $do == "delete" then grey else blue end)}))
  elif $do == "create" then
    posts(post("\($who) made \($name)\($at)"; $t + {color: blue, body: (if $type == "wikipage" then excerpt($d.content?; 6; 500) else excerpt($d.description?; 8; 600) end),
      fields: fields(field("State"; words($d.status.name?; 60)), field("Type"; words($d.type.name?; 40)), field("Priority"; words($d.priority.name?; 40)), field("Severity"; words($d.severity.name?; 40)), field("Assigned to"; words($d.assigned_to.full_name?, $d.assigned_to.username?; 80)), field("Sprint"; words($d.milestone.name?; 80)),
        field("User story"; (if $type == "task" and given($d.user_story?) then item("userstory"; object($d.user_story?)) else "" end)), field("Due"; day($d.due_date?)), field("From"; day($d.estimated_start?)), field("To"; day($d.estimated_finish?)), field("Tags"; ([texts($d.tags?)[] | inline(40)] | sentence)))}))
  elif $do == "delete" then posts(post("\($who) deleted \("the \($noun) \(item($type; $d | del(.permalink?) | .project = null))")\($at)"; $t + {color: grey}))
  else
    plain($c.comment?) as $comment
    | (if $comment == "" then "" else quote($comment; 10; 900) end) as $said
    | if given($c.delete_comment_date?) then posts(post("\($who) deleted a comment on \($name)\($at)"; $t + {color: grey}))
      elif given($c.edit_comment_date?) and $comment != "" then posts(post("\($who) edited a comment on \($name)\($at)"; $t + {color: blue, body: $said}))
      elif given($diff.status.to?) or given($diff.status.from?) then
        ($diff.status.to? | value("status")) as $now | ($diff.status.from? | value("status")) as $was
        | (if given($diff.is_closed.to?) then ($diff.is_closed.to == true or $diff.is_closed.to == "True") else flag($d.is_closed?) or flag($d.status.is_closed?) end) as $closed
        | posts(post("\($who) \(if given($diff.is_closed?) and ($closed | not) then "opened \($name) again and " else "" end)moved \(if given($diff.is_closed?) and ($closed | not) then "it" else $name end)\(around(" from "; $was; ""))\(around(" to **"; $now; "**"))\($at)"; $t + {color: (if $closed then green else amber end), body: $said, fields: changes($diff; ["status", "is_closed", "finish_date", "finished_date"])}))
      elif given($diff.is_blocked?) then
        (if ($diff.is_blocked | type) == "object" then (flag($diff.is_blocked.to?) or $diff.is_blocked.to? == "True") else false end) as $now
        | html_words($diff.blocked_note_html.to?, (if $now then $d.blocked_note? else null end); 300) as $why
        | posts(post("\($who) \(if $now then "blocked" else "unblocked" end) \($name)\($at)"; $t + {color: (if $now then red else green end), body: lines($why, $said), fields: changes($diff; ["is_blocked", "blocked_note_diff", "blocked_note_html", "blocked_note"])}))
      elif given($diff.closed.to?) and $type == "milestone" then
        posts(post("\($who) \(if ($diff.closed.to == true or $diff.closed.to == "True") then "closed" else "opened" end) \($name)\(if ($diff.closed.to == true or $diff.closed.to == "True") then "" else " again" end)\($at)"; $t + {color: (if ($diff.closed.to == true or $diff.closed.to == "True") then green else blue end), body: $said, fields: changes($diff; ["closed"])}))
      elif ($diff.custom_attributes? | type) == "object" and (records($diff.custom_attributes.new?, $diff.custom_attributes.changed?, $diff.custom_attributes.deleted?) != [] or (list($diff.custom_attributes.changed?) + list($diff.custom_attributes.deleted?)) != []) then
        posts(post("\($who) changed \($name)\($at)"; $t + {color: blue, body: $said, fields: (fields(
          (records($diff.custom_attributes.new?)[] | field(words(.name?; 60) | if . == "" then "Field" else . end; words(.value?; 200))),
          (records($diff.custom_attributes.changed?)[] | field(words(.name?; 60) | if . == "" then "Field" else . end; change(words(.changes.value[0]?; 150); words(.changes.value[1]?, .value?; 150)))),
          (records($diff.custom_attributes.deleted?)[] | field(words(.name?; 60) | if . == "" then "Field" else . end; "removed"))) + changes($diff; ["custom_attributes"]))[:12]}))
      else
        changes($diff; ["taskboard_order", "us_order", "backlog_order", "kanban_order", "sprint_order", "epics_order"]) as $f
        | if ($f | length) == 1 and given($diff.assigned_to?) then
            ($diff.assigned_to.to? | value("a")) as $to | ($diff.assigned_to.from? | value("a")) as $from
            | posts(post(if $to == "" then "\($who) took \($name) away from \($from | if . == "" then "its assignee" else . end)\($at)" else "\($who) assigned \($name) to **\($to)**\(around(" (before: "; $from; ")"))\($at)" end; $t + {color: blue, body: $said}))
          elif ($f | length) > 0 then posts(post("\($who) \(if ($f | any(.title == "Title")) then "renamed" else "changed" end) \($name)\($at)"; $t + {color: blue, body: $said, fields: $f}))
          elif $comment != "" then posts(post("\($who) commented on \($name)\($at)"; $t + {color: blue, body: $said}))
          elif given($diff.description_diff?) or given($diff.description?) or given($diff.description_html?) then posts(post("\($who) changed the description of \($name)\($at)"; $t + {color: blue, body: excerpt($d.description?; 8; 600)}))
          elif given($diff.content_diff?) or given($diff.content?) or given($diff.content_html?) then posts(post("\($who) changed \($name)\($at)"; $t + {color: blue, body: excerpt($d.content?; 6; 500)}))
          elif given($diff.attachments?) then posts(post("\($who) changed the attachments of \($name)\($at)"; $t + {color: blue, body: bullets([(if ($diff.attachments | type) == "object" then $diff.attachments else {} end) | (records(.new?)[] | "added " + words(.filename?; 120)), (records(.deleted?)[] | "removed " + words(.filename?; 120))]; 6)}))
          elif ($diff | length) > 0 and (($diff | keys) - ["taskboard_order", "us_order", "backlog_order", "kanban_order", "sprint_order", "epics_order", "finish_date", "finished_date", "watchers"] | length) == 0 then ignored("Only the order or the watchers changed.")
          else posts(post("\($who) changed \($name)\($at)"; $t + {color: blue})) end end end
