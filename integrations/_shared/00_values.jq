# Values: reading a payload of which nothing is certain. None of these fails, whatever the type.

# Beware of jq 1.6: a `try` (and `?`) that has yielded also catches the errors raised behind it, `break` of first() included.
# Hence the brackets here, which end it; an adapter uses `?` only inside the arguments of these functions.

# jq's own `test` takes two detours and its `join` many; these are the same, shorter.
def matches(re): _match_impl(re; null; true);
def join($with):
  reduce .[] as $one (null; (if . == null then "" else . + $with end)
    + ($one | if type == "string" then . elif type == "boolean" or type == "number" then tostring else . // "" end)) // "";

def trimmed:
  if _match_impl("\\A\\s|\\s\\z"; null; true) then ([match("\\S(?:.*\\S)?"; "m").string] | .[0] // "") else . end;

# The text of a scalar, trimmed; "" for what has none ("null" and "undefined" are senders' mistakes).
def as_text:
  if type == "string" then
    if utf8bytelength <= 60000 and (_match_impl("\\A(?:\\s|(?:null|undefined)\\z)|\\s\\z"; null; true) | not) then .
    else (if utf8bytelength > 60000 then .[:15000] else . end)
      | trimmed | if . == "null" or . == "undefined" then "" else . end end
  elif type == "number" then (if . == floor and . < 1e17 and . > -1e17 then tostring else (. * 10000 | round / 10000 | tostring) end)
  elif type == "boolean" then tostring
  else "" end;

# The first of f's results that has a text: text(.title), text(.name?, .user.login?, "somebody").
def text(f): reduce (try f catch null) as $x (""; if . == "" then $x | as_text else . end);

# The first of f's results that is a number, or a text that is one; else null.
def number(f):
  [(try f catch null)
    | if type == "number" then . elif type == "string" and test("^[+-]?[0-9]{1,18}([.][0-9]{1,18})?$") then ltrimstr("+") | tonumber else empty end
    | select(. < 1e300 and . > -1e300)][0];

# An array or nothing; `many` takes a lone value for an array of one; `records` keeps only the objects.
def list(f): [try f catch null | values][0] | if type == "array" then .[:500] else [] end;
def many(f): [try f catch null | values][0] | if type == "array" then .[:500] elif . == null then [] else [.] end;
def records(f): list(f) | map(select(type == "object"));
def texts(f): list(f) | map(as_text | select(. != ""));
def object(f): [try f catch null | values][0] | if type == "object" then . else {} end;
def flag(f): [try f catch null][0] | . == true or . == "true" or . == 1 or . == "1";
def given(f): [try f catch null][0] != null;

# Globs: * and ?, case-blind; a leading ! takes back what an earlier pattern allowed. No pattern allows everything.
def like($glob):
  if $glob == "*" then true
  elif $glob | test("[*?]") | not then ascii_downcase == ($glob | ascii_downcase)
  else . as $text
    | ($glob | [match("[*]|[?]|[^*?]+"; "g").string]
      | map(if . == "*" then ".*" elif . == "?" then "." else gsub("(?<c>[^A-Za-z0-9_ ])"; "\\\(.c)") end) | join("")) as $re
    | try ($text | test("^" + $re + "$"; "im")) catch false
  end;
def wanted($patterns):
  . as $text
  | ($patterns | if type == "array" then map(strings) elif type == "string" and . != "" then [.] else [] end) as $all
  | if ($all | length) == 0 then true
    else reduce $all[] as $p (($all | map(select(startswith("!") | not)) | length) == 0;
      if $p | startswith("!") then . and (($text | like($p[1:])) | not) else . or ($text | like($p)) end)
    end;
