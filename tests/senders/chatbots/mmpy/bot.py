"""A program that uses mmpy_bot: answers a mention and a direct message."""
import os

from mmpy_bot import Bot, Plugin, Settings, listen_to


class Hello(Plugin):
    @listen_to("hello", needs_mention=True)
    async def hello(self, message):
        self.driver.reply_to(message, "hello from a program")


Bot(settings=Settings(MATTERMOST_URL="http://127.0.0.1", MATTERMOST_PORT=int(os.environ["PORT"]),
                      BOT_TOKEN=os.environ["TOKEN"], BOT_TEAM=os.environ["TEAM"], SSL_VERIFY=False),
    plugins=[Hello()]).run()
