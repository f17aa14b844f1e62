"""Drives the web client in Debian's Chromium, one story of web/tests: run.py NAME. Fetches the locked packages at first."""
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

STORIES = pathlib.Path(__file__).resolve().parents[2] / "web/tests"
CANNOT = 77


def lacking():
    """Why this cannot be tried here; empty if it can."""
    for program in ("node", "npm", os.environ.get("CHROMIUM", "chromium")):
        if not shutil.which(program):
            return f"{program} is not there: run bin/setup test"
    with open(STORIES.parent / ".lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return fetched()


def fetched():
    stamp = STORIES / "node_modules/.locked-by"
    digest = hashlib.sha256(STORIES.joinpath("package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return ""
    try:
        done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=STORIES,
                              capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        return "npm ci did not end within 300 s"
    if done.returncode != 0:
        return f"npm ci failed: {done.stderr[-1500:]}"
    stamp.write_text(digest)
    return ""


def main(name):
    why = lacking()
    if why:
        print(f"browser: skipped, {why}")
        return CANNOT
    return subprocess.run(["node", "--test", "--test-reporter=spec", f"{name}.test.mjs"], cwd=STORIES,
                          env={**os.environ, "NO_PROXY": "*"}, timeout=500).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
