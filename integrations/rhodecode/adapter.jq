# RhodeCode's webhook integration: {event: {name, repo, actor, push | pullrequest | ...}}.

def name_of: text(.) | split(" <")[0] // "" | inline(60);
(.options | object(.)) as $options | .body | object(.) | object(.event) as $e | text($e.name) as $event
| (words($e.actor.username?, $e.actor.name?; 60) | if . == "" then "Somebody" else . end) as $who
| link(words($e.repo.repo_name; 100); text($e.repo.url?, $e.repo.permalink_url?)) as $repo | around(" in "; $repo; "") as $at
| object($e.pullrequest) as $p | link(around("!"; words($p.pull_request_id?; 12); " ") + words($p.title; 200) | if . == "" then "a pull request" else . end; text($p.url?, $p.permalink_url?)) as $pr
| {thread: key("pull request", text($e.repo.repo_name), text($p.pull_request_id?))} as $thread
| (if $event == "" then {} else {event: $event} end) +
  if $event == "repo-push" or given($e.push) then
    object($e.push) as $push | records($push.commits) as $c
    | ([records($push.branches)[] | link(code(.name); text(.url))] | .[:4] | sentence) as $branches | ([records($push.tags)[] | code(.name)] | .[:4] | sentence) as $tags
    | (text($push.branches[0].name?)) as $first
    | if $first != "" and ($first | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      elif ($c | length) > 0 and ($c | all(text(.git_ref_change?) | endswith("_delete"))) then
        posts(post("\($who) deleted \([$c[] | (if (text(.git_ref_change?) | startswith("tag")) then "tag " else "branch " end) + code(.branch?, .tag?, .short_id?)] | unique | .[:6] | sentence)\($at)"; {color: grey}))
      elif ($c | length) == 0 then posts(post("\($who) pushed\(around(" to "; $branches; ""))\(around(" tag "; $tags; ""))\($at)"))
      else posts(post("\($who) pushed \(plural($c | length; "commit"; "commits"))\(around(" to "; $branches; ""))\(around(" with tag "; $tags; ""))\($at)"; {color: blue, body: commits([$c[:8][] | commit_line(text(.short_id?, .raw_id?); text(.url?, .permalink_url?); text(.message); (.author | name_of))]; 8; $c | length; "")})) end
  elif ($event | startswith("pullrequest-comment")) then posts(post("\($who) \(if ($event | endswith("edit")) then "edited a comment" elif ($event | endswith("delete")) then "deleted a comment" else "commented" end) on pull request \($pr)\($at)"; $thread + {color: blue, body: excerpt(text($e.comment.comment_text?, $e.comment.text?); 8; 600) | quoted}))
  elif ($event | startswith("pullrequest-")) then
    ({"create": "opened", "update": "updated", "merge": "merged", "close": "closed", "review": "reviewed"}[$event[12:]] // ($event[12:] | humanized | inline(30))) as $do
    | posts(post("\($who) \($do) pull request \($pr)\(if $do == "reviewed" then around(": "; words($p.status?, $e.status?; 40) | humanized; "") else "" end)\($at)"; $thread + {color: ({"merged": green, "closed": grey}[$do] // blue), body: (if $do == "opened" then excerpt(text($p.description?); 8; 600) else "" end)}))
  elif $event == "repo-create" or $event == "repo-delete" then posts(post("\($who) \(if $event == "repo-create" then "created" else "deleted" end) repository \($repo)"; {color: (if $event == "repo-create" then blue else grey end)}))
  elif ($event | startswith("repo-commit-comment")) then posts(post("\($who) \(if ($event | endswith("edit")) then "edited a comment" elif ($event | endswith("delete")) then "deleted a comment" else "commented" end) on commit \(code(text($e.commit.commit_id?, $e.commit.raw_id?)[:7]))\($at)"; {color: blue, body: excerpt(text($e.comment.comment_text?, $e.comment.text?); 8; 600) | quoted}))
  elif ($event | test("^repo-(pre-|pull|pre_)|-pre-|^repo-(un)?lock")) then ignored("Somebody read the repository, or a change only begins.")
  elif ($event | startswith("repo-artifact")) then posts(post("\($who) \(if ($event | test("delet|remov")) then "removed" else "added" end) the artifact\(around(" "; code($e.artifact.file_name?, $e.artifact.display_name?, $e.artifact.name?); ""))\($at)"; {color: blue}))
  elif ($event | startswith("repogroup-")) then posts(post("\($who) \({"create": "created", "delete": "deleted", "update": "changed"}[$event[10:]] // "changed") the repository group\(around(" **"; words($e.repo_group.group_name?, $e.repo_group.name?; 80); "**"))"; {color: blue}))
  elif ($event | startswith("user-")) then posts(post("\(words($e.user.username?, $e.user.name?; 60) | if . == "" then $who else "**" + . + "**" end) \({"registered": "registered", "register": "registered", "create": "got an account", "delete": "lost the account"}[$event[5:]] // ($event[5:] | humanized | inline(40)))"; {color: blue}))
  else posts(post("\($who): \($event | humanized | inline(60) | if . == "" then "an event" else . end)\($at)"; {color: blue})) end
