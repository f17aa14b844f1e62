# updown.io: https://updown.io/api#webhooks. One request is a list of events; older ones are a single object.

def site: object(.check) as $c | link(words($c.alias?, $c.url?; 120) | if . == "" then "a site" else . end; text($c.url));
def check_key: key("check", text(.check.token?, .check.url?));
def reason: words(.downtime.error?, .check.error?, .description?; 200);

def event_post:
  text(.event) as $event | site as $site
  | {update: check_key} as $same
  | if $event == "check.down" or $event == "check.still_down" then
      post("\($site) is \(if $event == "check.still_down" then "still " else "" end)**down**\(around(": "; reason; ""))";
        $same + {color: red, fields: fields(field("Down since"; date(.downtime.started_at?, .check.down_since?)), field("Last status"; words(.check.last_status; 20)))})
    elif $event == "check.up" then
      post("\($site) is **up** again\(around(" after "; duration(.downtime.duration); ""))\(around(" (it was: "; reason; ")"))"; $same + {color: green})
    elif $event == "check.ssl_invalid" then
      post("The certificate of \($site) is **not valid**\(around(": "; words(.ssl.error?, .ssl.cert.error?; 200); ""))"; {color: red, thread: check_key})
    elif $event == "check.ssl_valid" then post("The certificate of \($site) is valid again"; {color: green, thread: check_key})
    elif $event == "check.ssl_expiration" then
      number(.ssl.days_before_expiration?, .days_before_expiration?) as $days
      | post("The certificate of \($site) ends \(if $days == null then "soon" else "in " + plural($days; "day"; "days") end)\(around(", on "; day(.ssl.cert.to?); ""))"; {color: amber, thread: check_key})
    elif $event == "check.ssl_renewed" then post("The certificate of \($site) was renewed\(around(" until "; day(.ssl.new_cert.to?, .ssl.cert.to?); ""))"; {color: green, thread: check_key})
    elif $event == "check.performance_drop" then
      post("\($site) got slower\(around(": Apdex fell by "; words(.apdex_dropped; 20); ""))"; {color: amber, thread: check_key})
    else post("updown.io tells of \($site): \($event | ltrimstr("check.") | humanized | inline(60) | if . == "" then "an event" else . end)"; {color: colour($event)}) end;

.options as $options | .body | many(.) | map(select(type == "object")) as $all
| if ($all | length) == 0 then ignored("updown.io sent no event.")
  else {event: text($all[0].event)} + posts($all[:20][] | event_post) end
