"""Settings of mmpy_bot 1, as its documentation asks for them."""
import os

BOT_URL = f"http://127.0.0.1:{os.environ['PORT']}/api/v4"
BOT_LOGIN = "robot"
BOT_TOKEN = os.environ["TOKEN"]
BOT_TEAM = os.environ["TEAM"]
SSL_VERIFY = False
PLUGINS = ["answers"]
