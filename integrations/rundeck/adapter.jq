# Rundeck: {trigger, status, execution} as JSON, or <notification> as XML.

def part(f): object(f);
.headers["x-rundeck-notification-trigger"] as $header | .body | object(.)
| (if given(.notification) then object(.notification) as $n | {trigger: $n["@trigger"], execution: (object($n.executions) | .execution | if type == "array" then .[0] else . end)} else . end)
| object(.execution) as $e | object($e.job) as $j
| text(.trigger?, $header, .status?) as $trigger
| link(joined("/"; words($j.group; 80), words($j.name; 100)) | if . == "" then "a job" else "**" + . + "**" end; text($j.permalink?, $e.permalink?, $j.href? | strings | if contains("/api/") then "" else . end)) as $job
| link("#" + words($e.id?, $e["@id"]?, .executionId?; 12); (text($e.permalink?, $e["@permalink"]?, $e.href?, $e["@href"]?) | if contains("/api/") then "" else . end)) as $run
| around(" in "; words($e.project?, $j.project?; 60); "") as $at
| {update: key("execution", text($e.id?, $e["@id"]?, .executionId?))} as $same
| fields(field("By"; words($e.user?; 60)), field("Took"; between($e["date-started"].unixtime?, $e["date-started"]["@unixtime"]?; $e["date-ended"].unixtime?, $e["date-ended"]["@unixtime"]?)), field("Options"; code($e.argstring?)), field("Usually"; (number($j.averageDuration?, $j["@averageDuration"]?) | if . == null then "" else . / 1000 | duration end))) as $fields
| (text($e.status?, .status?) | ascii_downcase) as $status
| {event: (if $trigger == "" then "success" else $trigger end)} +
  if ($trigger | test("^(start|running)$")) then posts(post("Job \($job) \($run) started\($at)"; $same + {color: blue}))
  elif $trigger == "avgduration" then posts(post("Job \($job) \($run) takes longer than usual\($at)"; $same + {color: amber, fields: $fields}))
  elif ($trigger | test("fail|abort|timedout")) then posts(post("Job \($job) \($run) **\(if $trigger == "aborted" or $status == "aborted" then "was aborted" elif $trigger == "timedout" or $status == "timedout" then "took too long" else "failed" end)**\(if $trigger == "retryablefailure" then " and is tried again" else "" end)\($at)"; $same + {color: red, fields: $fields}))
  else posts(post("Job \($job) \($run) succeeded\($at)"; $same + {color: green, fields: fields(field("Took"; between($e["date-started"].unixtime?, $e["date-started"]["@unixtime"]?; $e["date-ended"].unixtime?, $e["date-ended"]["@unixtime"]?)))})) end
