"""Kills the server while requests make several posts each, starts it again and looks: several.py ROUNDS.

All posts of a request are there, or none; sent again with its key it makes none twice; posts that an update_key
keeps say what the log says.
"""
import http.client
import json
import pathlib
import sqlite3
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import Failed, Place, Server, must, same  # noqa: E402
from run import SETTINGS, kill_amid  # noqa: E402

CONNECTIONS = 4
# A root, a reply to it, and a state that is updated in place.
FILTER = """{posts: [
    {text: ("root " + .body.name), thread_key: .body.name},
    {text: ("reply " + .body.name), thread_key: .body.name},
    {text: ("state " + .body.name), update_key: .body.state}]}"""


class Loader(threading.Thread):
    def __init__(self, place, prefix):
        super().__init__()
        self.place, self.prefix = place, prefix
        self.sent, self.answered = [], set()

    def request_of(self, name):
        return json.dumps({"name": name, "state": self.prefix}), {
            "Content-Type": "application/json", "Idempotency-Key": name}

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.place.server.port, timeout=20)
        try:
            while True:
                name = f"{self.prefix}.{len(self.sent)}"
                self.sent.append(name)
                connection.request("POST", self.place.hook_path, *self.request_of(name))
                answer = connection.getresponse()
                body = answer.read().decode()
                must(answer.status == 200, f"{name} was answered {answer.status} {body}")
                self.answered.add(name)
        except (OSError, http.client.HTTPException):
            pass  # The kill.


def check(server, loader):
    """Gives the names whose posts are there."""
    with sqlite3.connect(f"file:{server.data}/heliograph.db?mode=ro", uri=True) as db:
        rows = db.execute("""SELECT id, rootid, message FROM posts WHERE originalid = ''
            AND (message LIKE ? OR message LIKE ? OR message LIKE ?)""",
                          [f"{kind} {loader.prefix}.%" for kind in ("root", "reply", "state")]).fetchall()
        logged = db.execute("""SELECT body, postids, outcome FROM heliograph_received
            WHERE outcome IN (1, 2)""").fetchall()
    by_text = {message: (id, root) for id, root, message in rows}
    same(len(by_text), len(rows), "posts, each once")
    there = [name for name in loader.sent if f"root {name}" in by_text]
    must(loader.answered <= set(there), "an answered request is gone")
    ids_of = {json.loads(body)["name"]: ids.split() for body, ids, _ in logged}
    must(set(ids_of) >= set(there), "posts without a row of the log")
    states = set()
    for name in there:
        root, reply, state = ids_of[name]
        same(by_text[f"root {name}"], (root, ""), f"the root of {name}")
        same(by_text[f"reply {name}"], (reply, root), f"the reply of {name}")
        states.add(state)
    same(len([text for text in by_text if text.startswith("reply")]), len(there), "replies")
    if there:
        same(len(states), 1, "posts that the update key stands for")
        same(by_text.get(f"state {there[-1]}"), (states.pop(), ""), "the state is that of the last request")
    return there


def round_of(place, number):
    loaders = [Loader(place, f"{number}-{i}") for i in range(CONNECTIONS)]
    kill_amid(place.server, loaders, 0.2)
    place.server.start()
    for loader in loaders:
        there = check(place.server, loader)
        for name in loader.sent[-2:]:
            status, _, body = place.server.request("POST", place.hook_path, *loader.request_of(name))
            same((status, body), (200, "ok"), f"the answer to {name}, sent again")
        if loader.sent[-1] not in there:
            there.append(loader.sent[-1])
        same(check(place.server, loader), there, "requests whose posts are there")
    print(f"round {number}: {sum(len(loader.answered) for loader in loaders)} answered before the kill", flush=True)


def main(rounds):
    with Server(settings=SETTINGS) as server:
        place = Place(server)
        place.admin.own("POST", f"/hooks/incoming/{place.hook['id']}/filter/versions", {"source": FILTER}, expect=200)
        for number in range(1, rounds + 1):
            round_of(place, number)
        same(server.stop(), 0, "the exit status")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]))
    except Failed as failed:
        sys.exit(f"crash: {failed}")
