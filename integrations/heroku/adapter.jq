# Heroku app webhooks {resource, action, data, actor, webhook_metadata}; older deploy hooks are a form {app, user, head, git_log, url}.

def app_name: words(.app.name?, .name?; 80);
def dash($app; $path): if ($app | test("^[a-z][a-z0-9-]{0,40}$")) then "https://dashboard.heroku.com/apps/" + $app + $path else "" end;
.body | object(.)
| if given(.resource) then
    text(.resource) as $res | text(.action) as $action | object(.data) as $d
    | (words(.actor.email?, .actor.name?, $d.user.email?; 80) | if . == "" then "Somebody" else . end) as $who
    | text($d.app.name?, (if $res == "app" then $d.name? else null end)) as $app
    | link("**" + ($app | inline(80)) + "**"; dash($app; "")) as $name
    | ($name | if . == "****" then "an app" else . end) as $name
    | {event: (if ($res == "dyno") then "dyno" else "api:" + $res end)} +
      if $res == "release" then
        ({"succeeded": "passed", "failed": "failed", "pending": "running"}[text($d.status)] // "other") as $s
        | posts(post("\($who) released \(link("v" + words($d.version; 12); dash($app; "/activity/releases/" + (text($d.id) | @uri)))) of \($name)\(if $s == "failed" then ", which **failed**" elif $s == "running" then ", which is under way" else "" end)"; {color: tone($s), update: key("release", text($d.id)), body: passage($d.description; 3; 300)}))
      elif $res == "build" then
        ({"succeeded": "passed", "failed": "failed", "pending": "running"}[text($d.status)] // "other") as $s
        | posts(post("Build of \($name)\(around(" at "; code(text($d.source_blob.version?, $d.slug.commit?)[:10]); "")) \(word($s))"; {color: tone($s), update: key("build", text($d.id)), body: passage($d.source_blob.version_description?; 3; 300)}))
      elif $res == "formation" then posts(post("\($who) set **\(words($d.type?; 30) | if . == "" then "dynos" else . end)** of \($name) to \(number($d.quantity) | if . == null then "another size" else plural(.; "dyno"; "dynos") end)\(around(" of size "; words($d.size?, $d.dyno_size.name?; 30); ""))"; {color: blue}))
      elif $res == "addon" then posts(post("\($who) \({"create": "added", "update": "changed", "destroy": "removed"}[$action] // "changed") the add-on **\(words($d.addon_service.name?, $d.name?; 80))**\(around(" ("; words($d.plan.name?; 60); ")")) of \($name)"; {color: blue}))
      elif $res == "collaborator" then posts(post("\($who) \({"create": "gave", "destroy": "took"}[$action] // "changed") \(words($d.user.email?; 80) | if . == "" then "somebody" else . end)\(if $action == "destroy" then "'s access to" elif $action == "create" then " access to" else "'s access to" end) \($name)"; {color: amber}))
      elif $res == "dyno" then
        words($d.state?; 30) as $state
        | posts(post("Dyno **\(words($d.name?, $d.type?; 40) | if . == "" then "of an app" else . end)** of \($name) \(if $state == "crashed" then "**crashed**" else "is " + ($state | if . == "" then "in another state" else . end) end)\(if number($d.exit_status?) == null then "" else " (exit status \(number($d.exit_status)))" end)"; {color: ({"crashed": red, "up": green}[$state] // grey), update: key("dyno", text($d.id?, $d.name?))}))
      elif $res == "app" then posts(post("\($who) \({"create": "created", "update": "changed", "destroy": "deleted"}[$action] // "changed") the app \($name)"; {color: (if $action == "destroy" then grey else blue end)}))
      elif $res == "domain" then posts(post("\($who) \({"create": "added", "destroy": "removed"}[$action] // "changed") the domain **\(words($d.hostname?; 120))** of \($name)"; {color: blue}))
      else
        ({"addon-attachment": "the attachment", "sni-endpoint": "the certificate", "app-feature": "the feature", "space": "the space", "pipeline-coupling": "the place in a pipeline", "app-webhook": "a webhook", "ssl-endpoint": "the certificate"}[$res] // ($res | humanized | inline(40) | around("the "; .; ""))) as $what
        | posts(post("\($who) \({"create": "added", "update": "changed", "destroy": "removed"}[$action] // "changed") \($what | if . == "" then "something" else . end)\(if $res == "pipeline-coupling" then around(" ("; words($d.stage?; 30); ")") else around(" **"; words($d.name?; 80); "**") end)\(if $app == "" then "" else " of " + $name end)"; {color: blue})) end
  else
    text(.app) as $app
    | {event: "deploy"} + posts(post("\(words(.user; 80) | if . == "" then "Somebody" else . end) deployed \(code(text(.head?, .head_long?)[:10]) | if . == "" then "a version" else . end) of \(link("**" + ($app | inline(80)) + "**"; text(.url)) | if . == "****" then "an app" else . end)\(around(" as "; words(.release; 20); ""))"; {color: green, body: passage(text(.git_log) | [splits("(?m)^\\s*\\* ")] | map(trimmed | select(. != "")) | map("• " + .) | join("\n"); 8; 900)})) end
