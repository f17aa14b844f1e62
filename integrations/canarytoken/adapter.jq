# Canarytokens: https://docs.canarytokens.org/guide/

.body | object(.)
| object(.additional_data) as $a
| {event: "triggered"} + posts(post("**A canarytoken was triggered**\(around(": "; link(words(.memo; 250); text(.manage_url)); ""))";
    {color: red, fields: fields(field("Came from"; words($a.src_ip?, .src_ip?; 60)), field("Through"; words(.channel?, .token_type?; 60) | humanized), field("At"; date(.time?) | if . == "" then "" else . end), field("Browser"; words($a.useragent?; 150); false), field("Referrer"; words($a.referer?; 150)), field("Place"; words($a.location?; 150) | if . == "" then joined(", "; words($a.geo_info.city?; 60), words($a.geo_info.country?; 60)) else . end), field("User"; words($a.windows_desktop_access_username?, $a.user?; 80)), field("Call"; words($a.aws_key_log_data.eventName[0]?, $a.aws_key_log_data.eventName?; 80)))}))
