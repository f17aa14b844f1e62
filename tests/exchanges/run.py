"""Repeats recorded conversations of the peer on our server and prints M of N by area: run.py [AREA...].

Fails if an area falls below its threshold in thresholds.json. A step that docs/compatibility.md argues ("argued" there) is
told as differing and does not count against its area. The recordings are not ours to ship:
HELIOGRAPH_EXCHANGES names their folder, else ../shared/exchanges is looked at; without them it is skipped.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
from heliograph import PASSWORD, ROOT, Server  # noqa: E402

SKIPPED = 77
VENV_PYTHON = ROOT / "build/senders-venv/bin/python"


def recordings():
    named = os.environ.get("HELIOGRAPH_EXCHANGES")
    # A worktree may stand beside the others or one level deeper.
    places = [pathlib.Path(named)] if named else [parent / "shared/exchanges" for parent in list(ROOT.parents)[:2]]
    for place in places:
        if (place / "exchange.py").exists():
            return place
    print("skipped: no recordings at " + " or ".join(map(str, places)) + "; HELIOGRAPH_EXCHANGES names them")
    sys.exit(SKIPPED)


def compare(folder, server, area):
    """What the runner prints, and how many steps of how many matched."""
    done = subprocess.run(
        [VENV_PYTHON, folder / "exchange.py", "compare", "--base", server.url, "--golden", folder / "golden",
         "--admin", "admin", "--password", PASSWORD, "-v", area],
        capture_output=True, text=True, timeout=600, env={**os.environ, "NO_PROXY": "*"})
    found = re.search(r"matched (\d+) of (\d+) steps", done.stdout)
    if not found:
        sys.exit(f"exchanges: the runner stopped at {area}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout, int(found[1]), int(found[2])


def main(areas):
    folder = recordings()
    wanted = json.loads((HERE / "thresholds.json").read_text())
    thresholds = wanted["areas"]
    fallen = []
    # The runner plays the programs outside, on this machine.
    with Server(settings={"MM_SERVICESETTINGS_SITEURL": "http://localhost:8065",
                          "MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS": "127.0.0.1 localhost"}) as server:
        server.person("admin")
        for area in areas or thresholds:
            printed, matched, steps = compare(folder, server, area)
            argued = sum(step + ":" in printed for step in wanted["argued"])
            percent = 100 * matched / (steps - argued)
            print(f"{area}: {matched} of {steps}, {argued} argued ({percent:.1f} %, at least {thresholds.get(area, 0)} %)",
                  flush=True)
            if matched < steps:
                print("    " + "\n    ".join(printed.strip().splitlines()[:-1]))
            if percent < thresholds.get(area, 0):
                fallen.append(area)
    if fallen:
        sys.exit("exchanges: below the threshold: " + ", ".join(fallen))


if __name__ == "__main__":
    main(sys.argv[1:])
