# Microsoft's MessageCard and Adaptive Card, from Teams connectors and workflows. Cards bring Markdown or HTML.

# {{DATE(2026-05-01T10:00:00Z,SHORT)}} and {{TIME(...)}} of Adaptive Cards.
def dated: if contains("{{") then gsub("\\{\\{(?:DATE|TIME)\\((?<t>[0-9TZ:.+-]{10,40})[^}\\n]{0,20}\\)\\}\\}"; (.t as $t | date($t) | if . == "" then $t else . end)) else . end;
def said(f; $chars): (text(f) | dated) as $t | if $t | .[:4000] | looks_like_html then html_passage($t; 120; $chars) else excerpt($t; 120; $chars) end;
def address(f): text(f) | web_address;

# What a button leads to, as a link; what would call back is left out.
def action:
  if type != "object" or (text(.["@type"]) | . == "HttpPOST" or . == "ActionCard") then empty
  else (text(.url, (.target | if type == "array" then .[0] else . end), (records(.targets) | (map(select(.os? == "default")) + .)[0].uri), .selectAction.url?) | web_address) as $url
    | linked(words(.title, .name, "Open"; 80); $url) | select(. != "") end;
def actions(f): [records(f)[:12][] | action, (records(.actions)[:6][] | action)] | join(" · ");

def facts(f): [records(f)[:24][] | field(words(.title, .name; 120); said(.value; 500))];
def hex_colour(f): text(f) | ascii_downcase | ltrimstr("#") | if test("^[0-9a-f]{6}$") then "#" + . else "" end;

# ---- MessageCard
def section($colour):
  joined(" · "; link((text(.activityTitle) | if contains("![") then [splits("!\\[[^\\]\\n]*\\]\\([^)\\n]*\\)")] | join("") else . end | inline(200)); ""), words(.activitySubtitle; 200)) as $who
  | (records(.images)[:1] | .[0] // {} | text(.image)) as $picture
  | attachment({color: $colour, author_name: (if text(.title) == "" then "" else $who end), author_icon: text(.activityImage),
      title: (if text(.title) == "" then $who else words(.title; 200) end),
      text: joined("\n\n"; said(.activityText; 4000), said(.text; 6000), actions(.potentialAction), ([records(.images)[1:8][] | linked(words(.title, "picture"; 80); text(.image))] | join(" "))),
      fields: facts(.facts), image_url: text(.heroImage.image?, $picture)})
  | .fallback = (.title // (.text // "" | .[:200]));
def message_card:
  hex_colour(.themeColor) as $colour
  | [records(.sections)[:20][] | section($colour)] as $sections
  | words(.title; 300) as $title | said(.text; 8000) as $text | words(.summary; 300) as $summary
  | joined("\n\n"; bold($title), $text, actions(.potentialAction)) as $all
  | {text: (if $all != "" or $sections != [] then $all else bold($summary) end), attachments: $sections};

# ---- Adaptive Card
def run:
  (if type == "string" then {text: .} else object(.) end) | ([.text | strings] | .[0] // "" | .[:600]) as $raw | words(.text; 500) as $t
  | (if $raw | startswith(" ") then " " else "" end) as $before | (if $raw | test("\\S +\\z") then " " else "" end) as $after
  | $before + (if text(.selectAction.url?) != "" then link($t; text(.selectAction.url)) elif text(.weight) == "Bolder" then bold($t) else $t end) + $after;
# Each element to pieces {text}, {fields} or {image}.
def element($depth):
  if type == "string" then {text: excerpt(.; 20; 1000)}
  elif $depth > 8 or type != "object" then empty
  else text(.type) as $type
    | if $type == "TextBlock" then said(.text; 4000) as $t
        | {text: (if $t == "" then "" elif (text(.weight) | ascii_downcase) == "bolder" and ($t | test("[\n*]") | not) then bold($t) else $t end)}
      elif $type == "RichTextBlock" then {text: ([list(.inlines)[:60][] | run] | join(""))}
      elif $type == "FactSet" then {fields: facts(.facts)}
      elif $type == "Image" then {image: text(.url), alt: words(.altText; 100)}
      elif $type == "ImageSet" then records(.images)[:6][] | {image: text(.url), alt: words(.altText; 100)}
      elif $type == "Media" then {text: ([records(.sources)[:3][] | linked("media"; text(.url))] | join(" "))}
      elif $type == "CodeBlock" then {text: code_block(.codeSnippet; 40; 4000)}
      elif $type == "ActionSet" then {text: actions(.actions)}
      elif $type == "Table" then
        [records(.rows)[:40][] | "| " + ([records(.cells)[:12][] | ([list(.items)[:4][] | element($depth + 2) | .text // ""] | join(" ") | one_line | split("|") | join("¦"))] | join(" | ")) + " |"]
        | if . == [] then empty else {text: (.[:1] + ["|" + ((.[0] | split(" | ") | map(" --- |")) | join(""))] + .[1:] | join("\n"))} end
      elif $type == "ColumnSet" then
        [list(.columns)[:6][] | [records(.items)[:20][] | element($depth + 1)]] as $columns
        | (if $columns | all(all((.text // "") | contains("\n") | not)) and ($columns | all(length <= 1)) then {text: ([$columns[][] | .text // ""] | map(select(. != "")) | join(" — "))}, ($columns[][] | select(.image or .fields))
           else $columns[][] end)
      elif list(.items) != [] then list(.items)[:60][] | element($depth + 1)
      else {text: joined(": "; words(.label, .title; 200), said(.text, .placeholder; 500))}, (if (object(.fallback) | length) > 0 then object(.fallback) | element($depth + 1) else empty end) end
  end;
def adaptive_card:
  [list(.body)[:100][] | element(0)] as $parts
  | [$parts[] | .text // "" | select(. != "")] as $texts
  | [$parts[] | .fields // [] | .[]] as $fields
  | [$parts[] | select(.image) | .image | web_address | select(. != "")] as $pictures
  | actions(.actions) as $buttons
  | [attachment({color: "#5b5fc7", fields: ($fields | .[:40]), image_url: ($pictures[0] // ""), text: ([$pictures[1:6][] | link("picture"; .)] | join(" "))})] as $more
  | joined("\n\n"; ($texts | .[:80][]), $buttons) as $all
  | {text: (if $all == "" and $more == [] then excerpt(.fallbackText, .speak; 20; 1000) else $all end), attachments: $more};

# Outside: one card, or a message that carries some.
def said_something: (.text // "") != "" or (.attachments // []) != [];
def card:
  if (text(.["@type"]) | ascii_downcase) == "messagecard" or has("sections") or has("themeColor") or has("potentialAction") then message_card
  elif list(.body) != [] or text(.type) == "AdaptiveCard" then adaptive_card
  else {text: joined("\n\n"; bold(words(.title; 300)), words(.subtitle; 300), said(.text; 8000), actions(.buttons)),
        attachments: [records(.images)[:1][] | attachment({image_url: text(.url)})]} end;

.body | object(.) as $all
| [$all | records(.attachments)[:10][] | (.content | if type == "string" then (try fromjson catch {}) else . end | object(.)) | card | select(said_something)] as $cards
| (if $cards == [] then [$all | card | select(said_something)]
   else ($cards | .[0].text = joined("\n\n"; said($all.text; 8000), .[0].text)) end)
| map(dense)
| if . == [] then error("an empty card") else {event: (if ($all | has("@type") or has("attachments") or has("body") or has("sections")) then "card" else "message" end), posts: .} end
