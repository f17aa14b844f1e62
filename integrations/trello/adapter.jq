# Trello: one action. The action's `data` holds the board, the list and the card; `old` what a change replaced.

def who(f): object(f) as $u | words($u.fullName?, $u.username?; 80) | if . == "" then "Somebody" else . end;
def board_link($d; $m): words($d.board.name?, (if given($m.prefs?) then $m.name? else null end); 100) as $n
  | link($n; (text($d.board.shortLink?) | if test("^[A-Za-z0-9]{4,40}$") then "https://trello.com/b/" + . else text($m.shortUrl?, $m.url?) end));
def card_link($c): (words($c.name?; 200) | if . == "" then "a card" else . end) as $n
  | link($n; (text($c.shortLink?) | if test("^[A-Za-z0-9]{4,40}$") then "https://trello.com/c/" + . else "" end));
def list_name(f): bold(words(f; 100));
def label_name($l): words($l.name?; 60) as $n | (words($l.color?, $l.value?; 30) | humanized | ascii_downcase) as $c
  | if $n != "" then "**\($n)**" elif $c != "" then "**\($c)**" else "" end;
def thread($c): {thread: key("card", text($c.id?, $c.shortLink?))};

# What a changed card is said to be; null when nobody needs to know.
def card_change($who; $d; $at):
  object($d.card?) as $c | object($d.old?) as $old | card_link($c) as $name | thread($c) as $t
  | if given($d.listAfter?) or given($d.listBefore?) then
      post("\($who) moved \($name)\(around(" from "; list_name($d.listBefore.name?); ""))\(around(" to "; list_name($d.listAfter.name?); ""))\($at)"; $t + {color: blue})
    elif ($old | has("closed")) then post("\($who) \(if $c.closed? == true then "archived" else "brought back" end) \($name)\(around(" in "; list_name($d.list.name?); ""))\($at)"; $t + {color: (if $c.closed? == true then grey else blue end)})
    elif ($old | has("name")) then post("\($who) renamed the card \(bold(words($old.name?; 150))) to \($name)\($at)" | split("  ") | join(" "); $t + {color: blue})
    elif ($old | has("dueComplete")) then post("\($who) marked \($name) as \(if $c.dueComplete? == true then "complete" else "not complete" end)\($at)"; $t + {color: (if $c.dueComplete? == true then green else amber end)})
    elif ($old | has("due")) then
      date($c.due?) as $now | date($old.due?) as $was
      | post(if $now == "" then "\($who) took the due date\(around(" ("; $was; ")")) off \($name)\($at)" elif $was == "" then "\($who) set the due date of \($name) to **\($now)**\($at)"
          else "\($who) moved the due date of \($name) from \($was) to **\($now)**\($at)" end; $t + {color: amber})
    elif ($old | has("start")) then
      day($c.start?) as $now | post(if $now == "" then "\($who) took the start date off \($name)\($at)" else "\($who) set the start of \($name) to **\($now)**\($at)" end; $t + {color: amber})
    elif ($old | has("desc")) then
      post(if text($c.desc?) == "" then "\($who) removed the description of \($name)\($at)" elif text($old.desc?) == "" then "\($who) described \($name)\($at)" else "\($who) changed the description of \($name)\($at)" end;
        $t + {color: blue, body: excerpt($c.desc?; 8; 600)})
    elif ($old | has("address")) or ($old | has("locationName")) or ($old | has("coordinates")) then post("\($who) changed the place of \($name)\(around(" to **"; words($c.locationName?, $c.address?; 120); "**"))\($at)"; $t + {color: blue})
    elif ($old | has("isTemplate")) then post("\($who) made \($name) \(if $c.isTemplate? == true then "a template" else "a card again" end)\($at)"; $t + {color: blue})
    else null end;

