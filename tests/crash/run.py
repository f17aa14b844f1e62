"""Kills the server under a load of webhook posts, starts it again and looks: run.py ROUNDS.

What was answered is there exactly once, with its counts, its received row and its place in the channel.
"""
import http.client
import json
import pathlib
import random
import sqlite3
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import Failed, Place, Server, must, same  # noqa: E402

CONNECTIONS = 6
SETTINGS = {"MM_HELIOGRAPH_RECEIVEDLOGROWSPERHOOK": "1000000"}


class Loader(threading.Thread):
    """One keep-alive connection that posts until the server is gone."""

    def __init__(self, place, paths, prefix):
        super().__init__()
        self.place, self.paths, self.prefix = place, paths, prefix
        self.answered = {}  # Text to (path, answer).
        self.in_flight = None

    def payload(self, text, number):
        attachment = {"color": "#ff0000", "title": text, "text": "no space on /var " * 20,
                      "fields": [{"title": "host", "value": f"db{number % 7}", "short": True}]}
        mention = "@bob " if number % 3 == 0 else ""
        return json.dumps({"text": mention + text, "attachments": [attachment]})

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.place.server.port, timeout=20)
        number = 0
        try:
            while True:
                number += 1
                text = f"{self.prefix} {number}"
                path = random.choice(self.paths) + ("?wait=true" if number % 2 else "")
                self.in_flight = (text, path, number)
                connection.request("POST", path, self.payload(text, number),
                                   {"Content-Type": "application/json", "Idempotency-Key": text})
                answer = connection.getresponse()
                body = answer.read().decode()
                must(answer.status == 200, f"{text} was answered {answer.status} {body}")
                self.answered[text] = (path, body)
        except (OSError, http.client.HTTPException):
            pass  # The kill.


def text_of(message):
    return message.removeprefix("@bob ")


def check_database(server, texts):
    """texts: all that was ever answered. Counts and rows are compared with the posts themselves."""
    with sqlite3.connect(f"file:{server.data}/heliograph.db?mode=ro", uri=True) as db:
        same(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "integrity_check")
        posts = db.execute("SELECT id, message, channelid FROM posts WHERE type = 'slack_attachment'").fetchall()
        messages = [text_of(message) for _, message, _ in posts]
        missing = texts.keys() - set(messages)
        must(not missing, f"{len(missing)} answered posts are gone: {sorted(missing)[:3]}")
        same(len(messages), len(set(messages)), "posts, each once")
        counted = db.execute("""SELECT c.name, c.totalmsgcount, c.lastpostat,
            (SELECT COUNT(*) FROM posts p WHERE p.channelid = c.id AND p.type = 'slack_attachment'),
            (SELECT MAX(createat) FROM posts p WHERE p.channelid = c.id)
            FROM channels c WHERE c.name IN ('alerts', 'other')""").fetchall()
        same(len(counted), 2, "channels")
        for name, total, last, there, newest in counted:
            same(total, there, f"total_msg_count of {name}")
            same(last, newest, f"last_post_at of {name}")
        members = db.execute("""SELECT u.username, c.name, m.msgcount, m.mentioncount, c.totalmsgcount,
            (SELECT COUNT(*) FROM posts p WHERE p.channelid = c.id
                AND (p.message LIKE '@bob %' OR p.type = 'system_add_to_channel'))
            FROM channelmembers m JOIN users u ON u.id = m.userid JOIN channels c ON c.id = m.channelid
            WHERE c.name IN ('alerts', 'other')""").fetchall()
        for user, name, seen, mentions, total, called in members:
            must(seen <= total, f"{user} has seen {seen} of {total} posts of {name}")
            if user == "bob":
                same(mentions, called, f"mention count of bob in {name}")
        received = {}
        for ids, in db.execute("SELECT postids FROM heliograph_received WHERE outcome = 1"):
            for id in ids.split():
                received[id] = received.get(id, 0) + 1
        same(received, {id: 1 for id, _, _ in posts}, "received rows by post")
        return {text_of(message): id for id, message, _ in posts}


def check_answers(place, ids, loaders):
    """What was answered with ?wait=true is what is there, and the same key is answered the same again."""
    for loader in loaders:
        for text, (path, body) in loader.answered.items():
            if "wait" in path:
                same(json.loads(body)["id"], ids[text], f"the id answered for {text}")
        again = list(loader.answered.items())[-3:]
        for text, (path, body) in again:
            _, _, repeated = place.server.request("POST", path, loader.payload(text, 0), {"Idempotency-Key": text})
            same(repeated, body, f"the answer to the same key, {text}")
        text, path, number = loader.in_flight
        status, _, _ = place.server.request("POST", path, loader.payload(text, number), {"Idempotency-Key": text})
        same(status, 200, f"sending {text} again")
        loader.answered[text] = (path, "again")


def check_channel(place, texts):
    """The pages of the channels show each post once, newest first, in an order without holes."""
    shown = []
    for channel in (place.channel, place.other):
        page, before = 0, None
        while True:
            found = place.admin.get(f"/channels/{channel['id']}/posts?per_page=200&page={page}")
            times = [found["posts"][id]["create_at"] for id in found["order"]]
            same(times, sorted(times, reverse=True), "the order of a page")
            must(not times or before is None or times[0] <= before, "pages overlap in time")
            shown += [text_of(found["posts"][id]["message"]) for id in found["order"]
                      if found["posts"][id]["type"] == "slack_attachment"]
            if len(times) < 200:
                break
            page, before = page + 1, times[-1]
    same(len(shown), len(set(shown)), "posts on the pages, each once")
    must(texts.keys() <= set(shown), "an answered post is on no page")


def kill_amid(server, loaders, soonest):
    """Kills the server while the loaders send, not before so many seconds."""
    for loader in loaders:
        loader.start()
    # The moment is what is tested; nothing is waited for.
    time.sleep(random.uniform(soonest, 1.5))
    server.kill()
    for loader in loaders:
        loader.join()


def round_of(place, number, texts):
    prefix = f"round {number}"
    loaders = [Loader(place, place.paths, f"{prefix}.{i}") for i in range(CONNECTIONS)]
    kill_amid(place.server, loaders, 0.05)
    for loader in loaders:
        texts.update(loader.answered)
    answered = sum(len(loader.answered) for loader in loaders)
    begin = time.monotonic()
    place.server.start()
    started = time.monotonic() - begin
    ids = check_database(place.server, texts)
    check_answers(place, ids, loaders)
    for loader in loaders:
        texts.update(loader.answered)
    check_database(place.server, texts)
    print(f"round {number}: {answered} answered before the kill, {len(texts)} in all, "
          f"serving again after {started * 1000:.0f} ms", flush=True)


def main(rounds):
    with Server(settings=SETTINGS) as server:
        place = Place(server)
        place.other = place.make_channel("other")
        bob = server.person("bob")
        place.admin.post(f"/teams/{place.team['id']}/members", {"team_id": place.team["id"], "user_id": bob.id})
        for channel in (place.channel, place.other):
            place.admin.post(f"/channels/{channel['id']}/members", {"user_id": bob.id})
        place.paths = [place.hook_path, "/hooks/" + place.make_hook(place.other)["id"]]
        texts = {}
        for number in range(1, rounds + 1):
            round_of(place, number, texts)
        check_channel(place, texts)
        same(server.stop(), 0, "the exit status")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except Failed as failed:
        sys.exit(f"crash: {failed}")
