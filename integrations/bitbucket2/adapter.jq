# Bitbucket Cloud: https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/. Every function reads the body.

def page(f): object(f) as $o | text($o.links.html.href?, $o.links.html[0].href?);
def person(f): object(f) as $u | link(words($u.display_name?, $u.nickname?, $u.username?, $u.account_id?; 60); page($u));
def who: person(.actor) | if . == "" then "Somebody" else . end;
def repository: link(words(.repository.full_name?, .repository.name?; 100); page(.repository));
def in_repository: around(" in "; repository; "");
def repository_key: text(.repository.full_name?, .repository.uuid?, .repository.name?);
def branch_link($name): link(code($name); around(page(.repository) | rtrimstr("/"); if page(.repository) == "" then "" else "/branch/" + ($name | split("/") | map(@uri) | join("/")) end; ""));
def thing(f; $kind): object(f) as $t | link(line(around("#"; words($t.id; 12); ""), words($t.title; 150)) | if . == "" then $kind else . end; page($t));
def number_key($sign; f): text(f) as $n | if $n == "" then "" else key(repository_key, $sign + $n) end;
def content(f): object(f) as $c | text($c.content.raw?) as $raw | if $raw != "" then excerpt($raw; 8; 600) else html_passage($c.content.html?; 8; 600) end;
def author: object(.author) as $a | words($a.user.display_name?, $a.user.nickname?; 40) as $name | if $name != "" then $name else text($a.raw?) | split("<")[0] // "" | trimmed | inline(40) end;

def change($options):
  object(.new) as $new | object(.old) as $old | text($new.name?, $old.name?) as $name | (text($new.type?, $old.type?) | if . == "tag" or . == "annotated_tag" then "tag" elif . == "bookmark" then "bookmark" else "branch" end) as $kind
  | {name: $name, kind: $kind, gone: (given(.new) | not), created: (flag(.created) or (given(.old) | not)), forced: flag(.forced), cut: flag(.truncated), url: page(.),
     compare: text(.links.html.href?), commits: records(.commits), target: $new.target?};
def push($options):
  . as $body
  | [records(.push.changes)[] | change($options) | select(.kind == "tag" or .name == "" or (.name | wanted($options.branches)))] as $changes
  | if ($body | records(.push.changes)) == [] then posts(post("\(who) pushed to \(repository | if . == "" then "a repository" else . end) without changing a branch"))
    elif $changes == [] then ignored("The branch is not among the chosen ones.")
    else
      posts($changes[:10][] as $c
        | ($c.name as $n | if $c.kind == "branch" then branch_link($n) else link(code($n); page($c | object(.target))) end) as $where
        | if $c.gone then post("\(who) deleted \($c.kind) \(code($c.name) | if . == "" then "without a name" else . end)\(in_repository)"; {color: grey})
          elif $c.kind == "tag" then post("\(who) pushed tag \($where)\(in_repository)")
          elif ($c.commits | length) == 0 then post("\(who) \(if $c.created then "created" elif $c.forced then "force-pushed" else "pushed to" end) \($c.kind) \($where)\(in_repository)"; if $c.forced then {color: amber} else {} end)
          else
            post("\(who) \(if $c.forced then "force-pushed" else "pushed" end) \(link((if $c.cut then "more than " else "" end) + plural($c.commits | length; "commit"; "commits"); $c.compare)) to \(if $c.created then "the new \($c.kind) " else "" end)\($where | if . == "" then "a branch" else . end)\(in_repository)";
              {color: (if $c.forced then amber else blue end),
               body: ([$c.commits[:8][] | commit_line(.hash; page(.); .message; author)] as $lines
                 | if $c.cut then commits($lines; 8) + "\n- " + link("and more"; $c.compare) else commits($lines; 8; ($c.commits | length); $c.compare) end)})
          end)
    end;

def fork: posts(post("\(who) forked \(repository | if . == "" then "a repository" else . end)\(around(" to "; link(words(.fork.full_name; 100); page(.fork)); ""))"));
def updated:
  object(.changes) as $c
  | [["name", "Name"], ["description", "Description"], ["website", "Website"], ["language", "Language"], ["is_private", "Private"], ["full_name", "Full name"]] as $known
  | [$known[] as $k | select($c[$k[0]] != null and ($k[0] != "full_name" or $c.name == null)) | words($c[$k[0]].old?; 150) as $from | words($c[$k[0]].new?; 150) as $to | select($from != $to) | "\($k[1]): \(change($from; $to))"] as $lines
  | posts(post("\(who) changed repository \(repository | if . == "" then "without a name" else . end)"; {color: blue, body: ($lines | join("\n"))} | if .body == "" then {} else . end));
