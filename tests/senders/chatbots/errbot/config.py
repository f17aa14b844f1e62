"""Settings of errbot, as its documentation asks for them."""
import asyncio
import logging
import os
import pathlib


def coroutine(handler):
    async def run(*arguments):
        return handler(*arguments)

    return run


# The backend marks its handler with what Python 3.11 no longer has.
if not hasattr(asyncio, "coroutine"):
    asyncio.coroutine = coroutine

HERE = pathlib.Path(__file__).parent
BACKEND = "Mattermost"
BOT_EXTRA_BACKEND_DIR = os.environ["BACKEND_FOLDER"]
BOT_DATA_DIR = os.environ["DATA_FOLDER"]
BOT_EXTRA_PLUGIN_DIR = str(HERE / "plugins")
BOT_LOG_FILE = None
BOT_LOG_LEVEL = logging.INFO
BOT_IDENTITY = {"team": os.environ["TEAM"], "server": "127.0.0.1", "port": int(os.environ["PORT"]),
                "scheme": "http", "token": os.environ["TOKEN"], "insecure": True}
BOT_ADMINS = ("@admin",)
BOT_PREFIX = "!"
BOT_ALT_PREFIXES = ("@robot",)
BOT_PREFIX_OPTIONAL_ON_CHAT = True
CHATROOM_PRESENCE = ()
CORE_PLUGINS = ()
