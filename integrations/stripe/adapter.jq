# Stripe: one event about one object. What is said depends on the kind of the object; the rest of the events have one general sentence.

# "The dispute" inside a sentence, and "invoice 12" at its start.
def ascii_the: if startswith("[") then "[" + (.[1:2] | ascii_downcase) + .[2:] else (.[:1] | ascii_downcase) + .[1:] end;
def the_capital: if startswith("[") then "[" + (.[1:] | capitalized) else capitalized end;

# Amounts come in the smallest unit of their currency.
def amount(f; g):
  number(f) as $n | (words(g; 8) | ascii_upcase) as $c
  | if $n == null then ""
    elif ($c | test("^(BIF|CLP|DJF|GNF|JPY|KMF|KRW|MGA|PYG|RWF|VND|VUV|XAF|XOF|XPF)$")) then "\($n | round | decimal) \($c)"
    elif ($c | test("^(BHD|JOD|KWD|OMR|TND)$")) then
      ($n | if . < 0 then -. else . end | round) as $m
      | "\(if $n < 0 then "-" else "" end)\($m / 1000 | floor).\("000\($m % 1000)" | .[-3:]) \($c)"
    else money($n / 100; $c) end;

def base($e): "https://dashboard.stripe.com/" + (text($e.account?, $e.context?) | if test("^acct_[A-Za-z0-9]+$") then . + "/" else "" end)
  + (if $e.livemode? == false then "test/" else "" end);
def at($e; $path; f): text(f) | if test("^[A-Za-z0-9_-]{3,120}$") and $path != "" then base($e) + $path + . else "" end;
def kinds: {"account": ["account", "connect/accounts/"], "application_fee": ["application fee", "connect/application_fees/"], "bank_account": ["bank account", ""],
  "charge": ["payment", "payments/"], "checkout.session": ["checkout", "checkout/sessions/"], "coupon": ["coupon", "coupons/"], "credit_note": ["credit note", ""],
  "customer": ["customer", "customers/"], "dispute": ["dispute", "disputes/"], "invoice": ["invoice", "invoices/"], "invoiceitem": ["invoice item", ""],
  "issuing.authorization": ["card authorization", "issuing/authorizations/"], "issuing.card": ["issued card", "issuing/cards/"],
  "issuing.cardholder": ["cardholder", "issuing/cardholders/"], "issuing.transaction": ["card transaction", "issuing/transactions/"],
  "identity.verification_session": ["identity verification", "identity/verification-sessions/"], "payment_intent": ["payment", "payments/"],
  "payment_link": ["payment link", "payment-links/"], "payment_method": ["payment method", ""], "payout": ["payout", "payouts/"], "plan": ["plan", "plans/"],
  "price": ["price", "prices/"], "product": ["product", "products/"], "promotion_code": ["promotion code", "promotion_codes/"], "quote": ["quote", "quotes/"],
  "refund": ["refund", "refunds/"], "reporting.report_run": ["report", ""], "scheduled_query_run": ["scheduled query", ""], "setup_intent": ["setup", "setup_intents/"],
  "subscription": ["subscription", "subscriptions/"], "subscription_schedule": ["subscription schedule", ""], "tax_id": ["tax number", ""],
  "tax_rate": ["tax rate", "tax-rates/"], "terminal.reader": ["terminal reader", "terminal/readers/"], "topup": ["top-up", "topups/"], "transfer": ["transfer", "connect/transfers/"],
  "billing.meter": ["meter", ""], "billing.credit_grant": ["credit grant", ""], "billing.credit_balance_transaction": ["change of a credit balance", ""],
  "billing.alert_triggered": ["alert", ""], "capability": ["ability", ""], "climate.order": ["climate order", ""], "climate.product": ["climate product", ""],
  "entitlements.active_entitlement_summary": ["list of entitled features", ""], "financial_connections.account": ["linked bank account", ""], "fee_refund": ["refund of an application fee", ""],
  "issuing.dispute": ["dispute of a card transaction", ""], "issuing.personalization_design": ["card design", ""], "order_return": ["return of an order", ""],
  "person": ["person", ""], "recipient": ["recipient", ""], "reporting.report_type": ["data of the report", ""], "sku": ["article", ""], "source": ["payment source", ""],
  "source_transaction": ["payment to a source", ""], "source_mandate_notification": ["mandate notification", ""], "tax.settings": ["tax settings", ""],
  "treasury.financial_account": ["financial account", ""], "bitcoin_receiver": ["Bitcoin receiver", ""]};
def kind($o): text($o.object?) as $k | kinds[$k] // [($k | split(".") | .[-1] // "" | humanized | inline(40)), ""];
def address($e; $o): at($e; kind($o)[1]; $o.id?) as $u | if $u == "" then at($e; "events/"; $e.id?) else $u end;

