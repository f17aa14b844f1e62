# Dropbox tells only whose files changed, not which.

.body | object(.)
| ([list(.list_folder.accounts)[] | select(type == "string")] | unique | length) as $named
| (if $named > 0 then $named else ([list(.delta.users)[]] | unique | length) + ([object(.list_folder.teams)[] | arrays | length] | add // 0) end) as $n
| if $n == 0 then {event: "file_updated"} + ignored("No account is named.")
  else {event: "file_updated"} + posts(post("Files changed in \(plural($n; "linked account"; "linked accounts")) of Dropbox"; {color: blue})) end
