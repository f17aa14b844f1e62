# Flock: an outgoing webhook of a conversation: {from, to, text, attachments, uid}. People are only ids there.

def shown: object(.) | {title: words(.title?; 200), text: passage(.description?; 6; 500), url: text(.url?, .views.widget.src?, .downloads[0].src?), image: text(.views.image.original.src?, .views.image.thumbnail.src?)};
def tidy: html_words(.; 3000);
.body | object(.) as $b | text($b.text?, $b.flockml?) as $text
| records($b.attachments?) as $atts | ($atts[0] | object(.)) as $a
| (words($b.fromName?, $b.sender.name?, $b.user.name?; 80) | if . == "" then "" else bold(.) + ": " end) as $who
| ([$atts[] | select(text(.title?) | test("^in reply to "))][0]) as $reply
| ([$atts[] | select(. != $reply)]) as $rest
| {event: (if $reply != null then "reply" elif ($atts | length) > 0 then "attachment" else "message" end)} +
  if $text == "" and ($atts | length) == 0 and text($b.notification?) == "" then ignored("There is no text in it.")
  else
    (if $text != "" then (if $text | contains("<flockml") then html_passage(($text | split("<flockml>") | join("<p>") | split("</flockml>") | join("</p>")); 30; 3000) else excerpt($text; 30; 3000) end) elif text($b.notification?) != "" then words($b.notification?; 200) else "" end) as $said
    | ([(if $reply == null then empty else attachment({color: grey, text: lines("*" + words($reply.title?; 120) + "*", passage($reply.description?; 5; 400))}) end),
        ($rest[:5][] | shown as $s | attachment({color: blue, title: $s.title, title_link: $s.url, text: $s.text, image_url: $s.image}))]) as $list
    | posts({text: ($who + $said | if . == "" then "Something was shared in Flock" else . end)} + (if ($list | length) == 0 then {} else {attachments: $list} end)) end
