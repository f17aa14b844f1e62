# Honeybadger: https://docs.honeybadger.io/guides/integrations/webhook/

def project: words(.project.name?, .fault.project_name?; 80);
def at_project: around(" in "; project; "");
def who: words(.actor.name?, .user.name?; 80) | if . == "" then "Somebody" else . end;
def error_name: object(.fault) as $f | (list(.fault_ids?) | length) as $many
  | link(joined(": "; words($f.klass?; 100), (text($f.message?, .notice.message?) | split("\n")[0] // "" | inline(200))) | if . != "" then . elif $many > 0 then plural($many; "error"; "errors") else "an error" end; text($f.url?, .notice.url?, .links.fault?, .links.notice?));
def site: link(words(.site.name?, .site.url?; 100) | if . == "" then "A site" else . end; text(.site.url?, .site.details_url?));
def fault_key: key("fault", text(.fault.id?));

(.body | object(.))
| text(.event) as $event | object(.fault) as $f
| fields(field("Environment"; words($f.environment?; 40)), field("Where"; joined("#"; words($f.component?; 80), words($f.action?; 60))), field("Times"; number($f.notices_count?) | if . == null then "" else decimal end), field("Assigned to"; words($f.assignee.name?, $f.assignee?; 60)), field("Revision"; code(text($f.deploy.revision?)[:12]))) as $fields
| (if $event == "" then {} else {event: $event} end) +
  if $event == "occurred" or $event == "rate_exceeded" then posts(post("\(if $event == "occurred" then "New error" else "An error occurs too often" end)\(at_project): **\(error_name)**"; {color: red, thread: fault_key, fields: $fields}))
  elif $event == "resolved" or $event == "resolved_on_deploy" then posts(post("\(if $event == "resolved" then who + " resolved" else "A deploy resolved" end) **\(error_name)**\(at_project)"; {color: green, thread: fault_key}))
  elif $event == "unresolved" or $event == "reopened" then posts(post("\(who) opened **\(error_name)** again\(at_project)"; {color: red, thread: fault_key}))
  elif $event == "ignored" then posts(post("\(who) decided to ignore **\(error_name)**\(at_project)"; {color: grey, thread: fault_key}))
  elif $event == "commented" then posts(post("\(words(.comment.author?, .actor.name?; 80) | if . == "" then "Somebody" else . end) commented on **\(error_name)**\(at_project)"; {color: blue, thread: fault_key, body: html_passage(text(.comment.body?, .comment.text?); 8; 600) | quoted}))
  elif $event == "assigned" then posts(post("\(who) assigned **\(error_name)**\(around(" to "; words(.assignee.name?, $f.assignee.name?, $f.assignee?; 80); ""))\(at_project)"; {thread: fault_key}))
  elif $event == "unassigned" then posts(post("\(who) took the assignee off **\(error_name)**\(at_project)"; {thread: fault_key}))
  elif $event == "volume_spike" then posts(post((words(.message?; 400) | if . == "" then "Errors come more often than usual" + at_project else . end); {color: red}))
  elif $event == "down" then posts(post("\(site) is **down**\(around(": "; words(.outage.reason?; 300); ""))\(around(" (status "; words(.outage.status?; 10); ")"))"; {color: red, update: key("site", text(.site.id?, .site.url?)), fields: fields(field("Since"; date(.outage.down_at?)))}))
  elif $event == "up" then
    (if given(.outage.down_at) then "" else words(.message; 300) end) as $hello
    | posts(post((if $hello == "" then "\(site) is **up**\(around(" again after "; between(.outage.down_at?; .outage.up_at?); ""))" else $hello end); {color: green, update: key("site", text(.site.id?, .site.url?))}))
  elif $event == "cert_will_expire" then posts(post("The certificate of \(site) ends soon\(around(": "; words(.message?; 200); ""))"; {color: amber}))
  elif ($event | startswith("check_in_")) then
    words(.check_in.name?, .check_in.slug?; 100) as $name
    | posts(post("Check-in \($name | if . == "" then "" else "**" + . + "** " end)\(if $event == "check_in_missing" then "is missing" else "reports again" end)\(at_project)"; {color: (if $event == "check_in_missing" then red else green end), update: key("check-in", text(.check_in.id?, .check_in.name?)), fields: fields(field("Last report"; date(.check_in.reported_at?)))}))
  elif $event == "deployed" then
    object(.deploy) as $d
    | posts(post("\(words($d.local_username?; 60) | if . == "" then "Somebody" else . end) deployed \(link(code(text($d.revision?)[:10]); text($d.url?)) | if . == "" then "a revision" else . end)\(around(" of "; words($d.repository?, .project.name?; 100); ""))\(around(" to **"; words($d.environment?; 40); "**"))"; {color: green}))
  elif ($event | startswith("alarm")) then posts(post("Alarm \(words(.alarm.name?, .trigger.name?; 100) | if . == "" then "" else "**" + . + "** " end)\(if ($event | test("clear|ok$|resolved")) then "is over" else "went off" end)\(at_project)"; {color: (if ($event | test("clear|ok$|resolved")) then green else red end), update: key("alarm", text(.alarm.id?)), body: passage(text(.message?); 4; 300)}))
  else posts(post("Honeybadger\(at_project): \(words(.message?; 400) | if . == "" then ($event | humanized | inline(60) | if . == "" then "a notice" else . end) else . end)"; {color: blue})) end
