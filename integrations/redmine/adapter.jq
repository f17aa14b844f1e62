# Redmine: the plugin's {payload: {action, issue, journal, url}}, and Redmine 7's {type, data: {issue}}.

def who(f): object(f) as $u | (joined(" "; words($u.firstname?; 40), words($u.lastname?; 40)) | if . == "" then words($u.name?, $u.login?; 80) else . end) | if . == "" then "Somebody" else . end;
def nonzero: if . == "0" then "" else . end;
.body | object(.)
| (if given(.payload) then object(.payload) elif given(.data) then object(.data) + {action: (text(.type) | split(".")[-1] // "")} else . end)
| object(.issue) as $i | object(.journal? // $i.last_journal?) as $j
| text(.url?, $i.url?) as $url
| if given(.wiki_page) then
    {event: "wiki"} + posts(post("\(who(.wiki_page.author?, .user?)) \(if (text(.action) | test("creat|open")) then "wrote" elif (text(.action) | test("delet")) then "deleted" else "changed" end) the wiki page \(link(words(.wiki_page.title; 120) | if . == "" then "of a project" else . end; $url))\(around(" in "; words(.wiki_page.project.name?; 80); ""))"; {color: blue, body: passage(.wiki_page.comments?; 3; 300)}))
  elif $i == {} and (given(.time_entry) or given(.news) or given(.version)) then
    (text(.action) | if test("creat|open|add") then "added" elif test("delet|destr") then "deleted" else "changed" end) as $did
    | object(.time_entry? // .news? // .version?) as $x | (if $did == "deleted" then "deleted" elif $did == "added" then "opened" else "updated" end) as $ev
    | around(" in "; words($x.project.name?; 80); "") as $at
    | {event: $ev} + posts(post(if given(.time_entry) then "\(who($x.user?, .user?)) \(if $did == "added" then "logged" elif $did == "deleted" then "took back" else "corrected" end) \(number($x.hours?) | if . == null then "time" else (. * 3600 | duration) end)\(around(" on #"; words($x.issue.id?; 12); "") + around(": "; words($x.issue.subject?; 150); ""))\($at)" elif given(.news) then "\(who($x.author?, .user?)) \(if $did == "added" then "wrote" else $did end) the news **\(words($x.title?; 150) | if . == "" then "without a title" else . end)**\($at)" else "\(who(.user?)) \($did) the version **\(words($x.name?; 80) | if . == "" then "without a name" else . end)**\($at)" end; {color: (if $did == "deleted" then grey else blue end), body: passage($x.comments?, $x.summary?, $x.description?; 6; 500)}))
  else
    words($i.tracker.name; 40) as $tracker
    | link(joined(" "; $tracker, around("#"; words($i.id; 12); "")) + around(": "; words($i.subject; 200); "") | if . == "" then "an issue" else . end; $url) as $name
    | around(" in "; words($i.project.name; 80); "") as $at | {thread: key("issue", text($i.id?, $url))} as $thread
    | (text(.action) | ascii_downcase) as $action
    | if ($action | test("open|creat|new")) then
        {event: "opened"} + posts(post("\(who($i.author)) made \($name)\($at)"; $thread + {color: blue, body: passage($i.description; 8; 600),
          fields: fields(field("Status"; words($i.status.name; 40)), field("Priority"; words($i.priority.name; 40)), field("Assigned to"; (if given($i.assignee) then who($i.assignee) elif given($i.assigned_to) then who($i.assigned_to) else "" end)), field("Version"; words($i.fixed_version.name?; 60)), field("Due"; day($i.due_date?)))}))
      elif ($action | test("delet|destroy")) then {event: "deleted"} + posts(post("\(who(.user?, $i.author)) deleted \($name)\($at)"; $thread + {color: grey}))
      else
        ([records($j.details?)[] | {k: (if text(.property?) == "attachment" then "file" elif text(.property?) == "cf" and (text(.prop_key?, .name?) | test("^[0-9]+$")) then "own field" else text(.prop_key?, .name?) end | rtrimstr("_id") | humanized | capitalized | inline(40)), c: change(words(.old_value?; 100); words(.value?, .new_value?; 100))} | select(.k != "" and .c != "")]) as $d
        | (flag($i.status.is_closed?) or ($action | test("clos"))) as $closed
        | {event: (if $closed then "closed" else "updated" end)} + posts(post("\(who($j.author?, $j.user?, .user?)) \(if $closed then "closed" elif text($j.notes?) != "" and ($d | length) == 0 then "wrote a note to" else "changed" end) \($name)\($at)"; $thread + {color: (if $closed then green else blue end), body: (if flag($j.private_notes?) then "" else passage($j.notes?; 8; 600) | quoted end),
            fields: fields(field("Status"; words($i.status.name; 40)), ($d[:6][] | select(.k != "Status") | select((.c | test("^\\d+( → \\d+)?$")) | not) | field(.k; .c)))})) end end
