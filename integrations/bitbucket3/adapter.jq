# Bitbucket Data Center and Server: https://confluence.atlassian.com/bitbucketserver/event-payload-938025882.html. Every function reads the body.

def page(f): object(f) as $o | text($o.links.self[0].href?, $o.links.html[0].href?, $o.url?);
def person(f): object(f) as $u | link(words($u.displayName?, $u.name?, $u.slug?; 60); page($u));
def who: person(.actor) | if . == "" then "Somebody" else . end;
def repository_name(f): object(f) as $r | joined("/"; (if text($r.project.key?) | startswith("~") then words($r.project.name?; 60) else words($r.project.key?; 60) end), words($r.slug?, $r.name?; 100));
def the_repository: object(.repository?) as $r | if $r == {} then object(.pullRequest.toRef.repository?) else $r end;
def repository: the_repository as $r | link(repository_name($r); page($r) | rtrimstr("/browse"));
def in_repository: around(" in "; repository; "");
def repository_key: the_repository as $r | if text($r.slug?, $r.name?) == "" then "" else text($r.project.key?, "project") + "/" + text($r.slug?, $r.name?) end;
def thing: object(.pullRequest) as $p | link(line(around("#"; words($p.id; 12); ""), words($p.title; 150)) | if . == "" then "without a title" else . end; page($p));
def thread: text(.pullRequest.id) as $n | if $n == "" then "" else key(repository_key, "#" + $n) end;
def commit_link($sha): page(the_repository) as $page | link(code($sha[:7]); if $page == "" then "" else ($page | rtrimstr("/browse")) + "/commits/" + $sha end);

