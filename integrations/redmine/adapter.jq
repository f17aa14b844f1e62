# Redmine: the plugin's {payload: {action, issue, journal, url}}, and Redmine 7's {type, data: {issue}}.

def who(f): object(f) as $u | (joined(" "; words($u.firstname?; 40), words($u.lastname?; 40)) | if . == "" then words($u.name?, $u.login?; 80) else . end) | if . == "" then "Somebody" else . end;
def nonzero: if . == "0" then "" else . end;
.body | object(.)
| (if given(.payload) then object(.payload) elif given(.data) then object(.data) + {action: (text(.type) | split(".")[-1] // "")} else . end)
| object(.issue) as $i | object(.journal? // $i.last_journal?) as $j
| text(.url?, $i.url?) as $url
| if given(.wiki_page) then
    {event: "wiki"} + posts(post("\(who(.wiki_page.author?, .user?)) \(if (text(.action) | test("creat|open")) then "wrote" elif (text(.action) | test("delet")) then "deleted" else "changed" end) the wiki page \(link(words(.wiki_page.title; 120) | if . == "" then "of a project" else . end; $url))\(around(" in "; words(.wiki_page.project.name?; 80); ""))"; {color: blue, body: passage(.wiki_page.comments?; 3; 300)}))
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
        ([records($j.details?)[] | {k: (text(.prop_key?, .name?) | rtrimstr("_id") | humanized | capitalized | inline(40)), c: change(words(.old_value?; 100); words(.value?, .new_value?; 100))} | select(.k != "" and .c != "")]) as $d
        | (flag($i.status.is_closed?) or ($action | test("clos"))) as $closed
        | {event: (if $closed then "closed" else "updated" end)} + posts(post("\(who($j.author?, $j.user?, .user?)) \(if $closed then "closed" elif text($j.notes?) != "" and ($d | length) == 0 then "wrote a note to" else "changed" end) \($name)\($at)"; $thread + {color: (if $closed then green else blue end), body: (if flag($j.private_notes?) then "" else passage($j.notes?; 8; 600) | quoted end),
            fields: fields(field("Status"; words($i.status.name; 40)), ($d[:6][] | select(.k != "Status") | select((.c | test("^\\d+( → \\d+)?$")) | not) | field(.k; .c)))})) end end
