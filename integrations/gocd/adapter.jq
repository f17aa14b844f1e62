# GoCD: notification plugins pass on {pipeline: {stage}}; older ones the whole history entry {name, stages, build_cause}.

def state: if test("^pass"; "i") then "passed" elif test("^fail"; "i") then "failed" elif test("cancel"; "i") then "cancelled" elif test("build|unknown|schedul"; "i") then "running" else "other" end;
(.options | object(.)) as $options | .body | object(.) | (if .data? | type == "object" then .data else . end)
| if has("agent-config-state") or has("agent_config_state") then
    {event: "agent"} + posts(post("Agent **\(words(.["host-name"]?, .host_name?, .uuid?; 80))** is \(words(.["agent-state"]?, .agent_state?; 30) | ascii_downcase | if . == "" then "in another state" else . end)"; {color: blue}))
  else
    (if .pipeline? | type == "object" then .pipeline else . end) as $p
    | (if $p.stage? | type == "object" then $p.stage else ([records($p.stages)[] | select(text(.result?) != "" or flag(.scheduled?))] | .[-1]) // {} end) as $st
    | text($st.result?, $st.state?) as $word | ($word | state) as $s
    | (records($p["build-cause"]?, $p.build_cause? | if type == "object" then .material_revisions? else . end) | [.[] | records(.modifications)[] ] | .[:5]) as $mods
    | {event: "stage"} + if $options.only_problems == true and ($s == "passed" or $s == "running") then ignored("It went well, and only problems are wanted.")
      else posts(post(line("Stage", around("**"; words($st.name; 80); "**"), around("of **"; words($p.name; 100); "**"), around("#"; words($p.counter; 12); ""), word($s));
        {color: tone($s), update: key("stage", text($p.name), text($p.counter), text($st.name), text($st.counter)),
         body: commits([$mods[] | commit_line(text(.revision); ""; text(.comment); words(.user_name?, .email_address?; 60))]; 5),
         fields: fields(field("Label"; words($p.label; 60) | if . == text($p.counter) then "" else . end), field("Failed jobs"; [records($st.jobs)[] | select(text(.result?) | test("fail"; "i")) | words(.name; 60)] | sentence), field("Started by"; words($st.approved_by?, $st["approved-by"]?; 60) | if . == "changes" then "a change" else . end), field("Took"; between($st["create-time"]?, $st.create_time?; $st["last-transition-time"]?, $st.last_transition_time?)))})) end end
