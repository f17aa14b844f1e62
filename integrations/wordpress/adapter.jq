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
  elif $hook == "wp_logout" or $hook == "wp_login_failed" or $hook == "profile_update" or $hook == "delete_user" or $hook == "deleted_user" or $hook == "password_reset" or $hook == "retrieve_password" or $hook == "set_user_role" then
    (words(.display_name?, .user_login?, .username?, .user?; 80) | if . == "" then "Somebody" else . end) as $u
    | {event: "other"} + posts(post({"wp_logout": "\($u) logged out", "wp_login_failed": "\($u) failed to log in", "profile_update": "The profile of \($u) was changed", "delete_user": "The account of \($u) was deleted", "deleted_user": "The account of \($u) was deleted", "password_reset": "The password of \($u) was set anew", "retrieve_password": "\($u) asked for a new password", "set_user_role": "\($u) has another role\(around(": "; words(.role?; 40); ""))"}[$hook]; {color: ({"wp_login_failed": amber, "delete_user": grey, "deleted_user": grey}[$hook] // blue)}))
  elif ($hook | test("^(draft|pending|future|private|trash|trashed|untrash|untrashed|delete|deleted|edit|save|update|updated|add|edit)_(post|page|attachment|comment)$|^post_updated$|^(new_to_publish|draft_to_publish|pending_to_publish|future_to_publish|publish_to_trash|publish_to_draft)$")) then
    ($hook | [match("post|page|attachment|comment").string][0] // "post") as $kind
    | ($hook | if test("trash$|^trash") and (test("untrash") | not) then "went to the bin" elif test("untrash") then "came back from the bin" elif test("^delete") then "was deleted" elif test("^draft|to_draft") then "was saved as a draft" elif test("^pending_(p|a)") then "waits for review" elif test("^future_(p|a)") then "is scheduled" elif test("^private") then "was published privately" elif test("^add") then "was added" elif test("to_publish") then "was published" else "was changed" end) as $did
    | {event: "other"} + posts(post("The \(if $kind == "attachment" then "file" else $kind end)\(if $post == "a post" then "" else " " + $post end) \($did)"; {color: (if ($did | test("bin$|deleted")) then grey elif ($did | test("published")) then green else blue end)}))
  elif $hook == "switch_theme" or ($hook | test("^(de)?activated?_plugin$")) or $hook == "upgrader_process_complete" then
    {event: "other"} + posts(post("\(if $hook == "switch_theme" then "The theme is now" elif ($hook | startswith("de")) then "A plugin was turned off:" elif $hook == "upgrader_process_complete" then "WordPress was updated" else "A plugin was turned on:" end)\(around(" **"; words(.name?, .new_name?, .plugin?, .theme?; 80); "**"))" | rtrimstr(":") | if endswith(" now") then "The theme was changed" else . end; {color: blue}))
  elif $hook == "" and text(.post_status?) == "publish" then {event: "publish_post"} + posts(post("New \($type | if . == "" then "post" else inline(30) end) published: \($post)"; {color: green, body: html_passage(text(.post_excerpt?, .post_content?); 6; 500)}))
  else {event: "other"} + posts(post("\($hook | humanized | capitalized | inline(60) | if . == "" then "News of WordPress" else . end)\(if $post == "a post" then "" else ": " + $post end)"; {color: blue})) end
