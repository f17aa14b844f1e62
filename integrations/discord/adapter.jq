# Discord's webhook messages: content, embeds, components and polls. Its Markdown is nearly ours.

# <:name:id> is :name:, <t:unix> a date, <@id> and <#id> have no name here; ||spoilers|| are shown.
def own_markup:
  (if contains("<") then
    gsub("<a?:(?<n>[A-Za-z0-9_]{1,40}):[0-9]{1,25}>"; ":\(.n):")
    | gsub("<t:(?<s>[0-9]{6,11})(?::[a-zA-Z])?>"; (.s | date(.)))
    | gsub("<@[!&]?[0-9]{1,25}>"; "somebody") | gsub("<#[0-9]{1,25}>"; "a channel")
    | gsub("</(?<n>[^:<>]{1,40}):[0-9]{1,25}>"; "/\(.n)") | gsub("<(?<u>https?://[^\\s<>]+)>"; .u)
  else . end)
  | if contains("||") then gsub("\\|\\|(?<t>[^|]+)\\|\\|"; .t) else . end;
def said(f; $chars): [text(f) | .[:$chars + 1000] | own_markup][0] as $t | excerpt($t; 120; $chars);

def hex_digit: "0123456789abcdef"[. : . + 1];
def colour_of(f):
  number(f) as $n
  | if $n == null or $n < 0 or $n > 16777215 then ""
    else "#" + ([1048576, 65536, 4096, 256, 16, 1] | map(($n / . | floor) % 16 | hex_digit) | join("")) end;

def embed:
  (date(.timestamp)) as $at | words(.footer.text; 200) as $foot
  | attachment({color: colour_of(.color), author_name: words(.author.name, .provider.name?; 100), author_link: text(.author.url, .provider.url?),
      author_icon: text(.author.icon_url), title: words(.title; 256), title_link: text(.url), text: said(.description; 4000),
      fields: [records(.fields)[:25][] | select(((text(.name?) + text(.value?)) | split("\u200b") | join("") | trimmed) != "") | field(words(.name; 256) | if . == "" then "\u200b" else . end; said(.value; 1024); flag(.inline))],
      image_url: text(.image.url, .video.url?), thumb_url: text(.thumbnail.url), footer: joined(" · "; $foot, $at), footer_icon: text(.footer.icon_url)})
  | .fallback = (if (.title // "") != "" then .title else (.text // "" | .[:200]) end);

# Buttons that lead somewhere are links; text displays, sections, containers and galleries say what they hold.
def component($depth):
  if $depth > 6 or type != "object" then empty
  else number(.type) as $type
    | if $type == 2 then link(words(.label, .emoji.name?; 80); text(.url)) | select(. != "")
      elif $type == 10 then said(.content; 4000) | select(. != "")
      elif $type == 12 then records(.items)[:10][] | link(words(.description, "picture"; 100); text(.media.url)) | select(. != "")
      elif $type == 14 then "---"
      elif $type == 1 then [records(.components)[] | component($depth + 1)] | join(" · ") | select(. != "")
      elif list(.components) != [] then (records(.components)[] | component($depth + 1)), (object(.accessory) | component($depth + 1))
      else words(.label, .placeholder; 80) | select(. != "") end
  end;

def poll:
  if words(.question.text; 300) == "" then "" else
    lines(bold(words(.question.text; 300)), ([records(.answers)[:10][] | "- " + words(.poll_media.text, "(no text)"; 100)] | join("\n"))) end;

.body | (if type == "array" then {embeds: .} else object(.) end)
| [records(.embeds)[:10][] | embed] as $embeds
| joined("\n\n"; bold(words(.thread_name; 100)), said(.content; 8000), ([records(.components)[:40][] | component(0)] | join("\n")), (object(.poll) | poll)) as $text
| if $text == "" and $embeds == [] then error("neither content nor embeds")
  else {event: "message", posts: [
      {text: $text, attachments: $embeds, username: words(.username; 80), icon_url: (text(.avatar_url) | web_address)} | dense]} end
