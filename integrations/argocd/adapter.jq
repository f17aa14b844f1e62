# Argo CD notifications: the body is the template of this guide, {app}; small ones {application, sync_status, health_status} are understood too.

.body | object(.)
| (if given(.app.metadata) then object(.app) elif given(.metadata) then . else {} end) as $a
| words($a.metadata.name?, .application?, .app?; 100) as $name
| object($a.status) as $s | object($s.operationState) as $o
| text($s.sync.status?, .sync_status?) as $sync | text($s.health.status?, .health_status?) as $health | text($o.phase?, .phase?, .operation_phase?) as $phase
| (text(.context.argocdUrl?, .argocd_url?, .url?)) as $base
| link(if $name == "" then "An application" else "**" + $name + "**" end; if ($base | test("^https?://")) then (if ($base | test("/applications/")) then $base else ($base | rtrimstr("/")) + "/applications/" + (text($a.metadata.name?, .application?) | @uri) end) else "" end) as $app
| text($s.sync.revision?, $o.syncResult.revision?, .revision?) as $rev
| text($a.spec.source.repoURL?, .repo_url?) as $repo
| (if ($phase | test("^(Failed|Error)$")) then {w: "could not be synced", c: red} elif $health == "Degraded" then {w: "is **degraded**", c: red} elif $health == "Missing" then {w: "is missing", c: red} elif $phase == "Running" or $health == "Progressing" then {w: "is being synced", c: blue} elif $sync == "OutOfSync" then {w: "is out of sync", c: amber} elif $phase == "Succeeded" or $sync == "Synced" then {w: ("is synced" + (if $health == "Healthy" then " and healthy" else "" end)), c: green} elif $health == "Healthy" then {w: "is healthy", c: green} else {w: "changed", c: blue} end) as $k
| {event: (if ($k.w | test("degraded|missing")) or ($phase == "" and $sync == "") then "health" else "sync" end)} + posts(post("\($app) \($k.w)";
    {color: $k.c, update: key("app", $name, $rev), body: (if $k.c == green then "" else passage(text($o.message?, $s.health.message?, .message?, (records($s.conditions?)[0].message?)); 6; 600) end),
     fields: fields(field("Revision"; link(code($rev[:10]); if ($repo | test("^https://github\\.com/|^https://gitlab\\.com/")) and ($rev | test("^[0-9a-f]{7,64}$")) then ($repo | rtrimstr(".git")) + "/commit/" + $rev else "" end)), field("Project"; words($a.spec.project?; 60)), field("To"; words($a.spec.destination.namespace?; 60)), field("Images"; [texts($s.summary.images?)[] | code(.)] | .[:4] | sentence; false), field("Took"; between($o.startedAt?; $o.finishedAt?)))}))
