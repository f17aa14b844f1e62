# Azure Monitor: the common alert schema (data.essentials, data.alertContext), and the older forms of metric, activity and log alerts.

def last_part: split("/") | map(select(. != "")) | .[-1] // "";
def operator: {"GreaterThan": ">", "GreaterThanOrEqual": "≥", "LessThan": "<", "LessThanOrEqual": "≤", "Equals": "="}[.] // "";
def condition: (words(.metricName?, .metricMeasureColumn?; 80) | if . == "" and number(.metricValue?) != null then "The result" else . end) + (around(" is "; number(.metricValue?) | decimal; "")) + (number(.threshold?) | if . == null then "" else . as $n | " (limit " + ($n | decimal) + ")" end);
.body | object(.)
| object(.data.essentials?) as $e | object(.data.alertContext?) as $c | object(.data.context?) as $old
| (if ($old | length) == 0 then object(.context?) else $old end) as $old
| text($e.monitorCondition?, .data.status?, .status?, $old.status?) as $state
| ($state | test("^(resolved|deactivated|succeeded)$"; "i")) as $over
| (words($e.alertRule?, $old.name?, $old.condition.name?, .AlertRuleName?; 150)) as $rule
| text($e.severity?, $old.severity?, .Severity?) as $severity
| ([texts($e.alertTargetIDs?)[] | last_part | inline(80)] | if length == 0 then [words($e.configurationItems[0]?, $old.resourceName?, $old.activityLog.resourceGroupName?; 80)] | map(select(. != "")) else . end) as $targets
| text($e.investigationLink?, $old.portalLink?, $c.condition.allOf[0].linkToFilteredSearchResultsUI?, $c.LinkToFilteredSearchResultsUI?, .LinkToSearchResults?) as $url
| link(if $rule == "" then "an alert" else "**" + $rule + "**" end; $url) as $name
| key("alert", text($e.alertId?, $old.id?, .AlertRuleName?)) as $same
| ([records($c.condition.allOf?, $old.condition.allOf?)[:4][] | condition | select(. != "")] | sentence) as $what
| (words($c.properties.title?, $c.properties.statusMessage? , $c.operationName?, $c.DetectionSummary?, $old.activityLog.properties.title?, $old.activityLog.operationName?; 200)) as $activity
| {event: (if $over then "resolved" else "fired" end)} +
  if given(.data.BudgetName?) then
    posts(post("The budget **\(words(.data.BudgetName; 80))** was used up to \(words(.data.SpendingAmount?; 30)) of \(words(.data.Budget?; 30)) \(words(.data.Unit?; 10))" | trimmed; {color: amber, update: key("budget", text(.data.SubscriptionId?), text(.data.BudgetName)), fields: fields(field("Subscription"; words(.data.SubscriptionName?; 80)), field("Warns from"; words(.data.NotificationThresholdAmount?; 30)), field("Resource group"; words(.data.ResourceGroup?; 80)))}))
  elif $over then posts(post("Resolved: \($name)\(around(" on "; $targets[:4] | sentence; ""))"; {color: green, update: $same}))
  else posts(post("Alert: \($name)\(around(" on "; $targets[:4] | sentence; ""))"; {color: (if ($severity | test("[34]$|informational|verbose"; "i")) then blue elif ($severity | test("2$|warning"; "i")) then amber else red end), update: $same,
    body: lines(passage(text($e.description?, $old.description?, .Description?); 6; 500), $what, $activity),
    fields: fields(field("Severity"; $severity | inline(30)), field("Signal"; words($e.signalType?; 30)), field("Service"; words($e.monitoringService?; 60)), field("Results"; words($c.ResultCount?, .ResultCount?; 12)), field("By"; words($c.caller?; 80)), field("Fired"; date($e.firedDateTime?, $old.timestamp?)))})) end
