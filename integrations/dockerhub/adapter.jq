# Docker Hub: https://docs.docker.com/docker-hub/repos/manage/webhooks/

(.options | object(.)) as $options | .body | object(.)
| text(.push_data.tag) as $tag | words(.repository.repo_name?, .repository.name?; 120) as $name
| {event: "push"} + if $tag != "" and ($tag | wanted($options.tags) | not) then ignored("The tag is not among the chosen ones.")
  else posts(post("\(words(.push_data.pusher; 60) | if . == "" or . == "trustedbuilder" then "Docker Hub" else . end) pushed \(code(($name | split("\\") | join("")) + around(":"; $tag; "")) | if . == "" then "an image" else . end) to \(link(if $name == "" then "a repository" else $name end; text(.repository.repo_url)))"; {color: blue, thread: key("repository", text(.repository.repo_name))})) end
