# TeamCity: its own webhooks {eventType, payload}, and the tcWebHooks plugin {build}.

def plain_status: if test("\\$\\{") then "" else . end;
(.options | object(.)) as $options | .body | object(.)
| if given(.payload) then
    object(.payload) as $b | text(.eventType) as $e
    | (if ($e | test("STARTED|QUEUE|CHANGES_LOADED")) then "running" elif ($e | test("INTERRUPTED|CANCEL")) then "cancelled" else {"success": "passed", "failure": "failed", "error": "failed"}[text($b.status) | ascii_downcase] // "other" end) as $s
    | {event: "build"} + if ($e | test("^BUILD|^CHANGES")) then posts(post(line("Build", link(around("#"; words($b.number; 40); "") | if . == "" then "of TeamCity" else . end; text($b.webUrl)), around("of **"; words($b.buildType.name?, $b.buildTypeId?; 120); "**"), (if ($e | test("REMOVED_FROM_QUEUE")) then "was taken out of the queue" elif ($e | test("QUEUE")) then "waits in the queue" elif ($e | test("CHANGES_LOADED")) then "has loaded its changes" elif ($e | test("PROBLEMS_CHANGED")) then "has other problems" elif ($e | test("PROBABLY_HANGING")) then "seems to hang" else word($s) end));
        {color: tone($s), update: key("build", text($b.id)), fields: fields(field("Result"; words($b.statusText; 150)), field("Branch"; code(text($b.branchName))), field("Project"; words($b.buildType.projectName?; 100)))}))
      else posts(post("\($e | humanized | ascii_downcase | capitalized | inline(60) | if . == "" then "TeamCity sent an event" else . end)\(around(": "; link(words($b.name?, $b.id?; 100); text($b.webUrl)); ""))"; {color: blue})) end
  else
    object(.build) as $b | text($b.buildResult) as $r
    | (text($b.triggeredBy) | plain_status) as $by
    | (if (text($b.notifyType) | test("[Ss]tarted")) and ($r | test("success|failure") | not) then "running" else {"success": "passed", "failure": "failed", "running": "running", "interrupted": "cancelled", "cancelled": "cancelled"}[$r | ascii_downcase] // "other" end) as $s
    | text($b.branchDisplayName?, $b.branchName?) as $branch
    | {event: "build"} +
      if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      elif $options.only_problems == true and $s == "passed" then ignored("It went well, and only problems are wanted.")
      else posts(post(line("Build", link(around("#"; words($b.buildNumber; 40); "") | if . == "" then "of TeamCity" else . end; text($b.buildStatusUrl)), around("of **"; words($b.buildFullName?, $b.buildName?; 120); "**"), ({"buildaddedtoqueue": "waits in the queue", "queuedbuild": "waits in the queue", "buildremovedfromqueue": "was taken out of the queue", "changesloaded": "has loaded its changes", "buildpinned": "was pinned", "buildunpinned": "was unpinned", "buildtagschanged": "has other tags", "responsibilitychanged": "has another person responsible", "buildchangedstatus": "changed its state", "testmuted": "has muted tests", "testunmuted": "has unmuted tests", "buildproblemsmuted": "has muted problems", "servicemessagereceived": "sent a message", "reportstatistics": "sent figures"}[text($b.notifyType) | ascii_downcase] // {"fixed": "is fixed", "broken": "is broken"}[text($b.buildResultDelta)] // word($s)));
        {color: tone($s), update: key("build", text($b.buildId)), body: ([records($b.changes)[] | object(.change?) as $c | (if $c == {} then . else $c end) | commit_line(text(.version?); ""; text(.comment?); words(.username?; 60))] | commits(.; 5)),
         fields: fields(field("Result"; words($b.buildStatus; 150) | plain_status), field("Branch"; code($branch)), field("Started by"; $by | inline(80)), field("Agent"; words($b.agentName; 60)), field("Comment"; words($b.buildComment?; 150)))})) end end
