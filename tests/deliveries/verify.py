"""Verifies what was received with PyPI's standardwebhooks: JSON {secrets, headers, body} on standard input."""
import base64
import json
import sys

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

given = json.load(sys.stdin)
for secret in given["secrets"]:
    Webhook(secret).verify(given["body"], given["headers"])
try:
    Webhook("whsec_" + base64.b64encode(b"\7" * 32).decode()).verify(given["body"], given["headers"])
    sys.exit("a foreign secret verified")
except WebhookVerificationError:
    print(f"verified with {len(given['secrets'])}")
