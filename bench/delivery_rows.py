"""The rows about calls to the outside: what triggering costs, how fast deliveries are, what a dead receiver costs."""

import contextlib
import http.server
import socket
import sqlite3
import statistics
import threading
import time

from ground import STAMP, Failed, request_bytes
from limits import bare


class Heard(http.server.BaseHTTPRequestHandler):
    """A live receiver that notes when it was called."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.heard.append(time.perf_counter())
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


class DeliveryRows:
    def told_channel(self, name, url):
        """A channel of the team whose posts are all told to the URL; an empty URL: to nobody."""
        call, admin = self.ground.server.call, self.ground.admin
        team, _ = call("GET", "/api/v4/teams/name/bench", token=admin)
        name += str(int(time.time() * 1000))
        wanted = {"team_id": team["id"], "name": name, "display_name": name, "type": "O"}
        channel, _ = call("POST", "/api/v4/channels", wanted, admin)
        if url:
            hook = {"team_id": team["id"], "channel_id": channel["id"], "callback_urls": [url],
                    "content_type": "application/json", "display_name": name}
            call("POST", "/api/v4/hooks/outgoing", hook, admin)
        return channel["id"]

    def post_request(self, channel):
        return request_bytes("POST", "/api/v4/posts", self.ground.admin,
                             {"channel_id": channel, "message": f"Build {STAMP} of main has failed, who looks?"})

    def deliveries(self, where="1 = 1"):
        database = self.ground.folder / "data" / "heliograph.db"
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            return db.execute(f"SELECT COUNT(*) FROM heliograph_deliveries WHERE {where}").fetchone()[0]

    def settle(self, waiting=0, seconds=60):
        end = time.perf_counter() + seconds
        while self.deliveries("state = 0") > waiting:
            if time.perf_counter() > end:
                raise Failed(f"{self.deliveries('state = 0')} deliveries still wait after {seconds} s")
            time.sleep(0.02)

    def trigger_post(self):
        """The time a poster waits, with a hook that hears and without, in turn; 2 connections."""
        with bare(self.ground.tools, "answers", 1, 2) as port:
            told = self.post_request(self.told_channel("told", f"http://127.0.0.1:{port}/"))
            quiet = self.post_request(self.told_channel("quiet", ""))
            for request in (told, quiet):
                self.http(request, 2)

            def p50(request):
                self.http(request, 2)
                self.settle()
                return self.last["p50_ms"]

            (with_hook, told_runs), (without, quiet_runs) = self.in_turn(lambda: p50(told), lambda: p50(quiet))
        return {"ours": (with_hook / without - 1) * 100, "unit": "% more (p50)", "p50_ms": with_hook,
                "p50_without_ms": without, "runs": told_runs, "runs_without": quiet_runs}

    def deliver(self):
        """Posts for a while, then waits for the last delivery: deliveries a second over the whole time."""
        rates = []
        with bare(self.ground.tools, "answers", 1, 2) as port:
            request = self.post_request(self.told_channel("quick", f"http://127.0.0.1:{port}/"))
            for _ in range(self.pace.rounds):
                before, begun = self.deliveries("state = 2"), time.perf_counter()
                self.http(request, 16)
                self.settle()
                rates.append((self.deliveries("state = 2") - before) / (time.perf_counter() - begun))
        return {"ours": statistics.median(rates), "unit": "deliveries/s", "runs": rates}

    def dead_receiver(self):
        """10,000 deliveries wait for a receiver that never answers; memory grown, and how soon a live one hears."""
        with socket.create_server(("127.0.0.1", 0), backlog=4096) as dead:
            live = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Heard)
            live.heard = []
            threading.Thread(target=live.serve_forever, daemon=True).start()
            quiet = self.told_channel("live", f"http://127.0.0.1:{live.server_port}/")
            request = self.post_request(self.told_channel("dead", f"http://127.0.0.1:{dead.getsockname()[1]}/"))
            before = self.ground.server.resident_kilobytes()
            while self.deliveries("state = 0") < 10000:
                self.ground.load_http(request, 16, 0.5, 0)
            waited = []
            for _ in range(20):
                begun, count = time.perf_counter(), len(live.heard)
                self.ground.server.call("POST", "/api/v4/posts", {"channel_id": quiet, "message": "x"},
                                        self.ground.admin)
                while len(live.heard) == count and time.perf_counter() - begun < 20:
                    time.sleep(0.001)
                waited.append((time.perf_counter() - begun) * 1000)
            grown = (self.ground.server.resident_kilobytes() - before) / 1024
            live.shutdown()
        return {"ours": grown, "unit": "MB grown", "waiting": self.deliveries("state = 0"),
                "p50_ms": statistics.median(waited), "max_ms": max(waited)}
