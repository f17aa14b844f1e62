# Beanstalk: the classic Git and Subversion bodies, and the modular ones {trigger, payload}.

def body_of: if .payload? | type == "object" then .payload else . end;
(.options | object(.)) as $options | .body | object(.) | text(.trigger) as $trigger | object(body_of)
| object(.repository) as $r | link(words($r.title?, $r.name?; 100); text($r.url)) as $repo | around(" in "; $repo; "") as $at
| (words(.pusher_name?, .pusher.name?, .author_full_name?, .author.name?, .author?, .user.name?; 80) | if . == "" then "Somebody" else . end) as $who
| text(.branch?, (.ref? | strings | ltrimstr("refs/heads/"))) as $branch
| if ($trigger | test("deploy")) then
    {event: "deploy"} + posts(post("\($who) deployed \(code(text(.revision)[:10]) | if . == "" then "" else . + " " end)to **\(words(.environment.name?, .server_environment.name?, .environment?; 60) | if . == "" then "a server" else . end)**\($at)"; {color: (if ($trigger | test("fail")) then red else green end), body: passage(.comment; 4; 300)}))
  elif ($trigger | test("^(create|delete)_(branch|tag)")) then
    {event: "ref"} + posts(post("\($who) \(if ($trigger | startswith("create")) then "created" else "deleted" end) \(if ($trigger | endswith("tag")) then "tag" else "branch" end) \(code(text(.branch?, .tag?)))\($at)"; {color: (if ($trigger | startswith("create")) then blue else grey end)}))
  elif (.commits? | type) == "array" then
    records(.commits) as $c
    | {event: "push"} + if $branch != "" and ($branch | wanted($options.branches) | not) then ignored("The branch is not among the chosen ones.")
      else posts(post("\($who) pushed \(if ($c | length) == 0 then "" else plural($c | length; "commit"; "commits") + " " end)to \(code($branch) | if . == "" then "a branch" else . end)\($at)";
        {color: blue, body: commits([$c[:8][] | commit_line(text(.id?, .hash_id?); text(.url?, .changeset_url?); text(.message); words(.author.name?, .author?; 60))]; 8)})) end
  else
    text(.revision) as $rev
    | {event: "commit"} + posts(post("\($who) committed \(link(around("revision "; $rev | inline(20); "") | if . == "" then "a revision" else . end; text(.changeset_url)))\($at)";
      {color: blue, body: passage(.message; 6; 500), fields: fields(field("Files"; [list(.changed_files)[] | if type == "array" then .[0] else . end | as_text | select(. != "") | inline(100)] | .[:6] | sentence; false))})) end
