"""bin/bench: runs the rows, prints the table, keeps the results. See bench/README.md."""

import argparse
import datetime
import json
import os
import pathlib
import platform
import resource
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from ground import Failed, Ground  # noqa: E402
from rows import Bench, Pace  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Row, what it asks, the figure to reach, the share of the limit to reach, whether more is better.
# start and memory come first: their server should not have worked for hours.
ROWS = {
    "start": ("from start to serving, database there", 50, None, False),
    "memory": ("memory: started / 1,000 idle sockets / after the load", 60, None, False),
    "webhook_ingest": ("incoming webhook, one attachment, 32 connections, durable", 12000, 0.7, True),
    "push_ingest": ("GitHub's push, translated and posted, 32 connections", 2000, None, True),
    "hostile_filters": ("plain posts while 200 filters never end or eat memory", 2000, 0.9, True),
    "post_create": ("POST /api/v4/posts, 32 connections, durable", 10000, None, True),
    "page_read": ("GET /channels/{id}/posts?per_page=60", 5000, None, True),
    "me_read": ("GET /users/me", 40000, None, True),
    "trigger_post": ("post that an outgoing webhook hears: time more than one that none hears", 10, None, False),
    "deliver": ("deliveries to a quick receiver, one URL, while people post", 1000, None, True),
    "dead_receiver": ("10,000 deliveries wait for a dead receiver: memory, and a live one beside it", 100, None, False),
    "lateness": ("1,000 sockets, 20 posts/s: lateness", 30, None, False),
    "fanout": ("1,000 sockets, as fast as it goes", 300000, None, True),
}


def machine():
    model = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?"
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return {
        "cores": os.cpu_count(),
        "cpu": model,
        "memory_gb": memory,
        "kernel": platform.release(),
        "load_before": os.getloadavg()[0],
    }


def commit():
    def git(*words):
        return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True).stdout.strip()

    name = git("rev-parse", "--short", "HEAD") or "unknown"
    return name + ("-changed" if git("status", "--porcelain", "--", "base", "src") else "")


def figure(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}"


def ours_text(name, found):
    if name == "memory":
        return (
            f"{found['started_mb']:.0f} / {found['idle_sockets_mb']:.0f} / {found['after_load_mb']:.0f} MB, "
            f"{found['kb_per_socket']:.1f} KB a socket"
        )
    if name == "push_ingest":
        alone = f"one alone {found['p50_ms_alone']:.2f} ms, a plain post {found['p50_ms_plain_alone']:.2f} ms"
        return f"{figure(found['ours'])} {found['unit']}; {alone}"
    if name == "trigger_post":
        return f"{found['ours']:.1f} % ({found['p50_ms']:.2f} ms, without {found['p50_without_ms']:.2f} ms)"
    if name == "dead_receiver":
        return f"{found['ours']:.0f} MB; heard after p50 {found['p50_ms']:.0f} ms, at most {found['max_ms']:.0f} ms"
    if name == "lateness":
        return f"p50 {found['p50_ms']:.1f} ms, p99 {found['p99_ms']:.1f} ms"
    text = f"{figure(found['ours'])} {found['unit']}"
    return text + (f" at {figure(found['posts_per_second'])} posts/s" if name == "fanout" else "")


def limit_text(found):
    if "limit" not in found:
        return ""
    text = f"{found['limit_name']}: {figure(found['limit'])}/s"
    if "limit_eight_a_write" in found:
        text += f"; eight a write: {figure(found['limit_eight_a_write'])}/s"
    return text


def goal_text(name):
    if name == "memory":
        return "30 / 40 / 60 MB, 8 KB"
    if name == "push_ingest":
        return f"{ROWS[name][1]:,}, 2 ms more than a plain post"
    if name in ("trigger_post", "dead_receiver"):
        return "under 10 %" if name == "trigger_post" else "under 100 MB, live one within 1 s"
    _, goal, share, more = ROWS[name]
    return (
        ("" if more else "under ")
        + f"{goal:,}"
        + ("" if more else " ms")
        + (f", {share} of the limit" if share else "")
    )


