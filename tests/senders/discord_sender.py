"""A program that knows Discord only: PyPI discord-webhook, as its page shows it."""
import os

from discord_webhook import DiscordEmbed, DiscordWebhook

webhook = DiscordWebhook(url=os.environ["HOOK_URL"], content="Deploy finished", username="Harbour")
embed = DiscordEmbed(title="kettle 4.2", description="Boils in half the time.", color="03b2f8")
embed.add_embed_field(name="Took", value="3 min")
webhook.add_embed(embed)
answer = webhook.execute()
assert answer.status_code == 200 and answer.json()["content"] == "Deploy finished", (answer.status_code, answer.text)
assert webhook.id == answer.json()["id"], "the library knows its message"
