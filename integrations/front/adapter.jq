# Front: an event of a conversation, by a rule's webhook, or wrapped in {type, authorization, payload} by an app's.

def person(f): object(f) as $p | (joined(" "; words($p.first_name?; 40), words($p.last_name?; 40)) | if . == "" then words($p.name?, $p.username?, $p.email?, $p.handle?; 80) else . end);
.body | object(.) as $b | (if given($b.payload.conversation?) then object($b.payload?) + {type: (text($b.payload.type?, $b.type?))} elif given($b.payload?) and (given($b.conversation?) | not) then object($b.payload?) + {type: text($b.payload.type?, $b.type?)} else $b end) as $e
| text($e.type?) as $type | object($e.conversation?) as $c | object($e.target.data?) as $target | object($e.source.data?) as $source | text($e.source._meta.type?) as $by
| (text($c.id?) | if test("^cnv_[A-Za-z0-9]{1,40}$") then "https://app.frontapp.com/open/" + . else "" end) as $url
| link(words($c.subject?; 200) | if . == "" then "a conversation" else . end; $url) as $name
| (if $by == "rule" or $by == "gmail" or $by == "api" or $by == "widget" or $by == "recipes" then "" else person($source) end) as $author
| (if $author != "" then $author elif $by == "rule" then "The rule" + around(" **"; words($source.name?; 80); "**") elif $by == "gmail" then "Gmail" elif $by == "api" then "An app" elif $by == "system" or $by == "reminder" then "Front" else "Somebody" end) as $who
| {thread: key("conversation", text($c.id?))} as $t
| object(if text($e.target._meta.type?) == "message" then $target else $c.last_message? end) as $m
| person($c.recipient?) as $recipient
| ([records($m.recipients?)[] | select(text(.role?) == "from")] | .[0] | object(.)) as $from
| (words($from.name?, $from.handle?; 80) as $x | if $x != "" then $x elif $recipient != "" then $recipient else "Somebody" end) as $sender
| ([records($m.recipients?)[] | select(text(.role?) == "to") | words(.name?, .handle?; 60)] | sentence) as $to
| (text($m.text?) as $plain | if $plain != "" then passage($plain; 10; 900) else html_passage($m.body?, $m.blurb?; 10; 900) end) as $said
| [field("Attached"; [records($m.attachments?)[:6][] | words(.filename?; 80)] | sentence)] as $att
| bold(words($target.name?; 80)) as $tag
| quote($target.body?; 10; 900) as $comment
| (if $type == "" then {} else {event: $type} end) +
  if $type == "inbound" or $type == "inbound_received" or $type == "message_received" then posts(post("\($sender) wrote in \($name)"; $t + {color: amber, body: ($said | quoted), fields: $att}))
  elif $type == "outbound" or $type == "out_reply" or $type == "outbound_sent" or $type == "message_sent" then posts(post("\(person($m.author?) as $a | if $a != "" then $a else $who end) \(if $type == "out_reply" or given($m._links.related.message_replied_to?) then "replied in" else "sent" end) \($name)\(around(" to "; $to; ""))"; $t + {color: blue, body: ($said | quoted), fields: $att}))
  elif $type == "comment" or $type == "new_comment_added" then posts(post("\($who) commented on \($name)"; $t + {color: grey, body: $comment}))
  elif $type == "mention" then posts(post("\($who) mentioned somebody in \($name)"; $t + {color: amber, body: $comment}))
  elif $type == "assign" or $type == "assignee_changed" or $type == "conversation_assigned" then
    (person($target) as $x | if $x != "" then $x else person($c.assignee?) end) as $a | (text($target.id?, $c.assignee.id?)) as $i
    | posts(post(if $a == "" then "\($who) assigned \($name)" elif $i != "" and $i == text($source.id?) then "\($who) took on \($name)" else "\($who) assigned \($name) to **\($a)**" end; $t + {color: blue}))
  elif $type == "unassign" and text($target.id?) != "" and text($target.id?) == text($source.id?) then posts(post("\($who) gave up \($name)"; $t + {color: grey}))
  elif $type == "auto_reply" then posts(post("An automatic reply went out in \($name)\(around(" to "; $to; ""))"; $t + {color: grey, body: ($said | quoted)}))
  elif $type == "message_imported" then posts(post("A message was imported into \($name)"; $t + {color: grey, body: ($said | quoted)}))
  elif $type == "ticket_status_changed" or $type == "status_changed" then posts(post("\($who) set the status of \($name)\(around(" to **"; words($target.name?, $c.status?; 60); "**"))"; $t + {color: blue}))
  elif $type == "custom_field_updated" then posts(post("\($who) changed the field\(around(" **"; words($target.name?; 60); "**")) of \($name)"; $t + {color: blue}))
  elif $type == "unassign" then posts(post("\($who) took \($name) away from \(person($target) | if . == "" then "its assignee" else . end)"; $t + {color: grey}))
  elif $type == "archive" or $type == "conversation_archived" then posts(post("\($who) archived \($name)"; $t + {color: green}))
  elif $type == "reopen" or $type == "conversation_reopened" then posts(post("\($who) opened \($name) again"; $t + {color: amber}))
  elif $type == "trash" or $type == "conversation_deleted" then posts(post("\($who) put \($name) in the trash"; $t + {color: grey}))
  elif $type == "restore" or $type == "conversation_restored" then posts(post("\($who) took \($name) out of the trash"; $t + {color: blue}))
  elif $type == "snooze" or $type == "conversation_snoozed" then posts(post("\($who) snoozed \($name)\(around(" until "; date($target.scheduled_at?, $target.snoozed_until?, $c.scheduled_reminders[0].scheduled_at?); ""))"; $t + {color: grey}))
  elif $type == "reminder" or $type == "unsnooze" or $type == "conversation_snooze_expired" then posts(post("\(link(words($c.subject?; 200) | if . == "" then "A conversation" else . end; $url)) is back from its snooze"; $t + {color: amber}))
  elif $type == "tag" or $type == "conversation_tagged" then posts(post("\($who) put the tag \($tag | if . == "" then "of somebody" else . end) on \($name)"; $t + {color: blue}))
  elif $type == "untag" then posts(post("\($who) took the tag \($tag | if . == "" then "of somebody" else . end) off \($name)"; $t + {color: blue}))
  elif $type == "move" or $type == "conversation_moved" then posts(post("\($who) moved \($name)\(around(" to **"; words($target.name?; 80); "**"))"; $t + {color: blue}))
  elif $type == "forward" then posts(post("\($who) forwarded \($name)\(around(" to "; $to; ""))"; $t + {color: blue}))
  elif $type == "conversations_merged" then posts(post("\($who) merged another conversation into \($name)"; $t + {color: blue}))
  elif $type == "sending_error" or $type == "message_bounce_error" then posts(post("A message in \($name) \(if $type == "sending_error" then "could not be sent" else "came back" end)\(around(" ("; $to; ")"))"; $t + {color: red, body: passage($target.error?, $m.error?, $m.error_type?; 3; 300)}))
  elif $type == "link_added" or $type == "link_removed" then posts(post("\($who) \(if $type == "link_added" then "linked" else "unlinked" end) \(link(words($target.name?, $target.external_url?; 120) | if . == "" then "something" else . end; text($target.external_url?, $target.url?))) \(if $type == "link_added" then "to" else "from" end) \($name)"; $t + {color: blue}))
  elif $type == "follow" or $type == "unfollow" or $type == "draft_changed" or $type == "typing" or $type == "sync" then ignored("Only who follows or drafts changed.")
  elif ($c | length) == 0 and $type == "" then posts(post("Front says hello: this webhook works."))
  else posts(post("\($who): \($name) \($type | humanized | ascii_downcase | inline(60) | if . == "" then "changed" else . end)"; $t + {color: blue, body: $comment})) end
