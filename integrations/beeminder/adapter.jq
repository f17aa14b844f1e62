# Beeminder: {goal}, sent when a goal is about to derail.

.body | object(.) | object(.goal) as $g
| (words($g.slug?, $g.title?; 100) | if . == "" then "A goal" else "**" + . + "**" end) as $name
| number($g.pledge) as $pledge
| {event: "reminder"} + posts(if flag($g.won) then post("\($name) is reached"; {color: green})
    elif flag($g.lost) then post("\($name) derailed\(if $pledge == null or $pledge == 0 then "" else ": " + money($pledge; "usd") + " are due" end)"; {color: red})
    else post("\($name) needs attention\(around(": "; words($g.limsum?; 100); ""))"; {color: (if (number($g.safebuf) // 9) < 1 then red else amber end), thread: key("goal", text($g.id?, $g.slug?)), body: passage(text($g.title?) as $t | if $t == text($g.slug?) then "" else $t end; 2; 200),
      fields: fields(field("Derails"; date($g.losedate)), field("At stake"; if $pledge == null or $pledge == 0 then "" else money($pledge; "usd") end), field("Now at"; joined(" "; (number($g.curval) | decimal), words($g.yaxis?; 40))))}) end)
