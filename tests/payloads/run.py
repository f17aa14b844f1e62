"""Sends every payload of a collection, with its headers, to a plain hook, and prints what became of each service.

    run.py [FOLDER] [SERVICE...]     the folder is ../shared/payloads beside the working tree unless it is named

Fails on a payload that is refused, blank, or shown as it came because no integration knows it. Skipped without the folder."""
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import ROOT, Place, Server  # noqa: E402

TYPES = {".json": "application/json", ".xml": "application/xml", ".txt": "application/x-www-form-urlencoded"}
# A worktree may stand beside the others or one level deeper.
PLACES = [parent / "shared/payloads" for parent in list(ROOT.parents)[:2]]


def collection():
    given = [pathlib.Path(word) for word in sys.argv[1:2]]
    for place in given or PLACES:
        if place.is_dir():
            return place
    print("there is no collection of payloads here")
    sys.exit(77)


def is_blank(post):
    shown = post["message"]
    for attachment in post["props"].get("attachments") or []:
        shown += "".join(str(attachment.get(key) or "") for key in ("pretext", "title", "text", "author_name", "image_url"))
        shown += "".join(str(field.get("title") or "") + str(field.get("value") or "") for field in attachment["fields"] or [])
    return not shown.strip()


def send(place, path, headers):
    wanted = {"Content-Type": TYPES.get(path.suffix, "text/plain"), **headers}
    return place.server.request("POST", place.hook_path, path.read_bytes(), wanted)


def entry(place):
    return place.admin.own("GET", f"{place.log_path}?per_page=1")[0]


def told(path, sentence):
    print(f"{path.parent.name}/{path.name}: {sentence}")
    return 1


def try_one(place, path, headers, counts):
    counts["payloads"] += 1
    status, _, body = send(place, path, headers)
    if status != 200:
        return told(path, f"answered {status} {body[:200]}")
    row = entry(place)
    if row["outcome"] == "ignored":
        counts["left out"] += 1
        return 0 if row["reason"] else told(path, "left out without a reason")
    counts["posted"] += 1
    if row["reason"]:
        counts["as it came"] += 1
        return told(path, f"shown as it came ({row['integration'] or 'nobody'}): {row['reason']}")
    for post_id in row["post_ids"]:
        post = place.admin.get(f"/posts/{post_id}")
        if is_blank(post):
            return told(path, "is a blank post")
    return 0


def main():
    folder = collection()
    services = sys.argv[2:] or sorted(p.name for p in folder.iterdir() if p.is_dir())
    faults, table = 0, []
    with Server() as server:
        place = Place(server)
        place.log_path = f"/hooks/incoming/{place.hook['id']}/received"
        for service in services:
            counts = {"payloads": 0, "posted": 0, "left out": 0, "as it came": 0}
            file = folder / service / "headers.json"
            headers = json.loads(file.read_text()) if file.exists() else {}
            began = time.monotonic()
            for path in sorted((folder / service).iterdir()):
                if path.name != "headers.json":
                    faults += try_one(place, path, headers.get(path.name, {}), counts)
            table.append((service, counts, time.monotonic() - began))
    print(f"{'service':22} payloads  posted  left out  as it came")
    for service, counts, _ in table:
        print(f"{service:22} {counts['payloads']:8}{counts['posted']:8}{counts['left out']:10}{counts['as it came']:12}")
    total = {key: sum(counts[key] for _, counts, _ in table) for key in table[0][1]}
    print(f"{len(table)} services: {total['payloads']} payloads, {total['posted']} posted, {total['left out']} left out, "
          f"{total['as it came']} as they came; {faults} faults")
    sys.exit(1 if faults else 0)


main()
