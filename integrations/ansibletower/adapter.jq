# AWX, Tower and the automation controller: {id, name, friendly_name, status, url, hosts ...}.

def spoken: {"successful": "succeeded", "failed": "**failed**", "error": "**ended with an error**", "canceled": "was cancelled", "running": "started", "pending": "waits", "waiting": "waits", "approved": "was approved", "denied": "was denied", "timed_out": "**took too long**"}[.] // ("is " + (humanized | inline(40)));
(.options | object(.)) as $options | .body | object(.)
| . as $b | text(.status?, .approval_status?) as $s | words(.friendly_name?, .job_friendly_name?; 60) as $kind
| link((around("#"; words(.id; 12); " ") + words(.name?, .approval_node_name?; 120)) | if . == "" then "of AWX" else . end; text(.url?, .workflow_url?)) as $name
| [object(.hosts) | to_entries[] | select(.value | type == "object")] as $hosts
| ([$hosts[] | select((.value.failed == true) or ((.value.failures? | numbers) // 0) > 0 or ((.value.dark? | numbers) // 0) > 0) | .key | inline(80)]) as $bad
| {event: (if ($s == "approved" or $s == "denied" or ($kind | test("pproval"))) or (text(.approval_node_name?) != "") or (text(.body? | strings) | contains("pproval node")) then "approval" else "job" end)} +
  if $options.only_problems == true and ($s == "successful" or $s == "running") then ignored("It went well, and only problems are wanted.")
  elif $s == "" and text(.body) != "" then posts(post(passage(.body; 10; 900)))
  else posts(post("\($kind | if . != "" then . elif text($b.approval_node_name?) != "" then "Approval" else "Job" end) \($name) \(if $s == "" then "changed" else $s | spoken end)\(around(" after "; between(.started; .finished); ""))";
    {color: (if ($s | test("^(failed|error|denied|timed_out)$")) then red elif $s == "successful" or $s == "approved" then green elif $s == "canceled" then grey else blue end), update: key("job", text(.id)),
     body: lines(code_block(.traceback; 6; 600), passage(text(.result_traceback?, .job_explanation?); 4; 300), passage(text(.body? | strings); 8; 600)),
     fields: fields(field("Started by"; words(.created_by; 60)), field("Project"; words(.project; 80)), field("Playbook"; code(text(.playbook))), field("Inventory"; words(.inventory; 60)), field("Limit"; code(text(.limit))), field("Hosts"; if ($hosts | length) == 0 then "" else plural($hosts | length; "host"; "hosts") + ": " + plural([$hosts[].value | .changed? | numbers] | add // 0; "change"; "changes") end), field("Failed hosts"; $bad | .[:8] | sentence))})) end
