# New Relic: workflows send an issue (state, issueUrl, alertConditionNames ...), legacy channels an incident (current_state, incident_url ...).

def all_texts(f): [f | if type == "array" then .[] else . end | as_text | select(. != "") | inline(120)] | .[:6] | sentence;
.body | object(.)
# The oldest form: an alert or a deployment of an application, each in a field of its own.
| (if given(.alert_url?) and given(.application_name?) then {alert: .} else . end)
| (if given(.alert) and (.alert | type) == "object" then .alert as $x | {condition_name: ($x.short_description? // $x.message?), policy_name: $x.application_name?, severity: $x.severity?, details: ($x.long_description? // $x.message?), incident_url: $x.alert_url?, timestamp: $x.created_at?,
      current_state: (if ($x | text(.short_description?, .message?, .long_description?) | test("ended|closed|recover|resolved|downgraded"; "i")) then "closed" else "open" end)} else . end)
| if given(.deployment) then object(.deployment) as $x
    | {event: "deployment"} + posts(post("\(words($x.deployed_by?, $x.user?; 80) | if . == "" then "Somebody" else . end) deployed \(link(words($x.application_name?; 80) | if . == "" then "an application" else "**" + . + "**" end; text($x.deployment_url?)))\(around(" at revision "; code($x.revision?); ""))"; {color: green, body: lines(passage($x.description?; 3; 300), passage($x.changelog?; 5; 400))}))
  else .
| (text(.state?, .current_state?) | ascii_downcase) as $state
| (all_texts(.title?, .issueTitle?) | if . == "" then "" else . end) as $title
| all_texts(.alertConditionNames?, .condition_name?) as $condition
| all_texts(.alertPolicyNames?, .policy_name?) as $policy
| (all_texts(.owner?) | if . == "N/A" then "" else . end) as $owner
| text(.issueId?, .id?, .incident_id?) as $id
| link((if $condition != "" then $condition elif $title != "" then $title elif $id != "" then "issue " + ($id | inline(60)) else "an issue" end) | "**" + . + "**"; text(.issueUrl?, .issuePageUrl?, .incident_url?, .violation_chart_url?)) as $name
| key("issue", $id) as $same
| text(.details?, .violationDetails?, .event_type?, .annotations.description[0]?) as $details
| fields(field("Policy"; $policy), field("Priority"; text(.priority?, .severity?) | humanized | ascii_downcase | capitalized | inline(30)), field("Entities"; all_texts(.impactedEntities?, .entitiesData.names?, (records(.targets?) | map(.name?)))), field("Owner"; $owner), field("Since"; date(.createdAt?, .timestamp?)), field("Incidents"; number(.totalIncidents?) | if . == null or . < 2 then "" else tostring end)) as $fields
| (text(.issueAckUrl?, .incident_acknowledge_url?) | web_address | if . == "" then "" else link("acknowledge"; .) end) as $ack
| if ($state | test("^(open|opened|activated|created|active|new)$")) then
    {event: "open"} + posts(post("New Relic opened \($name)"; {color: (if (text(.priority?, .severity?) | test("^(critical|high)$"; "i")) or text(.priority?, .severity?) == "" then red else amber end), update: $same, body: joined("\n"; passage($details; 6; 500), $ack), fields: $fields}))
  elif ($state | test("ack")) then {event: "acknowledged"} + posts(post("\(if $owner == "" then "Somebody" else $owner end) acknowledged \($name)"; {color: amber, update: $same, body: passage($details; 4; 300), fields: $fields}))
  elif ($state | test("clos|resolv|deactiv")) then {event: "closed"} + posts(post("Closed: \($name)\(around(" after "; between(.createdAt?, .timestamp?; .closedAt?, .updatedAt?) | if . == "0 s" then "" else . end; ""))"; {color: green, update: $same, fields: fields(field("Policy"; $policy))}))
  else {event: "changed"} + posts(post("New Relic tells of \($name)\(around(" ("; $state | humanized | inline(60); ")"))"; {color: blue, update: $same, body: passage($details; 6; 500), fields: $fields})) end end
