"""A Heliograph in a process of its own, and a client of its API, for the tests written in Python."""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("HELIOGRAPH_BINARY", ROOT / "build/dev/heliograph"))
PASSWORD = "Passw0rd!Passw0rd!"
# Without the limits of a real installation, and with no port of its own that another test could hold.
SETTINGS = {
    "MM_METRICSSETTINGS_LISTENADDRESS": "127.0.0.1:0",
    "MM_RATELIMITSETTINGS_ENABLE": "false",
    "MM_HELIOGRAPH_HOOKREQUESTSPERSECOND": "0",
    "MM_LOGSETTINGS_CONSOLELEVEL": "WARN",
}
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Failed(Exception):
    pass


def until(what, condition, seconds=20):
    """Waits for a condition of another process; fails with the sentence `what`."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"not within {seconds} s: {what}")
        time.sleep(0.02)


class Server:
    def __init__(self, data=None, settings=None, files_max=None):
        self.own_folder = data is None
        self.data = pathlib.Path(data or tempfile.mkdtemp(prefix="heliograph-test-"))
        self.settings = {**SETTINGS, **(settings or {})}
        self.files_max = files_max
        self.errors = pathlib.Path(tempfile.mkstemp(prefix="heliograph-errors-")[1])
        self.process = None
        self.port = 0

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *rest):
        self.stop()
        if kind:
            print("-- the last of what the server logged:\n" + self.log()[-4000:])
        self.errors.unlink()
        if self.own_folder:
            shutil.rmtree(self.data, ignore_errors=True)

    def start(self):
        def before():
            if self.files_max:
                resource.setrlimit(resource.RLIMIT_NOFILE, (self.files_max, self.files_max))

        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"],
                stdout=subprocess.PIPE, stderr=errors, env={**os.environ, **self.settings},
                preexec_fn=before, text=True)
        line, found = "", None
        # Warnings of the start may stand before it.
        while not found and (line := self.process.stdout.readline()):
            found = re.search(r"serves at http://[^:]+:(\d+)", line)
        if not found:
            self.process.wait(20)
            raise Failed(f"the server did not start: {line} {self.log()[-2000:]}")
        self.port = int(found[1])
        return self

    def stop(self):
        """Stops as an administrator does, and gives the exit status."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise Failed("the server did not stop within 30 s of SIGTERM")
        return self.process.returncode if self.process else None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def alive(self):
        return self.process.poll() is None

    def log(self):
        return self.errors.read_text(errors="replace")

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def login(self, name, password=PASSWORD):
        status, headers, body = self.request(
            "POST", "/api/v4/users/login", json.dumps({"login_id": name, "password": password}))
        must(status == 200, f"login of {name}: {status} {body}")
        return Session(self, headers["Token"], json.loads(body))

    def person(self, name):
        """Makes an account; the first one becomes system administrator."""
        status, _, body = self.request("POST", "/api/v4/users", json.dumps(
            {"username": name, "email": f"{name}@example.com", "password": PASSWORD}))
        must(status == 201, f"making {name}: {status} {body}")
        return self.login(name)

    def request(self, method, path, body=None, headers=None, seconds=30):
        """One request without a session: status, headers, text."""
        if isinstance(body, str):
            body = body.encode()
        wanted = urllib.request.Request(self.url + path, body, method=method,
                                        headers={"Content-Type": "application/json", **(headers or {})})
        try:
            with direct.open(wanted, timeout=seconds) as answer:
                return answer.status, answer.headers, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read().decode(errors="replace")


class Session:
    def __init__(self, server, token, user):
        self.server, self.token, self.id, self.name = server, token, user["id"], user["username"]

    def call(self, method, path, body=None, expect=None):
        """What the API answers, read from JSON; fails unless the status is the one expected (or any 2xx)."""
        return self.ask(method, "/api/v4" + path, body, expect)

    def own(self, method, path, body=None, expect=None):
        """The same of the API that the peer does not have."""
        return self.ask(method, "/api/heliograph" + path, body, expect)

    def ask(self, method, path, body, expect):
        status, _, text = self.server.request(method, path, None if body is None else json.dumps(body),
                                              {"Authorization": "Bearer " + self.token})
        good = status == expect if expect else 200 <= status < 300
        must(good, f"{method} {path}: {status} {text}")
        return json.loads(text)

    def get(self, path, expect=None):
        return self.call("GET", path, expect=expect)

    def post(self, path, body, expect=None):
        return self.call("POST", path, body, expect)


class Place:
    """An administrator with a team, a channel and a hook in it: what most senders need."""

    def __init__(self, server):
        self.server = server
        self.admin = server.person("admin")
        self.team = self.admin.post("/teams", {"name": "ops", "display_name": "Ops", "type": "O"})
        self.channel = self.make_channel("alerts")
        self.hook = self.make_hook(self.channel)

    def make_channel(self, name):
        return self.admin.post("/channels", {"team_id": self.team["id"], "name": name, "display_name": name,
                                             "type": "O"})

    def make_hook(self, channel):
        return self.admin.post("/hooks/incoming", {"channel_id": channel["id"], "display_name": "sender"})

    @property
    def hook_path(self):
        return "/hooks/" + self.hook["id"]

    def posts(self, channel=None, page=0):
        """Posts that hooks made in the channel, oldest first."""
        channel = channel or self.channel
        found = self.admin.get(f"/channels/{channel['id']}/posts?per_page=200&page={page}")
        in_order = [found["posts"][id] for id in reversed(found["order"])]
        return [post for post in in_order if post["props"].get("from_webhook") == "true"]

    def sends(self, text="still here"):
        """A plain post through the hook works; fails with a sentence otherwise."""
        status, _, body = self.server.request("POST", self.hook_path, json.dumps({"text": text}))
        must((status, body) == (200, "ok"), f"a plain post was answered {status} {body}")


def must(condition, sentence):
    if not condition:
        raise Failed(sentence)


def same(found, wanted, what):
    if found != wanted:
        raise Failed(f"{what}: expected {wanted!r}, got {found!r}")
