# Slack: the form of an outgoing webhook or of a slash command. The text is Slack's own markup and becomes Markdown.

def entities: if contains("&") then split("&lt;") | join("<") | split("&gt;") | join(">") | split("&amp;") | join("&") else . end;
# <http://a|b>, <@U1|name>, <#C1|name>, <!here>: a link, or a name that notifies nobody.
def piece:
  if test("^<https?://") then .[1:-1] | split("|") | ((.[1:] | join("|")) as $l | link((if $l == "" then .[0] else $l end) | entities | inline(200); .[0] | entities))
  elif test("^<mailto:") then .[1:-1] | split("|") | (if length > 1 then .[1] else .[0][7:] end) | entities | inline(100)
  elif test("^<@") then .[2:-1] | split("|") | ("@" + (.[1] // .[0])) | inline(80)
  elif test("^<#") then .[2:-1] | split("|") | ("#" + (.[1] // .[0])) | inline(80)
  elif test("^<!") then .[2:-1] | split("|") | (if length > 1 then .[1] else .[0] | split("^")[0] end) as $w | ("@" + ($w | ltrimstr("@") | ltrimstr("subteam"))) | inline(80)
  else entities end;
def markdown:
  .[:6000]
  | [match("```(?:.|\\n)*?```|`[^`\\n]+`|<(?:https?://|mailto:|[@#!])[^<>\\n]{1,2000}>|(?:(?!```|`[^`\\n]+`|<(?:https?://|mailto:|[@#!])[^<>\\n]{1,2000}>)(?:.|\\n))+"; "g").string]
  | map(if startswith("```") and endswith("```") and length > 6 then "\n" + code_block(.[3:-3] | entities | trimmed; 30; 3000) + "\n"
        elif startswith("`") and endswith("`") and length > 2 and (startswith("```") | not) then code(.[1:-1] | entities)
        elif test("^<(?:https?://|mailto:|[@#!])[^<>\\n]*>$") then piece
        else entities
          | gsub("(?<a>^|[\\s(])\\*(?<b>[^*\\n ](?:[^*\\n]*[^*\\n ])?)\\*(?=[\\s.,;:!?)]|$)"; "\(.a)**\(.b)**")
          | gsub("(?<a>^|[\\s(])~(?<b>[^~\\n ](?:[^~\\n]*[^~\\n ])?)~(?=[\\s.,;:!?)]|$)"; "\(.a)~~\(.b)~~")
          | harmless | (if contains("](") then [splits("\\]\\((?!https?://)"; "i")] | join("] (") else . end)
          | (if contains("![") then split("![") | join("[") else . end)
          | (if contains("<") then [splits("<(?=[!@#/A-Za-z\\x{200b}])")] | join("\\<\u200b") else . end) end)
  | join("");
(.options | object(.)) as $options | .body | object(.) as $b
| text($b.text?) as $text | words($b.user_name?, $b.user_id?; 80) as $user | words($b.channel_name?, $b.channel_id?; 80) as $channel
| (if text($b.command?) != "" then "command" else "message" end) as $kind
| {thread: key("slack", text($b.channel_id?), text($b.thread_ts?))} as $t
| (if $options.show_channel? == false or $channel == "" or $channel == "directmessage" then "" else " in #" + $channel end) as $in
| {event: $kind} +
  if text($b.challenge?) != "" and text($b.type?) == "url_verification" then ignored("Slack asks for an answer of its Events API, which is another way; use an outgoing webhook.")
  elif $kind == "command" then posts(post("**\(if $user == "" then "Somebody" else $user end)** gave the command \(code($b.command?))\($in)\(if $text == "" then "" else ": " + ($text | markdown | first_lines(20; 2000)) end)"; $t))
  elif $text == "" then ignored("There is no text in it.")
  elif text($b.user_id?) == "USLACKBOT" or text($b.bot_id?) != "" then ignored("Bots' messages are left out, so that two systems never answer each other.")
  else
    ($text | markdown | trimmed | first_lines(40; 4000)) as $said
    | posts(post("**\(if $user == "" then "Somebody" else $user end)**\($in):\(if ($said | test("\\n|^```|^>")) then "\n" else " " end)\($said)"; $t)) end
