# Raygun: error_notification for what happens, error_activity for what people do.

.body | object(.)
| text(.eventType) as $type | object(.error) as $e
| link(text($e.message) | split("\n")[0] // "" | inline(200) | if . == "" then "an error without a message" else . end; text($e.url)) as $error
| (around(" in "; link(words(.application.name; 80); text(.application.url)); "")) as $at
| (words($e.user; 80) | if . == "" then "Somebody" else . end) as $who
| {thread: key("error", text($e.url?, $e.message?))} as $thread
| fields(field("Times"; number($e.totalOccurrences) | if . == null then "" else decimal end), field("People affected"; number($e.usersAffected) | if . == null then "" else decimal end), field("First"; date($e.firstOccurredOn)), field("Last"; date($e.lastOccurredOn)), field("Tags"; [texts($e.instance.tags)[] | inline(30)] | .[:6] | sentence)) as $fields
| (if $type == "" then {} else {event: $type} end) +
  if $type == "NewErrorOccurred" then posts(post("New error\($at): **\($error)**"; $thread + {color: red, fields: $fields}))
  elif $type == "ErrorReoccurred" then posts(post("An error is back\($at): **\($error)**"; $thread + {color: red, fields: $fields}))
  elif ($type | endswith("FollowUp")) then
    ({"One": "after one minute", "Five": "after five minutes", "Ten": "after ten minutes", "Thirty": "after half an hour", "Hourly": "after hours"}[$type | [match("^[A-Z][a-z]+").string][0] // ""] // "still") as $when
    | posts(post("The error goes on \($when)\($at): **\($error)**"; $thread + {color: amber, fields: $fields}))
  elif $type == "StatusChanged" then posts(post("\($who) marked **\($error)** as \(words($e.status; 40) | if . == "" then "changed" else "**" + . + "**" end)\($at)"; $thread + {color: ({"Resolved": green, "Active": red}[text($e.status)] // grey)}))
  elif $type == "AssignedToUser" then posts(post("\($who) assigned **\($error)**\(around(" to "; words($e.assignedTo; 80); ""))\($at)"; $thread))
  elif $type == "CommentAdded" then posts(post("\($who) commented on **\($error)**\($at)"; $thread + {color: blue, body: passage($e.comment; 8; 600) | quoted}))
  else posts(post("\(words($e.description; 300) | if . == "" then "Raygun tells of **\($error)**" else "\(.): **\($error)**" end)\($at)"; $thread + {color: blue})) end
