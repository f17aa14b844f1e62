# Sentry: integration platform (issues, alerts, metric alerts, comments, Seer) and the older WebHooks plugin. https://docs.sentry.io/organization/integrations/integration-platform/webhooks/

def person(f): object(f) as $p | words($p.name?, $p.email?, $p.username?; 60);
def actor: (if text(.actor.type?) == "application" then "Sentry" else person(.actor) end) | if . == "" then "Somebody" else . end;
def level_colour: ascii_downcase | if . == "fatal" or . == "error" or . == "critical" then red elif . == "warning" then amber elif . == "debug" then grey else blue end;
def tags_of: [list(.tags)[] | if type == "array" and (.[0] | type) == "string" then {key: .[0], value: .[1]} elif type == "object" then {key: text(.key?), value: .value?} else empty end];
def tag($name): . as $e | [$e | tags_of[] | select(.key == $name) | words(.value; 80) | select(. != "")][0] // "";
def frames: [records(.exception.values)[-1] | object(.) | object(.stacktrace) | list(.frames)[] | objects];
# Where it broke: the innermost frame of the application itself.
def place:
  (try frames catch []) as $all
  | ([$all[] | select(flag(.in_app?))] | if length > 0 then .[-1] else $all[-1] end) as $f
  | if $f == null then "" else
      lines(around("In "; joined(" of "; code($f.function?), code(text($f.filename?, $f.module?, $f.abs_path?) + around(":"; text($f.lineno?); ""))); ""),
        (text($f.context_line?) | if . == "" then "" else . as $l | code_block($l; 2; 200) end)) end;

def event_post($event_object; $project; $url; $rules; $line; $thread):
  $event_object as $e
  | text($e.level?) as $level
  | text($e.metadata.value?, $e.logentry.formatted?, $e.message?) as $value
  | words($e.title?, $e.metadata.title?, $e.message?, $e.logentry.formatted?, $e.metadata.type?; 250) as $title
  | post("\($line)\(link(if $title == "" then "An event without a title" else $title end; $url))\(around(" in "; $project; ""))";
      {color: ($level | level_colour), thread: $thread,
       body: lines((text($e.culprit?) as $c | if $c | startswith("?") then "" else code($c) end), ($e | place)),
       fields: fields(field("Level"; $level | inline(20)), field("Environment"; $e | words(.environment?; 60) as $n | if $n != "" then $n else tag("environment") end), field("Release"; $e | code(.release?) as $r | if $r != "" then $r else code(tag("release")) end),
         field("Server"; $e | tag("server_name")), field("Address"; $e | text(.request.url?) as $u | if $u | startswith("http") then link($u | split("?")[0] | inline(100); $u) else code($u) end; false),
         field("Rule"; $rules))});

def last_part: rtrimstr("/") | split("/") | .[-1] // "";
def project_of($url): $url | if test("/projects/[^/]+/([^/]+)/") then match("/projects/[^/]+/([^/]+)/").captures[0].string | inline(60) else "" end;
def issue_thread($id): if $id == "" then "" else "sentry/issue/" + $id end;

def event_alert:
  object(.data.event?) as $first | (if $first == {} then object(.data.error?) else $first end) as $e
  | text($e.url?) as $api
  | posts(event_post($e; project_of($api); text($e.web_url?, $e.permalink?); words(.data.triggered_rule?, .data.issue_alert.title?; 100);
      ""; issue_thread(text($e.issue_id?, (text($e.issue_url?) | last_part)))));

