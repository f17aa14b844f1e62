# Markdown made of strangers' text: it says what they wrote, and does nothing else.

# An @ that could notify or be highlighted gets a zero-width space behind it; e-mail addresses stay.
def harmless:
  if contains("@") then [splits("(?<![A-Za-z0-9_])@(?=\\S)")] | join("@\u200b") else . end
  | if contains("<!") then split("<!") | join("<\u200b!") else . end
  | if contains("&") and test("&(?:commat|lt|#)"; "i") then [splits("&(?=commat|lt|#)"; "i")] | join("&\u200b") else . end;

# Line breaks, control characters and turns of the writing direction become blanks.
def one_line:
  if test("[\\x00-\\x1f\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]") then
    [match("[^\\s\\x00-\\x1f\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+(?: [^\\s\\x00-\\x1f\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+)*"; "g").string] | join(" ")
  else . end;

# At most $n characters, the last an ellipsis where something was cut.
def shorten($n):
  if utf8bytelength > $n and length > $n then (.[:$n - 1] | trimmed) + "…" else . end;

# Markdown's own characters escaped.
def escaped:
  if test("[\\\\`*_~\\[\\]<@&]") then
    (if contains("\\") then split("\\") | join("\\\\") else . end)
    | (if contains("`") then split("`") | join("\\`") else . end)
    | (if contains("*") then split("*") | join("\\*") else . end)
    | (if contains("_") then [splits("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")] | join("\\_") else . end)
    | (if contains("~") then split("~") | join("\\~") else . end)
    | (if contains("[") then split("[") | join("\\[") else . end)
    | (if contains("]") then split("]") | join("\\]") else . end)
    | harmless
    | (if contains("<") then [splits("<(?=[!@#/A-Za-z\\x{200b}])")] | join("\\<\u200b") else . end)
  else . end;

# Words for the middle of a sentence: one line, cut, escaped.
def inline($n):
  (if utf8bytelength > 2000 then .[:2000] else . end)
  | if test("[\\\\`*_~\\[\\]<@&\\x00-\\x1f\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]") then one_line | shorten($n) | escaped else shorten($n) end;
def inline: inline(200);
def words(f; $n):
  reduce (try f catch null) as $x ("";
    if . != "" then .
    elif ($x | type == "string" and utf8bytelength <= $n
      and _match_impl("\\A(?!null\\z|undefined\\z)[0-9A-Za-z](?:[0-9A-Za-z ,.:;/()'#+?=%$-]*[0-9A-Za-z.)?])?\\z"; null; true)) then $x
    else $x | as_text | inline($n) end);
def words(f): words(f; 200);

# The address if it is one of the web, made fit for a Markdown link; else "".
def web_address:
  if type != "string" then ""
  elif utf8bytelength < 2000 and _match_impl("\\Ahttps?://[0-9A-Za-z][0-9A-Za-z/._:?&=#+,;%!$'-]*\\z"; null; true) then .
  elif (startswith("https://") or startswith("http://")) and utf8bytelength < 2000 then
    if test("[\\s()<>\\[\\]\"\\\\`@|*_~{}^]|[^\\x00-\\x7f]|\\A\\w+://\\z") then
      if test("\\A\\w+://\\z|[\\s\\x00-\\x1f]") then ""
      else [match("[()<>\\[\\]\"\\\\`@|*~{}^\\x{7f}-\\x{10ffff}]|[^()<>\\[\\]\"\\\\`@|*~{}^\\x{7f}-\\x{10ffff}]+"; "g").string
          | if test("\\A[()*~]") then ({"(": "%28", ")": "%29", "*": "%2A", "~": "%7E"}[.])
            elif test("\\A[<>\\[\\]\"\\\\`@|{}^\\x{7f}-\\x{10ffff}]") then @uri else . end] | join("")
      end
    else . end
  else "" end;

# [text](url); only the text when the address is not one of the web. $text is Markdown already: words(...), code(...).
def link($text; $url):
  ($url | web_address) as $u
  | if $u == "" then $text elif $text == "" then "" else "[" + $text + "](" + $u + ")" end;

# The same, and nothing at all without an address: for words such as "runbook".
def linked($text; $url): if ($url | web_address) == "" then "" else link($text; $url) end;

def bold($text): if $text == "" then "" else "**" + $text + "**" end;

# A code span of a stranger's text.
def code(f):
  text(f)
  | if . == "" then ""
    elif utf8bytelength <= 120 and _match_impl("\\A[0-9A-Za-z/._:#+=, -]+\\z"; null; true) then "`" + . + "`"
    else (.[:2000] | one_line | shorten(120) | split("`") | join("'") | split("|") | join("\u00a6") | harmless) | if . == "" then "" else "`" + . + "`" end end;

# The first lines of a text, at most $chars; says with an ellipsis that there was more.
def first_lines($lines; $chars):
  .[:$chars + 400] as $start
  | [$start | split("\n")[] | rtrimstr("\r")] as $all
  | ($all[:$lines] | join("\n") | shorten($chars)) as $cut
  | if ($all | length) > $lines and ($cut | endswith("…") | not) then ($cut | trimmed) + " …" else $cut end;

# A block of code, as it stands.
def code_block(f; $lines; $chars):
  text(f) as $t
  | if $t == "" then "" else
      "```\n" + ($t | first_lines($lines; $chars) | split("```") | join("'''") | split("~~~") | join("---") | harmless) + "\n```" end;

