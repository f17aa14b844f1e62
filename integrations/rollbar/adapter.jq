# Rollbar: https://docs.rollbar.com/docs/webhooks. Levels are 10 debug to 50 critical.

def level: if type == "number" then (if . >= 50 then "critical" elif . >= 40 then "error" elif . >= 30 then "warning" elif . >= 20 then "info" else "debug" end) else as_text end;

.body | object(.)
| text(.event_name) as $event | object(.data) as $d | object($d.item) as $i | object($i.last_occurrence? // $d.occurrence?) as $o
| (object($d.occurrence?) | if . == {} then $o else . end) as $o
| link(around("#"; words($i.counter; 12); " ") + (words($i.title?, $o.body.message.body?; 250) | if . == "" then "an item" else . end); text($d.url?, $i.public_url?, $d.item_url?)) as $item
| around(" in **"; words($i.environment?, $o.environment?; 60); "**") as $at
| ($i.level? // $o.level? // null | level | inline(20)) as $level
| {thread: key("item", text($i.id?, $i.counter?))} as $thread
| (if $level == "warning" then amber elif ($level | test("^(info|debug)$")) then blue else red end) as $colour
| fields(field("Level"; $level | capitalized), field("Times"; number($i.total_occurrences) | if . == null then "" else decimal end), field("Where"; words($o.context?; 100)), field("Host"; words($o.server.host?; 80)), field("Framework"; words($o.framework?; 40) | if . == "unknown" then "" else . end), field("Version"; code(text($o.code_version?)[:12])), field("First"; date($i.first_occurrence_timestamp)), field("Last"; date($i.last_occurrence_timestamp))) as $fields
| (words($d.user.username?, $d.assigned_user.username?, $d.comment.user.username?; 60)) as $who
| (if $event == "" then {} else {event: $event} end) +
  if $event == "new_item" then posts(post("New \($level | if . == "" then "item" else . end)\($at): **\($item)**"; $thread + {color: $colour, fields: $fields}))
  elif $event == "reactivated_item" then posts(post("Back again\($at): **\($item)**"; $thread + {color: $colour, fields: $fields}))
  elif $event == "reopened_item" then posts(post("\($who | if . == "" then "Somebody" else . end) opened **\($item)** again\($at)"; $thread + {color: $colour}))
  elif $event == "resolved_item" then posts(post("\(if $who == "" then "Resolved" else $who + " resolved" end)\($at): **\($item)**\(around(" by revision "; code(text($i.resolved_in_version?)[:12]); ""))"; $thread + {color: green}))
  elif $event == "exp_repeat_item" then posts(post("\(number($d.occurrences?, $i.total_occurrences?) | if . == null then "Many" else decimal end) times\($at): **\($item)**"; $thread + {color: $colour, fields: $fields}))
  elif $event == "item_velocity" then
    posts(post("Often\($at): **\($item)**\(number($d.trigger.threshold?) | if . == null then "" else " (more than \(decimal) times\(number($d.trigger.window_size?) | if . == null then "" else " in " + duration end))" end)"; $thread + {color: $colour, fields: $fields}))
  elif $event == "occurrence" then posts(post("\($level | if . == "" then "Error" else capitalized end)\($at): **\($item)**"; $thread + {color: $colour, fields: $fields}))
  elif $event == "assigned_item" then posts(post("**\($item)** was assigned\(around(" to "; words($d.assigned_user.username?, $i.assigned_user.username?; 60); ""))\($at)"; $thread))
  elif $event == "comment" then posts(post("\($who | if . == "" then "Somebody" else . end) commented on **\($item)**\($at)"; $thread + {color: blue, body: excerpt(text($d.comment.body?, $d.comment.comment?); 8; 600) | quoted}))
  elif $event == "deploy" then
    object($d.deploy) as $p
    | posts(post("\(words($p.local_username?, $p.username?; 60) | if . == "" then "Somebody" else . end) deployed \(code(text($p.revision?)[:12]) | if . == "" then "a revision" else . end)\(around(" to **"; words($p.environment?; 60); "**"))"; {color: green, body: excerpt(text($p.comment?); 6; 400)}))
  elif $event == "snoozed_item" or $event == "muted_item" or $event == "ignored_item" or $event == "archived_item" then
    posts(post("\(if $who == "" then "Somebody" else $who end) \($event | split("_")[0]) **\($item)**\($at)"; $thread + {color: grey}))
  elif $i == {} and $o == {} and $event != "test" then posts(post(words($d.message?, $d.title?, $d.description?; 300) as $m | "Rollbar\(around(" ("; $event | split("_") | join(" ") | inline(60) | if . == "test" or . == "test message" then "" else . end; ")")): \($m | if . == "" then "an event without more to say" else . end)"; {color: blue}))
  elif $event == "test" then posts(post(words($d.message; 300) | if . == "" then "Rollbar says hello: this webhook works." else . end; {color: blue}))
  else posts(post("\($event | split("_") | join(" ") | capitalized | inline(60) | if . == "" then "Rollbar" else . end)\($at): **\($item)**"; $thread + {color: $colour})) end
