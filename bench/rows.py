"""The rows of the table: each measures ours and its limit in turn and takes the medians."""

import asyncio
import json
import os
import pathlib
import re
import statistics
import threading
import time

from delivery_rows import DeliveryRows
from ground import ATTACHMENT, STAMP, Failed, request_bytes
from limits import Postgres, bare

ROOT = pathlib.Path(__file__).resolve().parents[1]
CORES = os.cpu_count()  # Threads of the bare programs, as many as the server has loops.


class Hostile:
    """Sends to each hook again and again, a second after its answer, for as long as the block lasts."""

    def __init__(self, port, hooks):
        self.port, self.hooks, self.answers = port, hooks, 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    async def send(self, hook):
        request = request_bytes("POST", f"/hooks/{hook}", body={"a": 1})
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                while True:
                    writer.write(request)
                    head = (await reader.readuntil(b"\r\n\r\n")).lower()
                    size = re.search(rb"content-length: (\d+)", head)
                    await reader.readexactly(int(size.group(1)) if size else 0)
                    self.answers += 1
                    await asyncio.sleep(1)
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(1)

    def __enter__(self):
        for hook in self.hooks:
            self.loop.call_soon(lambda hook=hook: self.loop.create_task(self.send(hook)))
        self.thread.start()
        time.sleep(2)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


class Pace:
    """How long a row may take."""

    def __init__(self, quick):
        self.rounds = 3
        self.seconds, self.warm = (1, 0.3) if quick else (4, 1)
        self.listen = 4 if quick else 15  # Seconds of the lateness row: at 20 posts/s the tail needs time.


