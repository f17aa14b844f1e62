"""A program that uses mmpy_bot: answers a mention, a direct message, a button and a slash command."""
import os

from aiohttp import web
from mmpy_bot import ActionEvent, Bot, Plugin, Settings, listen_to, listen_webhook


class Hello(Plugin):
    @listen_to("hello", needs_mention=True)
    async def hello(self, message):
        self.driver.reply_to(message, "hello from a program")


class Releases(Plugin):
    @listen_to("^releases$", needs_mention=True)
    async def offer(self, message):
        button = {"id": "rollback", "name": "Roll back",
                  "integration": {"url": f"{self.driver.webhook_url}/rollback", "context": {"release": "v41"}}}
        self.driver.reply_to(message, "", props={"attachments": [{"text": "v41 is live", "actions": [button]}]})

    @listen_webhook("^rollback$")
    async def roll_back(self, event: ActionEvent):
        self.driver.respond_to_web(event, {
            "update": {"message": f"{event.context['release']} rolled back by {event.user_name}", "props": {}},
            "ephemeral_text": "It is gone."})

    @listen_webhook("^deploy$")
    async def deploy(self, event: ActionEvent):
        self.driver.respond_to_web(event, {"response_type": "in_channel", "text": f"deploying {event.text}"})


class Command:
    """A slash command's form as the JSON that mmpy_bot's server reads: it knows no forms."""

    def __init__(self, request):
        self.request, self.match_info = request, request.match_info

    async def json(self):
        return dict(await self.request.post())


bot = Bot(settings=Settings(MATTERMOST_URL="http://127.0.0.1", MATTERMOST_PORT=int(os.environ["PORT"]),
                            BOT_TOKEN=os.environ["TOKEN"], BOT_TEAM=os.environ["TEAM"], SSL_VERIFY=False,
                            WEBHOOK_HOST_ENABLED=True, WEBHOOK_HOST_PORT=int(os.environ["HOOKS_PORT"])),
          plugins=[Hello(), Releases()])


async def command(request):
    return await bot.webhook_server.process_webhook(Command(request))


bot.webhook_server.app.add_routes([web.post("/commands/{webhook_id}", command)])
bot.run()
