# Greenhouse: {action, payload}. No addresses, numbers, files or pay of candidates are shown.

def candidate($c): link(joined(" "; words($c.first_name?; 60), words($c.last_name?; 60)) | if . == "" then "A candidate" else . end; (text($c.id?) | if test("^[0-9]{1,15}$") then "https://app.greenhouse.io/people/" + . else "" end));
def jobs($a; $p): ([(records($a.jobs?) + [object($a.job?)] + [object($p.job?)])[] | words(.name?; 100) | select(. != "")] | unique | map(bold(.)) | sentence);
def person(f): object(f) | words(.name?; 80) as $n | if $n != "" then $n else joined(" "; words(.first_name?; 40), words(.last_name?; 40)) end;
.body | object(.) as $b | text($b.action?) as $do | object($b.payload?) as $p
| (if given($p.application?) then object($p.application?) else {} end) as $a
| (if given($a.candidate?) then object($a.candidate?) elif given($p.candidate?) then object($p.candidate?) elif given($p.first_name?) then $p else {} end) as $c
| candidate($c) as $name | around(" for "; jobs($a; $p); "") as $for | {thread: (key("candidate", text($c.id?)) as $k | if $k != "" then $k else key("application", text($a.id?, $p.application_id?)) end)} as $t
| (records($a.jobs?)[0] // object($a.job?)) as $j
| ([records($j.departments?)[] | words(.name?; 60)] | sentence) as $dep | ([records($j.offices?)[] | words(.name?; 60)] | sentence) as $off
| fields(field("Department"; $dep), field("Office"; $off), field("Source"; words($a.source.public_name?; 60)), field("Credited to"; person($a.credited_to?)), field("Recruiter"; person($c.recruiter?))) as $f
| object($p.job? // $p) as $job | link(words($job.name?, $job.title?; 120) | if . == "" then "without a name" else . end; (text(if ($do | startswith("job_post")) then $job.job_id? else $job.id? end) | if test("^[0-9]{1,15}$") then "https://app.greenhouse.io/sdash/" + . else "" end)) as $jobname
| object($a.offer? // $p.offer? // $p) as $o
| (if $do == "" then {} else {event: $do} end) +
  if $do == "ping" then posts(post("Greenhouse says hello: this webhook works."))
  elif $do == "new_candidate_application" then posts(post("\($name) applied\($for)"; $t + {color: blue, fields: $f}))
  elif $do == "new_prospect_application" then posts(post("A new prospect\($for): \($name)"; $t + {color: blue, fields: $f}))
  elif $do == "candidate_stage_change" then posts(post("\($name) moved to **\(words($a.current_stage.name?; 80) | if . == "" then "another stage" else . end)**\($for)"; $t + {color: amber, fields: fields(field("Interviews"; ([records($a.current_stage.interviews?)[:5][] | joined(" "; words(.name?; 60), around("("; words(.status?; 30) | humanized | ascii_downcase; ")"))] | sentence); false), $f[])}))
  elif $do == "hire_candidate" then posts(post("\($name) was hired\($for)\(around(", starting on "; day($o.starts_at?); ""))"; $t + {color: green, fields: $f}))
  elif $do == "unhire_candidate" then posts(post("The hiring of \($name)\($for) was taken back"; $t + {color: red}))
  elif $do == "reject_candidate" then posts(post("\($name) was rejected\($for)\(around(": "; words($a.rejection_reason.name?; 80); ""))"; $t + {color: red, fields: fields(field("Kind of reason"; words($a.rejection_reason.type.name?; 80)), $f[])}))
  elif $do == "unreject_candidate" then posts(post("\($name) is in the running again\($for)"; $t + {color: amber}))
  elif $do == "update_candidate" then posts(post("The profile of \($name) was changed"; $t + {color: blue, fields: fields(field("Tags"; ([texts($c.tags?)[:8][] | inline(40)] | sentence)), field("Title"; words($c.title?; 80)), field("Company"; words($c.company?; 80)))}))
  elif $do == "application_updated" then posts(post("The application of \($name)\($for) was changed"; $t + {color: blue, fields: fields(field("State"; words($a.status?; 40) | humanized | capitalized), field("Stage"; words($a.current_stage.name?; 80)), $f[])}))
  elif $do == "merge_candidate" then posts(post("Two profiles of \($name) were merged"; $t + {color: blue}))
  elif $do == "candidate_anonymized" then posts(post("A candidate was made anonymous"; $t + {color: grey}))
  elif $do == "delete_candidate" then posts(post("The candidate \(joined(" "; words($c.first_name?; 60), words($c.last_name?; 60)) | if . == "" then around("number "; words($p.person_id?, $p.id?; 20); "") else bold(.) end) was deleted" | split("  ") | join(" "); $t + {color: grey}))
  elif $do == "delete_application" then posts(post("An application\(if ($c | length) > 0 then " of " + $name else "" end) was deleted"; $t + {color: grey}))
  elif $do == "convert_prospect_to_candidate" or $do == "prospect_converted" then posts(post("The prospect \($name) became a candidate\($for)"; $t + {color: green}))
  elif ($do | startswith("offer_")) then
    (if ($c | length) > 0 then $name else "a candidate" end) as $n
    | posts(post({"offer_created": "An offer to \($n)\($for) was made", "offer_approved": "The offer to \($n)\($for) was approved", "offer_updated": "The offer to \($n)\($for) changed", "offer_deleted": "The offer to \($n)\($for) was deleted"}[$do] // "The offer to \($n)\($for): \($do[6:] | humanized | inline(40))";
        {thread: ($t.thread | if . == "" then key("application", text($p.application_id?)) else . end), color: ({"offer_approved": green, "offer_deleted": grey}[$do] // blue), fields: fields(field("State"; words($o.status?, $o.offer_status?; 40) | humanized | capitalized), field("Version"; words($o.version?; 10)), field("Starts"; day($o.starts_at?, $o.start_date?)), field("Sent"; day($o.sent_at?, $o.sent_on?)))}))
  elif $do == "job_created" or $do == "job_updated" or $do == "job_approved" or $do == "job_deleted" then
    posts(post("The job \(if $do == "job_deleted" then bold(words($job.name?; 120)) | if . == "" then "without a name" else . end else $jobname end) was \({"job_created": "made", "job_approved": "approved", "job_deleted": "deleted"}[$do] // "changed")";
      {thread: key("job", text($job.id?)), color: ({"job_approved": green, "job_deleted": grey}[$do] // blue), fields: fields(field("State"; words($job.status?; 40) | humanized | capitalized), field("Department"; ([records($job.departments?)[] | words(.name?; 60)] | sentence)), field("Office"; ([records($job.offices?)[] | words(.name?; 60)] | sentence)), field("Hiring managers"; ([records($job.hiring_team.hiring_managers? // $job.hiring_managers?)[:5][] | person(.)] | sentence)), field("Recruiters"; ([records($job.hiring_team.recruiters? // $job.recruiters?)[:5][] | person(.)] | sentence)))}))
  elif ($do | startswith("job_post_")) then posts(post("The job post \($jobname) was \({"job_post_created": "made", "job_post_deleted": "deleted"}[$do] // "changed")\(if flag($job.live?) then " and is live" else "" end)"; {thread: key("job", text($job.job_id?)), color: ({"job_post_deleted": grey}[$do] // blue)}))
  elif $do == "interview_deleted" or $do == "scorecard_deleted" then posts(post("\(if $do == "interview_deleted" then "An interview" else "A scorecard" end)\(around(" of "; person($p.interviewer? // $p.submitted_by?); "")) was deleted\(around(": "; words($p.interview.name?, $p.name?; 100); ""))"; {color: grey, thread: key("application", text($p.application_id?))}))
  elif $do == "department_deleted" or $do == "office_deleted" or $do == "job_interview_stage_deleted" then posts(post("The \({"department_deleted": "department", "office_deleted": "office"}[$do] // "interview stage") \(bold(words($p.name?, $p.department.name?, $p.office.name?; 80)) | if . == "" then "without a name" else . end) was deleted"; {color: grey}))
  else posts(post("Greenhouse: \($do | humanized | ascii_downcase | inline(80) | if . == "" then "something happened" else . end)\(if ($c | length) > 0 then ", " + $name else "" end)\($for)"; $t + {color: blue})) end
