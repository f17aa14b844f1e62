# Dropbox Sign: a form whose field json holds {event, signature_request}; older ones the signature_request alone.

.body | object(.) | (if given(.json) then object(.json) else . end)
| . as $o | text(.event.event_type?) as $type | object(.signature_request) as $r
| text(.event.event_metadata.related_signature_id?) as $sig
| ([records($r.signatures)[] | select(text(.signature_id) == $sig)][0] // {}) as $signer
| (words($signer.signer_name?, $signer.signer_email_address?; 80) | if . == "" then "Somebody" else . end) as $who
| (link(words($r.title?, $r.subject?, $o.template.title?, $o.account.email_address?; 150) | if . == "" then "a document" else "**" + . + "**" end; text($r.details_url?)) + if flag($r.test_mode) then " (a test)" else "" end) as $name
| [records($r.signatures)[] | (words(.signer_name?, .signer_email_address?; 60)) as $n | select($n != "") | $n + ": " + ({"signed": "signed", "awaiting_signature": "has not signed", "declined": "declined", "on_hold": "on hold"}[text(.status_code)] // (text(.status_code) | humanized | inline(30)))] as $states
| {thread: key("request", text($r.signature_request_id?))} as $thread | fields(field("Signers"; $states[:8] | join("\n"); false)) as $fields
| {event: (if $type == "" then "status" else $type end)} +
  if $type == "signature_request_sent" then posts(post("\(words($r.requester_email_address?; 80) | if . == "" then "Somebody" else . end) asked for signatures of \($name)"; $thread + {color: blue, fields: $fields}))
  elif $type == "signature_request_viewed" then posts(post("\($who) looked at \($name)"; $thread))
  elif $type == "signature_request_signed" then posts(post("\($who) signed \($name)"; $thread + {color: green, fields: $fields}))
  elif $type == "signature_request_all_signed" then posts(post("Everybody signed \($name)"; $thread + {color: green}))
  elif $type == "signature_request_declined" then posts(post("\($who) declined to sign \($name)\(around(": "; words($signer.decline_reason?; 200); ""))"; $thread + {color: red}))
  elif $type == "signature_request_canceled" then posts(post("The request to sign \($name) was cancelled"; $thread + {color: grey}))
  elif $type == "signature_request_remind" then posts(post("\($who) was reminded to sign \($name)"; $thread))
  elif $type == "signature_request_reassigned" then posts(post("The request to sign \($name) went to \($who)"; $thread))
  elif $type == "signature_request_email_bounce" then posts(post("The mail to \($who) about \($name) could not be delivered"; $thread + {color: red}))
  elif $type == "signature_request_expired" then posts(post("The request to sign \($name) ran out"; $thread + {color: amber}))
  elif $type == "signature_request_invalid" or $type == "file_error" then posts(post("\(if $type == "file_error" then "A file of" else "The request to sign" end) \($name) has an error"; $thread + {color: red}))
  elif $type == "callback_test" then posts(post("Dropbox Sign says hello: this webhook works."))
  elif $type == "signature_request_downloadable" or $type == "signature_request_prepared" then ignored("The files are only being made ready; what the signers do is told by itself.")
  elif $type == "signature_request_destroyed" then posts(post("The request to sign \($name) was deleted"; $thread + {color: grey}))
  elif $type == "signature_request_signer_removed" then posts(post("\($who) no longer needs to sign \($name)"; $thread))
  elif $type == "sign_url_invalid" then posts(post("The link to sign \($name) has expired"; $thread + {color: amber}))
  elif $type == "unknown_error" then posts(post("Dropbox Sign met an error with \($name)"; $thread + {color: red}))
  elif $type == "template_created" then posts(post("The template \($name) is ready"; {color: green}))
  elif $type == "template_error" then posts(post("The template \($name) could not be made"; {color: red}))
  elif $type == "account_confirmed" then posts(post("The account \($name) was confirmed"; {color: green}))
  elif $type != "" then posts(post("\($type | humanized | capitalized | inline(60)): \($name)"; $thread + {color: blue}))
  else posts(post("\(if flag($r.is_complete) then "Everybody signed" elif flag($r.is_declined) then "Somebody declined to sign" else "Signatures are asked for:" end) \($name)"; $thread + {color: (if flag($r.is_complete) then green elif flag($r.is_declined) then red else blue end), fields: $fields})) end
