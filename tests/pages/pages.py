"""The pages say what the program says: pages.py PROGRAM. Prints each difference, and fails if there is one.

docs/reference/ and config/heliograph.jsonc are made by bin/reference. docs/compatibility.md is written by hand and
compared with the router: what is "done" or "differs" has a door, what is "not yet" or "will not" has none, or one
that only refuses.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = {
    "api": "docs/reference/endpoints.md",
    "events": "docs/reference/events.md",
    "settings": "docs/reference/settings.md",
    "refusals": "docs/reference/refusals.md",
    "tables": "docs/reference/tables.md",
    "config": "config/heliograph.jsonc",
}
# Operations of the peer's OpenAPI, and doors that it serves beside them; one that it documents twice counts once.
PEER_OPERATIONS = 574
# Summaries of doors that only refuse.
REFUSING = ("needs a licence at the peer", "licensed at the peer")
# Opened by src/live, not by the router.
NOT_ROUTED = {("GET", "/api/v4/websocket")}


def printed(program, page):
    return subprocess.run([program, "describe", page], capture_output=True, text=True, check=True).stdout


def shape(method, path):
    return method, re.sub(r"\{\w+\}", "{}", path)


def doors(api):
    """Every door as (method, path) -> its summary."""
    found = {}
    for line in api.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if re.match(r"\| [A-Z]+ \| `/", line):
            found[shape(cells[1], cells[2].strip("`"))] = cells[8]
    return found


def rows(page):
    """Every row of the page as (method, path, state, why)."""
    for line in page.splitlines():
        match = re.match(r"\| ([A-Z]+) \| `(\S+)` \| ([a-z ]+?) \| (.*?) ?\|$", line)
        if match:
            method, path, state, why = match.groups()
            yield method, path[1:] if path.startswith("//") else "/api/v4" + path, state, why


def compatibility(api):
    page = (ROOT / "docs/compatibility.md").read_text()
    there, said, counts = doors(api), set(), collections.Counter()
    for method, path, state, why in rows(page):
        key = shape(method, path)
        # Whoever may GET may HEAD.
        summary = there.get(shape("GET", path) if method == "HEAD" else key)
        works = key in NOT_ROUTED or (summary is not None and not any(words in summary for words in REFUSING))
        if key in said:
            yield f"{method} {path} has two rows"
        said.add(key)
        counts[state] += 1
        if state not in ("done", "differs", "not yet", "will not"):
            yield f"{method} {path}: what is `{state}`?"
        elif works != (state in ("done", "differs")):
            yield f"{method} {path} is `{state}`, but the router {'serves' if works else 'does not serve'} it"
        if state != "done" and not why:
            yield f"{method} {path} is `{state}` without a reason"
    for method, path in sorted(there.keys() - said):
        if path.startswith("/api/v4/"):
            yield f"{method} {path} has no row"
        elif f"{method} {path}" not in re.sub(r"\{\w+\}", "{}", page):
            yield f"{method} {path} stands neither in a row nor under `Beyond the peer`"
    if sum(counts.values()) < PEER_OPERATIONS:
        yield f"{sum(counts.values())} rows; the peer has {PEER_OPERATIONS} operations"
    print("compatibility:", ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))


def argued():
    """Steps that the exchanges may differ in stand on the page with their reason."""
    page = (ROOT / "docs/compatibility.md").read_text()
    for step in json.loads((ROOT / "tests/exchanges/thresholds.json").read_text())["argued"]:
        if "| " + step.replace(" / ", " | ") + " |" not in page:
            yield f"docs/compatibility.md does not argue the step `{step}`"


def dead_links():
    """Every link to a file, and every path of ours that a page names, is there."""
    for page in sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("src/*/README.md")):
        text = page.read_text()
        named = [(page.parent, link) for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)]
        named += [(ROOT, path) for path in re.findall(r"`((?:base|bench|bin|docs|src|tests|tools)/[\w./-]+)`", text)]
        for folder, path in named:
            stem = folder / path
            if "NNN" in path or stem.exists():
                continue
            if not stem.with_suffix(".h").exists() and not list(ROOT.glob(path + ".*")):
                yield f"{page.relative_to(ROOT)}: there is no {path}"


def main(program):
    wrong = []
    for page, file in PAGES.items():
        path = ROOT / file
        if not path.exists() or path.read_text() != printed(program, page):
            wrong.append(f"{file}: `heliograph describe {page}` prints something else; run bin/reference")
    wrong += [f"docs/compatibility.md: {each}" for each in compatibility(printed(program, "api"))]
    wrong += [*argued(), *dead_links()]
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main(sys.argv[1])
