# Zendesk: an event ({type: "zen:event-type:ticket.created", detail, event}), or the body of a trigger or an automation as the guide says.

def lowered: ascii_downcase | if test("[A-Z]") then . else . end;
def state_colour: ascii_downcase | if test("solved|closed|archived") then green elif test("pending|hold") then grey elif test("new|open") then amber else blue end;
def priority_colour: ascii_downcase | if . == "urgent" then red elif . == "high" then amber else blue end;
def state_word: as_text | if test("^[A-Z_]+$") then ascii_downcase else . end | humanized | inline(60);
# The web page of a ticket: subdomain where the payload has it, else the address given.
def site($o; $b): text($o.subdomain?, $b.account.subdomain?, $b.subdomain?) | rtrimstr(".zendesk.com") | if test("^[A-Za-z0-9-]{1,60}$") then "https://" + . + ".zendesk.com" else "" end;
def ticket_link($n; $subject; $url):
  link(joined(": "; "ticket" + around(" #"; $n; ""), $subject); $url);
def the: if startswith("[") then "[T" + .[2:] elif startswith("t") then "T" + .[1:] else . end;
def person(f): object(f) | words(.name?, .email?; 80) as $n | if $n != "" then $n else around("user "; words(.id?; 20); "") end;

# What an admin wrote for people may be Markdown.
def said(f): text(f) as $t | if ($t | looks_like_html) then html_passage($t; 10; 900) else excerpt($t; 10; 900) end;
def trigger($b):
  (if ($b.ticket? | type) == "object" then $b + ($b.ticket | with_entries(.key = "ticket_" + .key)) else $b end) as $x
  | words($x.ticket_id?, $x.id?; 20) as $n | ticket_link($n; words($x.ticket_title?, $x.ticket_subject?, $x.title?, $x.subject?; 200); (text($x.ticket_url?, $x.ticket_link?, $x.link?, $x.url?) as $u | if ($u | startswith("http")) then $u elif ($u | test("^[a-z0-9-]+\\.zendesk\\.com/")) then "https://" + $u else "" end)) as $name
  | words($x.ticket_status?, $x.status?; 60) as $state | words($x.ticket_priority?, $x.priority?; 40) as $priority
  | words($x.current_user?, $x.current_user_name?, $x.updater?, $x.actor?; 80) as $who | words($x.requester?, $x.requester_name?, $x.ticket_requester_name?, $x.ticket_requester?; 80) as $requester
  | (text($x.event?, $x.action?) | ascii_downcase) as $event
  | text($x.message?, $x.comment?, $x.latest_comment?, $x.ticket_latest_comment?, $x.ticket_comment?) as $comment
  | (if ($event | test("creat|new")) then "created" elif ($event | test("solv|clos")) then "solved" elif $comment != "" and ($event | test("comment|repl")) then "commented" else "updated" end) as $e
  | fields((if $e == "solved" then empty else field("State"; $state | state_word | capitalized) end), field("Priority"; $priority | state_word | capitalized), field("Type"; words($x.ticket_type?, $x.type?; 40) | state_word | capitalized), field("Assigned to"; words($x.assignee?, $x.assignee_name?, $x.ticket_assignee_name?, $x.ticket_assignee?; 80)), field("Group"; words($x.group?, $x.group_name?, $x.ticket_group_name?, $x.ticket_group?; 80)), field("From"; (if $e == "created" then "" else $requester end)), field("Organisation"; words($x.organization?, $x.organization_name?, $x.ticket_organization_name?; 80)), field("Tags"; words($x.ticket_tags?, $x.tags?; 120))) as $f
  | {thread: key("ticket", $n), fields: $f} as $t
  | {event: ("ticket." + $e)} + posts(
      if $e == "created" then post("\(if $requester == "" then (if $who == "" then "A new " + $name else $who + " opened " + $name end) else "\($requester) opened \($name)" end)"; $t + {color: ($priority | priority_colour), body: html_passage($x.ticket_description?, $x.description?, $comment; 10; 800)})
      elif $e == "solved" then post("\(if $who == "" then ($name | the) + " was solved" else "\($who) solved \($name)" end)"; $t + {color: green, body: (html_passage($comment; 8; 700) | quoted)})
      elif $e == "commented" then post("\(if $who == "" then "A comment on \($name)" else "\($who) commented on \($name)" end)"; $t + {color: blue, body: (html_passage($comment; 10; 900) | quoted)})
      else post(if $who == "" then ($name | the) + " was changed" else "\($who) changed \($name)" end; $t + {color: ($state | state_colour), body: (said($comment) | quoted)}) end);