def commit_comment:
  posts(post("\(who) \(link("commented"; page(.comment))) on commit \(link(code(text(.commit.hash?, .comment.commit.hash?)[:7]); text(page(.commit), page(.comment.commit?)))| if . == "" then "without a name" else . end)\(around(", "; code(.comment.inline.path?); ""))\(in_repository)";
    {color: blue, body: content(.comment), thread: key(repository_key, "commit", text(.commit.hash?, .comment.commit.hash?))}));
def status($options):
  object(.commit_status) as $s | text($s.state) as $state
  | ({"SUCCESSFUL": ["passed", green], "FAILED": ["failed", red], "INPROGRESS": ["started", amber], "STOPPED": ["was stopped", grey]}[$state] // ["changed", blue]) as $o
  | text($s.refname?) as $ref
  | if $ref != "" and ($ref | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
    elif $options.builds == "failed" and $state != "FAILED" then ignored("Only failures are wanted.")
    else posts(post("\(link(words($s.name?, $s.key?; 100) | if . == "" then "A build" else . end; text($s.url))) \($o[0])\(around(" on "; if $ref == "" then "" else branch_link($ref) end; ""))\(around(" at "; link(code(text($s.commit.hash?, (text($s.links.commit.href?) | split("/") | .[-1]))[:7]); page($s.commit?)); ""))\(in_repository)";
      {color: $o[1], body: words($s.description; 300), update: key(repository_key, "status", text($s.key?, $s.name?, $s.url?), text($s.commit.hash?, $s.links.commit.href?, $s.url?))})) end;

def issue($event):
  object(.issue) as $i | thing(.issue; "an issue") as $thing | number_key("#"; $i.id) as $thread | object(.changes) as $c
  | if $event == "issue:created" then
      posts(post("\(who) opened issue \($thing)\(in_repository)"; {color: blue, body: content(.issue), thread: $thread,
        fields: fields(field("Kind"; words($i.kind?, $i.type?; 30) | if . == "issue" then "" else . end), field("Priority"; words($i.priority; 30)), field("Assigned to"; person($i.assignee)), field("Milestone"; words($i.milestone.name; 60)))}))
    elif $event == "issue:comment_created" then
      posts(post("\(who) \(link("commented"; page(.comment))) on issue \($thing)\(in_repository)"; {color: blue, thread: $thread, body: content(.comment),
        fields: fields(field("State"; change(words($c.status.old; 30); words($c.status.new; 30))))}))
    else
      [["status", "State"], ["title", "Title"], ["priority", "Priority"], ["kind", "Kind"], ["component", "Component"], ["milestone", "Milestone"], ["version", "Version"], ["responsible", "Assigned to"], ["assignee", "Assigned to"]] as $known
      | ([$known[] as $k | select($c[$k[0]] != null) | words($c[$k[0]].old.display_name?, $c[$k[0]].old.name?, $c[$k[0]].old?; 100) as $from | words($c[$k[0]].new.display_name?, $c[$k[0]].new.name?, $c[$k[0]].new?; 100) as $to | select($from != $to) | "\($k[1]): \(change($from; $to))"] | unique) as $lines
      | text($c.status.new?, $i.state?) as $state
      | posts(post("\(who) changed issue \($thing)\(in_repository)"; {color: (if $state == "resolved" or $state == "closed" then green else blue end), body: lines(($lines | join("\n")), (content(.comment) | quoted)), thread: $thread} | if .body == "" then del(.color) else . end))
    end;

def pull_request($event; $options):
  object(.pullrequest) as $p | thing(.pullrequest; "a pull request") as $thing | number_key("!"; $p.id) as $thread | text($p.destination.branch.name) as $to
  | (if flag($p.draft) then "draft pull request" else "pull request" end) as $kind
  | ($event | split(":")[1] // "") as $what
  | if $to != "" and ($to | wanted($options.branches) | not) then ignored("The pull request is not for one of the chosen branches.")
    elif $what == "created" then
      posts(post("\(who) opened \($kind) \($thing)\(in_repository)"; {color: blue, thread: $thread, body: excerpt($p.description?, $p.summary.raw?; 8; 600),
        fields: fields(field("Branches"; if text($p.source.branch.name) == "" then "" else change(code($p.source.branch.name); code($to)) end), field("Reviewers"; [$p | records(.reviewers)[] | person(.)] | sentence))}))
    elif $what == "updated" then posts(post("\(who) changed \($kind) \($thing)\(in_repository)"; {thread: $thread}))
    elif $what == "approved" then posts(post("\(who) approved \($kind) \($thing)\(in_repository)"; {color: green, thread: $thread}))
    elif $what == "unapproved" then posts(post("\(who) took back the approval of \($kind) \($thing)\(in_repository)"; {color: amber, thread: $thread}))
    elif $what == "changes_request_created" then posts(post("\(who) asked for changes in \($kind) \($thing)\(in_repository)"; {color: amber, thread: $thread}))
    elif $what == "changes_request_removed" then posts(post("\(who) no longer asks for changes in \($kind) \($thing)\(in_repository)"; {thread: $thread}))
    elif $what == "fulfilled" or $what == "merged" then posts(post("\(who) merged \($kind) \($thing)\(around(" into "; code($to); ""))\(in_repository)"; {color: green, thread: $thread}))
    elif $what == "rejected" then posts(post("\(who) declined \($kind) \($thing)\(in_repository)"; {color: grey, thread: $thread, body: excerpt($p.reason; 4; 300)}))
    elif $what | startswith("comment_") then
      object(.comment) as $c | ($what[8:] | {"created": "commented", "updated": "edited a comment", "deleted": "deleted a comment", "resolved": "resolved a conversation", "reopened": "opened a conversation again"}[.] // "commented") as $did
      | posts(post("\(who) \(if $what == "comment_deleted" then $did else link($did; page($c)) end) on \($kind) \(thing(.pullrequest; "of this repository"))\(around(", "; code($c.inline.path?); ""))\(in_repository)";
          {color: (if $what == "comment_deleted" then grey elif $what == "comment_resolved" then green else blue end), thread: number_key("!"; $p.id), body: (if $what == "comment_resolved" or $what == "comment_reopened" then "" else content(.comment) end)}))
    elif $what == "push" then posts(post("\(who) pushed new commits to \($kind) \($thing)\(in_repository)"; {thread: $thread}))
    elif $what == "reviewed" then posts(post("\(who) reviewed \($kind) \($thing)\(in_repository)"; {thread: $thread}))
    else posts(post("\(who): \($what | humanized | inline(40) | if . == "" then "changed" else . end) \($kind) \($thing)\(in_repository)"; {thread: $thread})) end;

def other($event):
  posts(post("\(who): \($event | split(":") | join(" ") | humanized | inline(60) | if . == "" then "an event" else . end)\(in_repository)"));

def guessed:
  if given(.push) then "repo:push" elif given(.comment) and given(.pullrequest) then "pullrequest:comment_created"
  elif given(.pullrequest) and given(.approval) then (text(.actor.uuid?, .actor.account_id?) as $me | if [records(.pullrequest.participants)[] | select(text(.user.uuid?, .user.account_id?) == $me) | flag(.approved)] | any then "pullrequest:approved" elif [records(.pullrequest.participants)[]] == [] then "pullrequest:reviewed" else "pullrequest:unapproved" end)
  elif given(.pullrequest) and given(.changes_request) then "pullrequest:changes_request_created"
  elif given(.pullrequest) then (text(.pullrequest.state) | {"MERGED": "pullrequest:fulfilled", "DECLINED": "pullrequest:rejected"}[.] // "") as $done
    | if $done != "" then $done elif text(.pullrequest.created_on) != "" and text(.pullrequest.created_on) == text(.pullrequest.updated_on) then "pullrequest:created" elif text(.pullrequest.updated_on) == "" then "pullrequest:created" else "pullrequest:updated" end
  elif given(.issue) and given(.comment) then (if object(.changes) == {} then "issue:comment_created" else "issue:updated" end) elif given(.issue) and given(.changes) then "issue:updated" elif given(.issue) then "issue:created"
  elif given(.commit_status) then "repo:commit_status_updated" elif given(.comment) and (given(.commit) or given(.comment.commit)) then "repo:commit_comment_created" elif given(.fork) then "repo:fork" elif given(.changes) then "repo:updated" else "event" end;

(.options | object(.)) as $options
| (.event | if type == "string" then . else "" end) as $named
| .body | object(.)
| (if $named == "" then guessed else $named end) as $event
| if (repository_key | if contains("/") then (wanted($options.repositories) | not) else false end) then ignored("The repository is not among the chosen ones.")
  elif . == {} then posts(post("Bitbucket sent an event\(around(" of the kind "; $event | split(":") | join(" ") | inline(60); "")) without any content"))
  elif $event == "repo:push" then push($options)
  elif $event == "repo:fork" then fork
  elif $event == "repo:updated" then updated
  elif $event == "repo:imported" then posts(post("Repository \(repository) was imported"; {color: green}))
  elif $event == "repo:transfer" then posts(post("\(who) transferred repository \(repository)"))
  elif $event == "repo:deleted" then posts(post("\(who) deleted repository \(repository)"; {color: grey}))
  elif $event == "repo:commit_comment_created" then commit_comment
  elif $event == "repo:commit_status_created" or $event == "repo:commit_status_updated" then status($options)
  elif $event | startswith("issue:") then issue($event)
  elif $event | startswith("pullrequest:") then pull_request($event; $options)
  elif $event == "diagnostics:ping" then posts(post("Bitbucket is connected"; {color: green}))
  elif $event == "project:updated" then posts(post("\(who) changed project \(words(.project.name?, .project.key?; 80) | if . == "" then "without a name" else bold(.) end)"))
  else other($event) end
| if $named == "" then {event: $event} + . else . end
