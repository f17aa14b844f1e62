# WordPress: HookPress and the like send a form with the fields that one ticks, and the name of the hook.

.body | object(.) | (if given(.post) and ((.post | type) == "object") then . + .post else . end)
| text(.hook) as $hook
| link(words(.post_title?, .title?; 200) | if . == "" then "a post" else "**" + . + "**" end; text(.post_url?, .guid?, .permalink?, .post_permalink?)) as $post
| (words(.display_name?, .user_login?, .comment_author?, .post_author_name?; 80) | if . == "" then "Somebody" else . end) as $who
| (text(.post_type?) | ascii_downcase) as $type
| if $hook == "publish_post" or $hook == "publish_page" or $hook == "publish_custom" then
    (if $hook == "publish_page" or $type == "page" then "page" else ($type | if . == "" then "post" else inline(30) end) end) as $kind
    | {event: (if $hook == "publish_page" then "publish_page" else "publish_post" end)} + posts(post("New \($kind) published: \($post)"; {color: green, body: html_passage(text(.post_excerpt?, .post_content?); 6; 500)}))
  elif $hook == "user_register" then {event: "user_register"} + posts(post("\($who) registered\(around(" ("; words(.user_email?; 80); ")"))"; {color: blue}))
  elif $hook == "wp_login" then {event: "wp_login"} + posts(post("\($who) logged in"; {}))
  elif ($hook | startswith("comment")) or given(.comment_content) then {event: "comment_post"} + posts(post("\(words(.comment_author?; 80) | if . == "" then "Somebody" else . end) commented\(around(" on "; if $post == "a post" then "" else $post end; ""))"; {color: blue, body: html_passage(.comment_content; 6; 500) | quoted}))
  else {event: "other"} + posts(post("\($hook | humanized | capitalized | inline(60) | if . == "" then "News of WordPress" else . end)\(if $post == "a post" then "" else ": " + $post end)"; {color: blue})) end
