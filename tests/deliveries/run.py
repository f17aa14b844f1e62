"""Deliveries under faults of their receivers, and across kills: run.py FAULT, or run.py kill ROUNDS.

Receivers run here, on 127.0.0.1, and are as bad as they are named. Each fault also proves that a good receiver next to the
bad one still hears at once.
"""
import json
import pathlib
import random
import socket
import sqlite3
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import Failed, Place, Server, must, same, until  # noqa: E402

SETTINGS = {
    "MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS": "127.0.0.1",
    "MM_SERVICESETTINGS_SITEURL": "http://localhost:8065",
    "MM_HELIOGRAPH_DELIVERYCONNECTSECONDS": "2",
    "MM_HELIOGRAPH_DELIVERYTOTALSECONDS": "3",
}


class Receiver:
    """Listens at once; `behave(self, connection, number)` is called with each request that has been read whole."""

    def __init__(self, behave):
        self.behave, self.requests, self.lock = behave, [], threading.Lock()
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/"

    def close(self):
        """From now on connections are refused; without the shutdown, a thread that accepts would still take one."""
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()

    def accept(self):
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            file = connection.makefile("rb")
            while True:
                try:
                    line = file.readline()
                    if not line:
                        return
                    headers = {}
                    while (header := file.readline().decode().strip()):
                        name, _, value = header.partition(":")
                        headers[name.lower()] = value.strip()
                    body = file.read(int(headers.get("content-length", 0)))
                    with self.lock:
                        self.requests.append({"headers": headers, "body": json.loads(body), "raw": body.decode(),
                                              "at": time.monotonic()})
                        number = len(self.requests)
                    if not self.behave(connection, number):
                        return
                except (OSError, ValueError):
                    return

    def heard(self, text):
        with self.lock:
            return [request for request in self.requests if request["body"]["text"] == text]


def say(connection, status=200, body=b"", headers=""):
    connection.sendall(f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body)
    return True


def good(connection, number):
    return say(connection)


def hangs(connection, number):
    time.sleep(60)


def dribbles(connection, number):
    for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.1)


def half(connection, number):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly so much")


def giant(connection, number):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n")
    for _ in range(1 << 14):
        connection.sendall(b"x" * (1 << 16))


def recovers(connection, number):
    return say(connection, 500 if number == 1 else 200)


def puts_off(connection, number):
    return say(connection, 429, headers="Retry-After: 6\r\n") if number == 1 else say(connection)


def redirects(connection, number):
    return say(connection, 307, headers="Location: http://169.254.169.254/latest/meta-data\r\n")


class Deliveries:
    def __init__(self, server):
        self.place = Place(server)
        self.admin, self.channel = self.place.admin, self.place.channel

    def hook(self, word, url):
        return self.admin.post("/hooks/outgoing", {
            "team_id": self.place.team["id"], "trigger_words": [word], "trigger_when": 1, "callback_urls": [url],
            "content_type": "application/json", "display_name": word})

    def say(self, text):
        return self.admin.post("/posts", {"channel_id": self.channel["id"], "message": text})

    def log(self, hook):
        return self.admin.own("GET", f"/deliveries?endpoint_id={hook['id']}", expect=200)

    def newest(self, hook, state, seconds=20):
        return until(f"a delivery {state}",
                     lambda: [d for d in self.log(hook)[:1] if d["state"] == state and d["attempts"]], seconds)[0]


def beside_a_good_one(deliveries, behave, state, reason="", closed=False, attempts=1):
    """The bad receiver's delivery comes to that state, and the good receiver hears within two seconds."""
    bad, fine = Receiver(behave), Receiver(good)
    if closed:
        bad.close()
    bad_hook, good_hook = deliveries.hook("bad", bad.url), deliveries.hook("good", fine.url)
    for number in range(30):
        deliveries.say(f"bad {number}")
    begin = time.monotonic()
    deliveries.say("good news")
    until("the good receiver hears", lambda: fine.heard("good news"), 5)
    waited = time.monotonic() - begin
    must(waited < 2, f"the good receiver waited {waited:.1f} s beside the bad one")
    deliveries.newest(good_hook, "delivered")
    found = until(f"a delivery to the bad one {state}: {reason}", lambda: [
        d for d in deliveries.log(bad_hook) if d["state"] == state and reason in d["reason"] and d["attempts"] >= attempts], 30)
    print(f"good beside bad after {waited * 1000:.0f} ms; bad: {found[0]['state']}, "
          f"{found[0]['attempts']} attempts, {found[0]['reason'] or 'no reason'}")
    return bad, bad_hook


