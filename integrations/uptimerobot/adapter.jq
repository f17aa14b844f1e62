# UptimeRobot: https://help.uptimerobot.com/en/articles/11361354-webhook-integration. People choose the names of the members; the placeholders'
# own names come as a form, snake_case is what the documentation of integrations shows.

def known(f): text(f) | if startswith("*") and endswith("*") then "" else . end;
def monitor:
  link(known(.monitor_friendly_name?, .monitorFriendlyName?, .monitor_url?, .monitorURL?) | inline(120) | if . == "" then "A monitor" else . end;
    known(.monitor_url?, .monitorURL?));

.body | object(.)
| monitor as $monitor
| known(.alert_type?, .alertType?) as $type
| (known(.alert_type_friendly_name?, .alertTypeFriendlyName?) | ascii_downcase) as $word
| (known(.alert_details?, .alertDetails?) | inline(300)) as $details
| (known(.alert_friendly_duration?, .alertFriendlyDuration?) | inline(40)
    | if . == "" then (duration(.alert_duration?, .alertDuration?)) else . end) as $lasted
| key("monitor", known(.monitor_id?, .monitorID?, .monitor_url?, .monitorURL?, .monitor_friendly_name?, .monitorFriendlyName?)) as $same
| if $type == "1" or $word == "down" then
    {event: "down"} + posts(post("\($monitor) is **down**\(around(": "; $details; ""))"; {color: red, update: $same, fields: fields(field("Since"; date(.alert_date_time?, .alertDateTime?)))}))
  elif $type == "2" or $word == "up" then
    {event: "up"} + posts(post("\($monitor) is **up** again\(around(" after "; $lasted; ""))\(around(": "; $details; ""))"; {color: green, update: $same}))
  elif $type == "3" or ($word | contains("ssl")) or known(.ssl_expiry_days_left?, .sslExpiryDaysLeft?) != "" then
    (number(.ssl_expiry_days_left?, .sslExpiryDaysLeft?)) as $days
    | {event: "ssl"} + posts(post("The certificate of \($monitor) ends \(if $days == null then "soon" else "in " + plural($days; "day"; "days") end)\(around(": "; $details; ""))"; {color: amber, thread: $same}))
  else {event: "other"} + posts(post("\($monitor)\(around(": "; $word | inline(60) | capitalized; ""))\(around(": "; $details; "") | if $word == "" and . == "" then " sent a notice" else . end)"; {color: blue, thread: $same})) end