def refs_changed($options):
  [records(.commits)[:8][] | commit_line(text(.id?, .displayId?); page(.); .message; words(.author.displayName?, .author.name?; 40))] as $lines
  | (number(.commits_total?) // ($lines | length)) as $count
  | [records(.changes)[] | {kind: (text(.ref.type?) | if . == "TAG" then "tag" else "branch" end), name: text(.ref.displayId?, .ref.id?, .refId?), type: text(.type), from: text(.fromHash), to: text(.toHash)} | select(.kind == "tag" or .name == "" or (.name | wanted($options.branches)))] as $changes
  | if records(.changes) == [] then posts(post("\(who) pushed to \(repository | if . == "" then "a repository" else . end)"))
    elif $changes == [] then ignored("The branch is not among the chosen ones.")
    else
      posts($changes[:10][] as $c
        | (code($c.name) | if . == "" then "without a name" else . end) as $name
        | if $c.type == "DELETE" then post("\(who) deleted \($c.kind) \($name)\(in_repository)"; {color: grey})
          elif $c.type == "ADD" then post("\(who) created \($c.kind) \($name)\(around(" at "; commit_link($c.to); ""))\(in_repository)"; {body: ($lines | join("\n"))})
          else post("\(who) pushed to \($c.kind) \($name)\(around(": "; if $c.from == "" or $c.to == "" then "" else change(commit_link($c.from); commit_link($c.to)) end; ""))\(in_repository)"; {color: blue, body: (if ($changes | length) == 1 then commits($lines; 8) else "" end)} | if .body == "" then {} else . end) end)
    end;

def comment($what; $on; $thread):
  object(.comment) as $c
  | ({"added": "commented", "edited": "edited a comment", "deleted": "deleted a comment"}[$what] // "commented") as $did
  | posts(post("\(who) \(if $what == "deleted" then $did else link($did; page($c)) end) on \($on)\(in_repository)"; {color: (if $what == "deleted" then grey else blue end), body: excerpt($c.text; 8; 600), thread: $thread}));

def pull_request($event; $options):
  object(.pullRequest) as $p | thing as $thing | thread as $thread | text($p.toRef.displayId?, $p.toRef.id?) as $to | text($p.fromRef.displayId?, $p.fromRef.id?) as $from
  | (if flag($p.draft) then "draft pull request" else "pull request" end) as $kind
  | if $to != "" and ($to | ltrimstr("refs/heads/") | wanted($options.branches) | not) then ignored("The pull request is not for one of the chosen branches.")
    elif $event == "pr:opened" then
      posts(post("\(who) opened \($kind) \($thing)\(in_repository)"; {color: blue, thread: $thread, body: excerpt($p.description; 8; 600),
        fields: fields(field("Branches"; if $from == "" then "" else change(code($from); code($to)) end), field("Reviewers"; [$p | records(.reviewers)[] | person(.user)] | sentence))}))
    elif $event == "pr:merged" then posts(post("\(who) merged \($kind) \($thing)\(around(" into "; code($to); ""))\(in_repository)"; {color: green, thread: $thread}))
    elif $event == "pr:declined" then posts(post("\(who) declined \($kind) \($thing)\(in_repository)"; {color: grey, thread: $thread}))
    elif $event == "pr:deleted" then posts(post("\(who) deleted \($kind) \($thing)\(in_repository)"; {color: grey, thread: $thread}))
    elif $event == "pr:reopened" then posts(post("\(who) reopened \($kind) \($thing)\(in_repository)"; {color: blue, thread: $thread}))
    elif $event == "pr:from_ref_updated" then
      posts(post("\(who) pushed new commits to \($kind) \($thing)\(around(": "; if text(.previousFromHash) == "" or text($p.fromRef.latestCommit) == "" then "" else change(code(text(.previousFromHash)[:7]); code(text($p.fromRef.latestCommit)[:7])) end; ""))\(in_repository)"; {thread: $thread}))
    elif $event == "pr:to_ref_updated" then ignored("Only the branch it goes into moved on.")
    elif $event == "pr:modified" then
      ([ (words(.previousTitle; 150) as $old | if $old != "" and $old != words($p.title; 150) then "Title: " + change($old; words($p.title; 150)) else "" end),
         (if given(.previousDescription) and text(.previousDescription) != text($p.description?) then "Description edited" else "" end),
         (code(text(.previousTarget.displayId?)) as $old | if $old != "" and $old != code($to) then "Target: " + change($old; code($to)) else "" end) ] | map(select(. != "")) | join("\n")) as $what
      | posts(post("\(who) changed \($kind) \($thing)\(in_repository)"; {color: blue, thread: $thread, body: $what} | if .body == "" then del(.color) else . end))
    elif $event == "pr:reviewer:updated" then
      ([records(.addedReviewers)[] | person(.user?) as $u | if $u == "" then person(.) else $u end] | sentence) as $added | ([records(.removedReviewers)[] | person(.user?) as $u | if $u == "" then person(.) else $u end] | sentence) as $removed
      | posts(post("\(who) \(if $added != "" and $removed == "" then "asked \($added) to review" elif $removed != "" and $added == "" then "no longer asks \($removed) to review" else "changed the reviewers of" end) \($kind) \($thing)\(in_repository)";
          {thread: $thread, fields: (if $added != "" and $removed != "" then fields(field("Added"; $added), field("Removed"; $removed)) else [] end)}))
    elif $event == "pr:reviewer:approved" then posts(post("\(who) approved \($kind) \($thing)\(in_repository)"; {color: green, thread: $thread}))
    elif $event == "pr:reviewer:unapproved" then posts(post("\(who) took back the approval of \($kind) \($thing)\(in_repository)"; {color: amber, thread: $thread}))
    elif $event == "pr:reviewer:needs_work" or $event == "pr:reviewer:changes_requested" then posts(post("\(who) asked for changes in \($kind) \($thing)\(in_repository)"; {color: amber, thread: $thread}))
    elif $event | startswith("pr:comment:") then comment($event[11:]; "\($kind) \($thing)"; $thread)
    else posts(post("\(who): \($event | split(":") | join(" ") | humanized | inline(60)) \($thing)\(in_repository)"; {thread: $thread})) end;

def modified:
  object(.old) as $o | object(.new) as $n
  | [["name", "Name"], ["slug", "Slug"], ["description", "Description"], ["key", "Key"], ["public", "Public"]] as $known
  | [$known[] as $k | words($o[$k[0]]?; 150) as $from | words($n[$k[0]]?; 150) as $to | select($from != $to) | "\($k[1]): \(change($from; $to))"] as $lines
  | posts(post("\(who) changed \(if text($n.slug?) != "" then "repository" else "project" end) \(link(words($n.name?, $o.name?; 100) | if . == "" then "without a name" else . end; page($n)))"; {color: blue, body: ($lines | join("\n"))} | if .body == "" then {} else . end));
def forked:
  object(.repository.origin) as $from
  | posts(post("\(who) forked \(link(repository_name($from) | if . == "" then "a repository" else . end; page($from)))\(around(" to "; repository; ""))"));

(.options | object(.)) as $options
| (.event | if type == "string" then . else "" end) as $named
| .body | object(.)
| (if $named != "" then $named else text(.eventKey?) | if . == "" then "event" else . end end) as $event
| if (repository_key | if . == "" then false else (wanted($options.repositories) | not) end) then ignored("The repository is not among the chosen ones.")
  elif $event == "diagnostics:ping" or (flag(.test) and (given(.eventKey) | not)) then posts(post("Bitbucket is connected"; {color: green}))
  elif . == {} then posts(post("Bitbucket sent an event without any content"))
  elif $event == "repo:refs_changed" then refs_changed($options)
  elif $event == "repo:forked" then forked
  elif $event == "repo:modified" or $event == "project:modified" then modified
  elif $event | startswith("repo:comment:") then comment($event[13:]; "commit " + (commit_link(text(.commit)) | if . == "" then "without a name" else . end); key(repository_key, "commit", text(.commit)))
  elif $event | startswith("pr:") then pull_request($event; $options)
  elif $event == "mirror:repo_synchronized" then ignored("A mirror was brought up to date; the push itself has its message.")
  elif $event == "repo:secret_detected" then posts(post("A secret was pushed\(in_repository)\(around(" by "; person(.actor); ""))"; {color: red}))
  else posts(post("\(who): \($event | split(":") | join(" ") | humanized | inline(60))\(in_repository)")) end
| if $named == "" then {event: $event} + . else . end
