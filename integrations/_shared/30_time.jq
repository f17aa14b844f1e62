# Times: whatever form a service has for them, to seconds, and to words.

# ISO 8601 (offset, fraction, blank for T), unix seconds, milliseconds, micro- and nanoseconds, also as text; else null.
def as_seconds:
  if type == "number" then
    (if . > 1e17 then . / 1e9 elif . > 1e14 then . / 1e6 elif . > 1e11 then . / 1e3 else . end)
    | if . > 86400 and . < 4102444800 then . else null end
  elif type == "string" and utf8bytelength < 60 then
    if test("^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d") then
      . as $t
      | (try ([match("^(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d)(?::(\\d\\d))?(?:[.,](\\d{1,3})\\d*)?\\s*(?:Z|UTC|([+-])(\\d\\d):?(\\d\\d)?)?").captures[].string]
        | ((if .[5] == null or .[5] == "" then "00" else .[5] end)) as $s
        | (("\(.[0])-\(.[1])-\(.[2])T\(.[3]):\(.[4]):\($s)Z" | strptime("%Y-%m-%dT%H:%M:%SZ") | mktime)
            + (if (.[6] // "") == "" then 0 else ("0." + .[6] | tonumber) end)
            - (if (.[7] // "") == "" then 0 else ((.[8] | tonumber) * 3600 + ((.[9] // "0") | if . == "" then 0 else tonumber end) * 60) * (if .[7] == "-" then -1 else 1 end) end))
        ) catch null)
      | if . != null and . > 86400 and . < 4102444800 then . else null end
    elif test("^\\d{4}-\\d\\d-\\d\\d$") then (try (strptime("%Y-%m-%d") | mktime) catch null) | if . != null and . > 86400 and . < 4102444800 then . else null end
    elif test("^\\d{9,19}(?:\\.\\d+)?$") then (tonumber | as_seconds)
    else null end
  else null end;
def seconds(f): [(try f catch null) | as_seconds | select(. != null)][0];

# 27 Nov 2026 18:40 UTC; 27 Nov 2026. "" for what is no time.
def date(f): seconds(f) | if . == null then "" else floor | strftime("%-d %b %Y %H:%M UTC") end;
def day(f): seconds(f) | if . == null then "" else floor | strftime("%-d %b %Y") end;

# Seconds in words: 350 ms, 45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h.
def duration:
  if type != "number" or . != . or . < 0 or . > 1e10 then ""
  elif . == 0 then "0 s"
  elif . < 1 then "\(. * 1000 | round) ms"
  elif . < 10 and . != floor then "\(. * 10 | round / 10) s"
  else round
    | if . < 60 then "\(.) s"
      elif . < 3600 then "\(. / 60 | floor) min" + (if . % 60 > 0 then " \(. % 60) s" else "" end)
      elif . < 86400 then "\(. / 3600 | floor) h" + ((. % 3600 / 60 | floor) | if . > 0 then " \(.) min" else "" end)
      else "\(. / 86400 | floor) d" + ((. % 86400 / 3600 | floor) | if . > 0 then " \(.) h" else "" end) end
  end;
def duration(f): number(f) | duration;
# From one time to another; "" if one is unknown or they are the wrong way round.
def between(f; g): seconds(f) as $a | seconds(g) as $b | if $a == null or $b == null or $b < $a then "" else $b - $a | duration end;
