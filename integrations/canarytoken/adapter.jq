# Canarytokens: https://docs.canarytokens.org/guide/

.body | object(.)
| object(.additional_data) as $a
| {event: "triggered"} + posts(post("**A canarytoken was triggered**\(around(": "; link(words(.memo; 250); text(.manage_url)); ""))";
    {color: red, fields: fields(field("Came from"; words($a.src_ip?, .src_ip?; 60)), field("Through"; words(.channel?, .token_type?; 60) | humanized), field("At"; date(.time?) | if . == "" then "" else . end), field("Browser"; words($a.useragent?; 150); false), field("Referrer"; words($a.referer?; 150)), field("Place"; words($a.location?; 150)))}))
