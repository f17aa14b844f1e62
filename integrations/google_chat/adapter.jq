# Google Chat's messages: text, cards of both versions. Its text has *bold*, <address|label> and <users/id>.

def own_markup:
  (if contains("<") then
    gsub("<(?<u>https?://[^|<>\\s]+)\\|(?<t>[^<>]+)>"; "[\(.t)](\(.u))") | gsub("<users/all>"; "all") | gsub("<users/[A-Za-z0-9@._-]+>"; "somebody") | gsub("<(?<u>https?://[^|<>\\s]+)>"; .u)
  else . end)
  | (if contains("*") then gsub("(?<a>\\A|[\\s(])\\*(?<t>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?=\\z|[\\s).,:;!?])"; "\(.a)**\(.t)**") else . end)
  | if contains("~") then gsub("(?<a>\\A|[\\s(])~(?<t>[^\\s~](?:[^~\\n]*[^\\s~])?)~(?=\\z|[\\s).,:;!?])"; "\(.a)~~\(.t)~~") else . end;
def plain(f; $chars): [text(f) | .[:$chars + 1000] | own_markup][0] as $t | excerpt($t; 120; $chars);
def rich(f; $chars): text(f) as $t | if $t | .[:4000] | looks_like_html then html_passage($t; 80; $chars) else excerpt($t; 80; $chars) end;

def click: text(.onClick.openLink.url?, .openLink.url?);
def button: link(words(.text, .altText, .textButton.text?, .imageButton.name?, "Open"; 80); text(click, (object(.textButton) | click), (object(.imageButton) | click)))
  | select(startswith("["));
def buttons(f): [records(f)[:12][] | button] | join(" · ");

# Each widget to pieces {text}, {field} or {image}.
def widget($depth):
  if $depth > 4 or type != "object" then empty
  else
    (if has("textParagraph") then {text: rich(.textParagraph.text; 4000)} else empty end),
    ((object(.decoratedText) + object(.keyValue)) as $d
      | if $d == {} then empty
        else ($d | joined("\n"; (rich(.text, .content; 1000) as $t | link($t; click)), words(.bottomLabel; 300), (object(.button) | [button] | join("")))) as $value
          | ($d | words(.topLabel; 120)) as $name
          | if $name == "" then {text: $value} else {field: {title: $name, value: $value, short: (($value | length) < 40)}} end end),
    (object(.image) | if . == {} then empty else {image: text(.imageUrl)} end),
    (if has("buttonList") then {text: buttons(.buttonList.buttons?)} else empty end),
    (if has("buttons") then {text: buttons(.buttons)} else empty end),
    (if has("chipList") then {text: ([object(.chipList) | records(.chips)[:12][] | link(words(.label; 80); click)] | join(" · "))} else empty end),
    (if has("divider") then {text: "---"} else empty end),
    (if has("columns") then object(.columns) | records(.columnItems)[:4][] | records(.widgets)[:20][] | widget($depth + 1) else empty end),
    (if has("carousel") then object(.carousel) | records(.carouselCards)[:8][] | records(.widgets)[:8][] | widget($depth + 1) else empty end),
    (object(.grid) | if . == {} then empty else {text: joined("\n"; bold(words(.title; 200)), ([records(.items)[:20][] | "- " + joined(" — "; words(.title; 200), words(.subtitle; 200))] | join("\n")))} end),
    (object(.textInput) + object(.selectionInput) + object(.dateTimePicker) | if . == {} then empty else {text: words(.label, .hintText; 200)} end)
  end;

# A card is one attachment a section, the first with the header.
def card:
  object(.header) as $header
  | [records(.sections)[:20][] | [words(.header; 200) as $h | (if $h == "" then empty else {text: bold($h)} end), (records(.widgets)[:60][] | widget(0))]] as $sections
  | [ ($header | attachment({title: words(.title; 200), text: words(.subtitle; 300), thumb_url: text(.imageUrl), color: blue})),
      ($sections[] | attachment({color: blue, text: ([.[] | .text // "" | select(. != "")] | join("\n\n")), fields: [.[] | .field // empty | select(.value != "")] | .[:30], image_url: ([.[] | .image // "" | web_address | select(. != "")][0] // "")})) ]
  | map(.fallback = (.title // (.text // "" | .[:200])));

(.query | text(.threadKey)) as $from_query
| .body | (if type == "string" then {text: .} else object(.) end)
| [(records(.cardsV2)[:10][] | object(.card) | card[]), (records(.cards)[:10][] | card[])] as $cards
| joined("\n\n"; plain(.text; 8000), buttons(.accessoryWidgets)) as $text
| text(.thread.threadKey?, .thread.name?, $from_query) as $thread
| if $text == "" and $cards == [] then
    (plain(.fallbackText; 1000) as $rest | if $rest == "" then error("neither text nor cards") else {event: "message", posts: [{text: $rest}]} end)
  else {event: "message", posts: [{text: $text, attachments: $cards, thread_key: (if $thread == "" then "" else key("thread", $thread) end)} | dense]} end