# Plain text of several lines, escaped; a line cannot become a heading or a quotation.
def passage(f; $lines; $chars):
  text(f) as $t
  | if $t == "" then ""
    else $t | first_lines($lines; $chars) | escaped
      | if test("^\\s*(?:[#>=]|-{3}|    )") then [split("\n")[] | if test("^\\s*[#>=]|^\\s*-{3}") then "\\" + trimmed else . end] | join("\n") else . end
    end;

# Markdown of strangers (comments, descriptions): kept, but without pictures, HTML, headings, mentions or odd links.
def excerpt(f; $lines; $chars):
  (text(f) | .[:$chars * 3 + 2000]) as $t
  | if $t == "" then ""
    else $t
      | (if contains("\r") then split("\r") | join("") else . end)
      | (if contains("<") then
          [splits("<!--(?:.|\\n)*?(?:-->|\\z)")] | join("")
          | [splits("<br ?/?>"; "i")] | join("\n")
          | [splits("</?(?:p|div|span|details|summary|b|strong|i|em|a|img|h[1-6]|ul|ol|li|sub|sup|kbd|hr|table|thead|tbody|tr|td|th|pre|code|blockquote|picture|source|video|center|font|del|ins|u|s|samp|input|script|style|iframe|small|dl|dt|dd|g-emoji|relative-time|!--)(?:[\\s/][^<>]*)?>"; "i")] | join("")
          | if contains("<http") then [splits("<(?=https?:)")] | join("") else . end
        else . end)
      | (if contains("![") then
          [splits("\\[!\\[[^\\]\\n]*\\]\\([^)\\n]*\\)\\]\\([^)\\n]*\\)")] | join("")
          | gsub("!\\[[^\\]\\n]*\\]\\((?<u>https?://[^\\s)@]+)[^)\\n]*\\)"; "[picture](\(.u))")
          | split("![") | join("[")
        else . end)
      | (if contains("](") then [splits("\\]\\((?!https?://)"; "i")] | join("] (") else . end)
      | (if contains("#") then gsub("(?<a>\\A|\\n) {0,3}#{1,6} +(?<h>[^\\n]+)"; "\(.a)**\(.h | trimmed | ltrimstr("**") | rtrimstr("**"))**") else . end)
      | (if contains("\n\n") then gsub("\\n\\s*\\n(?:\\s*\\n)*"; "\n\n") else . end)
      | trimmed | first_lines($lines; $chars) | harmless
      | (if contains("@") then [splits("(?<![A-Za-z0-9_])@(?=[A-Za-z])")] | join("@\u200b") else . end)
      | (if contains("```") and ((split("```") | length) % 2 == 0) then . + "\n```" else . end)
    end;

def quoted: if . == "" then "" else "> " + (split("\n") | join("\n> ")) end;
def quote(f; $lines; $chars): excerpt(f; $lines; $chars) | quoted;

# 1 commit, 3 commits; $n is a number. `sentence` joins with commas and an "and".
def plural($n; $one; $more): ($n | tostring) + " " + (if $n == 1 then $one else $more end);
def sentence:
  map(select(. != "")) | if length == 0 then "" elif length == 1 then .[0]
  elif length > 6 then (.[:5] | join(", ")) + " and \(length - 5) more"
  else (.[:-1] | join(", ")) + " and " + .[-1] end;

# Parts of a line joined by one space (or $with), the empty ones left out.
def line(parts): [parts | select(. != "" and . != null)] | join(" ");
def joined($with; parts): [parts | select(. != "" and . != null)] | join($with);
def lines(parts): joined("\n"; parts);
# $before and $after only around something.
def around($before; $text; $after): if $text == "" then "" else $before + $text + $after end;

# A label of strangers with a first capital letter and spaces for _ and -: "in_progress" is "In progress".
def humanized: .[:200] | if test("[_-]") then [splits("[_-]+")] | join(" ") | trimmed else . end;
def capitalized: if . == "" then . else (.[:1] | ascii_upcase) + .[1:] end;

# from → to, of two Markdown texts; what is empty is said in words.
def change($from; $to):
  if $from == $to then $to elif $from == "" then $to elif $to == "" then "~~" + $from + "~~ removed"
  else $from + " → " + $to end;

# A number as a person writes it: 1,234,567 or 0.53.
def decimal:
  if type != "number" then "" elif . != . then ""
  elif (. >= 1e15 or . <= -1e15) then tostring
  elif . < 0 then "-" + (-. | decimal)
  elif . >= 1000 then (round | tostring | [range(length; -3; -3) as $i | .[([$i - 3, 0] | max):([$i, 0] | max)] | select(. != "")] | reverse | join(","))
  elif . >= 100 then (. * 10 | round / 10 | tostring)
  elif . >= 1 then (. * 100 | round / 100 | tostring)
  elif . == 0 then "0"
  elif . >= 0.001 then (. * 10000 | round / 10000 | tostring)
  else tostring end;

def bytes:
  if type != "number" then ""
  elif . < 1000 then "\(floor) B" elif . < 1e6 then "\(. / 1e3 | decimal) kB" elif . < 1e9 then "\(. / 1e6 | decimal) MB"
  else "\(. / 1e9 | decimal) GB" end;

# An amount in whole units and its currency: money(.total; .currency) is "12.50 EUR".
def money(f; g):
  number(f) as $n | text(g) as $currency
  | if $n == null then "" else
      (($n * 100 | round) as $c | (($c | if . < 0 then -. else . end) / 100 | floor) as $w
        | (if $c < 0 then "-" else "" end) + ($w | if . >= 1000 then decimal else tostring end) + "."
          + ((($c | if . < 0 then -. else . end) % 100) | tostring | if length < 2 then "0" + . else . end))
      + around(" "; ($currency | as_text | if test("^[A-Za-z]{3,5}$") then ascii_upcase else "" end); "") end;
