# Harbor: {type, occur_at, operator, event_data}, or the same as a CloudEvent.

def image($d): [records($d.resources)[] | code(text(.resource_url) | if . == "" then "" else . end)] | .[:5] | sentence | if . == "" then words($d.repository.repo_full_name?; 120) else . end;
def scans($d): [records($d.resources)[] | object(.scan_overview) | to_entries[0].value? // {} | object(.) | object(.summary) | object(.summary?) | to_entries | map("\(.value | as_text | inline(20)) \(.key | ascii_downcase | inline(20))")[]] | .[:6] | sentence;
.body | object(.)
| (if given(.specversion) then {t: ({"harbor.artifact.pushed": "PUSH_ARTIFACT", "harbor.artifact.pulled": "PULL_ARTIFACT", "harbor.artifact.deleted": "DELETE_ARTIFACT", "harbor.scan.completed": "SCANNING_COMPLETED", "harbor.scan.failed": "SCANNING_FAILED", "harbor.scan.stopped": "SCANNING_STOPPED", "harbor.quota.exceeded": "QUOTA_EXCEED", "harbor.quota.warned": "QUOTA_WARNING", "harbor.replication.status.changed": "REPLICATION", "harbor.tag_retention.finished": "TAG_RETENTION"}[text(.type)] // text(.type)), d: object(.data), o: text(.operator)} else {t: text(.type), d: object(.event_data), o: text(.operator)} end) as $x
| ($x | .t = ({"pushImage": "PUSH_ARTIFACT", "pullImage": "PULL_ARTIFACT", "deleteImage": "DELETE_ARTIFACT", "scanningCompleted": "SCANNING_COMPLETED", "scanningFailed": "SCANNING_FAILED", "uploadChart": "UPLOAD_CHART", "downloadChart": "DOWNLOAD_CHART", "deleteChart": "DELETE_CHART"}[.t] // .t)) as $x
| $x.d as $d | ($x.o | if . == "auto" or . == "" then "Harbor" else . end | inline(60)) as $who | $x.t as $t
| (image($d) | if . == "" then "an image" else . end) as $image
| (if $t == "" then {} else {event: $t} end) +
  if $t == "PUSH_ARTIFACT" then posts(post("\($who) pushed \($image)"; {color: blue}))
  elif $t == "DELETE_ARTIFACT" then posts(post("\($who) deleted \($image)"; {color: grey}))
  elif $t == "PULL_ARTIFACT" then ignored("Somebody pulled an image, which happens all the time.")
  elif $t == "UPLOAD_CHART" then posts(post("\($who) uploaded chart \($image)"; {color: blue}))
  elif $t == "DELETE_CHART" then posts(post("\($who) deleted chart \($image)"; {color: grey}))
  elif $t == "DOWNLOAD_CHART" then ignored("Somebody downloaded a chart, which happens all the time.")
  elif $t == "SCANNING_COMPLETED" then
    ([records($d.resources)[] | object(.scan_overview) | to_entries[0].value? // {} | object(.) | text(.severity)] | .[0] // "") as $sev
    | posts(post("\($image) was scanned\(if ($sev | ascii_downcase) == "none" then ": nothing was found" else around(": worst severity **"; $sev | inline(20); "**") end)"; {color: (if ($sev | test("critical|high"; "i")) then red elif ($sev | test("medium"; "i")) then amber else green end), body: scans($d)}))
  elif $t == "SCANNING_FAILED" then posts(post("\($image) could not be scanned"; {color: red}))
  elif $t == "SCANNING_STOPPED" then posts(post("The scan of \($image) was stopped"; {color: grey}))
  elif $t == "QUOTA_EXCEED" or $t == "QUOTA_WARNING" then posts(post("Project **\(words($d.repository.namespace?; 80) | if . == "" then "of Harbor" else . end)** is \(if $t == "QUOTA_EXCEED" then "full" else "almost full" end)"; {color: (if $t == "QUOTA_EXCEED" then red else amber end), body: passage(text($d.custom_attributes.Details?); 3; 300)}))
  elif $t == "REPLICATION" then
    object($d.replication) as $r
    | posts(post("Replication\(around(" **"; words($r.policy_name?, $r.description?; 80); "**")) \(text($r.job_status) | if test("succe"; "i") then "succeeded" elif test("fail"; "i") then "**failed**" else (humanized | ascii_downcase | inline(30) | if . == "" then "ran" else "is " + . end) end)"; {color: (if (text($r.job_status) | test("fail"; "i")) then red else green end), fields: fields(field("To"; change(words($r.src_resource.namespace?; 80); joined(" "; words($r.dest_resource.namespace?; 80), words($r.dest_resource.endpoint?; 80))) | if contains("removed") then "" else . end), field("Failed"; [records($r.failed_artifact?)[] | words(.name_tag?; 100)] | .[:5] | sentence), field("Done"; (records($r.successful_artifact?) | length) as $n | if $n == 0 then "" else plural($n; "artifact"; "artifacts") end))}))
  elif $t == "TAG_RETENTION" then
    object($d.retention) as $r
    | posts(post("A retention rule\(around(" of project **"; words($r.project_name?; 80); "**")) removed \(number($r.total) as $a | number($r.retained) as $b | if $a == null or $b == null then "old images" else plural($a - $b; "image"; "images") end)"; {color: grey}))
  else posts(post("\($t | humanized | ascii_downcase | capitalized | inline(60) | if . == "" then "Harbor sent an event" else . end): \($image)"; {color: blue})) end
