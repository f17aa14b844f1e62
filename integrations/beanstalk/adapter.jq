# Beanstalk: the classic Git and Subversion bodies, and the modular ones {trigger, payload}.

def body_of: if .payload? | type == "object" then .payload elif .commit? | type == "object" then .commit else . end;
def changed: if type == "object" then [to_entries[] | .key as $k | .value | arrays[] | as_text | select(. != "") | inline(100) + (if $k == "deleted" then " (deleted)" else "" end)]
  elif type == "array" then [.[] | if type == "array" then .[0] else . end | as_text | select(. != "") | inline(100)] else [] end;
(.options | object(.)) as $options | .body | object(.) | text(.trigger) as $trigger | object(body_of)
| object(.repository) as $r
| link(words($r.title?, $r.name?, .repository? | strings; 100); text($r.url?, .repository_url?)) as $repo | around(" in "; $repo; "") as $at
| (words(.pusher_name?, .pusher.name?, .beanstalk_user.name?, .author_full_name?, .author.name?, .author_name?, .author.login?, .author?, .user.name?; 80) | if . == "" then "Somebody" else . end) as $who
| text(.branch?, (.ref? | strings | ltrimstr("refs/heads/"))) as $branch
| (words(.environment.name?, .server_environment.name?, .environment_name?, .environment?; 60)) as $environment
| if ($trigger | contains("deploy")) or ($trigger == "" and $environment != "") then
    (($trigger | contains("fail")) or flag(.failed?) or given(.failed_at?)) as $failed
    | {event: "deploy"} + posts(post("\($who) \(if $failed then "could not deploy " else "deployed " end)\(code(text(.revision)[:10]) | if . == "" then "" else . + " " end)to **\($environment | if . == "" then "a server" else . end)**\($at)"; {color: (if $failed then red else green end), body: passage(.comment?, .message?; 4; 300)}))
  elif ($trigger | startswith("create_branch") or startswith("delete_branch") or startswith("create_tag") or startswith("delete_tag")) then
    {event: "ref"} + posts(post("\($who) \(if ($trigger | startswith("create")) then "created" else "deleted" end) \(if ($trigger | endswith("tag")) then "tag" else "branch" end) \(code(text(.branch?, .tag?, .name?)))\($at)"; {color: (if ($trigger | startswith("create")) then blue else grey end)}))
  elif ($trigger | contains("review")) then
    {event: "review"} + posts(post("\($who) \(if ($trigger | contains("approve")) then "approved" elif ($trigger | contains("cancel")) or ($trigger | contains("clos")) then "closed" elif ($trigger | contains("comment")) then "commented on" elif ($trigger | contains("reopen")) then "opened again" elif ($trigger | contains("request")) or ($trigger | contains("creat")) then "asked for" else "changed" end) code review \(link(words(.title?, .description?, .source_branch?; 150) | if . == "" then "without a title" else "**" + . + "**" end; text(.url?, .code_review_url?)))\($at)";
      {color: (if ($trigger | contains("approve")) then green else blue end), fields: fields(field("Branches"; change(code(text(.source_branch?)); code(text(.target_branch?))) | if contains("removed") then "" else . end))}))
  elif $trigger == "comment" or text(.type?) == "Comment" then
    {event: "comment"} + posts(post("\($who) \(link("commented"; text(.url?, .comment_url?))) on \(code(text(.file_path?, .file?, .path?)) | if . == "" then around("revision "; code(text(.revision?)[:10]); "") | if . == "" then "a change" else . end else . end)\($at)"; {color: blue, body: quote(.body?, .rendered_body?, .message?; 8; 600)}))
  elif (.commits? | type) == "array" then
    records(.commits) as $c
    | {event: "push"} + if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      else posts(post("\($who) pushed \(if ($c | length) == 0 then "" else plural($c | length; "commit"; "commits") + " " end)to \(code($branch) | if . == "" then "a branch" else . end)\($at)";
        {color: blue, body: commits([$c[:8][] | commit_line(text(.id?, .hash_id?); text(.url?, .changeset_url?); text(.message); words(.author.name?, .author?; 60))]; 8; ($c | length); "")})) end
  else
    text(.revision?, (if $trigger != "" then .id? else null end)) as $rev
    | {event: "commit"} + posts(post("\($who) committed \(link(around("revision "; $rev | inline(20); "") | if . == "" then "a revision" else . end; text(.changeset_url)))\($at)";
      {color: blue, body: passage(.message; 6; 500), fields: fields(field("Files"; [.changed_files?] | .[0] | changed | .[:6] | sentence; false))})) end
