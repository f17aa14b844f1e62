# GoCD: notification plugins pass on {pipeline: {stage}}; older ones the whole history entry {name, stages, build_cause}.

def state: if test("^pass"; "i") then "passed" elif test("^fail"; "i") then "failed" elif test("cancel"; "i") then "cancelled" elif test("build|unknown|schedul"; "i") then "running" else "other" end;
(.options | object(.)) as $options | .body | object(.) | (if .data? | type == "object" then .data else . end)
| if has("agent-config-state") or has("agent_config_state") then
    {event: "agent"} + posts(post("Agent **\(words(.["host-name"]?, .host_name?, .uuid?; 80))** \(words(.["agent-state"]?, .agent_state?; 30) | {"LostContact": "has lost contact", "Missing": "is missing", "Idle": "is idle", "Building": "is building", "Disabled": "is disabled"}[.] // (ascii_downcase | if . == "" then "is in another state" else "is " + . end))"; {color: (text(.["agent-state"]?, .agent_state?) | if . == "LostContact" or . == "Missing" then red else blue end)}))
  else
    (if .pipeline? | type == "object" then .pipeline else . end) as $p
    | (if $p.stage? | type == "object" then $p.stage else ([records($p.stages)[] | select(text(.result?) != "" or flag(.scheduled?))] | .[-1]) // {} end) as $st
    | text($st.result?, $st.state?) as $word | ($word | state) as $s
    | (records(($p["build-cause"]? // $p.build_cause?) | if type == "object" then .material_revisions? else . end) | [.[] | records(.modifications)[] ] | .[:5]) as $mods
    | ([records(($p["build-cause"]? // $p.build_cause?) | if type == "object" then .material_revisions? else . end)[:3][] | (text(.material.description?) as $d | if $d != "" then $d else text(.material["git-configuration"].url?, .material["git-configuration"]["url"]?) end) | ltrimstr("URL: ") | inline(150)] | map(select(. != "")) | unique | join("; ")) as $material
    | {event: "stage"} + if $options.only_problems == true and ($s == "passed" or $s == "running") then ignored("It went well, and only problems are wanted.")
      else posts(post(line("Stage", around("**"; words($st.name; 80); "**"), around("of **"; words($p.name; 100); "**"), around("#"; words($p.counter; 12); ""), word($s));
        {color: tone($s), update: key("stage", text($p.name), text($p.counter), text($st.name), text($st.counter)),
         body: commits([$mods[] | commit_line(text(.revision); ""; text(.comment); words(text(.user_name?, .email_address?) | split(" <")[0]; 60))]; 5),
         fields: fields(field("Source"; $material; false), field("Label"; words($p.label; 60) | if . == text($p.counter) then "" else . end), field("Failed jobs"; [records($st.jobs)[] | select(text(.result?) | test("fail"; "i")) | words(.name; 60)] | sentence), field("Started by"; words($st.approved_by?, $st["approved-by"]?; 60) | if . == "changes" then "a change" else . end), field("Took"; between($st["create-time"]?, $st.create_time?; $st["last-transition-time"]?, $st.last_transition_time?)))})) end end