def memory_stays(deliveries, run):
    before = deliveries.place.server.memory_mb()
    run()
    grown = deliveries.place.server.memory_mb() - before
    must(grown < 100, f"memory grew by {grown:.0f} MB")


FAULTS = {
    "refuses": lambda d: beside_a_good_one(d, good, "waiting", "onnect", closed=True),
    "hangs": lambda d: beside_a_good_one(d, hangs, "waiting", "no whole answer"),
    "dribbles": lambda d: beside_a_good_one(d, dribbles, "waiting", "no whole answer"),
    "half": lambda d: beside_a_good_one(d, half, "waiting"),
    "giant": lambda d: memory_stays(d, lambda: beside_a_good_one(d, giant, "delivered")),
    "recovers": lambda d: beside_a_good_one(d, recovers, "delivered", attempts=2),
    "puts_off": lambda d: put_off(d),
    "redirects": lambda d: beside_a_good_one(d, redirects, "waiting", "redirects are not followed"),
}


def put_off(deliveries):
    bad, hook = beside_a_good_one(deliveries, puts_off, "delivered", attempts=2)
    twice = [r for r in bad.requests if r["headers"]["webhook-id"] == bad.requests[0]["headers"]["webhook-id"]]
    waited = twice[1]["at"] - twice[0]["at"]
    must(5.9 <= waited < 15, f"asked for 6 s, came again after {waited:.1f} s")


def answering(connection, number):
    """Answers slowly enough for a kill to fall between call and record."""
    time.sleep(random.uniform(0, 0.05))
    return say(connection, body=b'{"text":"heard"}')


def kill(rounds):
    """Each triggered delivery arrives, under one webhook-id, and each answer is one post."""
    with Server(settings=SETTINGS) as server:
        deliveries = Deliveries(server)
        receiver = Receiver(answering)
        hook = deliveries.hook("tell", receiver.url)
        texts = []
        for number in range(1, rounds + 1):
            said = one_round(deliveries, number)
            texts += said
            server.start()
            until(f"all of round {number} is delivered", lambda: all(
                d["state"] == "delivered" for d in deliveries.log(hook)), 40)
            check(server, receiver, texts)
            print(f"round {number}: {len(said)} told before the kill, {len(receiver.requests)} calls in all", flush=True)


def one_round(deliveries, number):
    """Posts until the server is gone; what was answered, and perhaps one more, is in the database."""
    said, stop = [], threading.Event()

    def speak(voice):
        count = 0
        while not stop.is_set():
            count += 1
            try:
                deliveries.say(f"tell {number}.{voice}.{count}")
            except (OSError, Failed):
                return
            said.append(f"tell {number}.{voice}.{count}")

    voices = [threading.Thread(target=speak, args=(voice,)) for voice in range(3)]
    for voice in voices:
        voice.start()
    # The moment is what is tested; nothing is waited for.
    time.sleep(random.uniform(0.1, 0.8))
    deliveries.place.server.kill()
    stop.set()
    for voice in voices:
        voice.join()
    return said


def check(server, receiver, texts):
    with sqlite3.connect(f"file:{server.data}/heliograph.db?mode=ro", uri=True) as db:
        asked = dict(db.execute("SELECT p.message, d.id FROM posts p JOIN heliograph_deliveries d ON d.postid = p.id"))
        missing = [text for text in texts if text not in asked]
        must(not missing, f"answered posts without a delivery: {missing[:3]}")
        told = dict(db.execute("SELECT message, COUNT(*) FROM posts WHERE type = '' GROUP BY message"))
        doubled = [text for text, count in told.items() if count > 1 and text != "heard"]
        must(not doubled, f"posts doubled: {doubled[:3]}")
        same(told["heard"], len(asked), "answers that were posted")
    with receiver.lock:
        ids = {}
        for request in receiver.requests:
            ids.setdefault(request["body"]["text"], set()).add(request["headers"]["webhook-id"])
    for text, id in asked.items():
        same(ids.get(text), {id}, f"the webhook-ids of {text}")


if __name__ == "__main__":
    try:
        if sys.argv[1] == "kill":
            kill(int(sys.argv[2]))
        else:
            with Server(settings=SETTINGS) as server:
                FAULTS[sys.argv[1]](Deliveries(server))
    except Failed as failed:
        sys.exit(f"{' '.join(sys.argv[1:])}: {failed}")
