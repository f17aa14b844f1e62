# Intercom: {topic, data: {item}}. Conversations and tickets are threads; contacts, companies and articles are told in a sentence.

def app($b): text($b.app_id?) | if test("^[A-Za-z0-9_]{3,40}$") then "https://app.intercom.com/a/apps/" + . else "" end;
def place($b; $path; f): app($b) as $a | text(f) | if $a != "" and test("^[A-Za-z0-9_-]{1,60}$") then $a + $path + . else "" end;
def named(f): object(f) as $p | words($p.name?, $p.email?, $p.pseudonym?, $p.phone?; 80);
def contact($b; f): object(f) as $p | link(named($p) | if . == "" then "a visitor" else . end; place($b; "/users/"; $p.id?));
# The customer of a conversation: old `user`, newer `contacts` and `source.author`.
def customer($b; $c):
  object($c.user?) as $u | (records($c.contacts.contacts?) + records($c.contacts?) + records($c.contacts.data?))[0] as $k | object($c.source.author?) as $s
  | (if named($u) != "" then contact($b; $u) elif named($k) != "" then contact($b; $k) elif named($s) != "" and (text($s.type?) | test("admin|bot|team") | not) then contact($b; $s)
     elif text($u.id?) != "" then contact($b; $u) elif text($k.id?) != "" then contact($b; $k) else "" end);
def part($c): (records($c.conversation_parts.conversation_parts?) + records($c.conversation_parts?) + records($c.ticket_parts.ticket_parts?))[-1] | object(.);
def author($b; $p): object($p.author?) as $a | named($a) as $n | if $n == "" then "" elif (text($a.type?) | test("^(user|lead|contact)$")) then contact($b; $a) else $n end;
def admin($c; $p): (if (text($p.author.type?) | test("^(user|lead|contact)$")) then "" else named($p.author?) end) as $n | if $n != "" then $n else named($c.admin_assignee?) as $m | if $m != "" then $m else "Somebody of the team" end end;
def talk($b; $c): text($c.links.conversation_web?) as $u | if $u != "" then $u else place($b; "/conversations/"; $c.id?) end;
def subject($c): html_words($c.title?, $c.conversation_message.subject?, $c.source.subject?; 120);
def conversation_link($b; $c): subject($c) as $s | link(if $s == "" then "the conversation" else $s end; talk($b; $c));
def with($b; $c): around(" with "; customer($b; $c); "");
def message($c): html_passage($c.conversation_message.body?, $c.source.body?; 10; 900);
def assignee($c; $p):
  object($p.assigned_to?) as $a | (if named($a) != "" then $a elif (text($p.part_type?) == "assignment" and given($p.assigned_to?)) then $a else object($c.assignee?) end) | named(.);