def ticket($o; $b; $d; $e; $do):
  words($d.id?, ([$b.subject? | strings | match("ticket:([0-9]+)").captures[0].string][0]); 20) as $n
  | ticket_link($n; words($d.subject?; 200); (site($o; $b) as $s | if $s != "" and ($n | test("^[0-9]+$")) then $s + "/agent/tickets/" + $n else text($d.url?) end)) as $name
  | {thread: key("ticket", $n)} as $t | person($e.actor? // $d.actor?) as $who
  | fields(field("State"; $d.status? | state_word | capitalized), field("Priority"; $d.priority? | state_word | capitalized), field("Type"; $d.type? | state_word | capitalized), field("Tags"; [texts($d.tags?)[:10][] | inline(40)] | sentence), field("Came by"; words($d.via.channel?; 40) | humanized)) as $f
  | change(($e.previous? | if type == "object" then words(.name?, .id?; 60) else state_word end); ($e.current? | if type == "object" then words(.name?, .id?; 60) else state_word end)) as $c
  | ($e.current? | if type == "object" then words(.name?; 60) else state_word end) as $now
  | if $do == "created" then post("A new \($name)"; $t + {color: ($d.priority? | as_text | priority_colour), body: html_passage($d.description?; 10; 800), fields: $f})
    elif $do == "comment_added" then
      object($e.comment?) as $k
      | (if $k.is_public? == false then "note" else "comment" end) as $kind
      | post("\(person($k.author?) | if . == "" then "Somebody" else . end) \(if $kind == "note" then "wrote a private note to" else "commented on" end) \($name)"; $t + {color: (if $kind == "note" then grey else blue end), body: (html_passage($k.body?, $k.html_body?; 10; 900) | quoted)})
    elif $do == "status_changed" or $do == "custom_status_changed" then post("\($name | the) \(if $now == "" or ($now | test("^[0-9]+$")) then "has a new state" else "is now **\($now | ascii_downcase)**" end)\(if ($e.previous? | state_word | test("^[0-9]*$")) then "" else around(" (it was "; ($e.previous? | state_word | ascii_downcase); ")") end)"; $t + {color: ($now | state_colour)})
    elif $do == "priority_changed" then post("\($name | the) \(if $now == "" then "has no priority any more" else "has the priority **\($now | ascii_downcase)**" end)\(around(" (it was "; ($e.previous? | state_word | ascii_downcase); ")"))"; $t + {color: ($now | priority_colour)})
    elif $do == "agent_assignment_changed" then post(if $now == "" and (given($e.current?) | not) then "\($name | the) has no assignee any more" else "\($name | the) was assigned\(if ($now | test("^[0-9]*$")) then " to another agent" else " to **\($now)**" end)" end; $t + {color: blue})
    elif $do == "group_assignment_changed" then post("\($name | the) went to \(if ($now | test("^[0-9]*$")) then "another group" else "the group **\($now)**" end)"; $t + {color: blue})
    elif $do == "subject_changed" then post("\($name | the) was renamed"; $t + {color: blue, fields: fields(field("Title"; change(words($e.previous?; 150); words($e.current?; 150)); false))})
    elif $do == "tags_changed" then post("The tags of \($name) changed"; $t + {color: blue, fields: fields(field("Added"; [texts($e.tags_added?, $e.added_tags?)[:10][] | inline(40)] | sentence), field("Removed"; [texts($e.tags_removed?, $e.removed_tags?)[:10][] | inline(40)] | sentence))})
    elif $do == "type_changed" then post("\($name | the) is now a **\($now | ascii_downcase | if . == "" then "ticket" else . end)**\(around(" (it was a "; ($e.previous? | state_word | ascii_downcase); ")"))"; $t + {color: blue})
    elif $do == "merged" then post("\($name | the) was merged\(around(" into ticket #"; words($e.target_ticket_id?, $e.target_ticket.id?, $e.merged_into?; 20); ""))"; $t + {color: grey})
    elif $do == "soft_deleted" or $do == "permanently_deleted" then post("\($name | the) was deleted\(if $do == "permanently_deleted" then " for good" else "" end)"; $t + {color: grey})
    elif $do == "undeleted" then post("\($name | the) was brought back"; $t + {color: blue})
    elif $do == "marked_as_spam" then post("\($name | the) was marked as spam"; $t + {color: red})
    elif $do == "csat_requested" then post("The customer was asked to rate \($name)"; $t + {color: blue})
    elif $do == "csat_received" then
      text($e.rating?, $e.score?, $e.csat.rating?) as $r
      | post("The customer rated \($name)\(if $r == "" then "" else " **\($r | ascii_downcase | humanized | inline(40))**" end)"; $t + {color: (if ($r | test("^(good|5|4)"; "i")) then green elif $r == "" then blue else red end), body: (html_passage($e.comment? | strings, $e.csat.comment?; 4; 400) | quoted)})
    elif $do == "requester_changed" or $do == "submitter_changed" or $do == "organization_changed" or $do == "brand_changed" or $do == "form_changed" or $do == "problem_link_changed" then post("The \({"requester_changed": "requester", "submitter_changed": "submitter", "organization_changed": "organisation", "brand_changed": "brand", "form_changed": "form"}[$do] // "problem") of \($name) changed"; $t + {color: blue, fields: fields(field("Now"; if ($c | test("^[0-9 →]*$")) then "" else $c end))})
    elif $do == "task_due_at_changed" then post("The due date of \($name) \(date($e.current?) as $x | if $x == "" then "was removed" else "is now **\($x)**" end)"; $t + {color: amber})
    elif $do == "description_changed" then post("The description of \($name) changed"; $t + {color: blue, body: html_passage($e.current?; 8; 600)})
    elif $do == "comment_made_private" or $do == "comment_redacted" or $do == "attachment_redacted_from_comment" or $do == "attachment_linked_to_comment" then post("\({"comment_made_private": "A comment on \($name) was made private", "comment_redacted": "A part of a comment on \($name) was blacked out", "attachment_redacted_from_comment": "A file was removed from a comment on \($name)"}[$do] // "A file\(around(" ("; words($e.attachment.filename?; 100); ")")) was added to a comment on \($name)")"; $t + {color: (if $do == "attachment_linked_to_comment" then blue else grey end)})
    elif $do == "custom_field_changed" then post("A field of \($name) changed"; $t + {color: blue, fields: fields(field("Field"; words($e.field.title?, $e.field.name?; 60)), field("Value"; change(words($e.previous?, $e.field.previous?; 80); words($e.current?, $e.field.current?; 80))))})
    elif ($do | test("sla|schedule|followers|email_ccs|external_id|next_sla")) then null
    else post("\($name | the): \($do | humanized | inline(60) | if . == "" then "changed" else . end)"; $t + {color: blue, fields: fields(field("Now"; if ($c | test("^[0-9 →]*$")) then "" else $c end))}) end;

def past: {"created": "was made", "deleted": "was deleted", "undeleted": "was brought back", "merged": "was merged", "name_changed": "was renamed", "published": "was published", "unpublished": "was taken offline", "active_changed": "was switched on or off", "role_changed": "has another role", "tags_changed": "has other tags", "suspended_changed": "was suspended or let in again", "last_login_changed": "logged in", "password_changed": "has a new password", "identity_created": "has a new address", "identity_deleted": "lost an address", "identity_changed": "has another address", "group_membership_created": "joined a group", "group_membership_deleted": "left a group", "organization_membership_created": "joined an organisation", "organization_membership_deleted": "left an organisation"}[.] // ("changed (" + (humanized | inline(50)) + ")");

object(.options) as $options | .body | object(.) as $b | text($b.type?) as $type
| if ($type | startswith("zen:event-type:")) | not then
    if given($b.ticket_id?) or given($b.ticket_title?) or given($b.ticket?) or given($b.ticket_subject?) then trigger($b)
    else {event: "other"} + posts(post("Zendesk: \(words($b.message?, $b.title?, $b.text?; 300) | if . == "" then "something happened" else . end)")) end
  else
    ($type | ltrimstr("zen:event-type:")) as $ev | ($ev | split(".")) as $s | ($s[0] // "") as $what | ($s[1:] | join(".")) as $do | object($b.detail?) as $d | object($b.event?) as $e
    | {event: $ev} +
      if $what == "ticket" then (ticket($options; $b; $d; $e; $do)) as $p | if $p == null then ignored("Bookkeeping of a ticket; nobody needs a message for it.") else posts($p) end
      elif $what == "user" then
        if ($do | test("last_login|identity_changed|locale|time_zone|details|notes|external_id|alias|photo|default_group|custom_field|only_private|shared|agent_availability|remote_photo")) then ignored("Details of a user; nobody needs a message for them.")
        else
          words($d.email?; 100) as $mail
          | posts(post("\(if $do == "created" then "A new \($d.role? | state_word | ascii_downcase | if . == "end-user" or . == "" or . == "end user" then "user" else . end):" else "The user" end) **\(words($d.name?, $d.email?, $d.id?; 80) | if . == "" then "without a name" else . end)**\(if $do == "created" then "" else " " + ($do | past) end)"; {thread: key("user", text($d.id?)), color: (if $do == "created" then green elif $do == "deleted" then grey else blue end),
              fields: fields(field("Mail"; if $do == "created" and words($d.name?; 5) != "" then $mail else "" end), field("Change"; (if $do == "name_changed" then change(words($e.previous?; 80); words($e.current?; 80)) else change(($e.previous? | state_word | ascii_downcase); ($e.current? | state_word | ascii_downcase)) end | if test("^[0-9 →]*$") then "" else . end)))})) end
      elif $what == "organization" then posts(post("The organisation **\(words($d.name?, $d.id?; 100) | if . == "" then "without a name" else . end)** \($do | past)"; {thread: key("organization", text($d.id?)), color: (if $do == "deleted" then grey else blue end), fields: fields(field("Change"; (change(words($e.previous?; 80); words($e.current?; 80)) | if test("^[0-9 →]*$") then "" else . end)))}))
      elif $what == "article" or $what == "community_post" then
        (if $what == "article" then "article" else "post" end) as $noun
        | link(words($e.title?, $d.title?, $e.source_title?; 150) | if . == "" then "number " + words($d.id?; 20) else . end; text($d.html_url?, $e.html_url?)) as $name
        | if ($do | test("vote|subscription|reaction")) then ignored("Votes and subscriptions need no message.")
          else posts(post({"comment_created": "Somebody commented on the \($noun) \($name)", "comment_published": "A comment on the \($noun) \($name) was published", "comment_unpublished": "A comment on the \($noun) \($name) was taken offline", "author_changed": "The \($noun) \($name) has another author", "comment_changed": "A comment on the \($noun) \($name) was edited"}[$do] // "The \($noun) \($name) \($do | past)"; {thread: key($noun, text($d.id?)), color: ({"published": green, "unpublished": grey, "deleted": grey}[$do] // blue), body: (html_passage($e.comment.body?, $e.body?; 8; 600) | quoted)})) end
      elif $what == "agent" or $what == "omnichannel_config" then
        if ($do | test("state_changed|max_capacity|channel|work_item|unified_state")) then ignored("States and loads of agents need no message.") else posts(post("Zendesk: an agent, \($do | humanized | inline(60))")) end
      else posts(post("Zendesk: \(line(($what | humanized | inline(40)), ($do | humanized | inline(60))) | if . == "" then "something happened" else . end)\(around(" ("; words($d.name?, $d.title?, $d.subject?, $d.id?; 100); ")"))"; {color: blue})) end end
