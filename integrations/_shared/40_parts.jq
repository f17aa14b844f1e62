# Parts of a post.

def green: "#2eb886";
def red: "#d73a49";
def amber: "#dbab09";
def grey: "#8b949e";
def blue: "#2f81f7";

# The colour of a state's word, in whatever case; blue for words nobody knows.
def colour(f):
  (text(f) | .[:40] | if test("[A-Z]") then ascii_downcase else . end | if test("[ -]") then [splits("[ -]")] | join("_") else . end) as $s
  | {"ok": "#2eb886", "success": "#2eb886", "successful": "#2eb886", "succeeded": "#2eb886", "passed": "#2eb886", "pass": "#2eb886", "passing": "#2eb886",
     "fixed": "#2eb886", "resolved": "#2eb886", "resolve": "#2eb886", "recovered": "#2eb886", "recovery": "#2eb886", "up": "#2eb886", "merged": "#2eb886",
     "approved": "#2eb886", "active": "#2eb886", "completed": "#2eb886", "complete": "#2eb886", "done": "#2eb886", "good": "#2eb886", "healthy": "#2eb886",
     "operational": "#2eb886", "published": "#2eb886", "paid": "#2eb886", "deployed": "#2eb886", "finished": "#2eb886", "normal": "#2eb886",
     "firing": "#d73a49", "failure": "#d73a49", "failed": "#d73a49", "fail": "#d73a49", "failing": "#d73a49", "error": "#d73a49", "errored": "#d73a49",
     "broken": "#d73a49", "still_failing": "#d73a49", "critical": "#d73a49", "fatal": "#d73a49", "down": "#d73a49", "alerting": "#d73a49", "alert": "#d73a49",
     "timed_out": "#d73a49", "timeout": "#d73a49", "rejected": "#d73a49", "triggered": "#d73a49", "trigger": "#d73a49", "danger": "#d73a49", "high": "#d73a49",
     "emergency": "#d73a49", "major_outage": "#d73a49", "startup_failure": "#d73a49", "disaster": "#d73a49", "problem": "#d73a49", "urgent": "#d73a49",
     "warning": "#dbab09", "warn": "#dbab09", "unstable": "#dbab09", "degraded": "#dbab09", "acknowledged": "#dbab09", "medium": "#dbab09", "moderate": "#dbab09",
     "action_required": "#dbab09", "changes_requested": "#dbab09", "minor": "#dbab09", "average": "#dbab09", "partial_outage": "#dbab09",
     "degraded_performance": "#dbab09", "no_data": "#dbab09", "nodata": "#dbab09", "paused": "#dbab09", "past_due": "#dbab09",
     "cancelled": "#8b949e", "canceled": "#8b949e", "skipped": "#8b949e", "neutral": "#8b949e", "closed": "#8b949e", "unknown": "#8b949e", "stale": "#8b949e",
     "inactive": "#8b949e", "aborted": "#8b949e", "not_built": "#8b949e", "dismissed": "#8b949e", "ignored": "#8b949e", "archived": "#8b949e",
     "deleted": "#8b949e", "suppressed": "#8b949e", "superseded": "#8b949e"}[$s] // "#2f81f7";

# How a build, a job or a deployment fared, in a word and a colour: "passed", "failed", "running", "cancelled" or "other".
def word($outcome): {passed: "passed", failed: "failed", running: "started", cancelled: "was cancelled", other: "ended"}[$outcome];
def tone($outcome): {passed: green, failed: red, running: blue, cancelled: grey, other: amber}[$outcome];

# A field that vanishes when its value is empty. Values are Markdown already: words(...), link(...), code(...).
def field($title; $value; $short):
  if ($value | type) != "string" or $value == "" then empty else {title: $title, value: $value, short: $short} end;
def field($title; $value): field($title; $value; true);
# All fields, at most 12: fields(field("State"; ...), field("Owner"; ...)).
def fields(all): [all] | .[:12];

