"""What the rows stand on: the server under load, its people, channels and hook, and the load program."""

import contextlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

PASSWORD = "Passw0rd!Passw0rd!"
PEOPLE = 20  # The sockets are theirs in turn; the peer's default allows 50 in a team.
STAMP = "@" * 20  # heliograph_load puts a number here.
ATTACHMENT = {
    "fallback": "Build 4711 of main failed",
    "color": "#d00000",
    "title": "Build 4711 of main failed",
    "title_link": "https://ci.example.com/builds/4711",
    "text": "2 of 318 tests failed after 12 minutes.",
    "fields": [
        {"short": True, "title": "Branch", "value": "main"},
        {"short": True, "title": "Commit", "value": "8c1f02d"},
    ],
    "footer": "ci.example.com",
}


class Failed(Exception):
    """A sentence for whoever ran the bench."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def request_bytes(method, path, token="", body=None, headers=None):
    """A request as heliograph_load sends it."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    content = b"" if body is None else json.dumps(body, separators=(",", ":")).encode()
    if token:
        lines.append(f"Authorization: Bearer {token}")
    lines += [f"{name}: {text}" for name, text in (headers or {}).items()]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Server:
    """A server of its own with a data folder that outlives restarts."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, pathlib.Path(folder)
        self.process, self.port = None, 0

    def start(self):
        """Starts it and returns the seconds until it answered."""
        self.port = free_port()
        # One address makes all requests here: the limits stay on, but too high to meet.
        settings = {
            "MM_RATELIMITSETTINGS_PERSEC": "100000000",
            "MM_RATELIMITSETTINGS_MAXBURST": "100000000",
            "MM_HELIOGRAPH_HOOKREQUESTSPERSECOND": "1000000",
            "MM_HELIOGRAPH_HOOKREQUESTSBURST": "1000000",
            # The receivers of deliveries are here.
            "MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS": "127.0.0.1",
            "MM_METRICSSETTINGS_LISTENADDRESS": f"127.0.0.1:{free_port()}",
        }
        log = open(self.folder / "bench.log", "ab")
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [
                self.binary,
                "serve",
                "--data",
                str(self.folder / "data"),
                "--listen",
                f"127.0.0.1:{self.port}",
            ],
            stdout=log,
            stderr=log,
            env=os.environ | settings,
        )
        while True:
            try:
                self.call("GET", "/api/v4/system/ping")
                return time.perf_counter() - begun
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - begun > 20:
                    raise Failed(f"the server does not start; its log:\n{self.log_end()}") from None
                time.sleep(0.0005)

    def runs(self):
        return self.process is not None and self.process.poll() is None

    def stop(self):
        if not self.process:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def log_end(self):
        return (self.folder / "bench.log").read_text(errors="replace")[-2000:]

    def resident_kilobytes(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise Failed("the server has ended")

    def call(self, method, path, body=None, token="", expect=(200, 201)):
        """One request; returns the answer's JSON and its headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        with contextlib.closing(connection):
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            content = answer.read()
        if answer.status not in expect:
            raise Failed(f"{method} {path}: {answer.status} {content[:400]!r}")
        is_json = answer.headers.get("Content-Type", "").startswith("application/json")
        return json.loads(content) if is_json else content, answer.headers


class Ground:
    """Server, administrator, team, a channel for each question, hooks and people with tokens."""

    def __init__(self, server_binary, tools):
        self.tools = pathlib.Path(tools)
        self.folder = pathlib.Path(
            tempfile.mkdtemp(prefix="heliograph-bench-", dir=os.environ.get("BENCH_DIR"))
        )
        self.server = Server(server_binary, self.folder)
        self.files = 0

    def close(self):
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def furnish(self):
        """Makes through the API what the rows need."""
        self.server.start()
        call = self.server.call
        self.admin_id, self.admin = self.person("admin")
        team, _ = call(
            "POST", "/api/v4/teams", {"name": "bench", "display_name": "Bench", "type": "O"}, self.admin
        )
        self.channels, self.hooks = {}, {}
        for name in ("ingest", "talk", "page", "crowd"):
            channel, _ = call(
                "POST",
                "/api/v4/channels",
                {"team_id": team["id"], "name": name, "display_name": name.title(), "type": "O"},
                self.admin,
            )
            hook, _ = call(
                "POST",
                "/api/v4/hooks/incoming",
                {"channel_id": channel["id"], "display_name": name},
                self.admin,
            )
            self.channels[name], self.hooks[name] = channel["id"], hook["id"]
        self.team = team["id"]
        self.tokens = []
        for number in range(PEOPLE):
            person, token = self.person(f"person{number}")
            self.tokens.append(token)
            call(
                "POST",
                f"/api/v4/teams/{team['id']}/members",
                {"team_id": team["id"], "user_id": person},
                self.admin,
            )
            call(
                "POST",
                f"/api/v4/channels/{self.channels['crowd']}/members",
                {"user_id": person},
                self.admin,
            )
        for number in range(100):
            call(
                "POST",
                f"/hooks/{self.hooks['page']}",
                {"text": f"Build {number}", "attachments": [ATTACHMENT]},
            )

    def person(self, name):
        self.server.call(
            "POST",
            "/api/v4/users",
            {"username": name, "email": f"{name}@example.com", "password": PASSWORD},
        )
        user, headers = self.server.call(
            "POST", "/api/v4/users/login", {"login_id": name, "password": PASSWORD}
        )
        return user["id"], headers["Token"]

    def file(self, content):
        self.files += 1
        path = self.folder / f"given{self.files}"
        path.write_bytes(content)
        return str(path)

    def load_http(self, request, connections, seconds, warm, port=None):
        """Runs the load and returns its figures; anything but 2xx is a failure of the row."""
        figures = self.load(
            "http",
            port,
            "--request",
            self.file(request),
            "--connections",
            connections,
            "--seconds",
            seconds,
            "--warm",
            warm,
        )
        good = sum(count for status, count in figures["by_status"].items() if status[0] == "2")
        if figures["lost"] or good != figures["answers"] or not good:
            raise Failed(f"answers other than 2xx or none: {figures}")
        return figures

    def load(self, mode, port, *options):
        done = subprocess.run(
            self.load_command(mode, port, *options),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        if done.returncode:
            raise Failed(done.stderr.strip() or f"heliograph_load ended with {done.returncode}")
        return json.loads(done.stdout.splitlines()[-1])

    def load_command(self, mode, port, *options):
        return [
            str(self.tools / "heliograph_load"),
            mode,
            "--to",
            f"127.0.0.1:{port or self.server.port}",
            *map(str, options),
        ]

    def socket_options(self, sockets, *options):
        return "--sockets", sockets, "--tokens", self.file("\n".join(self.tokens).encode()), *options

    @contextlib.contextmanager
    def held_sockets(self, sockets, *options):
        """Sockets that stay open inside the with; gives the lines the load has printed."""
        command = self.load_command("sockets", None, *self.socket_options(sockets, *options), "--hold")
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            line = process.stdout.readline()
            if not line:
                raise Failed("the sockets did not open")
            yield process
        finally:
            process.stdin.close()
            process.wait(30)
            process.stdout.close()
