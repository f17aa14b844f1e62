# Trac's webhook plugins: {realm, action, ...}, {ticket, action, old_values, comment}, or flat members of a ticket.

def url: text(.url?, .link?, .ticket.url?);
.body | object(.)
| (if given(.ticket) then object(.ticket) elif given(.resource) and ((.resource | type) == "object") then object(.resource) else . end) as $t
| (if text(.realm?, .category?) != "" then text(.realm?, .category?) elif given(.ticket) or given(.ticket_id) then "ticket" elif given(.revision) or given(.rev) then "changeset" else "wiki" end) as $realm
| (text(.action?) | ascii_downcase) as $action | (words(.author?, .user?, $t.reporter?, $t.author?; 60) | if . == "" then "Somebody" else . end) as $who
| around(" in "; words(.project?, .project_name?; 60); "") as $at
| if $realm == "ticket" then
    link(around("#"; words($t.id?, .ticket_id?, .id?; 12); "") + around(" "; words($t.summary?; 200); "") | if . == "" then "a ticket" else . end; (text(.url?, .link?, $t.url?))) as $name
    | (if ($action | test("creat|new|add")) then "made" elif ($action | test("clos")) or text($t.status?) == "closed" then "closed" elif ($action | test("delet")) then "deleted" elif ($action | test("comment")) then "commented on" else "changed" end) as $do
    | ([object(.old_values?, .changes?) | to_entries[] | {k: (.key | humanized | capitalized | inline(40)), c: (if (.value | type) == "object" then change((.value | words(.old?, .from?; 100)); (.value | words(.new?, .to?; 100))) else .key as $k | change((.value | as_text | inline(100)); ($t[$k] | as_text | inline(100))) end)} | select(.c != "")]) as $d
    | {event: "ticket"} + posts(post("\($who) \($do) ticket \($name)\(if $do == "closed" then around(" as "; words($t.resolution?; 30); "") else "" end)\($at)";
        {color: ({"closed": green, "deleted": grey}[$do] // blue), thread: key("ticket", text($t.id?, .ticket_id?, .id?)), body: (if $do == "made" then passage($t.description?; 8; 600) else passage(text(.comment?); 8; 600) | quoted end),
         fields: (if $do == "made" then fields(field("Type"; words($t.type?; 40)), field("Priority"; words($t.priority?; 40)), field("Component"; words($t.component?; 60)), field("Milestone"; words($t.milestone?; 60)), field("Owner"; words($t.owner?; 60))) else fields($d[:6][] | field(.k; .c)) end)}))
  elif $realm == "changeset" then {event: "changeset"} + posts(post("\($who) committed \(link(around("changeset "; words(.revision?, .rev?, $t.revision?, $t.rev?; 20); "") | if . == "" then "a changeset" else . end; url))\($at)"; {color: blue, body: passage(text(.message?, $t.message?, .comment?); 6; 500)}))
  elif $realm == "milestone" then {event: "milestone"} + posts(post("\($who) \(if ($action | test("creat|add")) then "made" elif ($action | test("delet")) then "deleted" else "changed" end) milestone \(link(words(.name?, $t.name?; 80) | if . == "" then "of a project" else "**" + . + "**" end; url))\($at)"; {color: blue}))
  else {event: "wiki"} + posts(post("\($who) \(if ($action | test("creat|add")) then "wrote" elif ($action | test("delet")) then "deleted" else "changed" end) \(link(words(.name?, .page?, $t.name?, (.resource? | strings); 100) | if . == "" then "a page" else "the page **" + . + "**" end; url))\($at)"; {color: blue, body: passage(text(.comment?); 3; 300)})) end