def customer_id($o): text($o.customer.id?, (($o.customer?) | strings));
def who($e; $o):
  customer_id($o) as $id
  | link(words($o.customer_name?, $o.customer_details.name?, $o.customer.name?, $o.billing_details.name?, $o.customer_email?, $o.customer_details.email?,
      $o.customer.email?, $o.billing_details.email?, $o.receipt_email?, $o.source.name?, $o.card.name?, $id; 80); at($e; "customers/"; $id));
def method($o):
  line((words($o.bank_name?, $o.payment_method_details.card.brand?, $o.card.brand?, $o.source.brand?, $o.payment_method_details.type?, (($o.brand?) | strings), $o.type?; 30) | if . == "sepa_debit" then "SEPA debit" elif . == "us_bank_account" then "bank account" else humanized end | capitalized),
    around("•••• "; words($o.payment_method_details.card.last4?, $o.card.last4?, $o.source.last4?, $o.payment_method_details.sepa_debit.last4?, $o.sepa_debit.last4?, $o.us_bank_account.last4?, $o.au_becs_debit.last4?, $o.bacs_debit.last4?, $o.last4?; 8); ""));
def spoken: humanized | ascii_downcase | inline(80);
def payment_key($o): key("payment", text($o.payment_intent.id?, (($o.payment_intent?) | strings), (if $o.object? == "payment_intent" or $o.object? == "charge" then $o.id? else null end), $o.charge.id?, (($o.charge?) | strings), $o.id?));