def conversation($b; $c; $topic):
  part($c) as $p | {thread: key("conversation", text($c.id?))} as $t | conversation_link($b; $c) as $name | admin($c; $p) as $who
  | html_passage($p.body?; 10; 900) as $said | with($b; $c) as $with
  | ([records($c.tags_added.tags?)[], object($c.tag?)] + [records($p.tags.tags?)[]] | map(bold(words(.name?; 60))) | unique | sentence) as $tags
  | (customer($b; $c) | if . == "" then "A visitor" else . end) as $customer
  | if $topic == "conversation.user.created" or $topic == "conversation.contact.created" then post("\($customer) started \(link(if subject($c) == "" then "a conversation" else subject($c) end; talk($b; $c)))"; $t + {color: amber, body: (message($c) | quoted), fields: fields(field("Page"; link("where it began"; text($c.conversation_message.url?, $c.source.url?)) | if startswith("[") then . else "" end))})
    elif $topic == "conversation.user.replied" then post("\(author($b; $p) | if . == "" then $customer else . end) replied in \($name)"; $t + {color: amber, body: ($said | quoted)})
    elif $topic == "conversation.admin.replied" then post("\($who) replied in \($name)\($with)"; $t + {color: blue, body: ($said | quoted)})
    elif $topic == "conversation.operator.replied" then post("The bot replied in \($name)\($with)"; $t + {color: blue, body: ($said | quoted)})
    elif $topic == "conversation.admin.single.created" then post("\(named($c.conversation_message.author?, $c.source.author?) as $a | if $a != "" then $a elif named($p.author?) != "" then named($p.author?) else (named($c.assignee?) | if . == "" then "Somebody of the team" else . end) end) started \(link(if subject($c) == "" then "a conversation" else subject($c) end; talk($b; $c)))\($with)"; $t + {color: blue, body: (if $said != "" then $said else message($c) end | quoted)})
    elif $topic == "conversation.admin.noted" then post("\($who) wrote a note in \($name)\($with)"; $t + {color: grey, body: ($said | quoted)})
    elif $topic == "conversation.admin.assigned" or $topic == "conversation.admin.open.assigned" then
      assignee($c; $p) as $to
      | post(if $to == "" then "\($who) took \($name)\($with) away from its assignee" elif $to == $who then "\($who) took on \($name)\($with)" else "\($who) assigned \($name)\($with) to **\($to)**" end; $t + {color: blue, body: ($said | quoted)})
    elif $topic == "conversation.admin.closed" then post("\($who) closed \($name)\($with)"; $t + {color: green, body: ($said | quoted)})
    elif $topic == "conversation.admin.opened" then post("\($who) opened \($name)\($with) again"; $t + {color: amber, body: ($said | quoted)})
    elif $topic == "conversation.admin.snoozed" then post("\($who) snoozed \($name)\($with)\(around(" until "; date($c.snoozed_until?); ""))"; $t + {color: grey, body: ($said | quoted)})
    elif $topic == "conversation.admin.unsnoozed" then post("\(link(subject($c) | if . == "" then "The conversation" else . end; talk($b; $c)))\($with) is awake again"; $t + {color: amber})
    elif $topic == "conversation_part.tag.created" or $topic == "conversation.tag.created" then post("\(if $tags == "" then "A tag" else $tags end) was put on a message in \($name)\($with)"; $t + {color: blue, body: ($said | quoted)})
    elif $topic == "conversation_part.redacted" then post("\($who) removed a message from \($name)\($with)"; $t + {color: grey})
    elif $topic == "conversation.deleted" then post("The conversation\(around(" "; words($c.conversation_id?, $c.id?; 40); "")) was deleted"; {thread: key("conversation", text($c.conversation_id?, $c.id?)), color: grey})
    elif $topic == "conversation.priority.updated" then post("\($who) \(if text($c.priority?) == "priority" then "marked \($name)\($with) as a priority" else "took the priority off \($name)\($with)" end)"; $t + {color: (if text($c.priority?) == "priority" then red else grey end)})
    elif $topic == "conversation.rating.added" or $topic == "conversation.rating.remark.added" then
      number($c.conversation_rating.rating?) as $r
      | post("\($customer) rated \($name)\(if $r == null then "" else " **\($r | decimal) of 5**" end)\(around(", for "; named($c.conversation_rating.teammate?); ""))"; $t + {color: (if $r == null then blue elif $r >= 4 then green elif $r == 3 then amber else red end), body: (html_passage($c.conversation_rating.remark?; 4; 400) | quoted)})
    elif $topic == "conversation.contact.attached" or $topic == "conversation.contact.detached" then post("Somebody \(if $topic == "conversation.contact.attached" then "joined" else "left" end) \($name)\($with)"; $t + {color: blue})
    else post("\(link(subject($c) | if . == "" then "The conversation" else . end; talk($b; $c)))\($with): \($topic | split(".") | .[1:] | join(" ") | humanized | inline(60) | if . == "" then "changed" else . end)"; $t + {color: blue, body: ($said | quoted)}) end;