def reached(name, found):
    _, goal, share, more = ROWS[name]
    if name == "memory":
        return (
            found["started_mb"] <= 30
            and found["idle_sockets_mb"] <= 40
            and found["after_load_mb"] <= 60
            and found["kb_per_socket"] <= 8
        )
    if name == "push_ingest" and found["p50_ms_alone"] - found["p50_ms_plain_alone"] > 2:
        return False
    if name == "dead_receiver" and found["max_ms"] > 1000:
        return False
    enough = found["ours"] >= goal if more else found["ours"] <= goal
    return enough and (share is None or found["ratio"] >= share)


def table(results):
    lines = [
        "| what | ours | limit measured beside it | ratio | to reach | reached |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in results.items():
        if "failed" in found:
            reason = found["failed"].splitlines()[0]
            lines.append(f"| {ROWS[name][0]} | failed: {reason} | | | {goal_text(name)} | no |")
            continue
        ratio = f"{found['ratio']:.2f}" if "ratio" in found else ""
        lines.append(
            f"| {ROWS[name][0]} | {ours_text(name, found)} | {limit_text(found)} | {ratio} | "
            f"{goal_text(name)} | {'yes' if reached(name, found) else 'no'} |"
        )
    return "\n".join(lines)


def keep(results, facts):
    folder = ROOT / "bench" / "results"
    folder.mkdir(exist_ok=True)
    stem = folder / f"{facts['date']}-{facts['commit']}"
    stem.with_suffix(".json").write_text(json.dumps(facts | {"rows": results}, indent=1) + "\n")
    about = (
        f"# {facts['date']}, commit {facts['commit']}\n\n{facts['cores']} cores, {facts['cpu']}, "
        f"{facts['memory_gb']} GB, Linux {facts['kernel']}; load average before: {facts['load_before']:.2f}; "
        f"{'quick' if facts['quick'] else 'full'} run. Medians; the load shares the machine.\n\n"
    )
    stem.with_suffix(".md").write_text(about + table(results) + "\n")
    return stem.with_suffix(".md")


def measure(given):
    results = {}
    bench = ground = None
    try:
        ground = Ground(given.server, given.tools)
        ground.furnish()
        bench = Bench(ground, Pace(given.quick))
        for name in ROWS:
            if given.rows and name not in given.rows:
                continue
            print(f"bench: {name}", end=" ", file=sys.stderr, flush=True)
            try:
                results[name] = getattr(bench, name)()
                print(ours_text(name, results[name]), limit_text(results[name]), sep="; ", file=sys.stderr)
            except Failed as failure:
                results[name] = {"failed": str(failure)}
                print(f"failed: {failure}", file=sys.stderr)
                if not ground.server.runs():
                    print(f"bench: the server ended; its log:\n{ground.server.log_end()}", file=sys.stderr)
                    ground.server.start()
    finally:
        if bench:
            bench.close()
        if ground:
            ground.close()
    return results


def main():
    words = argparse.ArgumentParser(
        prog="bin/bench", description="Measures the server and the limits beside it."
    )
    words.add_argument("rows", nargs="*", metavar="row", help=", ".join(ROWS) + "; all if none is named")
    words.add_argument("--quick", action="store_true", help="about a minute in all, rougher figures")
    words.add_argument("--no-keep", action="store_true", help="write nothing to bench/results")
    words.add_argument("--server", default=ROOT / "build/release/heliograph", help="the binary to measure")
    words.add_argument(
        "--tools", default=ROOT / "build/release", help="where heliograph_load and _bare are"
    )
    given = words.parse_args()
    for row in given.rows:
        if row not in ROWS:
            words.error(f"no row {row}; there are {', '.join(ROWS)}")
    # Ended from outside, it still ends its servers and removes their folders.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    facts = {
        "date": datetime.date.today().isoformat(),
        "commit": commit(),
        "quick": given.quick,
    } | machine()
    try:
        results = measure(given)
    except Failed as failure:
        sys.exit(f"bench: {failure}")
    print(table(results))
    if not given.no_keep and not given.rows:
        print(f"\nkept in {keep(results, facts).relative_to(ROOT)}")
    sys.exit(any("failed" in found for found in results.values()))


if __name__ == "__main__":
    main()
