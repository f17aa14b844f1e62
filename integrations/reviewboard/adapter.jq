# Review Board: https://www.reviewboard.org/docs/manual/latest/webapi/2.0/webhooks/

def user(f): [([try f catch null][0]) | words(.title?, .fullname?, .username?; 80) | select(. != "")] | .[0] // "Somebody";
text(.event?, .body.event?) as $event | .body | object(.) | object(.review_request) as $r
| link(around("#"; words($r.id; 12); " ") + (words($r.summary; 200)) | if . == "" then "a review request" else . end; text($r.absolute_url)) as $name
| around(" in "; words($r.links.repository.title?; 80); "") as $at | {thread: key("review request", text($r.absolute_url?, $r.id?))} as $thread
| ([records(.diff_comments?, .general_comments?, .file_attachment_comments?)[] | quote(text(.text); 3; 300) | select(. != "")] | .[:5] | join("\n\n")) as $comments
| {event: (if $event == "" then "review_request_published" else $event end)} +
  if $r == {} and given(.review?) == false and given(.reply?) == false then posts(post("Review Board says hello: this webhook works."))
  elif $event == "review_request_closed" then posts(post("\(user(.closed_by?)) closed review request \($name)\(around(" as "; words(.close_type?; 20); ""))\($at)"; $thread + {color: (if text(.close_type) == "discarded" then grey else green end), body: passage(text(.description?, $r.close_description?); 4; 300)}))
  elif $event == "review_request_reopened" then posts(post("\(user(.reopened_by?)) opened review request \($name) again\($at)"; $thread + {color: blue}))
  elif $event == "review_published" then
    object(.review) as $v
    | posts(post("\(user($v.links.user?)) \(if flag($v.ship_it) then "says **ship it** to" else "reviewed" end) \($name)\($at)"; $thread + {color: (if flag($v.ship_it) then green else blue end), body: lines(passage($v.body_top; 6; 500), $comments, passage($v.body_bottom; 4; 300))}))
  elif $event == "reply_published" then posts(post("\(user(.reply.links.user?)) replied to a review of \($name)\($at)"; $thread + {color: blue, body: lines(passage(.reply.body_top; 6; 500), $comments)}))
  else posts(post("\(user($r.links.submitter?)) \(if .is_new == false then "changed" else "published" end) review request \($name)\($at)"; $thread + {color: blue, body: passage($r.description; 8; 600),
      fields: fields(field("Branch"; code(text($r.branch))), field("Reviewers"; [records($r.target_people, $r.target_groups)[] | words(.title; 60)] | sentence), field("Bugs"; [texts($r.bugs_closed)[] | inline(30)] | sentence), field("Changed"; [object(.change.fields_changed?) | keys[] | humanized | inline(30)] | sentence))})) end
