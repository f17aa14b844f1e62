# Grafana: the webhook contact point of unified alerting, and the notification channel of the years before it.

def labels_text($labels; $names): [$names[] as $n | ($labels[$n] | as_text) as $v | select($v != "") | "\($n | inline(60)): \(if $v | test("^[0-9A-Za-z_.:/-]+$") then code($v) else $v | inline(120) end)"] | join(" · ");
# The values of an alert: from `values`, or picked out of the older valueString.
def values_text:
  object(.values) as $v
  | if $v != {} then [($v | to_entries[] | select(.value | type == "number") | "\(.key | inline(30)): \(.value | decimal)")] | .[:4] | join(" · ")
    else [text(.valueString) | .[:2000] | match("value=([-+0-9.eE]+)"; "g").captures[0].string | tonumber | decimal] | .[:4] | join(" · ") end;

def unified_alert($group; $options):
  object(.labels) as $labels | object(.annotations) as $notes
  | (text(.status?, $group.status?) | if . == "resolved" then . else "firing" end) as $state
  | (text($labels.alertname?) | startswith("Datasource")) as $source
  | words((if $source then $labels.rulename? else null end), $labels.alertname?, $group.commonLabels.alertname?, $group.title?; 150) as $name
  | words($notes.summary?; 300) as $summary | text($labels.severity?, $labels.priority?) as $severity
  | (try values_text catch "") as $values
  | link(if $summary != "" then $summary elif $name != "" then $name else "An alert without a name" end; text(.generatorURL?, .panelURL?, .dashboardURL?, $group.externalURL?)) as $title
  | ($labels | (.alertname == "DatasourceNoData" or text(.grafana_state_reason?) == "NoData")) as $no_data
  | post("\(if $state == "resolved" then "**Resolved:** " elif $no_data then "**No data:** " elif $labels.alertname == "DatasourceError" then "**Error of the data source:** " else "**Firing:** " end)\($title)";
      {color: (if $state == "resolved" then green elif $no_data then amber else ($severity | ascii_downcase | if . == "warning" then amber elif . == "info" then blue else red end) end),
       body: lines(passage($notes.description?, $notes.Error?; 6; 600), labels_text($labels; $labels | keys | map(select(. != "alertname" and (($source and . == "rulename") | not) and . != "severity" and (startswith("__") | not) and . != "grafana_folder" and . != "ref_id" and . != "datasource_uid")) | .[:12])),
       fields: fields(field("Alert"; if $summary != "" and $name != $summary then $name else "" end), field("Severity"; $severity | inline(40)), field("Value"; $values),
         (if $state == "resolved" then field("Lasted"; between(.startsAt; .endsAt)) else field("Since"; date(.startsAt)) end), field("Folder"; words($labels.grafana_folder?; 80)),
         field("Links"; [linked("panel"; text(.panelURL?)), linked("dashboard"; text(.dashboardURL?)), linked("runbook"; text($notes.runbook_url?)), linked("silence"; text(.silenceURL?))] | map(select(. != "")) | join(" · "); false)),
       image_url: text(.imageURL?),
       update: (text(.fingerprint) as $f | if $f == "" then "" else key("alert", $f, (seconds(.startsAt) | if . == null then "" else floor | tostring end)) | if . == "" then key("alert", $f) else . end end)})
  | {state: $state, post: .};

def unified($options):
  . as $group
  | [records(.alerts)[] | select((text(.labels.severity?) | wanted($options.severities)) and (text(.labels.alertname?, $group.commonLabels.alertname?) | wanted($options.alerts)))] as $alerts
  | [$alerts[] | select(text(.status?, $group.status?) != "resolved" or $options.resolved != false)] as $shown
  | if records(.alerts) == [] then
      {event: (if text(.status) == "resolved" then "resolved" else "firing" end)} + posts(post(line(bold(words(.title?; 200) | if . == "" then "Grafana sent an alert" else . end)); {color: (if text(.status) == "resolved" then green else red end), body: passage(.message?; 6; 600)}))
    elif $alerts == [] then {event: "firing"} + ignored("None of the alerts has a wanted name and severity.")
    elif $shown == [] then {event: "resolved"} + ignored("The alert is over, which is not to be said here.")
    else
      [$shown[:20][] | unified_alert($group; $options)] as $all
      | (($shown | length) + (number(.truncatedAlerts) // 0) - ($all | length)) as $rest
      | {event: (if $all | any(.state == "firing") then "firing" else "resolved" end),
         posts: ([$all[].post] + (if $rest > 0 then [post("and \(plural($rest; "more alert"; "more alerts")) of the same group\(around(": "; linked("Grafana"; text($group.externalURL)); ""))")] else [] end))}
    end;

# Before Grafana 9: one rule with a state.
def legacy($options):
  text(.state) as $state
  | ({"alerting": ["Alerting", red], "ok": ["OK", green], "no_data": ["No data", amber], "paused": ["Paused", grey], "pending": ["Pending", amber]}[$state | ascii_downcase] // ["Changed", blue]) as $s
  | (if $state == "ok" then "resolved" elif $state == "alerting" or $state == "no_data" then "firing" else "state" end) as $event
  | words(.ruleName?; 200) as $name
  | if $event == "resolved" and $options.resolved == false then {event: $event} + ignored("The alert is over, which is not to be said here.")
    elif text(.ruleName?) | wanted($options.alerts) | not then {event: $event} + ignored("The alert is not among the wanted ones.")
    else
      {event: $event} + posts(post("**\($s[0]):** \(link(if $name == "" then (words(.title?; 200) | if . == "" then "An alert without a name" else . end) else $name end; text(.ruleUrl)))";
        {color: $s[1], body: passage(.message; 6; 600), image_url: text(.imageUrl?),
         fields: fields(records(.evalMatches)[:6][] | field(words(.metric; 60) | if . == "" then "Value" else . end; line((if (.value | type) == "number" then .value | decimal else words(.value; 40) end),
           around("("; [object(.tags) | to_entries[:4][]? | "\(.key | inline(30)): \(.value | words(.; 40))"] | join(", "); ")")))),
         update: (text(.ruleId) as $id | if $id == "" or $id == "0" then "" else key("rule", text(.orgId), $id) end)})) end;

(.options | object(.)) as $options
| .body | object(.)
| if given(.alerts) then unified($options)
  elif given(.ruleName) or given(.ruleUrl) or given(.evalMatches) then legacy($options)
  else {event: "firing"} + posts(post("Grafana: \(words(.title?, .message?; 200) | if . == "" then "an alert without content" else . end)")) end