def ticket($b; $i; $topic):
  (if ($i.ticket? | type) == "object" then object($i.ticket) else $i end) as $k | part($k) as $p
  | (object($i.ticket_part?) | if length == 0 then $p else . end) as $p
  | {thread: key("ticket", text($k.id?, $k.ticket_id?))} as $t
  | html_words($k.ticket_attributes._default_title_?, $k.title?; 150) as $title | words($k.ticket_id?; 20) as $n
  | link("ticket\(around(" #"; $n; ""))\(around(": "; $title; ""))"; place($b; "/conversations/"; $k.id?)) as $name
  | (author($b; $p) | if . == "" then named($i.admin?, $k.admin_assignee?) else . end | if . == "" then "Somebody" else . end) as $who
  | words($k.ticket_state_internal_label?, $k.ticket_state.internal_label?, $k.ticket_state.name?, ($k.ticket_state? | strings); 60) as $state
  | html_passage($p.body?; 10; 900) as $said | (customer($b; $k)) as $customer
  | if $topic == "ticket.created" then post("\(if $customer == "" then "A new \($name)" else "\($customer) opened \($name)" end)"; $t + {color: amber, body: (html_passage($k.ticket_attributes._default_description_?; 8; 700)), fields: fields(field("Type"; words($k.ticket_type.name?; 60)), field("State"; $state | humanized | capitalized), field("Assigned to"; named($k.admin_assignee?, $k.assignee?)))})
    elif $topic == "ticket.state.updated" then post("\(if $who == "Somebody" then "The \($name) is now **\($state | humanized | ascii_downcase)**" else "\($who) set \($name) to **\($state | humanized | ascii_downcase)**" end)"; $t + {color: (if flag($k.open?) or $k.open? == null then amber else green end)})
    elif $topic == "ticket.closed" then post("\($who) closed \($name)"; $t + {color: green})
    elif $topic == "ticket.admin.assigned" then (named($p.assigned_to?, $k.admin_assignee?, $i.assignee?)) as $to | post("\($who) assigned \($name)\(around(" to **"; $to; "**"))"; $t + {color: blue})
    elif $topic == "ticket.team.assigned" then (named($k.team_assignee?, $p.assigned_to?, $i.team?)) as $to | post("\($who) gave \($name) to \(if $to == "" then "a team" else "the team **\($to)**" end)"; $t + {color: blue})
    elif $topic == "ticket.admin.replied" then post("\($who) replied in \($name)"; $t + {color: blue, body: ($said | quoted)})
    elif $topic == "ticket.contact.replied" then post("\(if $customer == "" then $who else $customer end) replied in \($name)"; $t + {color: amber, body: ($said | quoted)})
    elif $topic == "ticket.note.created" then post("\($who) wrote a note in \($name)"; $t + {color: grey, body: ($said | quoted)})
    elif $topic == "ticket.attribute.updated" then post("\($who) changed \(bold(words($i.attribute.name?, $p.updated_attribute_data.attribute.label?, $i.ticket_attribute.name?; 60)) | if . == "" then "an attribute" else . end) of \($name)"; $t + {color: blue, fields: fields(field("Now"; html_words($i.attribute.value?, $p.updated_attribute_data.value.label?; 150)))})
    elif $topic == "ticket.rating.provided" then post("\(if $customer == "" then $who else $customer end) rated \($name)"; $t + {color: blue})
    else post("The \($name): \($topic | split(".") | .[1:] | join(" ") | humanized | inline(60) | if . == "" then "changed" else . end)"; $t + {color: blue, body: ($said | quoted)}) end;

def kind($topic; $i): if ($topic | test("lead")) or text($i.type?) == "lead" or text($i.role?) == "lead" then "lead" elif ($topic | startswith("user.")) or ($topic | test("^contact\\.user")) or text($i.role?) == "user" then "user" elif ($topic | startswith("visitor.")) then "visitor" else "contact" end;
def at_start: if startswith("a visitor") then "A" + .[1:] elif startswith("[a visitor") then "[A" + .[2:] else . end;
def person($b; $i; $topic):
  kind($topic; $i) as $kind | contact($b; $i) as $name | {thread: key("contact", text($i.id?))} as $t
  | fields(field("Mail"; (if named($i) == words($i.email?; 80) then "" else words($i.email?; 100) end)), field("Phone"; words($i.phone?; 40)),
      field("Company"; ([records($i.companies.companies?, $i.companies.data?)[:4][] | words(.name?; 80)] | sentence)), field("From"; joined(", "; words($i.location_data.city_name?, $i.location.city?; 60), words($i.location_data.country_name?, $i.location.country?; 60)))) as $f
  | if ($topic | test("created$")) and ($topic | test("tag") | not) then post("A new \($kind): \($name)"; $t + {color: green, fields: $f})
    elif ($topic | test("signed_up$")) then post("\($name | at_start) signed up"; $t + {color: green, fields: $f})
    elif ($topic | test("deleted$")) then post("The \($kind) \(named($i) as $n | if $n == "" then "without a name" else bold($n) end) was deleted"; $t + {color: grey})
    elif ($topic | test("archived$")) then post("The \($kind) \($name) was archived"; $t + {color: grey})
    elif ($topic | test("unsubscribed$|unsubscribe$")) then post("\($name | at_start) unsubscribed from mails"; $t + {color: amber, fields: $f[:2]})
    elif ($topic | test("subscribed$|subscribe$")) then post("\($name | at_start) subscribed to mails"; $t + {color: green})
    elif ($topic | test("added_email$")) then post("\($name | at_start) gave a mail address\(around(": "; words($i.email?; 100); ""))"; $t + {color: green})
    elif ($topic | test("email.updated$")) then post("\($name | at_start) has a new mail address\(if named($i) == words($i.email?; 80) then "" else around(": "; words($i.email?; 100); "") end)"; $t + {color: blue})
    elif ($topic | test("merged$")) then post("Two contacts were merged into \($name)"; $t + {color: blue})
    else post("The \($kind) \($name) was changed"; $t + {color: blue, fields: $f}) end;

.body | object(.) as $b | (text($b.topic?) | .[:100]) as $topic | object($b.data.item?) as $i | text($i.type?) as $type
| (if $topic == "" then {} else {event: $topic} end) +
  if $topic == "ping" or $type == "ping" then posts(post("Intercom says hello: this webhook works\(around(" ("; words($i.message?; 150); ")")).") )
  elif $topic == "conversation.read" or ($topic | test("^content_stat\\.|^admin\\.(logged_in|activity_log)|^job\\.|^message\\.|^granular|^app\\.|\\.updated$") and ($topic | test("email.updated|state.updated|priority.updated|attribute.updated|away_mode|^company|^article") | not)) then
    ignored(if $topic == "conversation.read" then "Somebody read a conversation." elif ($topic | test("^(user|contact)")) then "Details of a contact changed; that happens with every visit." else "Statistics and bookkeeping; nobody needs a message for it." end)
  elif ($topic | test("tag\\.(created|deleted)$")) and ($topic | startswith("conversation") | not) then
    (if given($i.contact?) then object($i.contact?) elif given($i.user?) then object($i.user?) else $i end) as $p
    | posts(post("The tag \(bold(words($i.tag.name?; 80)) | if . == "" then "without a name" else . end) was \(if ($topic | endswith("deleted")) then "taken off" else "put on" end) \(contact($b; $p))"; {thread: key("contact", text($p.id?)), color: (if ($topic | endswith("deleted")) then grey else blue end)}))
  elif ($topic | startswith("conversation")) or $type == "conversation" then posts(conversation($b; $i; $topic))
  elif ($topic | startswith("ticket.")) then posts(ticket($b; $i; $topic))
  elif ($topic | test("^company\\.contact\\.|^contact\\.(attached|detached)$")) then
    (if given($i.company?) then object($i.company?) elif given($i.contact?) then $i else object($i.company?) end) as $co | (object($i.contact?)) as $p
    | posts(post("\(contact($b; $p)) \(if ($topic | endswith("detached")) then "left" else "joined" end) the company \(link(words($co.name?, $i.name?; 100) | if . == "" then "without a name" else . end; place($b; "/companies/"; $co.id?)))"; {color: blue}))
  elif ($topic | startswith("company.")) then
    ($topic | split(".")[-1]) as $do
    | posts(post("\(if $do == "created" then "A new company:" else "The company" end) \(link(words($i.name?; 100) | if . == "" then "without a name" else . end; (if $do == "deleted" then "" else place($b; "/companies/"; $i.id?) end)))\(if $do == "created" then "" elif $do == "deleted" then " was deleted" else " was changed" end)";
        {thread: key("company", text($i.id?)), color: ({"created": green, "deleted": grey}[$do] // blue), fields: (if $do == "deleted" then [] else fields(field("Plan"; words($i.plan.name?; 60)), field("Industry"; words($i.industry?; 60)), field("Size"; words($i.size?; 20)), field("Website"; link(words($i.website?; 80); text($i.website?)))) end)}))
  elif ($topic | startswith("article.")) or ($topic | startswith("news_item.")) then
    ($topic | split(".")[-1]) as $do
    | posts(post("The article \(link(html_words($i.title?; 150) | if . == "" then "without a title" else . end; text($i.url?))) was \({"created": "written", "published": "published", "deleted": "deleted", "unpublished": "taken offline"}[$do] // "changed")"; {color: ({"published": green, "deleted": grey, "unpublished": grey}[$do] // blue), body: (if $do == "published" then html_passage($i.description?; 3; 300) else "" end)}))
  elif ($topic | startswith("admin.")) then
    (named($i) | if . == "" then named($i.admin?) else . end | if . == "" then "Somebody of the team" else . end) as $n
    | posts(post({"admin.added_to_workspace": "\($n) joined the workspace of Intercom", "admin.removed_from_workspace": "\($n) left the workspace of Intercom", "admin.away_mode_updated": "\($n) is \(if flag($i.away_mode_enabled?) then "away" else "back" end)"}[$topic] // "\($n): \($topic[6:] | humanized | inline(60))"; {color: (if $topic == "admin.away_mode_updated" then grey else blue end)}))
  elif ($topic | startswith("call.")) then
    ($topic[5:] | split(".") | join(" ") | humanized | inline(40)) as $do
    | posts(post("\(text($i.direction?) | if . == "inbound" then "An incoming call" elif . == "outbound" then "An outgoing call" else "A call" end)\(around(" with "; (if given($i.contact?) then contact($b; $i.contact?) else words($i.phone?; 40) end); "")) \({"started": "began", "ended": "ended", "recording ready": "has a recording", "transcript ready": "has a transcript", "user initiated": "was begun by the customer", "admin initiated": "was begun by the team", "answered": "was answered", "missed": "was missed", "transferred": "was passed on", "voicemail left": "left a voicemail"}[$do | ascii_downcase] // "has news: \($do | ascii_downcase)")"; {thread: key("call", text($i.id?)), color: blue, fields: fields(field("Recording"; linked("listen"; text($i.recording_url?))))}))
  elif $topic == "event.created" then posts(post("\(contact($b; ((object($i.contact?) | if length == 0 then object($i.user?) else . end) | if length == 0 then {id: ($i.intercom_user_id? // null), email: ($i.email? // null), name: ($i.user_name? // null)} else . end))) did **\(words($i.event_name?, $i.name?; 80) | if . == "" then "something" else humanized end)**"; {color: blue}))
  elif $type == "user" or $type == "contact" or $type == "lead" or $type == "visitor" or ($topic | test("^(user|contact|visitor|lead)\\.")) then posts(person($b; $i; $topic))
  else posts(post("Intercom: \($topic | split(".") | map(humanized) | join(" ") | inline(80) | if . == "" then "something happened" else . end)\(around(" ("; words($i.name?, $i.title?; 100); ")"))"; {color: blue})) end
