"""Runs one real chat bot, unmodified, against a server of its own: run.py NAME.

Each answers a mention and a direct message; mmpy also a button and a slash command, by its own webhook server.
"""
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "support"))
from heliograph import PASSWORD, ROOT, Failed, Place, Server, must, same, until  # noqa: E402

ANSWER = "hello from a program"
SETTINGS = {
    "MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS": "127.0.0.1",
    "MM_SERVICESETTINGS_SITEURL": "http://localhost:8065",
}


def venv(name):
    return ROOT / f"build/chatbot-{name}-venv/bin"


class Chat:
    """A place with a person, and a robot in its channel."""

    def __init__(self, server):
        self.place = Place(server)
        self.person = server.person("anna")
        self.join(self.person.id)

    def join(self, id):
        place = self.place
        place.admin.post(f"/teams/{place.team['id']}/members", {"team_id": place.team["id"], "user_id": id})
        place.admin.post(f"/channels/{place.channel['id']}/members", {"user_id": id})

    def bot_account(self):
        """The id and the token of a bot."""
        id = self.place.admin.post("/bots", {"username": "robot", "display_name": "Robot"})["user_id"]
        self.join(id)
        return id, self.place.admin.post(f"/users/{id}/tokens", {"description": "for a program"})["token"]

    def robot_person(self):
        """The id of an account that logs in with its password."""
        robot = self.place.server.person("robot")
        self.join(robot.id)
        return robot.id

    def answered(self, robot, channel_id, text):
        asked_at = 0

        def answers():
            nonlocal asked_at
            # Some programs drop what arrives while they still sign in at their socket, so a person asks again.
            if time.monotonic() - asked_at > 5:
                asked_at = time.monotonic()
                self.person.post("/posts", {"channel_id": channel_id, "message": text})
            page = self.person.get(f"/channels/{channel_id}/posts")
            return [post for post in page["posts"].values() if post["user_id"] == robot and ANSWER in post["message"]]

        return until(f"an answer to {text!r}", answers)[0]

    def check(self, robot):
        until("the program is connected", lambda: self.person.get(f"/users/{robot}/status")["status"] == "online")
        self.answered(robot, self.place.channel["id"], "@robot hello")
        direct = self.person.post("/channels/direct", [self.person.id, robot])
        self.answered(robot, direct["id"], "hello")


    def presses(self, robot):
        """The program shows a button, a person presses it, the program changes its post."""
        channel = f"/channels/{self.place.channel['id']}/posts"
        self.person.post("/posts", {"channel_id": self.place.channel["id"], "message": "@robot releases"})
        [post] = until("a post with a button", lambda: [
            post for post in self.person.get(channel)["posts"].values()
            if post["user_id"] == robot and post["props"].get("attachments")])
        [button] = post["props"]["attachments"][0]["actions"]
        must("integration" not in button, f"a person sees whom a button calls: {button}")
        self.person.post(f"/posts/{post['id']}/actions/{button['id']}", {})
        changed = self.person.get(f"/posts/{post['id']}")
        same(changed["message"], "v41 rolled back by anna", "the post after the press")
        same(changed["props"].get("attachments"), None, "its buttons")

    def commands(self, url):
        """A person's slash command reaches the program, and everybody sees its answer."""
        self.place.admin.post("/commands", {"team_id": self.place.team["id"], "trigger": "deploy", "method": "P",
                                            "url": url})
        self.person.post("/commands/execute", {"channel_id": self.place.channel["id"],
                                               "team_id": self.place.team["id"], "command": "/deploy v42"})
        page = self.place.admin.get(f"/channels/{self.place.channel['id']}/posts")
        same([post["message"] for post in page["posts"].values()].count("deploying v42"), 1, "answers that all see")


class Program:
    """A program that runs until the test is over; what it printed is told if the test fails."""

    def __init__(self, chat, *command, folder, **environment):
        self.command, self.folder = command, folder
        self.environment = {**os.environ, "NO_PROXY": "*", "PORT": str(chat.place.server.port),
                            "TEAM": chat.place.team["name"], **environment}

    def __enter__(self):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(self.command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        return self

    def __exit__(self, kind, *rest):
        self.process.kill()
        self.process.wait()
        if kind:
            self.log.seek(0)
            print("-- the last of what the program printed:\n" + self.log.read()[-3000:])


def hubot(chat):
    """npm hubot 3 with hubot-matteruser: a person's account. (hubot 14 is no module that the adapter can load.)"""
    robot = chat.robot_person()
    modules = HERE.parent / "node_modules"
    with Program(chat, "node", modules / "hubot/bin/hubot.js", "--disable-httpd", "--adapter", "matteruser", "--name",
                 "robot", folder=HERE / "hubot", NODE_PATH=str(modules), MATTERMOST_HOST="127.0.0.1",
                 MATTERMOST_HTTP_PORT=str(chat.place.server.port), MATTERMOST_USE_TLS="false", MATTERMOST_GROUP="ops",
                 MATTERMOST_USER="robot@example.com", MATTERMOST_PASSWORD=PASSWORD):
        chat.check(robot)


def mmpy(chat):
    """PyPI mmpy-bot."""
    robot, token = chat.bot_account()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Program(chat, venv("mmpy") / "python", "bot.py", folder=HERE / "mmpy", TOKEN=token, HOOKS_PORT=str(port)):
        chat.check(robot)
        chat.presses(robot)
        chat.commands(f"http://127.0.0.1:{port}/commands/deploy")


def mmpy1(chat):
    """PyPI mmpy-bot 1, which grew out of mattermost-bot (whose last version speaks an API that the peer has dropped)."""
    robot, token = chat.bot_account()
    with Program(chat, venv("mmpy1") / "mmpy_bot", folder=HERE / "mmpy1", TOKEN=token, PYTHONPATH=str(HERE / "mmpy1")):
        chat.check(robot)


def errbot(chat):
    """PyPI errbot with err-backend-mattermost."""
    robot, token = chat.bot_account()
    [backend] = venv("errbot").parent.glob("lib/python*/site-packages/err-backend-mattermost")
    with tempfile.TemporaryDirectory() as data:
        with Program(chat, venv("errbot") / "errbot", "--config", HERE / "errbot/config.py", folder=data,
                     TOKEN=token, DATA_FOLDER=data, BACKEND_FOLDER=str(backend)):
            chat.check(robot)


CHATBOTS = {"hubot": hubot, "mmpy": mmpy, "mmpy1": mmpy1, "errbot": errbot}

if __name__ == "__main__":
    with Server(settings=SETTINGS) as server:
        try:
            CHATBOTS[sys.argv[1]](Chat(server))
        except Failed as failed:
            sys.exit(f"{sys.argv[1]}: {failed}")
        finally:
            sys.stdout.flush()
    same(server.process.returncode, 0, "the server's exit status")
