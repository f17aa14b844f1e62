# Linear: {action, type, data, updatedFrom, url, actor}. The event is "type.action" in lower case.

def who($b):
  object($b.actor?) as $a | object($b.data?) as $d
  | link(words($a.name?, $a.displayName?, $a.email?, $d.user.name?, $d.botActor.name?; 80); text($a.url?))
  | if . == "" then "Somebody" else . end;
# /team/issue/WEB-43/slug holds the issue's name where the data does not.
def identifier($i; $url):
  text($i.identifier?) as $x
  | if ($x | test("^[A-Za-z0-9_]{1,20}-[0-9]{1,9}$")) then $x
    elif text($i.team.key?) != "" and number($i.number?) != null then (text($i.team.key?) + "-" + text($i.number?)) | inline(40)
    else ([$url | strings | match("/issue/([A-Za-z0-9_]{1,20}-[0-9]{1,9})").captures[0].string][0] // "") end;
def issue_link($i; $url):
  identifier($i; $url) as $id | words($i.title?; 200) as $t
  | link(joined(": "; $id, $t) | if . == "" then "an issue" else . end; text($i.url?, $url) | split("#")[0] // "");
def issue_key(f): {thread: key("issue", text(f))};
def name(f; $otherwise): words(f; 200) | if . == "" then $otherwise else . end;
def state_colour($s): {"completed": green, "canceled": grey, "cancelled": grey, "duplicate": grey, "started": amber, "paused": amber}[text($s)] // blue;
def priority(f): number(f) as $n | if $n == null then "" else (["None", "Urgent", "High", "Medium", "Low"][$n | floor | if . < 0 or . > 4 then 9 else . end] // "") end;
def health(f): text(f) | {"onTrack": "on track", "atRisk": "at risk", "offTrack": "off track"}[.] // "";
def health_colour(f): text(f) | {"onTrack": green, "atRisk": amber, "offTrack": red}[.] // blue;
def labels($i): [records($i.labels?)[:12][] | words(.name?; 60)] | sentence;

def issue_fields($i):
  fields(field("State"; words($i.state.name?; 60)), field("Priority"; (priority($i.priority?) | if . == "None" then "" else . end)), field("Assigned to"; words($i.assignee.name?; 80)),
    field("Project"; words($i.project.name?; 100)), field("Cycle"; words($i.cycle.name?; 60) as $n | if $n != "" then $n else around("Cycle "; words($i.cycle.number?; 10); "") end),
    field("Estimate"; words($i.estimate?; 10)), field("Labels"; labels($i)), field("Due"; day($i.dueDate?)));

# What changed; updatedFrom has the old values, most of them ids.
def issue_changes($i; $old):
  fields(
    (if ($old | has("title")) then field("Title"; change(words($old.title?; 150); words($i.title?; 150)); false) else empty end),
    (if ($old | has("stateId")) then field("State"; words($i.state.name?; 60) | if . == "" then "changed" else . end) else empty end),
    (if ($old | has("assigneeId")) then field("Assigned to"; words($i.assignee.name?; 80) | if . == "" then "nobody" else . end) else empty end),
    (if ($old | has("priority")) then field("Priority"; change(priority($old.priority?); (words($i.priorityLabel?; 30) as $l | priority($i.priority?) | if . == "" then $l else . end))) else empty end),
    (if ($old | has("estimate")) then field("Estimate"; change(words($old.estimate?; 10); words($i.estimate?; 10))) else empty end),
    (if ($old | has("dueDate")) then field("Due"; change(day($old.dueDate?); day($i.dueDate?))) else empty end),
    (if ($old | has("labelIds")) then field("Labels"; labels($i) | if . == "" then "none" else . end) else empty end),
    (if ($old | has("projectId")) then field("Project"; words($i.project.name?; 100) | if . == "" then (if given($i.projectId?) then "changed" else "none" end) else . end) else empty end),
    (if ($old | has("cycleId")) then field("Cycle"; words($i.cycle.name?; 60) as $n | if $n != "" then $n elif given($i.cycle.number?) then "Cycle \(words($i.cycle.number?; 10))" else "none" end) else empty end),
    (if ($old | has("teamId")) then field("Team"; words($i.team.name?; 80)) else empty end),
    (if ($old | has("parentId")) then field("Parent"; if given($i.parentId?) then (words($i.parent.title?; 100) | if . == "" then "changed" else . end) else "none" end) else empty end),
    (if ($old | has("projectMilestoneId")) then field("Milestone"; words($i.projectMilestone.name?; 100) | if . == "" then (if given($i.projectMilestoneId?) then "changed" else "none" end) else . end) else empty end));

def issue($b; $do; $d; $url; $who; $options):
  issue_link($d; $url) as $name | around(" in "; words($d.team.name?; 80); "") as $at | issue_key($d.id?) as $t | object($b.updatedFrom?) as $old
  | if $do == "create" then posts(post(($who | if . == "Somebody" then name($d.creator.name?; .) else . end) as $who | (if given($d.parentId?) then "sub-issue" else "issue" end) as $noun | (if $who == "Somebody" then "A new \($noun): \($name)\($at)" else "\($who) made the \($noun) \($name)\($at)" end); $t + {color: blue, body: excerpt($d.description?; 8; 600), fields: issue_fields($d)}))
    elif $do == "remove" then posts(post("\($who) \(if flag($d.trashed?) or (given($d.trashed?) | not) then "deleted" else "removed" end) \($name)\($at)"; $t + {color: grey}))
    elif $do == "restore" then posts(post("\($who) restored \($name)\($at)"; $t + {color: blue}))
    else
      issue_changes($d; $old) as $c
      | (text($d.state.type?)) as $s | words($d.state.name?; 60) as $state
      | if ($old | has("stateId")) and $state != "" then posts(post((if $who == "Somebody" then "\($name) moved to **\($state)**\($at)" else "\($who) moved \($name) to **\($state)**\($at)" end); $t + {color: state_colour($s), fields: ($c | map(select(.title != "State")))}))
        elif ($old | has("assigneeId")) and ($c | length) == 1 then
          posts(post(words($d.assignee.name?; 80) as $a | if $who == "Somebody" then (if $a == "" then "\($name) has no assignee any more\($at)" else "\($name) was assigned to **\($a)**\($at)" end) elif $a == "" then "\($who) took \($name) away from its assignee\($at)" else "\($who) assigned \($name) to **\($a)**\($at)" end; $t + {color: blue}))
        elif ($old | has("archivedAt")) then posts(post("\($who) \(if given($d.archivedAt?) then "archived" else "brought back" end) \($name)\($at)"; $t + {color: grey}))
        elif ($old | has("trashed")) and flag($d.trashed?) then posts(post("\($who) deleted \($name)\($at)"; $t + {color: grey}))
        elif ($c | length) > 0 then posts(post((if ($old | has("title")) then "renamed" else "changed" end) as $v | if $who == "Somebody" then "\($name) was \($v)\($at)" else "\($who) \($v) \($name)\($at)" end; $t + {color: state_colour($s), fields: $c}))
        elif ($old | has("description")) or ($old | has("descriptionData")) then posts(post("\($who) changed the description of \($name)\($at)"; $t + {color: blue, body: excerpt($d.description?; 6; 500)}))
        elif ($old | length) > 0 and (($old | keys) - ["updatedAt", "sortOrder", "boardOrder", "subIssueSortOrder", "prioritySortOrder", "subscriberIds", "previousIdentifiers", "startedAt", "completedAt", "canceledAt", "triagedAt", "addedToCycleAt", "addedToProjectAt", "addedToTeamAt", "startedTriageAt", "snoozedUntilAt", "autoClosedAt", "autoArchivedAt", "slaStartedAt", "slaBreachesAt", "slaMediumRiskAt", "slaHighRiskAt", "slaType", "reactionData", "labelsUpdatedAt", "descriptionUpdatedBy", "integrationSourceType", "botActor", "syncedWith", "hasSharedAccess", "delegateId"] | length) == 0 and ($old | keys) != ["updatedAt"] then
          ignored("Only the order or the followers of an issue changed.")
        else posts(post("\($who) changed \($name)\($at)"; $t + {color: blue})) end end;

.body | object(.) as $b | (text($b.type?) | .[:80]) as $type | (text($b.action?) | .[:80] | if . == "" then "update" else . end) as $do | object($b.data?) as $d
| text($b.url?, $d.url?) as $url | who($b) as $who | object($b.updatedFrom?) as $old
| {"create": "made", "update": "changed", "remove": "deleted", "restore": "restored"}[$do] as $did | ($did // ($do | humanized | ascii_downcase | inline(40))) as $did
| ({"create": blue, "remove": grey}[$do] // blue) as $colour
| {event: (($type | ascii_downcase) + "." + ($do | ascii_downcase) | if startswith(".") then .[1:] else . end)} +
  if $type == "Issue" then issue($b; $do; $d; $url; $who; {})
  elif $type == "Comment" then
    (if given($d.issue?) or given($d.issueId?) then issue_link(object($d.issue?); $url)
      elif given($d.projectUpdate?) then "an update of " + link(name($d.projectUpdate.project.name?; "a project"); $url)
      elif given($d.documentContent?) or given($d.documentContentId?) then link(name($d.documentContent.title?, $d.documentContent.document.title?; "a document"); $url)
      elif given($d.project?) then link(name($d.project.name?; "a project"); $url) elif given($d.initiativeUpdate?) then "an update of an initiative" else link("something"; $url) end) as $name
    | issue_key($d.issue.id?, $d.issueId?) as $t
    | posts(if $do == "remove" then post("\($who) deleted a comment on \($name)"; $t + {color: grey})
        elif $do == "update" and (given($old.resolvedAt?) or ($old | has("resolvedAt"))) and given($d.resolvedAt?) then post("\($who) resolved a \(if $url == "" then "comment" else link("comment"; $url) end) on \($name)"; $t + {color: green})
        else post("\($who) \(if $do == "create" then (if given($d.parentId?) then "[replied]" else "[commented]" end) else "[edited a comment]" end | .[1:-1] as $w | link($w; $url)) \(if $do == "create" and given($d.parentId?) then "to a comment on" else "on" end) \($name)"; $t + {color: blue, body: quote($d.body?; 8; 700)}) end)
  elif $type == "Reaction" then
    if $do == "create" then posts(post("\($who) reacted with \(code($d.emoji?) | if . == "" then "an emoji" else . end) to \(if given($d.comment?) then link("a comment"; $url) + around(": "; words($d.comment.body?; 100); "") elif given($d.issue?) then issue_link(object($d.issue?); $url) else link("an update"; $url) end)"; issue_key($d.comment.issueId?, $d.issue.id?, $d.issueId?)))
    else ignored("A reaction was taken back.") end
  elif $type == "Attachment" or $type == "IssueAttachment" then
    posts(post("\($who) \(if $do == "create" then "linked" elif $do == "remove" then "unlinked" else "changed the link" end) \(link(name($d.title?, $d.url?; "something"); text($d.url?)))\(around(" ("; words($d.subtitle?; 100); ")")) \(if $do == "remove" then "from" elif $do == "create" then "to" else "of" end) an issue"; issue_key($d.issueId?, $d.issue.id?) + {color: $colour}))
  elif $type == "IssueLabel" or $type == "ProjectLabel" then posts(post("\($who) \($did) the label \(bold(name($d.name?; "without a name")))"; {color: $colour, body: (if $do == "update" and ($old | has("name")) then "It was called \(words($old.name?; 80))" else "" end)}))
  elif $type == "Project" then
    link(name($d.name?; "a project"); $url) as $name | {thread: key("project", text($d.id?))} as $t | words($d.status.name?, $d.state?; 60) as $state
    | if $do == "update" then
        fields((if ($old | has("name")) then field("Name"; change(words($old.name?; 150); words($d.name?; 150)); false) else empty end),
          (if ($old | has("state")) or ($old | has("statusId")) then field("State"; change((words($old.state?; 40) | humanized); ($state | humanized))) else empty end),
          (if ($old | has("leadId")) then field("Lead"; words($d.lead.name?; 80) | if . == "" then (if given($d.leadId?) then "changed" else "nobody" end) else . end) else empty end),
          (if ($old | has("health")) then field("Health"; change(health($old.health?); health($d.health?))) else empty end),
          (if ($old | has("startDate")) then field("Start"; change(day($old.startDate?); day($d.startDate?))) else empty end),
          (if ($old | has("targetDate")) then field("Target"; change(day($old.targetDate?); day($d.targetDate?))) else empty end),
          (if ($old | has("priority")) then field("Priority"; change(priority($old.priority?); priority($d.priority?))) else empty end)) as $c
        | if ($c | length) > 0 then posts(post("\($who) changed the project \($name)"; $t + {color: health_colour($d.health?), fields: $c}))
          elif ($old | has("description")) or ($old | has("content")) then posts(post("\($who) changed the description of the project \($name)"; $t + {color: blue, body: excerpt($d.description?; 6; 500)}))
          elif ($old | length) > 0 and ($old | keys | map(select(test("^(updatedAt|sortOrder|.*History|progress|scope|.*Progress.*|.*SortOrder|memberIds|labelIds|teamIds|slack.*)$") | not)) | length) == 0 then ignored("Only the order or the progress of a project changed.")
          else posts(post("\($who) changed the project \($name)"; $t + {color: blue})) end
      else posts(post((if $who == "Somebody" then (if $do == "create" then "A new project: \($name)" else "The project \($name) was \($did)" end) else "\($who) \($did) the project \($name)" end); $t + {color: $colour, body: (if $do == "create" then excerpt($d.description?, $d.content?; 6; 500) else "" end),
        fields: (if $do == "create" then fields(field("State"; $state | humanized | capitalized), field("Lead"; words($d.lead.name?; 80)), field("Start"; day($d.startDate?)), field("Target"; day($d.targetDate?))) else [] end)})) end
  elif $type == "ProjectUpdate" or $type == "InitiativeUpdate" then
    ({thread: key("project", text($d.project.id?, $d.projectId?, $d.initiativeId?, $d.initiative.id?))}) as $t
    | name($d.project.name?, $d.initiative.name?; if $type == "ProjectUpdate" then "a project" else "an initiative" end) as $n
    | posts(post("\($who | if . == "Somebody" then name($d.user.name?; .) else . end) \(if $do == "create" then "reported on" elif $do == "remove" then "deleted a report on" else "edited a report on" end) \(link($n; $url))\(around(": **"; health($d.health?); "**"))"; $t + {color: (if $do == "remove" then grey else health_colour($d.health?) end), body: (if $do == "remove" then "" else excerpt($d.body?; 12; 1000) end)}))
  elif $type == "ProjectMilestone" then posts(post("\($who) \($did) the milestone \(link(name($d.name?; "without a name"); $url))\(around(" of "; words($d.project.name?; 100); ""))"; {color: $colour, thread: key("project", text($d.projectId?, $d.project.id?)), fields: fields(field("Target"; day($d.targetDate?)))}))
  elif $type == "Initiative" or $type == "Document" or $type == "Customer" or $type == "Release" then
    posts(post("\($who) \($did) the \($type | ascii_downcase) \(link(name($d.name?, $d.title?; "without a name"); $url))\(around(" of "; words($d.project.name?; 100); ""))"; {color: $colour, thread: key($type, text($d.id?)),
      body: (if $do == "create" then excerpt($d.description?, $d.content?; 6; 500) else "" end), fields: fields(field("State"; words($d.status.name?, (($d.status?) | strings); 60) | humanized), field("Target"; day($d.targetDate?)), (if ($old | has("name")) or ($old | has("title")) then field("Old name"; words($old.name?, $old.title?; 150)) else empty end))}))
  elif $type == "CustomerNeed" or $type == "CustomerRequest" then
    posts(post("\($who) \(if $do == "create" then "noted" elif $do == "remove" then "deleted" else "changed" end) a request\(around(" of **"; words($d.customer.name?; 80); "**"))\(if given($d.issue?) then " for " + issue_link(object($d.issue?); "") elif given($d.project?) then around(" for "; words($d.project.name?; 100); "") else "" end)"; issue_key($d.issueId?, $d.issue.id?) + {color: $colour, body: (if $do == "remove" then "" else quote($d.body?; 6; 500) end)}))
  elif $type == "Cycle" then
    (name($d.name?; "") | if . == "" then "Cycle " + words($d.number?; 10) | trimmed else . end) as $n
    | if $do == "update" and ($old | length) > 0 and ($old | keys | map(select(test("^(updatedAt|.*History|progress|.*Progress.*|scopeChange.*)$") | not)) | length) == 0 then ignored("Only the figures of a cycle changed.")
      else posts(post("\($who) \(if given($old.completedAt?) or (($old | has("completedAt")) and given($d.completedAt?)) then "completed" else $did end) \(link($n; $url))"; {color: (if given($d.completedAt?) then green else $colour end), thread: key("cycle", text($d.id?)), fields: fields(field("From"; day($d.startsAt?)), field("To"; day($d.endsAt?)))})) end
  elif $type == "IssueSLA" then
    object($b.issueData? // $d.issue?) as $i0 | (if ($i0 | length) > 0 then $i0 else $d end) as $i | issue_link($i; $url) as $name
    | posts(post(if $do == "breached" then "The agreed time for \($name) is over" elif $do == "highRisk" then "The agreed time for \($name) is nearly over" else "\($who) set an agreed time for \($name)" end;
        issue_key($i.id?) + {color: ({"breached": red, "highRisk": amber}[$do] // blue), fields: fields(field("Until"; date($i.slaBreachesAt?)), field("Assigned to"; words($i.assignee.name?; 80)))}))
  elif $type == "User" then posts(post("\($who) \($did) the member \(bold(name($d.name?, $d.email?; "without a name")))"; {color: $colour, body: (if $do == "update" and ($old | has("active")) then (if flag($d.active?) then "The member is active again." else "The member was suspended." end) else "" end)}))
  elif $type == "Favorite" or $type == "ViewPreferences" or $type == "NotificationSubscription" or $type == "ProjectRelation" then ignored("Only what one person set up for themselves changed.")
  elif $type == "IssueRelation" then posts(post("\($who) \(if $do == "remove" then "removed a relation of" else "related" end) \(issue_link(object($d.issue?); $url))\(if given($d.relatedIssue?) then " (\(words($d.type?; 30) | if . == "" or . == "related" then "related to" else . end) \(issue_link(object($d.relatedIssue?); "")))" else around(" ("; words($d.type?; 30); ")") end)"; issue_key($d.issueId?, $d.issue.id?)))
  elif $type == "AppUserNotification" then
    object($b.notification?) as $x | posts(post("Linear: \(words($x.type?, $do; 80) | [match("[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | if . == "" then "a notification" else . end) \(issue_link(object($x.issue?); $url))\(around(" by "; words($x.actor.name?; 80); ""))"; issue_key($x.issue.id?, $x.issueId?) + {body: quote($x.comment.body?; 6; 500)}))
  elif $type == "AgentSessionEvent" then posts(post("An agent was \(if $do == "created" then "asked to work on" else "told more about" end) \(issue_link(object($b.agentSession.issue?); $url))\(around(" by "; words($b.agentSession.creator.name?; 80); ""))"; issue_key($b.agentSession.issue.id?, $b.agentSession.issueId?) + {body: quote($b.agentSession.comment.body?, $b.agentActivity.content.body?; 6; 500)}))
  elif $type == "OAuthApp" or $type == "PermissionChange" or $type == "OAuthAuthorization" then posts(post("Linear: \(if $do == "revoked" then "the authorization of the app was taken back" else "the permissions of the app changed" end)"; {color: amber}))
  else posts(post("\($who) \($did) \([$type | match("[A-Z]?[a-z0-9]+"; "g").string] | join(" ") | ascii_downcase | inline(60) | if . == "" then "something" else "the " + . end)\(around(" "; link(words($d.name?, $d.title?; 150); $url); ""))"; {color: $colour})) end
