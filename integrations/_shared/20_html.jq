# HTML of mails and tickets to Markdown: paragraphs, emphasis, links, lists, code, quotations; the rest is stripped.

def unescaped_entities:
  if contains("&") then
    reduce ([["&nbsp;", " "], ["&#160;", " "], ["&quot;", "\""], ["&#34;", "\""], ["&apos;", "'"], ["&#39;", "'"], ["&#x27;", "'"], ["&rsquo;", "’"],
        ["&lsquo;", "‘"], ["&ldquo;", "“"], ["&rdquo;", "”"], ["&ndash;", "–"], ["&mdash;", "—"], ["&hellip;", "…"], ["&euro;", "€"], ["&copy;", "©"],
        ["&rarr;", "→"], ["&bull;", "•"], ["&lt;", "<"], ["&#60;", "<"], ["&gt;", ">"], ["&#62;", ">"]][]) as $e
      (.; if contains($e[0]) then split($e[0]) | join($e[1]) else . end)
    | if contains("&#") then
        reduce ([match("&#(x[0-9a-fA-F]{1,5}|[0-9]{1,6});"; "g")] | unique_by(.string) | .[:50][]) as $m
          (.; ($m.captures[0].string
              | if startswith("x") then [ascii_downcase[1:] | explode[] | if . > 96 then . - 87 else . - 48 end] | reduce .[] as $d (0; . * 16 + $d) else tonumber end) as $n
            | if $n > 31 and ($n < 55296 or $n > 57343) and $n < 1114112 then split($m.string) | join([$n] | implode) else . end)
      else . end
    | if contains("&amp;") then split("&amp;") | join("&") else . end
  else . end;

def html_attribute($name):
  (match("\\b" + $name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))"; "i") | [.captures[] | .string | strings] | .[0]) // "";

def looks_like_html: test("</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|table|tr|td|code|pre|blockquote|h[1-6]|img|font|html|body|hr)\\b[^>]*>|&(?:nbsp|amp|lt|gt|quot|#\\d+);"; "i");

