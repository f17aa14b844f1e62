# Rocket.Chat's incoming messages: text or msg, alias, avatar or emoji, attachments close to Slack's.

def own_attachment:
  attachment({color: (text(.color) | if test("^(#[0-9A-Fa-f]{3,8}|[a-z]{3,20})$") then . else "" end), pretext: excerpt(.pretext; 20; 1000), author_name: words(.author_name; 100), author_link: text(.author_link), author_icon: text(.author_icon),
      title: words(.title; 200), title_link: text(.title_link, .message_link?), text: joined("\n"; excerpt(.text, .description; 80; 6000), linked("audio"; text(.audio_url)), linked("video"; text(.video_url))),
      fields: [records(.fields)[:30][] | field(words(.title; 120); excerpt(.value; 20; 1000); flag(.short))],
      image_url: text(.image_url), thumb_url: text(.thumb_url), footer: joined(" · "; words(.footer?; 200), date(.ts))})
  | .fallback = (.title // (.text // "" | .[:200]));

.body | object(.)
| [records(.attachments)[:20][] | own_attachment] as $attachments
| excerpt(.text, .msg; 120; 8000) as $text
| if $text == "" and $attachments == [] then error("neither text nor attachments")
  else {event: "message", posts: [
      {text: $text, attachments: $attachments, username: words(.alias, .username; 80), icon_url: (text(.avatar, .icon_url) | web_address), icon_emoji: text(.emoji, .icon_emoji)} | dense]} end
