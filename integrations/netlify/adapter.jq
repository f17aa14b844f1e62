# Netlify's outgoing webhooks: a deploy or a form submission; the event stands in X-Netlify-Event.

(.options | object(.)) as $options | text(.event?) as $named | .body | object(.)
| (if $named != "" then $named elif given(.form_id) then "submission_created" else ({"ready": "deploy_created", "error": "deploy_failed", "building": "deploy_building", "enqueued": "deploy_building"}[text(.state)] // "deploy_created") end) as $event
| {event: $event} +
  if $event == "submission_created" then
    posts(post("Somebody filled in the form **\(words(.form_name?; 80) | if . == "" then "of a site" else . end)**\(around(" of "; link(text(.site_url?) | ltrimstr("https://") | ltrimstr("http://") | inline(80); text(.site_url?)); ""))"; {color: blue,
      fields: fields(object(.data?, .human_fields?) | to_entries[] | select(.key | test("^(ip|user_agent|referrer|bot-field)$") | not) | field(.key | humanized | capitalized | inline(40); .value | as_text | inline(600); (.value | as_text | length) < 40))}))
  else
    link(words(.name; 80) | if . == "" then "a site" else "**" + . + "**" end; text(.admin_url?, .ssl_url?, .url?)) as $site
    | text(.branch) as $branch
    | ({"deploy_building": "running", "deploy_created": "passed", "deploy_failed": "failed"}[$event] // "other") as $s
    | (text(.context) | if . == "production" or . == "" then "" else " (" + (humanized | inline(40)) + ")" end) as $context
    | if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      else posts(post(({"deploy_building": "A deploy of \($site) started\($context)", "deploy_created": "A deploy of \($site) is \(link("live"; text(.deploy_ssl_url?, .deploy_url?)))\($context)", "deploy_failed": "A deploy of \($site) **failed**\($context)\(around(": "; words(.error_message; 300); ""))", "deploy_locked": "The deploys of \($site) are locked: what is live stays", "deploy_unlocked": "The deploys of \($site) are unlocked again",
          "deploy_request_pending": "A deploy of \($site) waits for permission", "deploy_request_accepted": "A deploy of \($site) was permitted", "deploy_request_rejected": "A deploy of \($site) was not permitted", "deploy_deleted": "A deploy of \($site) was deleted", "deploy_rejected": "A deploy of \($site) was rejected", "deploy_restarted": "A deploy of \($site) was started again", "domain_verified": "A domain of \($site) is verified", "split_test_activated": "A split test of \($site) was turned on", "split_test_deactivated": "A split test of \($site) was turned off", "split_test_modified": "A split test of \($site) was changed", "form_created": "A form of \($site) was made"}[$event] // "\($event | humanized | capitalized | inline(60)): \($site)");
        {color: (if $s == "other" then (if $event | test("rejected|locked$") then amber else grey end) else tone($s) end), update: (if $s == "other" then "" else key("deploy", text(.id)) end),
         body: (if $s == "other" then "" else (commit_line(text(.commit_ref); text(.commit_url); text(.title); words(.committer; 60)) | if contains("*no message*") then "" else . end) end),
         fields: (if $s == "other" then [] else fields(field("Branch"; code($branch)), field("Took"; (number(.deploy_time) | if . == null or . == 0 then "" else duration end)), field("Pull request"; link(around("#"; words(.review_id; 12); ""); text(.review_url)))) end)})) end end
