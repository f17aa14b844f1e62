# Open Collective: {type, data}; amounts are in cents, often also written out.

def who(f): object(f) as $c | link(words($c.name?, $c.slug?, $c.company?; 80) | if . == "" then "Somebody" else . end; if (text($c.slug?) | test("^[\\w.-]+$")) and (text($c.slug?) | startswith("guest-") | not) then "https://opencollective.com/" + text($c.slug) else "" end);
def cost($a; $c): if $a == null then "" else money($a / 100; $c) end;
.body | object(.) | text(.type) as $type | object(.data) as $d | object($d.expense) as $e | object($d.order) as $o
| (words($o.formattedAmountWithInterval?; 40) | if . == "" then cost(number($o.totalAmount); text($o.currency)) + around(" a "; words($o.interval?; 12); "") else . end) as $gift
| link(words($e.description; 150) | if . == "" then "an expense" else "**" + . + "**" end; "") as $expense
| cost(number($e.amount); text($e.currency)) as $cost
| {thread: key("expense", text($e.id?))} as $thread
| (if $type == "" then {} else {event: $type} end) +
  if $type == "collective.member.created" then posts(post("\(who($d.member.memberCollective)) became a \(text($d.member.role) | humanized | ascii_downcase | inline(30) | if . == "" then "member" else . end)\(around(" with "; $gift; ""))"; {color: green, body: passage($d.member.description?; 3; 300)}))
  elif $type == "collective.transaction.created" then
    object($d.transaction) as $t | posts(post("\(words($t.formattedAmount?; 40) | if . == "" then cost(number($t.amount); text($t.currency)) else . end | if . == "" then "Money" else . end) \(if text($t.type?) == "DEBIT" then "to" else "from" end) \(who($d.fromCollective))\(around(": "; words($t.description?; 200); ""))"; {color: green}))
  elif ($type | startswith("collective.expense.")) then
    ({"created": "submitted", "approved": "approved", "rejected": "rejected", "paid": "paid", "deleted": "deleted", "updated": "changed", "unapproved": "no longer approved", "error": "not paid because of an error"}[$type[19:]] // ($type[19:] | humanized | inline(30))) as $do
    | posts(post(if $do == "submitted" then "\(who($d.user?, $d.fromCollective?)) submitted the expense \($expense)\(around(" of "; $cost; ""))" else "The expense \($expense)\(around(" of "; $cost; "")) \(if $do == "no longer approved" then "is" else "was" end) \($do)" end; $thread + {color: ({"approved": green, "paid": green, "rejected": red, "deleted": grey}[$do] // blue), fields: fields(field("Category"; words($e.category?; 60)), field("Payee"; words($d.fromCollective.name?, $d.payoutMethod.name?; 80)))}))
  elif ($type | startswith("collective.update.")) then posts(post("\(if ($type | endswith("published")) then "An update was published" else "An update was written" end)\(around(": "; link(words($d.update.title?; 200); text($d.url?)) | bold(.); ""))"; {color: blue, body: html_passage(text($d.update.summary?, $d.update.html?); 6; 600)}))
  elif $type == "collective.comment.created" then posts(post("\(who($d.fromCollective?, $d.user?)) commented\(around(" on "; words($d.expense.description?, $d.update.title?, $d.conversation.title?; 150) | bold(.); ""))"; {color: blue, body: html_passage(text($d.comment.html?); 6; 600) | quoted}))
  elif $type == "collective.apply" then posts(post("\(who($d.collective)) asks to be hosted"; {color: amber}))
  elif $type == "order.processed" then posts(post("A contribution\(around(" of "; $gift; ""))\(around(" by "; who($d.fromCollective); "") | if . == " by Somebody" then "" else . end) was processed"; {color: green}))
  elif $type == "subscription.canceled" then posts(post("The contribution\(around(" of "; $gift; ""))\(around(" by "; who($d.fromCollective); "") | if . == " by Somebody" then "" else . end) ended"; {color: grey}))
  elif $type == "user.created" then posts(post("An account was made: \(words($d.user.collective.name?, $d.user.username?; 80) | if . == "" then "somebody new" else . end)"; {color: blue}))
  else posts(post("\($type | split(".")[1:] | join(" ") | humanized | capitalized | inline(80) | if . == "" then "Open Collective sent an event" else . end)"; {color: blue})) end