.body | object(.) as $b | object($b.action?) as $a | object($b.model?) as $m | (text($a.type?) | .[:100]) as $type
| object($a.data?) as $d | object($d.card?) as $c | object($d.old?) as $old
| who($a.memberCreator?) as $who | board_link($d; $m) as $board | around(" on "; $board; "") as $at
| card_link($c) as $name | thread($c) as $t
| (if given($a.member?) then who($a.member?) else (words($d.member.name?; 80) | if . == "" then "somebody" else . end) end) as $member
| (($who == $member) or (text($a.member.id?) as $i | $i != "" and $i == text($a.memberCreator.id?))) as $self
| list_name($d.list.name?) as $list
| (if $type == "" then {} else {event: $type} end) +
  if $type == "" then posts(post("Trello says that the board \($board | if . == "" then "of this webhook" else . end) changed"))
  elif $type == "createCard" then posts(post("\($who) made the card \($name)\(around(" in "; $list; ""))\($at)"; $t + {color: blue, body: excerpt($c.desc?; 8; 600), fields: fields(field("Due"; date($c.due?)))}))
  elif $type == "copyCard" then posts(post("\($who) copied \(card_link(object($d.cardSource?))) to \($name)\(around(" in "; $list; ""))\($at)"; $t + {color: blue}))
  elif $type == "emailCard" then posts(post("A mail became the card \($name)\(around(" in "; $list; ""))\($at)"; $t + {color: blue}))
  elif $type == "convertToCardFromCheckItem" then posts(post("\($who) made an item of \(card_link(object($d.cardSource?))) the card \($name)\($at)"; $t + {color: blue}))
  elif $type == "deleteCard" then posts(post("\($who) deleted \(words($c.name?; 200) as $n | if $n == "" then "card" + around(" #"; words($c.idShort?; 12); "") else "the card **\($n)**" end)\(around(" from "; $list; ""))\($at)"; $t + {color: grey}))
  elif $type == "updateCard" then
    (card_change($who; $d; $at)) as $p
    | if $p != null then posts($p)
      elif ($old | has("pos")) or ($old | has("idList") | not) and (($old | has("cover")) or ($old | has("idAttachmentCover")) or ($old | has("dueReminder")) or ($old | has("idLabels")) or ($old | has("idMembers")) or ($old | has("manualCoverAttachment")) or ($old | has("subscribed")) or ($old | has("badges"))) then
        ignored("Only the place or the cover of a card on the board changed.")
      else posts(post("\($who) changed \($name)\($at)"; $t + {color: blue})) end
  elif $type == "moveCardToBoard" then posts(post("\($who) moved \($name) to \($board | if . == "" then "this board" else . end)\(around(" from "; bold(words($d.boardSource.name?; 100)); ""))"; $t + {color: blue}))
  elif $type == "moveCardFromBoard" then posts(post("\($who) moved \($name) away from \($board | if . == "" then "this board" else . end)\(around(" to "; bold(words($d.boardTarget.name?; 100)); ""))"; $t + {color: grey}))
  elif $type == "commentCard" then posts(post("\($who) commented on \($name)\($at)"; $t + {color: blue, body: quote($d.text?; 10; 900)}))
  elif $type == "updateComment" then posts(post("\($who) edited a comment on \($name)\($at)"; $t + {color: blue, body: quote($d.action.text?, $d.text?; 10; 900)}))
  elif $type == "deleteComment" then posts(post("\($who) deleted a comment on \($name)\($at)"; $t + {color: grey}))
  elif $type == "copyCommentCard" then ignored("A comment came along with a copied card.")
  elif $type == "addAttachmentToCard" then
    object($d.attachment?) as $x
    | posts(post("\($who) attached \(link(words($x.name?, $x.url?; 120) | if . == "" then "something" else . end; text($x.url?))) to \($name)\($at)"; $t + {color: blue, image_url: text($x.previewUrl2x?, $x.previewUrl?)}))
  elif $type == "deleteAttachmentFromCard" then posts(post("\($who) removed \(words($d.attachment.name?; 120) | if . == "" then "an attachment" else bold(.) end) from \($name)\($at)"; $t + {color: grey}))
  elif $type == "addMemberToCard" then posts(post(if $self then "\($who) joined \($name)\($at)" else "\($who) added \($member) to \($name)\($at)" end; $t + {color: blue}))
  elif $type == "removeMemberFromCard" then posts(post(if $self then "\($who) left \($name)\($at)" else "\($who) removed \($member) from \($name)\($at)" end; $t + {color: grey}))
  elif $type == "addLabelToCard" or $type == "removeLabelFromCard" then
    (label_name(object($d.label?) + {value: $d.value?})) as $l
    | posts(post("\($who) \(if $type == "addLabelToCard" then "put" else "took" end) the label\(around(" "; $l; "")) \(if $type == "addLabelToCard" then "on" else "off" end) \($name)\($at)"; $t + {color: blue}))
  elif $type == "addChecklistToCard" then posts(post("\($who) added the checklist \(bold(words($d.checklist.name?; 120))) to \($name)\($at)" | split("  ") | join(" "); $t + {color: blue}))
  elif $type == "removeChecklistFromCard" then posts(post("\($who) removed the checklist \(bold(words($d.checklist.name?; 120))) from \($name)\($at)" | split("  ") | join(" "); $t + {color: grey}))
  elif $type == "updateChecklist" then
    if ($old | has("name")) then posts(post("\($who) renamed a checklist of \($name) from \(bold(words($old.name?; 120))) to \(bold(words($d.checklist.name?; 120)))\($at)"; $t + {color: blue})) else ignored("Only the place of a checklist changed.") end
  elif $type == "createCheckItem" then posts(post("\($who) added the item \(bold(words($d.checkItem.name?; 200)) | if . == "" then "without a name" else . end) to \(bold(words($d.checklist.name?; 100)) | if . == "" then "a checklist" else . end) of \($name)\($at)"; $t + {color: blue}))
  elif $type == "deleteCheckItem" then posts(post("\($who) removed the item \(bold(words($d.checkItem.name?; 200)) | if . == "" then "without a name" else . end) from \(bold(words($d.checklist.name?; 100)) | if . == "" then "a checklist" else . end) of \($name)\($at)"; $t + {color: grey}))
  elif $type == "updateCheckItemStateOnCard" then
    (text($d.checkItem.state?) == "complete") as $done
    | posts(post("\($who) \(if $done then "ticked" else "unticked" end) \(bold(words($d.checkItem.name?; 200)) | if . == "" then "an item" else . end)\(around(" of "; bold(words($d.checklist.name?; 100)); "")) on \($name)\($at)"; $t + {color: (if $done then green else amber end)}))
  elif $type == "updateCheckItem" or $type == "updateCheckItemDue" then
    if ($old | has("name")) then posts(post("\($who) renamed the item \(bold(words($old.name?; 200))) to \(bold(words($d.checkItem.name?; 200))) on \($name)\($at)"; $t + {color: blue}))
    elif ($old | has("due")) or $type == "updateCheckItemDue" then posts(post("\($who) \(date($d.checkItem.due?) as $due | if $due == "" then "took the due date off" else "set the due date **\($due)** for" end) \(bold(words($d.checkItem.name?; 200)) | if . == "" then "an item" else . end) on \($name)\($at)"; $t + {color: amber}))
    elif ($old | has("pos")) then ignored("Only the place of an item changed.")
    else posts(post("\($who) changed \(bold(words($d.checkItem.name?; 200)) | if . == "" then "an item" else . end) on \($name)\($at)"; $t + {color: blue})) end
  elif $type == "voteOnCard" then posts(post("\($who) \(if $d.voted? == false then "took back the vote for" else "voted for" end) \($name)\($at)"; $t + {color: blue}))
  elif $type == "updateCustomFieldItem" then
    object($d.customFieldItem.value?) as $v
    | (if given($v.date?) then date($v.date?) elif given($v.checked?) then (if flag($v.checked?) then "yes" else "no" end) else words($v.text?, $v.number?; 150) end) as $now
    | posts(post("\($who) \(if $now == "" and (given($d.customFieldItem.idValue?) | not) then "cleared" else "set" end) \(bold(words($d.customField.name?; 80)) | if . == "" then "a field" else . end)\(around(" to **"; $now; "**")) on \($name)\($at)"; $t + {color: blue}))
  elif $type == "createList" then posts(post("\($who) made the list \($list | if . == "" then "without a name" else . end)\($at)"; {color: blue, thread: key("list", text($d.list.id?))}))
  elif $type == "updateList" then
    ({color: blue, thread: key("list", text($d.list.id?))}) as $lt
    | if ($old | has("name")) then posts(post("\($who) renamed the list \(list_name($old.name?)) to \($list)\($at)"; $lt))
      elif ($old | has("closed")) then posts(post("\($who) \(if flag($d.list.closed?) then "archived" else "brought back" end) the list \($list)\($at)"; $lt + {color: (if flag($d.list.closed?) then grey else blue end)}))
      else ignored("Only the place of a list changed.") end
  elif $type == "moveListToBoard" or $type == "moveListFromBoard" then posts(post("\($who) moved the list \($list) \(if $type == "moveListToBoard" then "to" else "away from" end) \($board | if . == "" then "this board" else . end)\(around(" from "; bold(words($d.boardSource.name?; 100)); ""))\(around(" to "; bold(words($d.boardTarget.name?; 100)); ""))"; {color: blue, thread: key("list", text($d.list.id?))}))
  elif $type == "createBoard" or $type == "copyBoard" then posts(post("\($who) \(if $type == "createBoard" then "made" else "copied" end) the board \($board | if . == "" then "without a name" else . end)"; {color: blue}))
  elif $type == "updateBoard" then
    if ($old | has("name")) then posts(post("\($who) renamed the board \(bold(words($old.name?; 100))) to \($board)"; {color: blue}))
    elif ($old | has("closed")) then posts(post("\($who) \(if flag($d.board.closed?) then "closed" else "opened" end) the board \($board)"; {color: (if flag($d.board.closed?) then grey else blue end)}))
    elif ($old | has("desc")) then posts(post("\($who) changed the description of the board \($board)"; {color: blue, body: excerpt($d.board.desc?; 6; 500)}))
    elif given($old.prefs.background?) then posts(post("\($who) changed the background of the board \($board)"; {color: blue}))
    elif given($old.prefs.permissionLevel?) then posts(post("\($who) made the board \($board) \({"public": "visible to everybody", "private": "private", "org": "visible to the workspace", "enterprise": "visible to the organisation"}[text($d.board.prefs.permissionLevel?)] // "visible to others")"; {color: amber}))
    else posts(post("\($who) changed the settings of the board \($board | if . == "" then "of this webhook" else . end)"; {color: blue})) end
  elif $type == "addMemberToBoard" then posts(post(if $self then "\($who) joined the board \($board)" else "\($who) added \($member) to the board \($board)" end | trimmed; {color: blue}))
  elif $type == "removeMemberFromBoard" then posts(post(if $self then "\($who) left the board \($board)" else "\($who) removed \($member) from the board \($board)" end | trimmed; {color: grey}))
  elif $type == "makeNormalMemberOfBoard" or $type == "makeAdminOfBoard" or $type == "makeObserverOfBoard" then posts(post("\($who) made \($member) \({"makeAdminOfBoard": "an admin", "makeObserverOfBoard": "an observer"}[$type] // "a normal member") of the board \($board | if . == "" then "of this webhook" else . end)"; {color: amber}))
  elif $type == "createLabel" or $type == "updateLabel" or $type == "deleteLabel" then posts(post("\($who) \({"createLabel": "made", "deleteLabel": "deleted"}[$type] // "changed") the label \(label_name(object($d.label?)) | if . == "" then "without a name" else . end)\($at)"; {color: (if $type == "deleteLabel" then grey else blue end)}))
  elif $type == "createCustomField" or $type == "updateCustomField" or $type == "deleteCustomField" then posts(post("\($who) \({"createCustomField": "made", "deleteCustomField": "deleted"}[$type] // "changed") the field \(bold(words($d.customField.name?; 80)) | if . == "" then "without a name" else . end)\($at)"; {color: (if $type == "deleteCustomField" then grey else blue end)}))
  elif $type == "enablePlugin" or $type == "disablePlugin" then posts(post("\($who) turned \(if $type == "enablePlugin" then "on" else "off" end) the Power-Up \(bold(words($d.plugin.name?; 80)) | if . == "" then "without a name" else . end)\($at)"; {color: blue}))
  elif $type == "addToOrganizationBoard" or $type == "removeFromOrganizationBoard" then posts(post("\($who) moved the board \($board) \(if $type == "addToOrganizationBoard" then "into" else "out of" end) the workspace\(around(" "; bold(words($d.organization.name?; 80)); ""))"; {color: amber}))
  elif $type == "addMemberToOrganization" or $type == "removeMemberFromOrganization" or $type == "makeNormalMemberOfOrganization" or $type == "makeAdminOfOrganization" then
    posts(post("\($who) \({"addMemberToOrganization": "added \($member) to", "removeMemberFromOrganization": "removed \($member) from", "makeAdminOfOrganization": "made \($member) an admin of"}[$type] // "made \($member) a normal member of") the workspace\(around(" "; bold(words($d.organization.name?, $m.displayName?; 80)); ""))"; {color: amber}))
  elif $type == "deactivatedMemberInBoard" or $type == "reactivatedMemberInBoard" then posts(post("\($who) \(if $type == "deactivatedMemberInBoard" then "deactivated" else "reactivated" end) \($member)\($at)"; {color: amber}))
  elif $type == "copyChecklist" then posts(post("\($who) copied the checklist \(bold(words($d.checklist.name?, $d.checklistSource.name?; 120))) to \($name)\($at)" | split("  ") | join(" "); $t + {color: blue}))
  elif $type == "inviteMemberToBoard" then posts(post("\($who) invited \($member) to the board \($board | if . == "" then "of this webhook" else . end)"; {color: blue}))
  elif $type == "createInboxCard" or $type == "copyInboxCard" or $type == "sendCardToInbox" then ignored("A card in somebody's own inbox.")
  elif $type == "createOrganization" then posts(post("\($who) made the workspace\(around(" "; bold(words($d.organization.name?; 80)); ""))"; {color: blue}))
  elif ($type | test("^(addBoardsPinnedToMember|addReactionToAction|removeReactionFromAction|acceptEnterpriseJoinRequest|addReaction|removeReaction|removeMemberFromAction|updateLabelNames|unarchiveList|archiveList|addMemberToOrganizationPending|removeFromEnterprise)")) then ignored("Bookkeeping of Trello; nobody needs a message for it.")
  elif ($type | test("^(updateMember|memberJoinedTrello|addOrganizationToEnterprise|updateOrganization|createBoardPreference|updateCheckItemPos|createBoardInvitation|deleteBoardInvitation|unconfirmedBoardInvitation|unconfirmedOrganizationInvitation|createOrganizationInvitation|deleteOrganizationInvitation|addAdminToCard|updatePluginData|deleteCustomFieldOption|addCustomFieldOption)$")) then
    ignored("Bookkeeping of Trello; nobody needs a message for it.")
  else posts(post("\($who): \([$type | match("[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | inline(80) | if . == "" then "something changed" else . end)\(if ($c | length) > 0 then ": " + $name else "" end)\($at)"; $t + {color: blue})) end
