# Uptime Kuma's webhook notification: {heartbeat, monitor, msg}; the first two are null in tests and in notices of certificates.

.body | object(.) | (if (.data? | type) == "object" and (given(.msg) | not) then .data else . end)
| object(.monitor) as $m | object(.heartbeat) as $h
| (text($m.url?) | if . == "https://" or . == "http://" then "" else . end) as $url
| (words($m.name?, $m.hostname?, $url; 120)) as $name
| link($name | if . == "" then "A monitor" else . end; $url) as $monitor
| words($h.msg?; 300) as $why
| key("monitor", text($m.id?, $m.name?)) as $same
| (number($h.status) | if . == null then "" else tostring end) as $status
| (if $h.time? != null then date($h.time) else "" end) as $at
| if $status == "0" then
    {event: "down"} + posts(post("\($monitor) is **down**\(around(": "; $why; ""))"; {color: red, update: $same, fields: fields(field("Since"; $at), field("Address"; words($m.hostname?; 100) + around(":"; words($m.port?; 10); "")))}))
  elif $status == "1" then
    {event: "up"} + posts(post("\($monitor) is **up**\(around(": "; $why; ""))\(number($h.ping) | if . == null then "" else " (\(. / 1000 | duration))" end)"; {color: green, update: $same}))
  elif $status == "2" then {event: "pending"} + posts(post("\($monitor) does not answer; it is tried again\(around(": "; $why; ""))"; {color: amber, update: $same}))
  elif $status == "3" then {event: "maintenance"} + posts(post("\($monitor) is under maintenance"; {color: grey, update: $same}))
  else {event: "notice"} + (words(.msg; 500) as $text
    | if $text == "" then ignored("Uptime Kuma sent a notice without a text.")
      else posts(post($text; {color: (if $text | test("expire|down"; "i") then amber else blue end)})) end) end
