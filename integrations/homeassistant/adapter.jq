# Home Assistant's REST notification: {message, title, target, data}.

(if (.body | type) == "object" then .body else .query end) | object(.)
| text(.message) as $message | words(.title?, .topic?; 200) as $title
| (object(.data) | text(.image?, .url?)) as $picture
| if $message == "" and $title == "" then ignored("Home Assistant sent neither a title nor a message.")
  else {event: "notification"} + posts(post(lines(bold($title), excerpt($message; 20; 3000)); {image_url: ($picture | web_address)})) end
