# Jira Cloud and Data Center: https://developer.atlassian.com/server/jira/platform/webhooks/. Every function reads the body.

# Text in Jira's own markup, or a document of Atlassian's format, to Markdown.
def adf:
  if type == "array" then map(adf) | join("")
  elif type != "object" then ""
  elif .type == "text" then
    (.text | as_text | .[:4000]) as $t
    | [records(.marks)[] | text(.type)] as $m
    | if $m | any(. == "code") then code($t) elif $m | any(. == "link") then link($t | inline(300); [records(.marks)[] | text(.attrs.href?) | select(. != "")][0] // "") elif $m | any(. == "strong") then "**" + ($t | inline(2000)) + "**" else (.text | if type == "string" then .[:4000] | escaped else "" end) end
  elif .type == "hardBreak" then "\n"
  elif .type == "mention" then words(.attrs.text?; 60) | ltrimstr("@") | ltrimstr("\u200b")
  elif .type == "emoji" then words(.attrs.text?, .attrs.shortName?; 40)
  elif .type == "inlineCard" or .type == "blockCard" then text(.attrs.url?) as $u | link($u | inline(80); $u)
  elif .type == "date" then date(.attrs.timestamp)
  elif .type == "status" then bold(words(.attrs.text; 60))
  elif .type == "codeBlock" then "```\n" + ([records(.content)[] | text(.text)] | join("") | split("```") | join("'''")) + "\n```\n"
  elif .type == "heading" then "**" + (list(.content) | adf | trimmed) + "**\n"
  elif .type == "listItem" then "- " + (list(.content) | adf | trimmed) + "\n"
  elif .type == "mediaSingle" or .type == "media" or .type == "mediaGroup" then "picture\n"
  elif .type == "paragraph" or .type == "blockquote" or .type == "tableRow" then (list(.content) | adf) + "\n"
  elif .type == "tableCell" or .type == "tableHeader" then (list(.content) | adf | trimmed) + " "
  else list(.content) | adf end;
def wiki_text:
  .[:6000]
  | if test("[{\\[*_!]|h[1-6]\\.|bq\\.|\\|\\||----|\\?\\?") then
      split("\r") | join("")
      | (if contains("||") then split("\n") | map(if startswith("||") then (trimmed | ltrimstr("||") | rtrimstr("||") | split("||") | "| " + join(" | ") + " |\n|" + (map(" --- |") | join(""))) else . end) | join("\n") else . end)
      | (if contains("[^") then gsub("\\[\\^(?<n>[^\\]\\n]{1,120})\\]"; "file \(.n)") else . end)
      | (if contains("??") then gsub("\\?\\?(?<t>[^?\\n]{1,200})\\?\\?"; "*\(.t)*") else . end)
      | (if contains("----") then split("\n") | map(if . == "----" then "" else . end) | join("\n") else . end)
      | (if contains("\n**") or contains("\n--") then gsub("\\n(?:\\*\\*+|--+) (?<t>[^\\n]+)"; "\n  - \(.t)") else . end)
      | (if contains("-") then gsub("(?<a>\\A|[\\s(])-(?<t>[A-Za-z0-9][^-\\n|]{0,120}[A-Za-z0-9.!?]|[A-Za-z0-9])-(?<b>[\\s).,:;!?]|\\z)"; "\(.a)~~\(.t)~~\(.b)") else . end)
      | gsub("\\{(?:code|noformat)(?::[^}\\n]*)?\\}"; "\n```\n") | gsub("\\n{2,}```"; "\n```") | gsub("```\\n{2,}"; "```\n")
      | gsub("\\{(?:color|panel|quote|anchor)(?::[^}\\n]*)?\\}"; "")
      | gsub("\\{\\{(?<t>[^}\\n]+)\\}\\}"; "`\(.t)`")
      | gsub("(?<a>\\A|\\n)h[1-6]\\. *(?<t>[^\\n]+)"; "\(.a)**\(.t)**")
      | gsub("(?<a>\\A|\\n)bq\\. *(?<t>[^\\n]+)"; "\(.a)> \(.t)")
      | gsub("\\[~accountid:[^\\]\\n]+\\]"; "somebody") | gsub("\\[~(?<n>[^\\]\\n]+)\\]"; .n)
      | gsub("\\[(?<t>[^|\\]\\n]+)\\|(?<u>https?://[^|\\]\\s]+)[^\\]\\n]*\\]"; "[\(.t)](\(.u | web_address))")
      | gsub("\\[(?<u>https?://[^|\\]\\s]+)\\]"; "\(.u)")
      | gsub("!(?<n>[A-Za-z0-9_. -]+\\.(?:png|jpe?g|gif|svg|webp|mp4))(?:\\|[^!\\n]*)?!"; "picture \(.n)")
      | gsub("(?<a>\\A|[\\s(])\\*(?<t>[^*\\s](?:[^*\\n]*[^*\\s])?)\\*(?<b>[\\s).,:;!?]|\\z)"; "\(.a)**\(.t)**\(.b)")
      | gsub("(?<a>\\A|\\n)(?<s>#+) (?<t>[^\\n]+)"; "\(.a)1. \(.t)")
      | trimmed
    else . end;
def prose(f; $lines; $chars):
  [try f catch null][0]
  | if type == "object" then (try (adf | trimmed) catch "") as $t | excerpt($t; $lines; $chars)
    else as_text | if . == "" then "" else (try wiki_text catch .) as $t | excerpt($t; $lines; $chars) end end;

def person(f): object(f) as $u | words($u.displayName?, $u.name?, $u.key?; 60);
def who: person(.user) as $u | if $u != "" then $u else person(.comment.updateAuthor) as $u | if $u != "" then $u else person(.comment.author) as $u | if $u != "" then $u else person(.worklog.updateAuthor) as $u | if $u != "" then $u else person(.worklog.author) as $u
  | if $u != "" then $u else person(.attachment.author) as $u | if $u != "" then $u else person(.issue.fields.creator) | if . == "" then "Somebody" else . end end end end end end end;
def server: text(.issue.self?, .project.self?, .version.self?, .comment.self?, .user.self?, .sprint.self?, .attachment.self?, .worklog.self?) | if test("^https?://.+/rest/") then split("/rest/")[0] else "" end;
def issue_link(f):
  object(f) as $i | server as $server | text($i.key) as $key
  | link(line($key | inline(40), words($i.fields.summary?; 150)) | if . == "" then "an issue" else . end; if $server == "" or ($key | test("^[A-Za-z][A-Za-z0-9_]*-[0-9]+$") | not) then "" else $server + "/browse/" + $key end);
# Comments and logs of the newer form bring no issue, only its number in their address.
def lone_number: text(.worklog.issueId?) as $n | if $n != "" then $n else text(.comment.self?, .attachment.self?, .worklog.self?) | if contains("/issue/") then split("/issue/")[1] | split("/")[0] else "" end end;
def the_issue: if given(.issue) then issue_link(.issue) else lone_number | if . == "" then "without a number" else "number " + inline(20) end end;
def kind: words(.issue.fields.issuetype.name; 40) | if . == "" then "issue" else ascii_downcase end;
def thread: text(.issue.key?, .issue.id?) as $k | if $k == "" then "" else "jira/" + $k end;
def status_colour: text(.issue.fields.status.statusCategory.key?) as $c | text(.issue.fields.status.name?) as $n
  | if $c == "done" or ($n | test("^(?:done|closed|resolved|fixed)$"; "i")) then green elif $c == "indeterminate" then amber else blue end;

# Changed fields from -> to, in words; Jira's own order numbers and the like say nothing to anybody.
def label_of: {"duedate": "Due", "issueparentassociation": "Parent", "issuetype": "Type", "fix version": "Fix version", "affects version": "Affects version", "timeoriginalestimate": "Estimate", "epic link": "Epic", "parent": "Parent", "summary": "Summary", "flagged": "Flag"}[ascii_downcase] // (humanized | capitalized);
def moment: if type == "string" and test("^[0-9]{4}-[0-9]{2}-[0-9]{2}") then day(.[:10]) else . end;
def seconds_of: if type == "string" and test("^[0-9]{1,9}$") then tonumber | duration else . end;
def silent($field): ["rank", "workflow", "timespent", "timeestimate", "worklogid", "remoteworklink", "key", "project_key", "worklogtimespent", "issueid"] | any(. == $field);
def changes:
  [records(.changelog.items)[] | text(.field) as $f | ($f | ascii_downcase) as $l | select((silent($l) or ($l | startswith("customfield_"))) | not)
    | (if $l == "timeoriginalestimate" then [.fromString, .toString] | map(seconds_of) else [.fromString, .toString] | map(moment) end) as $ft
    | words($ft[0]; 150) as $from | words($ft[1]; 150) as $to
    | if $l == "description" or $l == "environment" then "**\($f | capitalized | inline(60))** edited"
      elif $l == "attachment" then (if $to != "" then "**File** added: \($to)" else "**File** removed" + around(": "; $from; "") end)
      elif $l == "link" then (if $to != "" then "**Link** added: \($to)" else "**Link** removed" + around(": "; $from; "") end)
      elif $l == "comment" then "**Comment** removed"
      elif $from == "" and $to == "" then "**\($f | capitalized | inline(60))** changed"
      elif $l == "issueparentassociation" and ($to | test("^[0-9]*$")) then "**Parent** changed"
      elif $l == "labels" then "**Labels:** " + change($from; $to)
      else "**\($f | label_of | inline(60)):** \(change($from; $to))" end];

def created:
  object(.issue.fields) as $f
  | posts(post("\(who) created \(kind) \(the_issue)"; {color: blue, body: prose($f.description; 8; 600), thread: thread,
      fields: fields(field("Priority"; words($f.priority.name; 40)), field("State"; words($f.status.name; 40)), field("Assigned to"; person($f.assignee)), field("Labels"; [$f | texts(.labels)[] | inline(40)] | sentence),
        field("Components"; [$f | records(.components)[] | words(.name; 40)] | sentence), field("Due"; day($f.duedate)), field("Parent"; if given($f.parent.key?) then issue_link($f.parent) else "" end))}));
def commented($did):
  prose(.comment.body; 8; 600) as $body
  | posts(post("\(who) \($did) on \(kind) \(the_issue)"; {color: (if $did == "deleted a comment" then grey else blue end), body: $body, thread: thread}));
def updated:
  text(.issue_event_type_name) as $name | changes as $changes | thread as $thread | status_colour as $colour
  | object(.transition) as $t
  | ([records(.changelog.items)[] | select(text(.field) == "status")][0] // null) as $status
  | ([records(.changelog.items)[] | select(text(.field) == "assignee")][0] // null) as $assignee
  | (if $status != null then change(words($status.fromString?; 60); words($status.toString?; 60)) elif $t != {} then change(words($t.from_status; 60); words($t.to_status; 60)) else "" end) as $moved
  | (if given(.comment.body) then prose(.comment.body; 8; 600) else prose(.comment; 8; 600) end) as $comment
  | if $name == "issue_comment_deleted" then commented("deleted a comment")
    elif $name == "issue_comment_edited" then commented("edited a comment")
    elif ($name == "issue_commented" or given(.comment.body)) and ($changes | length) == 0 and $t == {} then commented("commented")
    elif $moved != "" then
      posts(post("\(who) moved \(kind) \(the_issue): \($moved)"; {color: $colour, thread: $thread, body: lines(([$changes[] | select(startswith("**Status:**") | not)] | .[:10] | join("\n")), $comment)}))
    elif $assignee != null and ($changes | length) == 1 then
      words($assignee.toString?; 60) as $to | words($assignee.fromString?; 60) as $from
      | posts(post(if $to == "" then "\(who) took \(around(""; $from; " off ") | if . == "" then "the assignment off " else . end)\(kind) \(the_issue)" else "\(who) assigned \(kind) \(the_issue) to \($to)\(around(" (before: "; $from; ")"))" end; {thread: $thread, body: $comment}))
    elif ($changes | length) > 0 then posts(post("\(who) changed \(kind) \(the_issue)"; {color: $colour, thread: $thread, body: lines(($changes[:10] | join("\n")), $comment)}))
    elif $comment != "" then commented("commented")
    elif given(.changelog) and (records(.changelog.items) | length) > 0 then ignored("Only the order of the issue or its bookkeeping changed.")
    else posts(post("\(who) changed \(kind) \(the_issue)"; {thread: $thread})) end;

def sprint($did): object(.sprint) as $s | words(.oldValue.name?; 100) as $old
  | posts(post("Sprint **\(words($s.name; 100) | if . == "" then "without a name" else . end)** \($did)\(if $did == "was changed" and $old != "" and $old != words($s.name; 100) then " (before: " + $old + ")" else "" end)"; {color: (if $did == "was closed" then green else blue end), body: passage($s.goal; 3; 300), thread: (text($s.id) as $i | if $i == "" then "" else "jira/sprint/" + $i end),
      fields: fields(field("Start"; day($s.startDate)), field("End"; day($s.completeDate?, $s.endDate?)))}));
def version($did): object(.version) as $v
  | posts(post("Version **\(words($v.name; 100) | if . == "" then "without a name" else . end)** \($did)\(around(" and its issues went to **"; words(.mergedTo.name?, .mergedVersion.name?; 100); "**"))"; {color: (if $did == "was released" then green elif $did == "was deleted" then grey else blue end), body: passage($v.description; 3; 300), fields: fields(field("Release"; day($v.releaseDate?, $v.userReleaseDate?)))}));
def project($did): object(.project) as $p
  | posts(post("Project **\(line(words($p.key; 30), words($p.name; 100)) | if . == "" then "without a name" else . end)** \($did)"; {fields: fields(field("Lead"; person($p.projectLead)))}));
def worklog($did): object(.worklog) as $w
  | posts(post("\(who) \($did) \(words($w.timeSpent; 40) | if . == "" then (duration($w.timeSpentSeconds) | if . == "" then "work" else . end) else . end)\(if given(.issue) then " on " + kind + " " + the_issue else around(" on issue number "; lone_number | inline(20); "") end)"; {body: prose($w.comment; 3; 300), thread: thread}));
def attachment_event($did): object(.attachment) as $a
  | posts(post("\(who) \($did) file \(link(words($a.filename; 100) | if . == "" then "without a name" else . end; if $did == "removed" then "" else text($a.content?) end))\(around(" ("; number($a.size) | bytes; ")"))\(if given(.issue) then " at " + kind + " " + the_issue else "" end)"; {thread: thread}));

(.event | if type == "string" then . else "" end) as $named
| .body | object(.)
| (if given(.issue) or given(.key?) == false or given(.fields?) == false then . else {issue: ., changelog: (.changelog? // null)} end)
| (if $named != "" then $named elif given(.issue) and given(.comment.body) and (given(.changelog) | not) and (given(.transition) | not) then "comment_created" elif given(.issue) and given(.changelog) == false and given(.transition) == false and given(.user) == false then "automation" elif given(.issue) then "jira:issue_updated" else "event" end) as $event
| ($event | ltrimstr("jira:")) as $e
| if . == {} then posts(post("Jira sent an event without any content"))
  elif $e == "issue_created" then created
  elif $e == "issue_updated" or $e == "issue_unknown" or $e == "issue_moved" or $e == "issue_generic" then updated
  elif $e == "automation" then
    object(.issue.fields) as $f
    | posts(post("An automation sent \(kind) \(the_issue)"; {color: status_colour, thread: thread, body: prose($f.description; 5; 400),
        fields: fields(field("State"; words($f.status.name; 40)), field("Priority"; words($f.priority.name; 40)), field("Assigned to"; person($f.assignee)), field("Due"; day($f.duedate)))}))
  elif $e == "issue_deleted" then posts(post("\(who) deleted \(kind) \(the_issue)"; {color: grey, thread: thread}))
  elif $e == "comment_created" then commented("commented")
  elif $e == "comment_updated" then commented("edited a comment")
  elif $e == "comment_deleted" then commented("deleted a comment")
  elif $e == "worklog_created" then worklog("logged") elif $e == "worklog_updated" then worklog("corrected the log to") elif $e == "worklog_deleted" then worklog("took back the log of")
  elif $e == "worklog_changed" then ignored("Time was logged; the issue's own message tells of it.")
  elif $e == "attachment_created" then attachment_event("added") elif $e == "attachment_deleted" then attachment_event("removed")
  elif $e == "sprint_created" then sprint("was created") elif $e == "sprint_started" then sprint("started") elif $e == "sprint_closed" then sprint("was closed") elif $e == "sprint_deleted" then sprint("was deleted") elif $e == "sprint_updated" then sprint("was changed")
  elif $e == "version_created" then version("was created") elif $e == "version_released" then version("was released") elif $e == "version_unreleased" then version("is no longer released") elif $e == "version_deleted" then version("was deleted")
  elif $e == "version_updated" or $e == "version_moved" then version("was changed")
  elif $e == "project_created" then project("was created") elif $e == "project_updated" then project("was changed") elif $e | test("^project_(?:soft_)?deleted$") then project("was deleted") elif $e | test("^project_restored") then project("was restored") elif $e | test("^project_archived$") then project("was archived")
  elif $e == "board_created" or $e == "board_updated" or $e == "board_deleted" then posts(post("Board **\(words(.board.name; 100) | if . == "" then "without a name" else . end)** was \($e[6:] | if . == "updated" then "changed" else . end)"))
  elif $e == "filter_created" or $e == "filter_updated" or $e == "filter_deleted" then posts(post("\(person(.filter.owner) | if . == "" then "Somebody" else . end) \({"created": "saved", "updated": "changed", "deleted": "deleted"}[$e[7:]]) the filter **\(words(.filter.name; 100) | if . == "" then "without a name" else . end)**"; {color: (if $e == "filter_deleted" then grey else blue end), body: code(.filter.jql)}))
  elif $e == "jira_expression_evaluation_failed" then posts(post("An expression of a Jira app could not be evaluated"; {color: red, body: lines(code(.expression), passage((.errorMessages? | strings), .errorMessages[0]?; 3; 300))}))
  elif $e == "user_created" or $e == "user_deleted" then posts(post("The account of \(person(.user) | if . == "" then "somebody" else . end) was \($e[5:])"))
  elif $e == "issuelink_created" or $e == "issuelink_deleted" then ignored("Links between issues arrive with the issues' own changes, where they can be read.")
  elif $e | test("^(?:user_updated|board_configuration_changed|option_.*|issue_property_.*|.*_property_.*|app_.*|user_.*)$") then ignored("A setting of Jira changed; it says nothing people here need.")
  elif given(.issue) then updated
  else posts(post("\(who): \($e | humanized | inline(60) | if . == "" then "an event" else . end)")) end
| if $named == "" then {event: $event} + . else . end
