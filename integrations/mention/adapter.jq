# Mention, as its Zap or its own webhook passes a mention on.

.body | object(.)
| {event: "mention"} + posts(post("\(link(html_words(.title?; 200) | if . == "" then "A mention" else "**" + . + "**" end; text(.url?, .original_url?, .source_url?)))\(around(" on "; link(words(.source_name; 80); text(.source_url)); ""))";
    {color: ({"1": green, "-1": red}[text(.tone)] // blue), body: html_passage(text(.description_medium?, .description?, .description_short?) | if startswith("…") then .[1:] else . end | trimmed; 6; 500), image_url: text(.picture_url?),
     fields: fields(field("By"; words(.author_name?; 80)), field("Country"; words(.country?; 30)), field("At"; date(.published_at)))}))
