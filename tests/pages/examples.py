"""What the pages tell a stranger to type works: examples.py PROGRAM.

Runs every block of ```sh on the pages below, page by page, in one shell a page, against a fresh server. A command
that fails, fails the test; `curl -f` fails when it is refused.
"""
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ["README.md", "docs/compatibility.md", "docs/connecting.md"]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def wait_for(port, server):
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit("the server did not start")


def script_of(page):
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / page).read_text(), re.S | re.M)
    return "\n".join(blocks)


def run(program, page, folder):
    port = free_port()
    command = [program, "serve", "--data", f"{folder}/data", "--listen", f"127.0.0.1:{port}"]
    environment = {"MM_METRICSSETTINGS_ENABLE": "false", "PATH": os.environ["PATH"]}
    with open(f"{folder}/log", "w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            wait_for(port, server)
            script = script_of(page).replace("localhost:8065", f"127.0.0.1:{port}")
            return subprocess.run(
                ["bash", "-euo", "pipefail", "-x"], input=script, capture_output=True, text=True, timeout=120)
        finally:
            server.terminate()
            server.wait(timeout=20)


def main(program):
    failed = 0
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            done = run(program, page, folder)
        if done.returncode == 0:
            print(f"{page}: the examples work")
            continue
        failed += 1
        print(f"{page}: an example failed with {done.returncode}\n{done.stdout}\n{done.stderr}")
    sys.exit(1 if failed else 0)


main(sys.argv[1])
