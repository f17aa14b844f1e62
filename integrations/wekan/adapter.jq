# Wekan: {text, description: "act-...", user, card, comment, ...Id}. The text is a sentence with the board's and the card's place, then an address.

def spoken: ltrimstr("act-") | [match("[A-Z]?[a-z0-9]+|[A-Z]+"; "g").string] | join(" ") | ascii_downcase;
def part($t; $name): [$t | match("\\b\($name) \"([^\"\\n]{1,200})\"").captures[0].string][0] // "" | inline(120);
.body | object(.) as $b | (text($b.description?) | .[:100] | ltrimstr("act-")) as $act
| (text($b.text?) | .[:2500]) as $text | (words($b.user?, $b.username?; 80) | if . == "" then "Somebody" else . end) as $who
| (($text | split("\n") | map(trimmed | select(. != "")) | .[-1] // "") | if test("\\Ahttps?://\\S+\\z") then . else "" end) as $url
| ($text | split("\n")[0] // "" | .[:1200]) as $sentence
# The card's own name may hold quotation marks: it is taken out before the rest is read.
| (text($b.card?) | .[:600]) as $raw | (if $raw == "" then $sentence else ($sentence | split("\"" + $raw + "\"") | join("CARD")) end) as $rest
| words($b.card?; 200) as $card0 | (if $card0 == "" and text($b.cardId?) != "" then part($sentence; "card") else $card0 end) as $card
| ([$rest | match("\\b[bB]oard \"([^\"\\n]{1,200})\""; "g").captures[0].string] | if $act == "moveCardBoard" then .[-1] else .[0] end // "" | inline(120)) as $board | part($rest; "(?:list|List)") as $list0 | part($rest; "(?:swimlane|Swimlane)") as $lane | part($rest; "checklist") as $checklist
| words($b.list?; 100) as $l | (if $l == "" then $list0 else $l end) as $list
| (if $card == "" then "a card" else link($card; $url) end) as $name
| link($board | if . == "" then "the board" else "**" + . + "**" end; (if $card == "" then $url else "" end)) as $boardname
| (if $board == "" then "" else " on " + $boardname end) as $at | around(" in **"; $list; "**") as $in
| {thread: (key("card", text($b.cardId?)) as $k | if $k != "" then $k elif text($b.listId?) != "" then key("list", text($b.listId?)) else "" end)} as $t
| ([$rest | match("^\(($b.user? | as_text) as $u | if ($u | test("^[A-Za-z0-9 ._-]{1,80}$")) then ($u | split(".") | join("\\.")) else "\\S+" end) ").string][0] // "") as $prefix
| ([$rest | match("(?:attachment|item|label|member|list|swimlane|field|assignee|board|checklist)s? \"?([^\"\\n]{1,120}?)\"?(?: (?:to|at|from|of|on|in)\\b|$)").captures[0].string][0] // "" | inline(100)) as $thing
| ([$rest | match("(?:checked|unchecked) (.{1,200}?) of checklist").captures[0].string][0] // "" | inline(150)) as $ticked
| (if $act == "" then {} else {event: $act} end) +
  if $act == "createCard" then posts(post("\($who) made the card \($name)\($in)\($at)"; $t + {color: blue}))
  elif $act == "addComment" then posts(post("\($who) commented on \($name)\($in)\($at)"; $t + {color: blue, body: quote($b.comment?, ([$sentence | match(": \"(.*)\" at list").captures[0].string][0] // ""); 10; 900)}))
  elif $act == "editComment" or $act == "deleteComment" then posts(post("\($who) \(if $act == "editComment" then "edited" else "deleted" end) a comment on \($name)\($in)\($at)"; $t + {color: (if $act == "editComment" then blue else grey end), body: (if $act == "editComment" then quote($b.comment?; 10; 900) else "" end)}))
  elif $act == "moveCard" or $act == "moveCardBoard" then
    ([$rest | match("from (?:list|List) \"([^\"\\n]{1,200})\"").captures[0].string][0] // "" | inline(100)) as $from | ([$rest | match(" to (?:list|List) \"([^\"\\n]{1,200})\"").captures[0].string][0] // "" | inline(100)) as $to
    | (words($b.oldList?; 100) as $x | if $x != "" then $x else $from end) as $old | (words($b.list?; 100) as $x | if $x != "" then $x elif $to != "" then $to else $list end) as $list
    | words($b.oldBoard?; 100) as $oldboard
    | posts(post("\($who) moved \($name)\(if $act == "moveCardBoard" then around(" from the board **"; $oldboard; "**") else around(" from **"; $old; "**") end)\(around(" to **"; $list; "**"))\($at)"; $t + {color: blue}))
  elif $act == "archivedCard" then posts(post("\($who) archived \($name)\($in)\($at)"; $t + {color: grey}))
  elif $act == "restoredCard" then posts(post("\($who) brought back \($name)\($in)\($at)"; $t + {color: blue}))
  elif $act == "deleteCard" or $act == "removeCard" then posts(post("\($who) deleted \(if $card == "" then "a card" else "the card **\($card)**" end)\($in)\($at)"; $t + {color: grey}))
  elif $act == "archivedList" or $act == "removeList" or $act == "createList" or $act == "restoredList" or $act == "importList" then posts(post("\($who) \({"archivedList": "archived", "removeList": "removed", "createList": "made", "restoredList": "brought back", "importList": "imported"}[$act]) the list **\($list | if . == "" then "without a name" else . end)**\($at)"; $t + {color: (if $act == "createList" or $act == "restoredList" or $act == "importList" then blue else grey end)}))
  elif $act == "archivedSwimlane" or $act == "createSwimlane" or $act == "removeSwimlane" or $act == "restoredSwimlane" then posts(post("\($who) \({"archivedSwimlane": "archived", "removeSwimlane": "removed", "createSwimlane": "made", "restoredSwimlane": "brought back"}[$act]) the swimlane **\($lane | if . == "" then "without a name" else . end)**\($at)"; {color: (if $act == "createSwimlane" or $act == "restoredSwimlane" then blue else grey end)}))
  elif $act == "createBoard" or $act == "archivedBoard" or $act == "importBoard" or $act == "restoredBoard" then posts(post("\($who) \({"createBoard": "made", "archivedBoard": "archived", "importBoard": "imported", "restoredBoard": "brought back"}[$act]) \(if $board == "" then "a board" else "the board \($boardname)" end)"; {color: (if $act == "archivedBoard" then grey else blue end)}))
  elif $act == "addAttachment" or $act == "deleteAttachment" then posts(post("\($who) \(if $act == "addAttachment" then "attached" else "removed" end) \(if $thing == "" then "a file" else "**\($thing)**" end) \(if $act == "addAttachment" then "to" else "from" end) \($name)\($in)\($at)"; $t + {color: (if $act == "addAttachment" then blue else grey end)}))
  elif $act == "joinMember" or $act == "unjoinMember" or $act == "joinAssignee" or $act == "unjoinAssignee" or $act == "addBoardMember" or $act == "removeBoardMember" then
    (if $act == "joinMember" or $act == "joinAssignee" or $act == "addBoardMember" then ["added", "to"] else ["removed", "from"] end) as $w
    | posts(post("\($who) \($w[0]) \(words($b.member?, $b.assignee?; 80) as $m | if $m != "" then "**\($m)**" elif $thing != "" then "**\($thing)**" else "somebody" end) \(if ($act | test("Assignee")) and $w[0] == "added" then "as assignee " else "" end)\($w[1]) \(if ($act | test("Board")) then $boardname else $name + $in + $at end)"; $t + {color: (if $w[0] == "added" then blue else grey end)}))
  elif $act == "checkedItem" or $act == "uncheckedItem" or $act == "completeChecklist" or $act == "uncompleteChecklist" then
    (if ($act | test("Item")) then (if $ticked == "" then "an item" else "**\($ticked)**" end) + around(" of **"; $checklist; "**") else "the checklist\(around(" **"; $checklist; "**"))" end) as $what
    | posts(post("\($who) \({"checkedItem": "ticked", "uncheckedItem": "unticked", "completeChecklist": "completed", "uncompleteChecklist": "opened"}[$act]) \($what) on \($name)\($in)\($at)"; $t + {color: (if $act == "checkedItem" or $act == "completeChecklist" then green else amber end)}))
  elif $act == "addChecklist" or $act == "removeChecklist" or $act == "removedChecklist" then posts(post("\($who) \(if $act == "addChecklist" then "added" else "removed" end) the checklist\(around(" **"; $checklist; "**")) \(if $act == "addChecklist" then "to" else "from" end) \($name)\($in)\($at)"; $t + {color: (if $act == "addChecklist" then blue else grey end)}))
  elif $act == "addChecklistItem" or $act == "removeChecklistItem" or $act == "removedChecklistItem" then posts(post("\($who) \(if $act == "addChecklistItem" then "added" else "removed" end) \(([$rest | match("checklist item \"?(.{1,150}?)\"? (?:to|from) ").captures[0].string][0] // "" | inline(120)) as $i | if $i == "" then "an item" else "**\($i)**" end)\(around(if $act == "addChecklistItem" then " to **" else " from **" end; $checklist; "**")) on \($name)\($in)\($at)"; $t + {color: (if $act == "addChecklistItem" then blue else grey end)}))
  elif $act == "addedLabel" or $act == "addLabel" or $act == "removedLabel" or $act == "removeLabel" then posts(post("\($who) \(if ($act | startswith("add")) then "put" else "took" end) the label\(words($b.label?; 60) as $l | if $l != "" then " **\($l)**" elif $thing != "" then " **\($thing)**" else "" end) \(if ($act | startswith("add")) then "on" else "off" end) \($name)\($in)\($at)"; $t + {color: blue}))
  elif $act == "createCustomField" or $act == "deleteCustomField" then posts(post("\($who) \(if $act == "createCustomField" then "made" else "deleted" end) the field\(([$rest | match("custom field (.{1,100}?) (?:at|to|from|in) ").captures[0].string][0] // "" | inline(80)) | if . == "" then "" else " **\(.)**" end)\($at)"; {color: blue}))
  elif $act == "setCustomField" or $act == "unsetCustomField" then posts(post("\($who) \(if $act == "setCustomField" then "set" else "cleared" end) a field\(around(" (**"; words($b.customField?; 60); "**)"))\(around(" to **"; words($b.customFieldValue?, $b.value?; 100); "**")) of \($name)\($in)\($at)"; $t + {color: blue}))
  elif $act == "pastdue" or $act == "duenow" or $act == "almostdue" or $act == "withDue" then
    posts(post("\($name)\($in)\($at) \({"pastdue": "is overdue", "duenow": "is due now", "almostdue": "is due soon", "withDue": "has a due date"}[$act])\(around(" ("; (date($b.timeValue?) as $d | if $d != "" then $d else words($b.timeValue?; 60) end); ")"))"; $t + {color: (if $act == "pastdue" then red else amber end)}))
  elif ($act | test("^a-|[aA]t$|[dD]ue|[rR]eceived|[sS]tart|[eE]nd")) then
    posts(post("\($who) changed a date of \($name)\($in)\($at)"; $t + {color: amber, fields: fields(field("Now"; (date($b.timeValue?) as $d | if $d != "" then $d else words($b.timeValue?; 60) end)), field("Before"; (date($b.timeOldValue?) as $d | if $d != "" then $d else words($b.timeOldValue?; 60) end)))}))
  elif $sentence != "" then posts(post(($rest[($prefix | length):] | split("CARD") | map(inline(300)) | join($name) | "\($who) " + .) as $s | if $url != "" and $card == "" then $s + " (" + link("open"; $url) + ")" else $s end; $t + {color: blue}))
  else posts(post("\($who): \($act | spoken | inline(60) | if . == "" then "something changed" else . end)\(if $card == "" then "" else " (" + $name + ")" end)"; $t + {color: blue})) end
