# Basecamp: {kind: "todo_completed", recording, creator, details}. The kind is the noun and what happened.

def spans: {"todo": "the to-do", "todolist": "the to-do list", "todolist_group": "the group of to-dos", "message": "the message", "comment": "a comment", "document": "the document", "upload": "the file", "google_document": "the Google document", "cloud_file": "the file in the cloud", "vault": "the folder", "schedule_entry": "the event",
  "question": "the check-in question", "question_answer": "an answer", "client_approval": "the approval", "client_correspondence": "the client message", "client_reply": "a reply to a client", "client_forward": "the forwarded mail", "inbox_forward": "the forwarded mail", "inbox_reply": "a reply to a mail",
  "kanban_card": "the card", "card_table_card": "the card", "kanban_step": "the step", "kanban_column": "the column", "card_table_column": "the column", "kanban_triage": "the column", "kanban_done_column": "the column", "kanban_not_now_column": "the column", "cloud": "the file", "chat_transcript": "the chat", "chat_line": "a chat line", "gauge_needle": "the progress update", "project": "the project", "boost": "a boost", "attachment": "the attachment"};
def actions: {"created": ["made", blue], "active": ["brought back", blue], "trashed": ["put in the trash", grey], "untrashed": ["took out of the trash", blue], "archived": ["archived", grey], "unarchived": ["took out of the archive", blue], "deleted": ["deleted", grey], "copied": ["copied", blue], "inserted": ["made", blue], "restored": ["brought back", blue],
  "completed": ["completed", green], "uncompleted": ["opened again", amber], "content_changed": ["edited", blue], "title_changed": ["renamed", blue], "subject_changed": ["renamed", blue], "name_changed": ["renamed", blue], "description_changed": ["changed the description of", blue], "due_on_changed": ["changed the due date of", amber],
  "assignment_changed": ["changed who does", blue], "assigned": ["assigned", blue], "unassigned": ["took away the assignment of", grey], "moved": ["moved", blue], "publicized": ["published", blue], "published": ["published", blue], "schedule_changed": ["moved the time of", amber], "rescheduled": ["moved the time of", amber], "paused": ["paused", grey], "resumed": ["resumed", blue], "color_changed": ["coloured", blue], "repositioned": ["moved", blue], "on_hold": ["put on hold", grey], "off_hold": ["took off hold", blue], "replaced": ["replaced", blue], "group_changed": ["moved", blue], "approved": ["approved", green], "rejected": ["rejected", red]};
def split_kind: . as $k
  | ([(spans | keys[]) as $n | select($k | startswith($n + "_")) | $n] | sort_by(length) | last // "") as $noun
  | if $noun == "" then [($k | split("_")[:-1] | join("_")), ($k | split("_")[-1] // "")] else [$noun, $k[($noun | length) + 1:]] end;

.body | object(.) as $b | text($b.kind?) as $kind | object($b.recording?) as $r | ($kind | split_kind) as $s | $s[0] as $noun | $s[1] as $do
| (words($b.creator.name?, $r.creator.name?; 80) | if . == "" then "Somebody" else . end) as $who
| around(" in "; words($r.bucket.name?; 100); "") as $at
| object($r.parent?) as $p | link(words($p.title?; 150); text($p.app_url?)) as $parent
| (actions[$do] // [($do | humanized | ascii_downcase | inline(60) | if . == "" then "changed" else . end), blue]) as [$verb, $colour]
| (words($r.title?, $r.subject?, $r.filename?, $r.name?; 200)) as $title
| text($r.app_url?) as $url
# Answers and comments are named by what they belong to.
| (if $noun == "comment" or $noun == "question_answer" or $noun == "client_reply" or $noun == "inbox_reply" or $noun == "chat_line" then
     ({"comment": "comment", "question_answer": "answer", "client_reply": "reply", "inbox_reply": "reply", "chat_line": "line"}[$noun]) as $w
     | (if $w == "answer" then "an " else "a " end) + link($w; $url) + around(if $noun == "comment" then " on " elif $noun == "chat_line" then " in " else " to " end; $parent; "")
   else line((spans[$noun] // "the " + ($noun | humanized | inline(40)) | if . == "the " then "something" else . end), (link($title; $url) | if . == "" then linked("here"; $url) else . end)) end) as $name
| (if $noun == "comment" or $noun == "question_answer" or $noun == "client_reply" or $noun == "inbox_reply" then key("recording", text($p.id?)) else key("recording", text($r.id?)) end) as $thread
| (if ($do | test("^(created|content_changed|description_changed|publicized|published|inserted)$")) and text($r.title?) != text($r.content?) then html_passage($r.content?, $r.description?; 10; 900) else "" end) as $body0
| (if $noun == "comment" or $noun == "question_answer" or $noun == "client_reply" or $noun == "inbox_reply" then ($body0 | quoted) else $body0 end) as $body
| (if text($p.type?) | test("Todolist|Kanban|Column|Triage|Questionnaire|Schedule|Vault|Message::Board|Todoset|Inbox") then (if (text($p.title?) | test("^(To-dos|Message Board|Docs & Files|Automatic Check-ins|Schedule|Card Table|Email Forwards|Campfire)$")) then "" else $parent end) else "" end) as $list
| (if $kind == "" then {} else {event: $kind} end) +
  if $kind == "" then posts(post("Basecamp: \(line(bold($title), linked("open"; $url)) | if . == "" then "something changed" else . end)"))
  elif ($kind | test("^(comment|question_answer)_(created)$")) then posts(post("\($who) \(if $noun == "comment" then link("commented"; $url) + around(" on "; $parent; "") else link("answered"; $url) + around(" "; $parent; "") end)\($at)"; {thread: $thread, color: blue, body: $body}))
  elif $do == "repositioned" or $do == "position_changed" then ignored("Only the place of something changed.")
  else
    posts(post((if $do == "assignment_changed" then "\($who) changed who does \($name)" elif $do == "completed" and $noun == "todo" then "\($who) completed \($name)" elif $do == "trashed" then "\($who) put \($name) in the trash" elif $do == "untrashed" then "\($who) took \($name) out of the trash" elif $do == "unarchived" then "\($who) took \($name) out of the archive" elif $do == "uncompleted" then "\($who) opened \($name) again" elif $do == "on_hold" then "\($who) put \($name) on hold" elif $do == "created" and $noun == "message" then "\($who) wrote \($name)" elif $do == "created" and $noun == "client_approval" then "\($who) asked a client to approve \(link($title; $url) | if . == "" then "something" else . end)" elif $do == "created" and ($noun | test("forward$")) then "\($who) forwarded the mail \(link($title; $url))" elif $do == "created" and $noun == "upload" then "\($who) uploaded \($name)" else "\($who) \($verb) \($name)" end)
        + (if $list == "" then "" elif $do == "moved" then " to \($list)" else " in \($list)" end) + (if $list == "" then $at else around(" ("; words($r.bucket.name?; 100); ")") end);
      {thread: $thread, color: $colour, body: $body,
       fields: fields(field("Due"; (if ($do | test("created|due_on")) then day($r.due_on?) else "" end)), field("Starts"; (if ($do | test("created|schedule")) then date($r.starts_at?) else "" end)), field("Ends"; (if ($do | test("created|schedule")) then date($r.ends_at?) else "" end)), field("Assigned to"; (if ($do | test("created|assign")) then ([records($r.assignees?)[:6][] | words(.name?; 60)] | sentence) else "" end)))})) end