# Every post says when it is only a test, and for which connected account it is.
def say($e; $line; $more):
  (text($e.account?) | if test("^acct_[A-Za-z0-9]+$") then link("account " + .; "https://dashboard.stripe.com/connect/accounts/" + .) else "" end) as $account
  | post($line + (if $e.livemode? == false then " *(test mode)*" else "" end); $more + {footer: null}
      | if $account == "" then . else .fields = ((.fields // []) + [field("For"; $account)]) end);

# What changed, of the plain members that a person knows.
def changed($e; $o):
  [object($e.data.previous_attributes?) | to_entries[] | .key as $k | .value as $old | ($o | .[$k]) as $new
    | select($k | test("(^|_)(url|pdf|anchor|id|intent|source|secret|invoice|charge|metadata|fingerprint|method|transaction|updated|start|balance)$|^webhooks|^attempt|^current_period|^paid$|^auto_advance|^number$|^customer$|^start$|^items$|^plan$|^schedule$") | not)
    | select((($old | type) != "object" and ($old | type) != "array" and ($new | type) != "object" and ($new | type) != "array"))
    | def shown: if type == "boolean" then (if . then "yes" else "no" end)
        elif ($k | test("(_at|_date|_end|_start|_by|^date)$")) then day(.)
        elif ($k | test("amount|total|unit_amount")) then amount(.; $o.currency?)
        elif type == "string" and test("^[a-z]{2,6}_[A-Za-z0-9_]{8,}$|^https?://") then ""
        elif ($k | test("status|reason|interval|method$|type$")) then (as_text | spoken) else (as_text | inline(120)) end;
      field($k | rtrimstr("_at") | humanized | capitalized | inline(40); change(($old | shown); ($new | shown)))][:8];

def plan_text($p; $q):
  line((words($p.nickname?, $p.name?; 80) as $n
    | amount($p.unit_amount?, $p.amount?; $p.currency?) as $a
    | (words($p.recurring.interval?, $p.interval?; 20) as $i | (number($p.recurring.interval_count?, $p.interval_count?) // 1) as $c
        | if $i == "" then "" elif $c == 1 then " a \($i)" else " every \($c) \($i)s" end) as $each
    | (if $n != "" and $a != "" then "\($n) (\($a)\($each))" elif $n != "" then $n elif $a != "" then $a + $each else "" end)),
    ((number($q) // 1) as $q | if $q == 1 then "" else "× \($q | decimal)" end)) | if test("^× ") then "" else . end;
def plans($o):
  ([records($o.items.data?)[:5][] | plan_text((if (.price? | type) == "object" then .price else object(.plan?) end); .quantity?) | select(. != "")] | sentence) as $s
  | if $s == "" then plan_text(object($o.plan?); $o.quantity?) else $s end;

def payment($e; $o; $do):
  amount((if $do == "refunded" then $o.amount? elif $o.object? == "payment_intent" then $o.amount_received? | select(. != 0) else null end), $o.amount?; $o.currency?) as $a
  | link(if $a == "" then "A payment" else "A payment of **\($a)**" end; address($e; $o)) as $name
  | around(" by "; who($e; $o); "") as $by
  | {thread: payment_key($o)} as $t
  | fields(field("For"; words($o.description?, $o.statement_descriptor?; 150); false), field("Paid with"; method($o))) as $f
  | words($o.failure_message?, $o.last_payment_error.message?, $o.outcome.seller_message?, $o.failure_code?, $o.last_payment_error.code?; 300) as $why
  | if $do == "succeeded" then say($e; "\($name)\($by) succeeded"; $t + {color: green, fields: ($f + (words($o.outcome.risk_level?; 20) | if . == "" or . == "normal" or . == "not_assessed" then [] else [field("Risk"; spoken)] end))})
    elif $do == "captured" then say($e; "\($name)\($by) was captured"; $t + {color: green, fields: $f})
    elif $do == "failed" or $do == "payment_failed" then say($e; "\($name)\($by) failed"; $t + {color: red, body: $why, fields: $f})
    elif $do == "refunded" then
      amount($o.amount_refunded?; $o.currency?) as $r
      | say($e; "\($name)\($by) was refunded\(if flag($o.refunded?) or $r == "" or $r == $a then "" else ", \($r) of it" end)"; $t + {color: grey, fields: $f})
    elif $do == "expired" then say($e; "\($name)\($by) expired before it was captured"; $t + {color: amber, fields: $f})
    elif $do == "pending" or $do == "processing" then say($e; "\($name)\($by) is being processed"; $t + {color: amber, fields: $f})
    elif $do == "requires_action" then say($e; "\($name)\($by) waits for the customer to confirm it"; $t + {color: amber, fields: $f})
    elif $do == "amount_capturable_updated" then say($e; "\($name)\($by) can be captured\(around(": "; amount($o.amount_capturable?; $o.currency?); ""))"; $t + {color: amber, fields: $f})
    elif $do == "canceled" then say($e; "\($name)\($by) was cancelled\(around(": "; words($o.cancellation_reason?; 60) | spoken; ""))"; $t + {color: grey, fields: $f})
    elif $do == "partially_funded" then say($e; "\($name)\($by) was paid in part"; $t + {color: amber, fields: $f})
    else say($e; "\($name)\($by) \($do | spoken)"; $t + {color: blue, fields: ($f + changed($e; $o))}) end;

def dispute($e; $o; $do):
  amount($o.amount?; $o.currency?) as $a
  | link(if $a == "" then "The dispute" else "The dispute of **\($a)**" end; address($e; $o)) as $name
  | {thread: payment_key($o)} as $t | (words($o.reason?; 60) | spoken) as $why | words($o.status?; 40) as $state
  | linked("payment"; at($e; "payments/"; text($o.payment_intent.id?, (($o.payment_intent?) | strings), (($o.charge?) | strings)))) as $pay
  | fields(field("Reason"; $why), field("State"; $state | spoken), field("Answer until"; date($o.evidence_details.due_by?)), field("About"; $pay)) as $f
  | if $do == "created" then say($e; "A customer \(link("disputes a payment"; address($e; $o)))\(around(" of **"; $a; "**"))"; $t + {color: red, fields: $f})
    elif $do == "closed" then say($e; "\($name) is closed: \(if $state == "won" then "**won**" elif $state == "lost" then "**lost**" elif $state == "warning_closed" then "the bank only asked, and no dispute came of it" elif $state == "" then "no result was given" else ($state | spoken) end)"; $t + {color: (if $state == "won" then green elif $state == "lost" then red else grey end), fields: fields(field("Reason"; $why), field("About"; $pay))})
    elif $do == "funds_withdrawn" then say($e; "The money of \($name | ascii_the) was taken from the balance"; $t + {color: red, fields: $f})
    elif $do == "funds_reinstated" then say($e; "The money of \($name | ascii_the) came back to the balance"; $t + {color: green, fields: $f})
    else say($e; "\($name) changed"; $t + {color: amber, fields: $f}) end;

def invoice($e; $o; $do):
  words($o.number?; 60) as $number | amount($o.amount_due?, $o.total?; $o.currency?) as $due | amount($o.total?, $o.amount_due?; $o.currency?) as $a
  | link("Invoice\(around(" "; $number; ""))"; address($e; $o)) as $name
  | around(" over **"; (if $do == "upcoming" then $due else $a end); "**") as $over | around(" to "; who($e; $o); "") as $to
  | {thread: key("invoice", text($o.id?, $o.subscription?))} as $t
  | ([records($o.lines.data?)[:6][] | line((words(.description?; 100) as $d | if $d == "" then plan_text(object(.plan?); 1) else $d end), (amount(.amount?; .currency?) | around("— "; .; "")))] | map(select(. != "" and (startswith("— ") | not)))) as $lines
  | fields(field("Due"; day($o.due_date?)), field("See"; linked("the invoice"; text($o.hosted_invoice_url?)))) as $f
  | ($lines | bullets($lines; 5)) as $body
  | if $do == "created" then say($e; "\($name)\($over)\($to) was made\(if text($o.status?) == "draft" then " as a draft" else "" end)"; $t + {color: blue, body: $body, fields: $f})
    elif $do == "finalized" then say($e; "\($name)\($over)\($to) is final"; $t + {color: blue, body: $body, fields: $f})
    elif $do == "sent" then say($e; "\($name)\($over) was sent\($to)"; $t + {color: blue, body: $body, fields: $f})
    elif $do == "paid" or $do == "payment_succeeded" then say($e; "\($name)\($over)\($to) is paid"; $t + {color: green, body: $body, fields: $f[1:]})
    elif $do == "payment_paid" or $do == "payment_attempt_required" then say($e; "\($name)\($over)\($to) \(if $do == "payment_paid" then "got a payment" else "needs an attempt to pay it" end)"; $t + {color: amber, fields: $f})
    elif $do == "payment_failed" then say($e; "The payment of \($name | ascii_the)\($over)\($to) failed"; $t + {color: red, body: $body, fields: fields(field("Attempts"; (number($o.attempt_count?) | decimal)), field("Next attempt"; date($o.next_payment_attempt?)), $f[])})
    elif $do == "payment_action_required" then say($e; "\($name)\($over)\($to) waits for the customer to confirm the payment"; $t + {color: amber, fields: $f})
    elif $do == "upcoming" then say($e; "The next invoice\($over)\($to) comes\(around(" on "; day($o.next_payment_attempt?, $o.period_end?); " "))" | trimmed | if endswith(" comes") then . + " soon" else . end; {thread: key("subscription", text(($o.subscription? | strings), $o.parent.subscription_details.subscription?)), color: blue, body: $body})
    elif $do == "overdue" then say($e; "\($name)\($over)\($to) is overdue"; $t + {color: red, fields: $f})
    elif $do == "will_be_due" then say($e; "\($name)\($over)\($to) will be due soon"; $t + {color: amber, fields: $f})
    elif $do == "overpaid" then say($e; "\($name)\($over)\($to) was paid twice or too much"; $t + {color: amber, fields: $f})
    elif $do == "voided" then say($e; "\($name)\($over)\($to) was voided"; $t + {color: grey})
    elif $do == "deleted" then say($e; "\($name)\($over)\($to) was deleted"; $t + {color: grey})
    elif $do == "marked_uncollectible" then say($e; "\($name)\($over)\($to) was given up as uncollectible"; $t + {color: red})
    elif $do == "finalization_failed" then say($e; "\($name)\($over)\($to) could not be made final"; $t + {color: red, body: passage($o.last_finalization_error.message?; 3; 300)})
    else
      text($o.status?) as $s | text($e.data.previous_attributes.status?) as $was
      | if $was != "" and $s != "" and $was != $s then
          say($e; "\($name)\($over)\($to) is now **\($s | spoken)** (it was \($was | if . == "draft" then "a draft" else spoken end))"; $t + {color: ({"paid": green, "void": grey, "uncollectible": red}[$s] // blue), body: $body, fields: (if $s == "paid" then $f[1:] else $f end)})
        else say($e; "\($name)\($over)\($to) was changed"; $t + {color: blue, fields: changed($e; $o)}) end end;

def subscription($e; $o; $do):
  plans($o) as $plan | around(" of "; who($e; $o); "") as $of
  | link("The subscription"; address($e; $o)) as $name | {thread: key("subscription", text($o.id?))} as $t
  | around(" to **"; $plan; "**") as $to
  | object($e.data.previous_attributes?) as $old | text($o.status?) as $s
  | if $do == "created" then say($e; "\(link("A new subscription"; address($e; $o)))\($of)\($to)\(if $s == "trialing" then " began with a trial" else " began" end)"; $t + {color: green, fields: fields(field("Trial until"; day($o.trial_end?)), field("State"; (if $s == "active" or $s == "trialing" then "" else ($s | spoken) end)), field("Paid by"; (if text($o.collection_method?, $o.billing?) == "send_invoice" then "invoice" else "" end)))})
    elif $do == "deleted" then say($e; "\($name)\($of)\($to) has ended"; $t + {color: red, body: passage($o.cancellation_details.comment?; 4; 400), fields: fields(field("Why"; words($o.cancellation_details.feedback?, $o.cancellation_details.reason?; 60) | spoken))})
    elif $do == "trial_will_end" then say($e; "The trial of \($name | ascii_the)\($of)\($to) ends\(around(" on "; day($o.trial_end?); "") | if . == "" then " soon" else . end)"; $t + {color: amber})
    elif $do == "paused" then say($e; "\($name)\($of)\($to) is paused"; $t + {color: amber})
    elif $do == "resumed" then say($e; "\($name)\($of)\($to) goes on"; $t + {color: green})
    elif $do == "pending_update_applied" then say($e; "A waiting change of \($name | ascii_the)\($of)\($to) was made"; $t + {color: green})
    elif $do == "pending_update_expired" then say($e; "A waiting change of \($name | ascii_the)\($of)\($to) was not paid in time and lapsed"; $t + {color: amber})
    elif text($old.status?) != "" and text($old.status?) != $s then
      say($e; "\($name)\($of)\($to) is now **\($s | spoken)** (it was \(text($old.status?) | spoken))"; $t + {color: ({"trialing": green, "unpaid": red, "incomplete_expired": grey}[$s] // colour($s)), fields: fields(field("Trial until"; (if $s == "trialing" then day($o.trial_end?) else "" end)))})
    elif given($old.cancel_at_period_end?) or given($old.cancel_at?) then
      if flag($o.cancel_at_period_end?) or given($o.cancel_at?) then say($e; "\($name)\($of)\($to) will end\(around(" on "; day($o.cancel_at?, $o.current_period_end?); ""))"; $t + {color: amber, body: passage($o.cancellation_details.comment?; 4; 400), fields: fields(field("Why"; words($o.cancellation_details.feedback?; 60) | spoken))})
      else say($e; "\($name)\($of)\($to) will not end after all"; $t + {color: green}) end
    elif given($old.items?) or given($old.plan?) or given($old.quantity?) then
      plans($old) as $was
      | (if $was == "" then (if given($old.quantity?) then around(" (quantity "; (number($old.quantity?) | decimal); "") + around(" → "; (number($o.quantity?) | decimal); ")") else "" end) else "" end) as $count
      | say($e; "\($name)\($of) changed\(if $was == "" or $was == $plan then $to + $count else " from **\($was)**\($to)" end)"; $t + {color: blue})
    else
      changed($e; $o) as $c
      | if ($c | length) == 0 and (($old | length) > 0) and (given($old.current_period_end?) or given($old.latest_invoice?)) then say($e; "\($name)\($of)\($to) was renewed\(around(" until "; day($o.current_period_end?, $o.items.data[0].current_period_end?); ""))"; $t + {color: green})
        else say($e; "\($name)\($of)\($to) was changed"; $t + {color: blue, fields: $c}) end end;

def customer($e; $o; $do):
  link(words($o.name?, $o.description?, $o.email?, $o.id?; 100) | if . == "" then "without a name" else . end; (if $do == "deleted" then "" else address($e; $o) end)) as $name
  | words($o.email?; 100) as $mail | {thread: key("customer", text($o.id?))} as $t
  | (if $do == "created" then "A new customer: \($name)" elif $do == "deleted" then "The customer \($name) was deleted" else "The customer \($name) was changed" end) as $line
  | number($e.data.previous_attributes.account_balance?, $e.data.previous_attributes.balance?) as $old
  | say($e; $line; $t + {color: ({"created": green, "deleted": grey}[$do] // blue),
      fields: (if $do == "updated" then changed($e; $o) + (if $old == null then [] else [field("Balance"; change(amount($old; $o.currency?); amount($o.account_balance?, $o.balance?; $o.currency?)))] end)
        else fields(field("Mail"; (if words($o.name?, $o.description?; 100) == "" then "" else $mail end)), field("Description"; (if words($o.name?; 10) == "" then "" else words($o.description?; 150) end))) end)});

# Things in general: the noun and what happened to it.
def name_of($e; $o):
  kind($o)[0] as $noun
  | words($o.name?, $o.nickname?, $o.display_name?, $o.business_profile.name?, $o.business_name?, $o.settings.dashboard.display_name?, (($o.code?) | strings), $o.title?, $o.description?, $o.label?, $o.institution_name?, $o.alert.title?, $o.number?, $o.merchant_data.name?, ($o | joined(" "; text(.first_name?), text(.last_name?))), $o.owner.name?, $o.email?, (if $o.object? == "tax_id" then $o.value? else null end), (if $o.object? == "billing.credit_balance_transaction" or $o.object? == "capability" then ($o.id? | strings | humanized) else null end); 100) as $n
  | (amount($o.amount?, $o.unit_amount?, $o.amount_total?, $o.amount_due?, $o.total?; $o.currency?)) as $a
  | link((if $noun == "" then "something" else $noun end) + (if $n != "" and $a != "" and ($o.merchant_data? != null or (text($o.object?) | test("^(?:credit_note|order|bitcoin_receiver)$"))) then " \($n) of **\($a)**" elif $n != "" then " \($n)" elif $a != "" then " of **\($a)**" elif (text($o.object?) | test("^(?:person|mandate|setup_intent|identity|source|treasury|subscription_schedule|terminal)")) then "" else around(" "; words($o.id?; 60); "") end); address($e; $o));
def past: {"created": "was made", "updated": "was changed", "deleted": "was deleted", "canceled": "was cancelled", "completed": "is complete", "succeeded": "succeeded", "failed": "failed",
  "paid": "was paid", "expired": "expired", "expiring": "will expire soon", "reversed": "was reversed", "voided": "was voided", "accepted": "was accepted", "finalized": "is final",
  "released": "was released", "aborted": "was aborted", "attached": "was attached", "detached": "was removed", "opened": "was opened", "closed": "was closed", "verified": "is verified",
  "requires_input": "needs more input", "processing": "is being processed", "redacted": "was redacted", "requires_action": "needs an action", "setup_failed": "failed",
  "reconciliation_completed": "is reconciled", "card_automatically_updated": "was brought up to date by the bank", "automatically_updated": "was brought up to date by the bank", "available": "is available", "authorized": "was authorized",
  "deauthorized": "took back the authorization", "refunded": "was refunded", "chargeable": "can be charged", "application": "application", "request": "was requested",
  "delayed": "is delayed", "deactivated": "was turned off", "reactivated": "was turned on again", "disconnected": "was disconnected", "triggered": "was set off", "delivered": "was delivered",
  "refreshed_balance": "has a fresh balance", "refreshed_transactions": "has fresh transactions", "refreshed_ownership": "has fresh data of its owners", "submitted": "was sent in",
  "activated": "is in use now", "rejected": "was rejected", "funds_reinstated": "brought the money back", "funds_rescinded": "took the money away again", "will_expire": "will expire soon",
  "payment_failed": "could not be paid", "payment_succeeded": "is paid", "action_succeeded": "did what it was asked", "action_failed": "failed to do what it was asked", "action_updated": "is at work",
  "returned": "came back", "posted": "was booked", "expected_arrival_date_updated": "arrives at another time", "features_status_updated": "has other features", "pricing_updated": "has another price",
  "product_substituted": "was filled with another product", "refund_attributes_required": "needs the account for a refund", "mandate_notification": "was announced to the customer", "tracking_details_updated": "has other tracking details",
  "filled": "was filled", "transaction_created": "received money", "account_holder_updated": "has another holder", "cycled": "was renewed",
  "expiring_soon": "will expire soon"}[.] // (spoken | if . == "" then "was changed" else "reports: " + . end);
def shade: {"succeeded": green, "paid": green, "completed": green, "accepted": green, "verified": green, "failed": red, "setup_failed": red, "aborted": red, "requires_input": amber,
  "expiring": amber, "expired": amber, "requires_action": amber, "processing": amber, "deleted": grey, "canceled": grey, "voided": grey, "reversed": grey, "detached": grey, "deauthorized": amber, "delayed": amber, "rejected": red, "payment_failed": red, "action_failed": red, "action_succeeded": green, "payment_succeeded": green, "returned": red, "will_expire": amber, "deactivated": grey, "disconnected": grey, "triggered": amber, "submitted": amber, "delivered": green, "activated": green, "chargeable": green, "refund_attributes_required": amber, "posted": green, "funds_reinstated": green}[.] // blue;

def general($e; $o; $type; $do):
  around(" of "; (if text($o.object?) == "customer" then "" else who($e; $o) end); "") as $of
  | say($e; (name_of($e; $o) | the_capital) + "\($of) \($do | past)"; {color: ($do | shade), thread: key(text($o.object?), text($o.id?)),
      body: passage(($o.failure_message? | strings), $o.last_setup_error.message?, $o.last_error.reason?, ($o.error? | strings), $o.error.message?, $o.action.failure_message?, (if $o.object? == "billing.alert_triggered" then ($o.value? | as_text | around("The value is "; .; "")) else null end), (if $o.object? == "entitlements.active_entitlement_summary" then [records($o.entitlements.data?)[] | text(.lookup_key?, .feature?)] | sentence else null end), (if $o.object? == "credit_note" then $o.memo? else null end), (if $o.object? == "capability" then [texts($o.requirements.currently_due?)[] | split(".") | .[-1] // "" | humanized | ascii_downcase] | sentence | around("Stripe still needs: "; .; "") else null end), (if $o.object? == "treasury.outbound_payment" or $o.object? == "treasury.outbound_transfer" then ($o.returned_details.code? | as_text | humanized) else null end); 3; 300),
      fields: (if $do == "updated" then changed($e; $o) else fields(
        field("State"; text($o.status?) | if . == "" or . == $do or . == "active" or . == "online" or . == "open" or . == "verified" or $do == "deactivated" then "" else spoken end), field("Reason"; (($o.reason?) | words(.; 80)) | spoken),
        field("Arrives"; (if text($o.object?) == "payout" then day($o.arrival_date?) else "" end)), field("To"; words($o.destination_details.type?, $o.type?; 40) | if . == "bank_account" then "the bank account" else "" end),
        field("Applies to"; (if text($o.object?) == "coupon" then (if number($o.percent_off?) != null then "\(number($o.percent_off?) | decimal) % off" else around(""; amount($o.amount_off?; $o.currency?); " off") end) else "" end)),
        field("Price"; (if text($o.object?) == "price" or text($o.object?) == "plan" then plan_text($o | del(.nickname?, .name?); 1) else "" end)), field("Items"; (if text($o.object?) == "quote" then amount($o.amount_total?; $o.currency?) else "" end))) end)});

.body | object(.) as $e
| text($e.type?) as $type | object($e.data.object?) as $o | ($type | split(".")) as $t | ($t[-1] // "") as $do
| text($o.object?) as $kind
| (if $type == "" then {} else {event: $type} end) +
  if $kind == "" and (given($e.related_object?) or ($type | test("^v[0-9]+\\."))) then
    ([$type | ltrimstr("v1.") | ltrimstr("v2.") | split(".")[] | humanized] | join(" ") | inline(100)) as $what
    | posts(say($e; "Stripe: \(link($what; at($e; "events/"; $e.id?)))\(around(" ("; joined(" "; words($e.related_object.type?; 60) | split(".") | .[-1] // "" | humanized, words($e.related_object.id?; 60)); ")"))"; {color: (if ($what | test("error|fail")) then red else blue end), body: passage($e.data.developer_message_summary?, $e.reason.message?; 4; 400)}))
  elif $type == "" and $kind == "" then posts(post("Stripe sent an event without a type"))
  elif $type == "charge.updated" or $type == "payment_intent.created" or $type == "balance.available" or ($type | test("^billing_portal\\.|^test_helpers\\.|^(issuing_)?token\\.|^customer_cash_balance|^cash_balance|^invoice_payment\\.|^identity\\.verification_session\\.(?:created|processing)$|^financial_connections\\.account\\.refreshed_|^reporting\\.report_type\\.|^balance_settings\\.|^treasury\\.[a-z_]+\\.tracking_details_updated$|^ping$|^file\\.|^setup_intent\\.created$|^transfer\\.updated$|^payout\\.updated$")) then
    ignored({"charge.updated": "Only details of a payment changed.", "payment_intent.created": "A payment was only begun; its result follows.", "balance.available": "The balance became available; it tells nothing new."}[$type] // "Only bookkeeping of Stripe; nobody needs a message for it.")
  elif ($type | startswith("charge.dispute.")) or $kind == "dispute" then posts(dispute($e; $o; $do))
  elif ($type | startswith("charge.refund")) and $kind == "charge" or ($kind == "charge" and ($t | length) == 2) or ($kind == "payment_intent" and ($t | length) == 2) then posts(payment($e; $o; $do))
  elif $kind == "refund" then
    text($o.status?) as $s | amount($o.amount?; $o.currency?) as $a
    | link(if $a == "" then "A refund" else "A refund of **\($a)**" end; (at($e; "payments/"; text(($o.payment_intent? | strings), ($o.charge? | strings))) | if . == "" then address($e; $o) else . end)) as $name
    | posts(say($e; "\($name) \(if $do == "failed" or $s == "failed" then "failed" elif $s == "succeeded" then (if $do == "created" then "was made" else "succeeded" end) elif $s == "canceled" then "was cancelled" elif $s == "" then ($do | past) else "is \($s | spoken)" end)\(around(": "; words($o.reason?; 60) | spoken; ""))";
        {color: ({"succeeded": green, "failed": red, "canceled": grey}[if $do == "failed" then "failed" else $s end] // amber), thread: payment_key($o), body: (words($o.failure_reason?; 80) | spoken)}))
  elif $kind == "invoice" then posts(invoice($e; $o; $do))
  elif $kind == "invoiceitem" then
    words($o.description?; 120) as $n | amount($o.amount?; $o.currency?) as $a
    | posts(say($e; "\(link("An item"; (at($e; "invoices/"; ($o.invoice? | strings)) | if . == "" then address($e; $o) else . end)))\(around(" **"; $n; "**"))\(around(" of "; $a; ""))\(around(" for "; who($e; $o); "")) \(if $do == "created" then "waits for the next invoice" elif $do == "deleted" then "was taken off the invoice" else "was changed" end)"; {color: blue, thread: key("invoice", text($o.invoice? | strings)), fields: (if $do == "updated" then changed($e; $o | del(.description?)) else [] end)}))
  elif $kind == "subscription" then posts(subscription($e; $o; $do))
  elif $kind == "customer" then posts(customer($e; $o; $do))
  elif $kind == "checkout.session" then
    amount($o.amount_total?; $o.currency?) as $a | around(" by "; who($e; $o); "") as $by
    | link(if $a == "" then "A checkout" else "A checkout of **\($a)**" end; (at($e; "payments/"; ($o.payment_intent? | strings)) | if . == "" then address($e; $o) else . end)) as $name
    | {thread: key("checkout", text($o.id?))} as $th
    | posts(if $do == "completed" then say($e; "\($name)\($by) is complete\(if text($o.payment_status?) == "unpaid" then "; the payment is on its way" else "" end)"; $th + {color: (if text($o.payment_status?) == "unpaid" then amber else green end), fields: fields(field("For"; {"subscription": "a subscription", "setup": "a payment method for later"}[text($o.mode?)] // ""))})
      elif $do == "async_payment_succeeded" then say($e; "\($name)\($by) is paid"; $th + {color: green})
      elif $do == "async_payment_failed" then say($e; "The payment of \($name | ascii_the)\($by) failed"; $th + {color: red})
      elif $do == "expired" then say($e; "\($name)\($by) was not finished in time"; $th + {color: grey})
      else say($e; "\($name)\($by) \($do | past)"; $th + {color: blue}) end)
  elif ($type | startswith("customer.source.")) or ($type | startswith("account.external_account.")) or ($type | startswith("customer.card.")) or ($type | startswith("payment_method.")) or ($type | startswith("customer.card.")) or ($type | startswith("customer.bank_account.")) then
    (method($o) | if . == "" then words($o.bank_name?, $o.type?; 40) | humanized else . end | if . == "" then "A payment method" else . end) as $m | around(" of "; who($e; $o); "") as $of
    | posts(say($e; "\(link($m; at($e; "customers/"; customer_id($o))))\($of) \(if $do == "created" then "was added" elif $do == "deleted" then "was removed" else ($do | past) end)"; {color: ({"created": green, "attached": green}[$do] // (if text($o.status?) == "errored" then red else $do | shade end)), thread: (key("customer", customer_id($o)) | if . == "" then key("account", text($o.account? | strings)) else . end), fields: (if $do == "updated" then changed($e; $o) else [] end)}))
  elif ($type | startswith("customer.discount.")) then
    words($o.coupon.name?, $o.coupon.id?, $o.source.coupon?; 80) as $c
    | (if number($o.coupon.percent_off?) != null then "\(number($o.coupon.percent_off?) | decimal) %" else amount($o.coupon.amount_off?; $o.coupon.currency?) end) as $off
    | posts(say($e; "A discount\(around(" of **"; $off; "**"))\(around(" ("; $c; ")"))\(around(" for "; who($e; $o); "")) \(if $do == "created" then "was given" elif $do == "deleted" then "was taken away" else "was changed" end)"; {color: blue, thread: key("customer", customer_id($o))}))
  elif $type == "account.updated" then
    (name_of($e; $o) | the_capital) as $n
    | (texts($o.requirements.currently_due?) + texts($o.verification.fields_needed?) | unique | map(split(".") | .[-1] // "" | humanized | ascii_downcase | inline(60))) as $need
    | posts(say($e; "\($n) was changed"; {color: (if ($need | length) > 0 or $o.charges_enabled? == false then amber else blue end), thread: key("account", text($o.id?)),
        fields: fields(field("Takes payments"; if $o.charges_enabled? == true then "yes" elif $o.charges_enabled? == false then "no" else "" end), field("Pays out"; if $o.payouts_enabled? == true then "yes" elif $o.payouts_enabled? == false then "no" else "" end),
          field("Stripe still needs"; ($need | sentence); false), field("Until"; day($o.requirements.current_deadline?, $o.verification.due_by?)), changed($e; $o)[:4][])}))
  elif ($type | startswith("review.")) then
    posts(say($e; "\(link("A payment"; at($e; "payments/"; text(($o.payment_intent? | strings), ($o.charge? | strings))))) \(if $do == "opened" then "is to be looked at" else "was looked at" end)\(around(": "; words($o.closed_reason?, $o.reason?; 60) | spoken; ""))"; {color: (if $do == "opened" then amber else green end), thread: payment_key($o)}))
  elif ($type | startswith("radar.early_fraud_warning.")) then
    posts(say($e; "The bank warns of fraud with \(link("a payment"; at($e; "payments/"; text(($o.payment_intent? | strings), ($o.charge? | strings)))))\(around(": "; words($o.fraud_type?; 60) | spoken; ""))"; {color: red, thread: payment_key($o)}))
  elif ($type | startswith("account.application.")) then
    posts(say($e; "The app \(words($o.name?, $o.id?; 80) | if . == "" then "of a partner" else "**" + . + "**" end) \(if $do == "deauthorized" then "was disconnected from" else "was connected to" end) an account"; {color: ($do | shade)}))
  elif $kind == "" and ($o | length) == 0 then posts(say($e; "Stripe: \(link([$t[] | humanized] | join(" ") | inline(100); at($e; "events/"; $e.id?)))"; {}))
  else posts(general($e; $o; $type; $do)) end