# An object without its empty members.
def dense: reduce keys_unsorted[] as $k (.; if .[$k] == null or .[$k] == "" or .[$k] == [] then del(.[$k]) else . end);

# An attachment, or nothing when it would show nothing. Addresses that are not of the web vanish.
def attachment($parts):
  $parts
  | reduce ("title_link", "author_link", "image_url", "thumb_url", "author_icon", "footer_icon") as $k (.; if has($k) then .[$k] |= web_address else . end)
  | dense
  | if .text or .title or .fields or .image_url or .pretext then . else empty end;

# One post. $line: who did what to which thing. $more: color, body (Markdown of the attachment), fields, image_url, thumb_url, footer;
# thread (key), update (key), priority, username, icon_url. A colour without body or fields puts the line itself into the attachment.
def post($line; $more):
  if $more == {} then {text: $line}
  elif ($more | length == 2 and .color != null and .color != "" and .body != null and .body != "") then
    {text: $line, attachments: [{text: $more.body, color: $more.color}]}
  else $more as {$color, $body, $fields, $image_url, $thumb_url, $footer, $thread, $update, $priority, $username, $icon_url}
  | ($body == null or $body == "") as $no_body | ($fields == null or $fields == []) as $no_fields
  | (if $no_body and $no_fields and ($image_url | web_address) == "" then
      if $color == null or $color == "" then {text: $line} else {attachments: [{color: $color, text: $line, fallback: $line}]} end
    else
      {text: $line, attachments: [
        (if $no_body then {} else {text: $body} end)
        | if $no_fields then . else .fields = $fields end
        | if $color == null or $color == "" then . else .color = $color end
        | if $image_url == null and $thumb_url == null and $footer == null then .
          else ({image_url: ($image_url | web_address), thumb_url: ($thumb_url | web_address), footer: $footer} | dense) + . end]}
    end)
  | if $thread == null or $thread == "" then . else .thread_key = $thread end
  | if $update == null or $update == "" then . else .update_key = $update end
  | if $priority == null then . else .priority = $priority end
  | if $username == null or $username == "" then . else .username = $username end
  | if $icon_url == null or ($icon_url | web_address) == "" then . else .icon_url = $icon_url end end;
def post($line): post($line; {});

def posts(all): {posts: [all]};
def ignored($reason): {ignored: $reason};
# Says also which event it was, where the manifest has no source for it.
def of_event($event): {event: $event} + .;

# A key for threads and updates: its parts joined by "/"; "" when a part is missing, so that strangers never meet in one thread.
def key(parts): [parts] | if any(. == "" or . == null) then "" else map(as_text | .[:200]) | join("/") end;

# One commit: `1a2b3c4` First line of its message — Author. $url may be "".
def commit_line(sha; $url; message; $author):
  words(message | if type == "string" and contains("\n") then split("\n") | map(select(. != "" and . != "\r")) | .[0] else . end; 120) as $m
  | ([try sha catch null][0] | if type == "string" then .[:7] else "" end) as $s
  | (if $s | matches("\\A[0-9A-Za-z]+\\z") then link("`" + $s + "`"; $url) + " " else "" end)
    + (if $m == "" then "*no message*" else $m end) + (if $author == "" then "" else " — " + $author end);
# A list of such lines, at most $max, the rest counted with a link to all.
def commits($lines; $max; $total; $url):
  ($lines | .[:$max] | map("- " + .)) + (($total - ([($lines | length), $max] | min)) as $rest
    | if $rest > 0 then ["- " + link("and " + plural($rest; "more commit"; "more commits"); $url)] else [] end) | join("\n");
def commits($lines; $max): commits($lines; $max; $lines | length; "");
# A bulleted list of Markdown texts, at most $max.
def bullets($items; $max):
  ($items | map(select(. != ""))) as $all
  | ($all[:$max] | map("- " + .)) + (if ($all | length) > $max then ["- and \(($all | length) - $max) more"] else [] end) | join("\n");