# The state: out, the links that are open, whether inside pre, the lists that are open, what is skipped.
def html_to_markdown:
  as_text | .[:12000]
  | (if contains("<!--") then [splits("<!--(?:.|\\n)*?(?:-->|\\z)")] | join("") else . end)
  | (if test("<(?:style|script|head|title)\\b"; "i") then [splits("<(style|script|head|title)\\b(?:.|\\n)*?(?:</\\1\\s*>|\\z)"; "i")] | join("") else . end)
  | [match("</?[a-zA-Z][a-zA-Z0-9:-]*[^<>]*>|[^<]+|<"; "g").string]
  | reduce .[:3000][] as $t ({out: "", links: [], pre: false, kinds: [], quote: 0};
      if ($t | startswith("<")) and ($t | length) > 1 then
        ($t | [match("^<(/?)([a-zA-Z0-9]+)") | .captures[].string]) as $m
        | ($m[1] // "" | ascii_downcase) as $tag | (($m[0] // "") == "/") as $closing
        | if $tag == "br" then .out += "\n"
          elif $tag == "p" or $tag == "div" or $tag == "table" or $tag == "section" or $tag == "article" then
            (if (.out | endswith("\n\n")) or .out == "" or (.out | endswith("- ")) then . else .out += (if $tag == "div" or (.kinds | length) > 0 then "\n" else "\n\n" end) end)
          elif $tag == "tr" then .out += "\n"
          elif $tag == "td" or $tag == "th" then (if $closing then .out += " " else . end)
          elif $tag == "hr" then .out += "\n"
          elif $tag == "b" or $tag == "strong" then .out += "\u0001"
          elif $tag == "i" or $tag == "em" then .out += "\u0002"
          elif ($tag | test("^h[1-6]$")) then (if $closing then .out += "\u0001\n" else .out += "\n\n\u0001" end)
          elif $tag == "code" or $tag == "tt" or $tag == "kbd" then (if .pre then . else .out += "\u0003" end)
          elif $tag == "pre" then (if $closing then .pre = false | .out += "\n\u0004\n" else .pre = true | .out += "\n\u0004\n" end)
          elif $tag == "a" then
            if $closing then
              (.links[-1] // "") as $u | .links = (.links | .[:-1])
              | if $u == "" then . else .out += "\u0006(" + $u + ")" end
            else ($t | html_attribute("href") | unescaped_entities | web_address) as $u
              | .links += [$u] | if $u == "" then . else .out += "\u0005" end
            end
          elif $tag == "ul" or $tag == "ol" then
            if $closing then .kinds = (.kinds | .[:-1]) | .out += "\n" else .kinds += [$tag] end
          elif $tag == "li" then
            if $closing then . else .out += "\n" + ("  " * ([([.kinds | length - 1, 4] | min), 0] | max) // "") + "- " end
          elif $tag == "blockquote" then (if $closing then .quote = ([.quote - 1, 0] | max) | .out += "\u000e\n\n" else .quote += 1 | .out += "\n\u000f\n" end)
          elif $tag == "img" then
            ($t | html_attribute("alt") | unescaped_entities | inline(60)) as $alt | if $alt == "" then . else .out += $alt end
          else . end
      else
        .out += (if .pre then $t | unescaped_entities | split("```") | join("'''")
          else ($t | if test("\\s") then [splits("\\s+")] | join(" ") else . end | unescaped_entities | escaped) end)
      end)
  | .out + ([.links[] | select(. != "") | "\u0006(\(.))"] | join(""))
  # Marks become Markdown only where they hold something and stay on one line.
  | gsub("\\x01\\s*\\x01|\\x02\\s*\\x02|\\x03\\s*\\x03"; " ")
  | gsub("\\x01(?<a>\\s*)(?<t>[^\\x01\\n]*?)(?<b>\\s*)\\x01"; "\(.a)**\(.t)**\(.b)")
  | gsub("\\x02(?<a>\\s*)(?<t>[^\\x02\\n]*?)(?<b>\\s*)\\x02"; "\(.a)*\(.t)*\(.b)")
  | gsub("\\x03(?<a>\\s*)(?<t>[^\\x03\\n]*?)(?<b>\\s*)\\x03"; "\(.a)`\(.t | split("\\") | join(""))`\(.b)")
  | gsub("\\x05\\s*\\x06\\([^)\\n]*\\)"; "")
  | gsub("\\x05(?<a>\\s*)(?<t>[^\\x05\\x06]*?)\\s*\\x06(?<u>\\([^)\\n]*\\))"; "\(.a)[\(.t | one_line)]\(.u)")
  | if contains("\u0004") then split("\u0004") | [foreach range(length) as $i (.; .; if $i % 2 == 1 then "```\n" + (.[$i] | ltrimstr("\n") | trimmed | harmless) + "\n```" else .[$i] end)] | join("") else . end
  | if contains("\u000f") then
      [foreach split("\n")[] as $l ({q: 0}; (if $l | contains("\u000f") then .q += 1 else . end) | .now = .q
          | (if $l | contains("\u000e") then .q = 0 else . end) | .l = ($l | split("\u000f") | join("") | split("\u000e") | join(""));
        if .now > 0 and (.l | trimmed) != "" then "> " + (.l | trimmed) else .l end)] | join("\n")
    else . end
  | [splits("[\\x01\\x02\\x03\\x05\\x06\\x0e\\x0f]|\\x06\\([^)\\n]*\\)")] | join("")
  | gsub("[ \\t\\x{a0}]+\\n"; "\n") | gsub("\\n{3,}"; "\n\n") | gsub("(?<=\\S)[ \\x{a0}]{2,}"; " ")
  | trimmed;

# The first lines of a text that may be HTML or plain.
def html_passage(f; $lines; $chars):
  text(f) as $t
  | if $t == "" then "" elif $t | looks_like_html then ($t | html_to_markdown | first_lines($lines; $chars)) | if contains("```") and ((split("```") | length) % 2 == 0) then . + "\n```" else . end
    else passage($t; $lines; $chars) end;
def html_words(f; $n):
  text(f) as $t | if $t == "" then "" elif $t | looks_like_html then
    ($t | .[:6000] | [splits("<[a-zA-Z/!][^<>]*>")] | join(" ") | unescaped_entities | trimmed | inline($n)) else $t | inline($n) end;