class Bench(DeliveryRows):
    def __init__(self, ground, pace):
        self.ground, self.pace = ground, pace
        self.postgres = None

    def close(self):
        if self.postgres:
            self.postgres.close()

    def in_turn(self, ours, *limits):
        """Measures ours and the limits alternately; returns the median and all runs of each."""
        runs = [[] for _ in range(1 + len(limits))]
        for _ in range(self.pace.rounds):
            for taken, measure in zip(runs, (ours, *limits)):
                taken.append(measure())
        return [(statistics.median(taken), taken) for taken in runs]

    def http(self, request, connections=32):
        figures = self.ground.load_http(request, connections, self.pace.seconds, self.pace.warm)
        self.last = figures
        return figures["per_second"]

    def bare_answer(self, body_bytes, connections=32):
        with bare(self.ground.tools, "answers", CORES, body_bytes) as port:
            return self.ground.load_http(
                request_bytes("GET", "/api/v4/users/me", self.ground.admin),
                connections,
                self.pace.seconds,
                self.pace.warm,
                port,
            )["per_second"]

    def pgbench(self):
        self.postgres = self.postgres or Postgres()
        return self.postgres.rows_per_second(self.pace.seconds)

    def against(self, request, limit_name, limit, unit):
        (ours, our_runs), (most, limit_runs) = self.in_turn(lambda: self.http(request), limit)
        return {
            "ours": ours,
            "unit": unit,
            "limit": most,
            "limit_name": limit_name,
            "ratio": ours / most,
            "runs": our_runs,
            "limit_runs": limit_runs,
            "p50_ms": self.last["p50_ms"],
            "p99_ms": self.last["p99_ms"],
        }

    def webhook_ingest(self):
        self.pgbench_once()
        request = request_bytes(
            "POST",
            f"/hooks/{self.ground.hooks['ingest']}",
            body={"text": f"Build {STAMP}", "attachments": [ATTACHMENT]},
        )
        return self.against(request, "pgbench, one row a transaction", self.pgbench, "posts/s")

    def post_create(self):
        self.pgbench_once()
        request = request_bytes(
            "POST",
            "/api/v4/posts",
            self.ground.admin,
            {
                "channel_id": self.ground.channels["talk"],
                "message": f"Build {STAMP} of main has failed, who looks?",
            },
        )
        return self.against(request, "pgbench, one row a transaction", self.pgbench, "posts/s")

    def push(self):
        fixture = ROOT / "integrations/github/fixtures/push__two_commits.http"
        body = json.loads(fixture.read_text().partition("\n\n")[2])
        headers = {"X-GitHub-Event": "push", "User-Agent": "GitHub-Hookshot/1"}
        return request_bytes("POST", f"/hooks/{self.ground.hooks['ingest']}", body=body, headers=headers)

    def plain(self):
        return request_bytes("POST", f"/hooks/{self.ground.hooks['ingest']}", body={"text": f"Build {STAMP}"})

    def push_ingest(self):
        found = self.against(self.push(), "plain posts by a hook", lambda: self.http(self.plain()), "pushes/s")
        # One after the other, so that nobody waits for others.
        alone = {}
        for name, request in (("plain", self.plain()), ("push", self.push())):
            self.http(request, connections=1)
            alone[name] = self.last["p50_ms"]
        return found | {"p50_ms_alone": alone["push"], "p50_ms_plain_alone": alone["plain"]}

    def hostile_filters(self):
        """200 filters that never end or eat memory are asked for all the time while a plain hook works."""
        call, hooks = self.ground.server.call, []
        sources = ("def f: f; f", "[range(1000000000)] | length", "[limit(1e9; repeat(\"x\" * 1000))] | add")
        for number in range(200):
            hook, _ = call("POST", "/api/v4/hooks/incoming", {"channel_id": self.ground.channels["talk"],
                           "display_name": f"hostile{number}"}, self.ground.admin)
            call("POST", f"/api/heliograph/hooks/incoming/{hook['id']}/filter/versions", {"source": sources[number % 3]},
                 self.ground.admin)
            hooks.append(hook["id"])
        quiet, quiet_runs = self.in_turn(lambda: self.http(self.plain()))[0]
        with Hostile(self.ground.server.port, hooks) as hostile:
            ours, our_runs = self.in_turn(lambda: self.http(self.plain()))[0]
        return {"ours": ours, "unit": "posts/s", "limit": quiet, "limit_name": "without them", "ratio": ours / quiet,
                "hostile_answers": hostile.answers,
                "runs": our_runs, "limit_runs": quiet_runs}

    def pgbench_once(self):
        # The cluster is made before the first round, so that its files are written by then.
        self.postgres = self.postgres or Postgres()

    def page_read(self):
        path = f"/api/v4/channels/{self.ground.channels['page']}/posts?page=0&per_page=60"
        page, _ = self.ground.server.call("GET", path, token=self.ground.admin)
        if len(page["order"]) != 60:
            raise Failed(f"a page of {len(page['order'])} posts, not 60")
        return self.read(path)

    def me_read(self):
        return self.read("/api/v4/users/me")

    def read(self, path):
        answer, headers = self.ground.server.call("GET", path, token=self.ground.admin)
        size = int(headers.get("Content-Length") or len(json.dumps(answer, separators=(",", ":"))))
        request = request_bytes("GET", path, self.ground.admin)
        found = self.against(
            request, f"plain Beast answer of {size} bytes", lambda: self.bare_answer(size), "answers/s"
        )
        return found | {"body_bytes": size}

    def posting_options(self):
        return (
            "--request",
            self.ground.file(
                request_bytes(
                    "POST",
                    "/api/v4/posts",
                    self.ground.admin,
                    {
                        "channel_id": self.ground.channels["crowd"],
                        "message": f"at:{STAMP} and what people say",
                    },
                )
            ),
        )

    def listen(self, sockets, *options):
        figures = self.ground.load(
            "sockets", None, *self.ground.socket_options(sockets, *self.posting_options(), *options)
        )
        refused = {status: count for status, count in figures["by_status"].items() if status != "201"}
        if refused or figures["closed"] or not figures["deliveries_per_second"]:
            raise Failed(f"posts refused, sockets closed or nothing delivered: {figures}")
        return figures

    def lateness(self):
        figures = self.listen(1000, "--rate", 20, "--seconds", self.pace.listen, "--warm", 1)
        return {
            "ours": figures["p99_ms"],
            "unit": "ms (p99)",
            "p50_ms": figures["p50_ms"],
            "p99_ms": figures["p99_ms"],
            "max_ms": figures["max_ms"],
            "deliveries_per_second": figures["deliveries_per_second"],
        }

    def fanout(self):
        figures = []

        def ours():
            figures.append(self.listen(1000, "--seconds", self.pace.seconds, "--warm", self.pace.warm))
            return figures[-1]["deliveries_per_second"]

        def frames(at_once):
            with bare(
                self.ground.tools, "frames", CORES, 1000, round(figures[-1]["bytes_per_frame"]), at_once
            ) as port:
                return self.ground.load(
                    "sockets",
                    port,
                    *self.ground.socket_options(1000),
                    "--seconds",
                    self.pace.seconds,
                    "--warm",
                    self.pace.warm,
                )["deliveries_per_second"]

        (mine, runs), (one, one_runs), (eight, eight_runs) = self.in_turn(
            ours, lambda: frames(1), lambda: frames(8)
        )
        return {
            "ours": mine,
            "unit": "deliveries/s",
            "limit": one,
            "limit_name": "ready frames, one a write",
            "ratio": mine / one,
            "limit_eight_a_write": eight,
            "ratio_eight_a_write": mine / eight,
            "runs": runs,
            "limit_runs": one_runs,
            "limit_eight_runs": eight_runs,
            "posts_per_second": statistics.median(figure["posts_per_second"] for figure in figures),
            "bytes_per_frame": figures[-1]["bytes_per_frame"],
        }

    def memory(self):
        """A server that has just started on a furnished folder, idle sockets, then the fan-out."""
        server = self.ground.server
        server.stop()
        server.start()
        time.sleep(0.5)
        started = server.resident_kilobytes()
        with self.ground.held_sockets(1000, "--seconds", 0):
            time.sleep(1)
            idle = server.resident_kilobytes()
        time.sleep(0.5)
        with self.ground.held_sockets(
            1000, *self.posting_options(), "--seconds", self.pace.seconds * 2
        ) as load:
            if not load.stdout.readline():
                raise Failed("no load to measure memory after")
            time.sleep(1)
            after = server.resident_kilobytes()
        return {
            "ours": after / 1024,
            "unit": "MB after the load",
            "started_mb": started / 1024,
            "idle_sockets_mb": idle / 1024,
            "after_load_mb": after / 1024,
            "kb_per_socket": (idle - started) / 1000,
        }

    def start(self):
        """Seconds from the command to the first answer, with the database there."""
        runs = []
        for _ in range(5):
            self.ground.server.stop()
            runs.append(self.ground.server.start())
        return {"ours": statistics.median(runs) * 1000, "unit": "ms", "runs": [run * 1000 for run in runs]}