def issue:
  text(.action) as $action | object(.data.issue) as $i
  | words($i.title?, $i.metadata.title?, $i.metadata.value?; 250) as $title
  | text($i.web_url?, $i.permalink?) as $url
  | link(line(words($i.shortId; 60), (if $url == "" then around("“"; $title; "”") else $title end)) | if . == "" then "an issue" else . end; $url) as $thing
  | around(" in "; words($i.project.name?, $i.project.slug?; 60); "") as $in | issue_thread(text($i.id)) as $thread
  | person(.data.assignee?) as $new | (if $new == "" then person($i.assignedTo?) else $new end) as $to
  | if $action == "created" then
      posts(post("New issue \($thing)\($in)"; {color: (text($i.level) | level_colour), thread: $thread, body: (text($i.culprit?) as $c | if $c | startswith("?") then "" else code($c) end),
        fields: fields(field("Level"; words($i.level; 20)), field("Platform"; words($i.platform; 30)), field("Priority"; words($i.priority?; 20)), field("First seen"; date($i.firstSeen)), field("People"; number($i.userCount) | if . == null or . == 0 then "" else decimal end), field("Times"; number($i.count) | if . == null or . < 2 then "" else decimal end))}))
    elif $action == "resolved" then
      (text(.data.resolution_type?) | {"inRelease": " in a release", "inNextRelease": " in the next release", "inCommit": " with a commit", "withCommit": " with a commit", "inPullRequest": " with a pull request", "byPullRequest": " with a pull request"}[.] // "") as $how
      | posts(post("\(actor) resolved \($thing)\($how)\($in)"; {color: green, thread: $thread}))
    elif $action == "assigned" then posts(post("\(actor) assigned \($thing) to \(if $to == "" then "somebody" else (if text(.data.assignee.type?, $i.assignedTo.type?) == "team" then "team " else "" end) + $to end)\($in)"; {thread: $thread}))
    elif $action == "unassigned" then posts(post("\(actor) took the assignment off \($thing)\($in)"; {thread: $thread}))
    elif $action == "ignored" or $action == "archived" then posts(post("\(actor) archived \($thing)\($in)"; {color: grey, thread: $thread}))
    elif $action == "unresolved" then
      (text($i.substatus?)) as $sub
      | posts(post(if $sub == "escalating" then "\($thing)\($in) escalates: it happens far more often than before" elif $sub == "regressed" then "\($thing)\($in) came back after it was resolved" else "\(actor) says that \($thing)\($in) is not resolved" end; {color: red, thread: $thread}))
    elif $action == "escalating" then posts(post("\($thing)\($in) escalates: it happens far more often than before"; {color: red, thread: $thread}))
    elif $action == "deleted" or $action == "merged" or $action == "reviewed" or $action == "unmerged" then posts(post("\(actor) \($action) \($thing)\($in)"; {color: grey, thread: $thread}))
    else posts(post("\(actor) changed \($thing)\($in)\(around(" ("; $action | humanized | inline(40); ")"))"; {thread: $thread})) end;

def metric_alert:
  text(.action) as $action | object(.data.metric_alert) as $m
  | ($action | {"critical": ["Critical", red], "warning": ["Warning", amber], "resolved": ["Resolved", green]}[.] // [($action | humanized | capitalized | inline(20) | if . == "" then "Alert" else . end), blue]) as $s
  | posts(post("**\($s[0]):** \(link(words(.data.description_title?, $m.title?, $m.alert_rule.name?; 200) | ltrimstr("Critical: ") | ltrimstr("Warning: ") | ltrimstr("Resolved: ") | if . == "" then "a metric" else . end; text(.data.web_url)))\(around(" in "; [$m | texts(.projects)[] | inline(60)] | sentence; ""))";
      {color: $s[1], body: passage(.data.description_text; 4; 400), update: (text($m.id?, $m.identifier?) as $id | if $id == "" then "" else "sentry/metric/" + $id end),
       fields: fields(field("Metric"; code($m.alert_rule.aggregate)), field("Filter"; code($m.alert_rule.query)), field("Since"; if $action == "resolved" then "" else date($m.date_started) end), field("Lasted"; if $action == "resolved" then between($m.date_started; $m.date_closed) else "" end))}));

def comment:
  (text(.action) | {"created": "commented", "updated": "edited a comment", "deleted": "deleted a comment"}[.] // "commented") as $did
  | posts(post("\(actor) \($did) on issue \(words(.data.issue_id; 30) | if . == "" then "without a number" else . end)\(around(" in "; words(.data.project_slug; 60); ""))"; {color: (if text(.action) == "deleted" then grey else blue end), body: excerpt(.data.comment; 8; 600), thread: issue_thread(text(.data.issue_id))}));

def installation:
  text(.action) as $action
  | posts(post("\(actor) \(if $action == "deleted" then "removed" else "installed" end) the integration\(around(" **"; words(.data.installation.app.slug?; 60); "**"))\(around(if $action == "deleted" then " from the organization " else " in the organization " end; words(.data.installation.organization.slug?; 60); ""))"; {color: (if $action == "deleted" then grey else green end)}));

def seer:
  posts(post("Seer \(text(.action) | {"root_cause_started": "looks for the root cause", "root_cause_completed": "found a root cause", "solution_started": "looks for a solution", "solution_completed": "found a solution", "coding_started": "writes code", "coding_completed": "wrote code", "pr_created": "opened a pull request", "triage_started": "begins the triage", "triage_completed": "finished the triage", "impact_assessment_started": "looks how much is hit", "impact_assessment_completed": "knows how much is hit"}[.] // ("reports “" + (humanized | ascii_downcase | inline(60)) + "”"))\(around(" for issue "; words(.data.group_id?; 30); ""))";
    {thread: issue_thread(text(.data.group_id?)), body: lines(excerpt(.data.root_cause.description?, .data.solution.description?, (.data.root_cause? | strings), (.data.solution? | strings); 6; 600), bullets([records(.data.pull_requests?)[] | link("pull request" + around(" #"; words(.pull_request.pr_number?; 12); "") + around(" of "; words(.repo_name?; 80); ""); text(.pull_request.pr_url?))]; 5))}));

# The WebHooks plugin: the event with the project around it.
def plugin:
  object(.event) as $e0 | ($e0 | if given(.exception) then . else . + {exception: object(.["sentry.interfaces.Exception"]?), request: (object(.request?) + object(.["sentry.interfaces.Http"]?))} end) as $e
  | words(.project_name?, .project_slug?, .project?; 60) as $project
  | posts(event_post($e + {culprit: text($e.culprit, .culprit), level: text($e.level, .level), title: text($e.title, .message, $e.message)};
      $project; text(.url); [texts(.triggering_rules)[] | inline(60)] | sentence; ""; issue_thread(text(.id))));

def guessed:
  if given(.data.metric_alert) then "metric_alert" elif given(.data.event) then "event_alert" elif given(.data.comment) then "comment" elif given(.data.error) then "error" elif given(.data.issue) then "issue" elif given(.data.installation) then "installation" elif given(.event) then "plugin" else "event" end;
(.options | object(.)) as $options
| (.event | if type == "string" then . else "" end) as $named
| .body | object(.)
| (if $named != "" then $named else guessed end) as $event
| text(.data.issue.project.slug?, .data.issue.project.name?, .project_slug?, .data.project_slug?, project_of(text(.data.event.url?, .data.error.url?))) as $project
| if . == {} then posts(post("Sentry sent an event without any content"))
  elif $project != "" and ($project | wanted($options.projects) | not) then ignored("The project is not among the chosen ones.")
  elif (text(.data.event.level?, .data.error.level?, .data.issue.level?, .level?) | if . == "" then false else (wanted($options.levels) | not) end) then ignored("The level is not among the chosen ones.")
  elif $event == "issue" then issue
  elif $event == "event_alert" or $event == "error" or $event == "issue_alert" then event_alert
  elif $event == "metric_alert" then metric_alert
  elif $event == "comment" then comment
  elif $event == "installation" then installation
  elif $event == "seer" then seer
  elif $event == "plugin" then plugin
  else posts(post("Sentry: \($event | humanized | ascii_downcase | inline(60))\(around(", "; text(.action) | humanized | ascii_downcase | inline(40); ""))")) end
| if $named == "" then {event: $event} + . else . end
