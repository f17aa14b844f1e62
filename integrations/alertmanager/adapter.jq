# Alertmanager's webhook, version 4 (and the older ones without groupKey): one post an alert, found again by its fingerprint.

def labels_text($labels; $names):
  [$names[] as $n | ($labels[$n] | as_text) as $v | select($v != "") | "\($n | inline(60)): \(if $v | test("^[0-9A-Za-z_.:/-]+$") then code($v) else $v | inline(120) end)"] | join(" · ");

def alert($group; $options):
  . as $alert | object(.labels) as $labels | object(.annotations) as $notes
  | (text(.status?, $group.status?) | if . == "resolved" then . else "firing" end) as $state
  | words($labels.alertname?, $group.commonLabels.alertname?; 120) as $name
  | words($notes.summary?, $notes.title?, $notes.message?, $group.commonAnnotations.summary?; 300) as $summary
  | text($labels.severity?, $labels.priority?, $labels.level?) as $severity
  | text($notes.description?, $notes.message?, $notes.details?) as $description
  | words($labels.instance?, $labels.host?, $labels.pod?, $labels.service?, $labels.job?; 120) as $where
  | link(if $summary != "" then $summary elif $name != "" then $name else "An alert without a name" end; text(.generatorURL)) as $title
  | seconds(.startsAt) as $start | seconds(.endsAt) as $finish
  | posts(post("\(if $state == "resolved" then "**Resolved:** " else "**Firing:** " end)\($title)\(if $where != "" and ([$summary, $name] | any(contains($where)) | not) then " on " + $where else "" end)";
      {color: (if $state == "resolved" then green elif ($severity | ascii_downcase | . == "warning" or . == "info" or . == "none" or . == "low") then (if ($severity | ascii_downcase) == "warning" then amber else blue end) else red end),
       body: lines((if ($description | inline(300)) == $summary then "" else passage($description; 6; 600) end),
         labels_text($labels; $labels | keys | map(select(. != "alertname" and . != "severity" and (. as $k | $options.labels | (length > 0) and ($k | wanted($options.labels)) | not))) | .[:12])),
       fields: fields(field("Alert"; if $summary != "" and $name != $summary then $name else "" end), field("Severity"; $severity | inline(40)),
         (if $state == "resolved" then field("Lasted"; if $start != null and $finish != null and $finish > $start then $finish - $start | duration else "" end) else field("Since"; date($start)) end),
         field("Value"; words($notes.value?, $notes.current_value?; 60)),
         field("Links"; [linked("runbook"; text($notes.runbook_url?, $notes.runbook?)), linked("dashboard"; text($notes.dashboard_url?, $notes.dashboard?, $notes.grafana?)),
           linked("silence"; around(text($group.externalURL) | rtrimstr("/"); if text($group.externalURL) == "" then "" else "/#/silences/new?filter=" + ("{" + ([$labels | to_entries[] | "\(.key)=\"\(.value | as_text)\""] | .[:8] | join(",")) + "}" | @uri) end; ""))]
           | map(select(. != "")) | join(" · "); false)),
       update: (text(.fingerprint) as $f | if $f != "" then key("alert", $f, ($start | if . == null then "" else floor | tostring end)) | if . == "" then key("alert", $f) else . end
         elif $labels == {} then "" else key("alert", ([$labels | to_entries[] | "\(.key)=\(.value | as_text)"] | join(",") | .[:180])) end),
       priority: (if $state == "firing" and ($severity | ascii_downcase | . == "critical" or . == "page" or . == "emergency") then "important" else null end)}))
  | .state = $state;

(.options | object(.)) as $options
| .body | (if type == "array" then {alerts: .} else object(.) end) as $group
| [$group | records(.alerts)[] | select((text(.labels.severity?) | wanted($options.severities)) and (text(.labels.alertname?, $group.commonLabels.alertname?) | wanted($options.alerts)))] as $alerts
| [$alerts[] | select(text(.status?, $group.status?) != "resolved" or $options.resolved != false)] as $shown
| if ($group | list(.alerts)) == [] then (if text($group.status) == "" then {event: "firing", posts: [post("Alertmanager sent a group without alerts")]} else {event: "empty"} + ignored("The group has no alerts in it.") end)
  elif $alerts == [] then {event: (if text($group.status) == "resolved" then "resolved" else "firing" end)} + ignored("None of the alerts has a wanted name and severity.")
  elif $shown == [] then {event: "resolved"} + ignored("The alert is over, which is not to be said here.")
  else
    [$shown[:20][] | alert($group; $options)] as $all
    | (($shown | length) + (number($group.truncatedAlerts) // 0) - 20) as $rest
    | {event: (if $all | any(.state == "firing") then "firing" else "resolved" end),
       posts: ([$all[].posts[]] + (if $rest > 0 then [post("and \(plural($rest; "more alert"; "more alerts")) of the same group\(around(": "; link("Alertmanager"; text($group.externalURL)); ""))")] else [] end))}
  end
