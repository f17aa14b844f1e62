"""Breaks payloads in a thousand ways and sends each to a hook: never a server's error, never a blank post, never a mention that
nobody asked for.   run.py [--count N] [--seed N] FILE...    FILE is a fixture (.http) or a payload (.json) with its headers.json

Without files: the fixtures of every integration, and ../shared/payloads where it is."""
import argparse
import copy
import itertools
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import ROOT, Place, Server  # noqa: E402

HOSTILE = [
    "@all @channel @here @admin", "<!channel> <!here> <@admin>", "](javascript:alert(1))", "[x](javascript:alert(1))", "```", "~~~~\n",
    "![a](https://evil.example/p.png)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "| a | b |\n|--|--|", "# heading",
    "\u202egnirts", "\u0000nul", "a\rb\nc", "%s%n%d", "{{7*7}}", "\\(1)", "\"", "'", "'; DROP TABLE posts; --", "https://evil.example/@all",
    "\U0001f4a9" * 50, "null", "undefined", "\ud7ff", "~town-square", ":+1:" * 30, "*" * 300, "[" * 300, "`" * 300, "> " * 200]
BODY_MAX = 3_000_000
# What senders are told of a request that makes no post.
ANSWERS = {"ok"} | {json.loads(file.read_text()).get("answer", "ok") for file in ROOT.glob("integrations/*/integration.json")}
PLAIN = {"text", "attachments", "username", "channel", "icon_url", "icon_emoji"}
sys.setrecursionlimit(20_000)  # What is put into what is deep is deeper.
OTHER = [None, True, False, 0, -1, 1e308, 12345678901234567890, "", " ", [], {}, [None], [[]], {"a": None}, "2026-13-45T99:99:99Z", -62135596800]


def places(value, path=()):
    """Every place in a value, the root left out."""
    found = []
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value[:20])
    else:
        return found
    for key, inner in items:
        found.append(path + (key,))
        found += places(inner, path + (key,))
    return found


def deep(levels):
    value = "@all"
    for level in range(levels):
        value = {"a": value} if level % 2 else [value]
    return value


def mutate(original, rng):
    value = copy.deepcopy(original)
    for _ in range(rng.choice((1, 1, 1, 2, 5, 20))):
        if len(json.dumps(value)) > BODY_MAX:
            break
        all_places = places(value)
        if not all_places:
            return rng.choice(OTHER)
        path = rng.choice(all_places)
        inner = value
        for key in path[:-1]:
            inner = inner[key]
        key = path[-1]
        how = rng.randrange(9)
        if how == 0 and isinstance(inner, dict):
            del inner[key]
        elif how == 1:
            inner[key] = rng.choice(OTHER)
        elif how in (2, 3):
            inner[key] = rng.choice(HOSTILE)
        elif how == 4:
            inner[key] = rng.choice(("x", "@all ", "é")) * rng.choice((2000, 20000, 60000))
        elif how == 5:
            # Twice in one another would be more than a machine holds: what is repeated is also shared.
            small = len(json.dumps(value)) < BODY_MAX // 30
            inner[key] = [inner[key]] * rng.choice((0, 2, 300) if small else (0, 1, 1))
        elif how == 6:
            inner[key] = {"value": inner[key], rng.choice(HOSTILE): 1}
        elif how == 7:
            inner[key] = deep(rng.choice((3, 60, 150, 400)))
        elif isinstance(inner[key], str):
            inner[key] = rng.choice(HOSTILE) + inner[key] + rng.choice(HOSTILE)
        else:
            inner[key] = str(inner[key])
    return value


def read_http(path):
    head, _, body = path.read_text().partition("\n\n")
    lines = head.splitlines()
    headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    return {name: text for name, text in headers.items() if name.lower() not in ("host", "content-length", "connection")}, body


def inputs(words):
    files = [pathlib.Path(word) for word in words]
    if not files:
        files = sorted(ROOT.glob("integrations/*/fixtures/*.http"))
        for shared in (ROOT / "../shared/payloads", ROOT / "../../shared/payloads"):
            files += sorted(p for p in shared.glob("*/*.json") if p.name != "headers.json")
    for file in files:
        if file.parent.name == "slack_incoming":
            continue  # Plain payloads: their mentions are asked for.
        if file.suffix == ".http":
            headers, body = read_http(file)
        else:
            kept = file.parent / "headers.json"
            headers = json.loads(kept.read_text()).get(file.name, {}) if kept.exists() else {}
            body = file.read_text(errors="replace")
        try:
            yield file, headers, json.loads(body)
        except ValueError:
            continue  # Forms and XML are mutated as bytes by the fuzz targets.


def texts(post):
    shown = [post["message"]]
    for attachment in post["props"].get("attachments") or []:
        shown += [str(attachment.get(key) or "") for key in ("pretext", "title", "text", "author_name", "image_url")]
        for field in attachment.get("fields") or []:
            shown += [str(field.get("title") or ""), str(field.get("value") or "")]
    return shown


class Tally:
    def __init__(self, place):
        self.place, self.sent, self.faults, self.shown_as_came = place, 0, 0, 0
        self.mentions = self.count_mentions()

    def count_mentions(self):
        return self.place.admin.get(f"/channels/{self.place.channel['id']}/members/me")["mention_count"]

    def fault(self, file, sentence, body):
        self.faults += 1
        print(f"{file.parent.parent.name}/{file.name}: {sentence}: {body[:300]}")

    def send(self, file, headers, value):
        # A change that leaves a plain message, as any program may send it, is one that may call people.
        if isinstance(value, dict) and value.keys() <= PLAIN:
            return None
        body = json.dumps(value)
        # Far beyond its limit a body is not read to its end; that is asked elsewhere (faults/giant_body).
        if len(body) > BODY_MAX:
            return None
        self.sent += 1
        wanted = {**headers, "Content-Type": "application/json"}
        status, _, answer = self.place.server.request("POST", self.place.hook_path + "?wait=true", body, wanted)
        if status >= 500:
            return self.fault(file, f"answered {status} {answer[:200]}", body)
        if status != 200 or answer in ANSWERS:
            return None  # Refused as the peer refuses, or left out.
        made = json.loads(answer)
        for post in made if isinstance(made, list) else [made]:
            if not "".join(texts(post)).strip():
                self.fault(file, "made a blank post", body)
        return None


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--count", type=int, default=20, help="mutations of each payload")
    words.add_argument("--seed", type=int, default=6)
    words.add_argument("--every", type=int, default=1, help="takes only each so many-th payload")
    words.add_argument("files", nargs="*")
    given = words.parse_args()
    with Server(settings={"MM_SERVICESETTINGS_MAXIMUMPAYLOADSIZEBYTES": str(BODY_MAX)}) as server:
        place = Place(server)
        tally = Tally(place)
        for file, headers, original in itertools.islice(inputs(given.files), 0, None, given.every):
            rng = random.Random(f"{given.seed} {file.name}")
            for _ in range(given.count):
                tally.send(file, headers, mutate(original, rng))
        mentions = tally.count_mentions() - tally.mentions
        if mentions:
            tally.faults += 1
            print(f"{mentions} mentions that nobody asked for")
        if not server.alive():
            tally.faults += 1
            print("the server is gone")
    print(f"mutations: {tally.sent} sent, {tally.faults} faults")
    sys.exit(1 if tally.faults else 0)


main()
