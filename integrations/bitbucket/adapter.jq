# Bitbucket's old POST service (before webhooks): a form or JSON with canon_url, repository.absolute_url and commits.

(.options | object(.)) as $options
| .body | object(.) as $body | (object($body.payload?) as $inner | if $inner == {} then $body else $inner end)
| (text(.canon_url) | rtrimstr("/")) as $server | (text(.repository.absolute_url) | ltrimstr("/") | rtrimstr("/")) as $path
| (if $server == "" or $path == "" then "" else $server + "/" + $path end) as $url
| link(words(.repository.absolute_url?, .repository.name?; 100) | rtrimstr("/") | ltrimstr("/") | if . == "" then "a repository" else . end; $url) as $repository
| records(.commits) as $all
| [$all[] | select(text(.branch?) as $b | $b == "" or ($b | wanted($options.branches)))] as $commits
| (words(.user?, $commits[-1].author?; 60) | if . == "" then "Somebody" else . end) as $name
| (if $server == "" or (text(.user) | test("^[A-Za-z0-9_-]+$") | not) then $name else link($name; $server + "/" + text(.user)) end) as $who
| ([$commits[] | text(.branch?, .branches[0]?) | select(. != "")] | unique) as $branches
| (["push"][0]) as $event
| {event: $event} +
  (if $all == [] then posts(post("\($who) force-pushed to \($repository)"; {color: amber}))
   elif $commits == [] then ignored("The branch is not among the chosen ones.")
   else
     posts(post("\($who) pushed \(link(plural($commits | length; "commit"; "commits"); if $url == "" then "" else $url + "/commits" end))\(around(" to "; $branches | map(. as $b | link(code($b); if $url == "" then "" else $url + "/branch/" + ($b | @uri) end)) | sentence; ""))\(if $branches == [] then " to " else " in " end)\($repository)";
       {color: blue, body: commits([$commits | reverse | .[:8][] | commit_line(text(.raw_node?, .node?); if $url == "" then "" else $url + "/commits/" + text(.raw_node?, .node?) end; .message; words(.author?; 40))]; 8; ($commits | length); if $url == "" then "" else $url + "/commits" end)}))
   end)
