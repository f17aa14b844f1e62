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

# The message is edited, with a file beside it, and deleted, as the library does both.
webhook.content = "Deploy failed"
edited = webhook.edit()
assert edited.status_code == 200 and edited.json()["content"] == "Deploy failed", (edited.status_code, edited.text)
webhook.add_file(file=b"all is lost\n", filename="run.log")
edited = webhook.edit()
assert [file["filename"] for file in edited.json()["attachments"]] == ["run.log"], edited.text
second = DiscordWebhook(url=os.environ["HOOK_URL"], content="Never mind")
second.execute()
deleted = second.delete()
assert deleted.status_code == 204, (deleted.status_code, deleted.text)
