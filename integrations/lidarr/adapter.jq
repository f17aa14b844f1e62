# Lidarr's webhook: eventType says what happened.

def what: (words(.artist.name; 120) | if . == "" then "an artist" else "**" + . + "**" end) + around(": "; [records(.albums?)[] | words(.title; 80)] | .[:4] | sentence; "") + around(": "; words(.album.title?; 80); "");
def thread: key("artist", text(.artist.id?, .artist.name?));
def parts: bullets([records(.tracks?)[] | words(.title; 100)]; 10);
def size: number(.release.size?, .episodeFile.size?, .movieFile.size?) | if . == null or . < 1000 then "" else bytes end;

.body | object(.)
| text(.eventType) as $event | what as $what
| list(.trackFiles?) as $files
| fields(field("Quality"; (.episodeFile? // .movieFile? // .release? // ($files[0]? // {})) | object(.) | words((.quality? | if type == "object" then (.quality.name? // .name?) else . end); 40) | if . == "Unknown" then "" else . end), field("Size"; size), field("Release"; words(.release.releaseTitle?; 150)), field("From"; words(.release.indexer?; 60)), field("Client"; words(.downloadClient?; 40))) as $fields
| (if $event == "" then {} else {event: $event} end) +
  if $event == "Test" then posts(post("Lidarr says hello: this webhook works."))
  elif $event == "Grab" then posts(post("Grabbed \($what)"; {color: blue, thread: thread, fields: $fields}))
  elif $event == "Download" or $event == "AlbumDownload" or $event == "Import" then posts(post("\(if flag(.isUpgrade) then "Upgraded" else "Imported" end) \($what)"; {color: green, thread: thread, body: parts, fields: $fields}))
  elif $event == "DownloadFailure" or $event == "ImportFailure" then posts(post("\(if $event == "ImportFailure" then "The import" else "The download" end) of \($what) failed"; {color: red, thread: thread, fields: $fields}))
  elif $event == "Rename" then posts(post("Renamed the files of \($what)"; {thread: thread, body: bullets([records((.renamedEpisodeFiles? // .renamedMovieFiles? // .renamedTrackFiles?))[] | change(code(.previousRelativePath?, .previousPath?); code(.relativePath?, .path?))]; 5)}))
  elif $event == "Retag" then posts(post("Wrote new tags into the files of \($what)"; {thread: thread}))
  elif ($event | test("Add(ed)?$")) then posts(post("Added \($what)"; {color: green, thread: thread}))
  elif ($event | test("FileDelete(ForUpgrade)?$")) then posts(post("Deleted a file of \($what)\(around(" ("; {"missingfromdisk": "it was no longer on the disk", "manual": "by a person", "upgrade": "for a better one", "noLinkedEpisodes": "nothing belongs to it"}[text(.deleteReason, (if $event | endswith("ForUpgrade") then "upgrade" else "" end)) | ascii_downcase] // (text(.deleteReason?) | humanized | inline(40)); ")"))"; {color: grey, thread: thread}))
  elif ($event | endswith("Delete")) then posts(post("Deleted \($what)\(if flag(.deletedFiles) then " with its files" else "" end)"; {color: grey, thread: thread}))
  elif $event == "Health" then posts(post("\(if text(.level) == "error" then "Error" else "Warning" end): \(link(words(.message; 300) | if . == "" then "Lidarr needs attention" else . end; text(.wikiUrl)))"; {color: (if text(.level) == "error" then red else amber end), update: key("health", text(.type))}))
  elif $event == "HealthRestored" then posts(post("Fine again: \(words(.message; 300) | if . == "" then "Lidarr" else . end)"; {color: green, update: key("health", text(.type))}))
  elif $event == "ApplicationUpdate" then posts(post("Lidarr updated itself\(around(" from "; words(.previousVersion; 30); ""))\(around(" to "; words(.newVersion; 30); ""))"; {color: green, body: (if text(.previousVersion) == "" then passage(.message; 4; 300) else "" end)}))
  elif $event == "ManualInteractionRequired" then posts(post("The download of \($what) needs a person"; {color: amber, thread: thread, body: passage([records(.downloadStatusMessages)[] | text(.title), (texts(.messages)[])] | join("\n"); 6; 500), fields: $fields}))
  else posts(post("\($event | [match("[A-Z]?[a-z0-9]+|[A-Z]+"; "g").string] | join(" ") | ascii_downcase | capitalized | inline(60) | if . == "" then "Lidarr" else . end): \($what)"; {thread: thread})) end
