"""What a machine and strangers do to a server: run.py NAME. Each ends with a plain post that works."""
import json
import os
import pathlib
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import bytes_of_strangers  # noqa: E402
from heliograph import BINARY, SETTINGS, Failed, Place, Server, must, same  # noqa: E402

SKIPPED = 77  # The exit status that ctest takes for "skipped".


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def refused_in_a_sentence(status, body, *wanted):
    """An error has a status, an id and a sentence; never a blank 500."""
    must(status in wanted, f"answered {status} {body[:300]}, expected one of {wanted}")
    try:
        error = json.loads(body)
        must(error["id"] and error["message"] and error["status_code"] == status, f"the error says nothing: {body}")
    except (ValueError, KeyError):
        raise Failed(f"a blank {status}: {body[:300]!r}")


def exits_with_a_sentence(data, word):
    """The server cannot start there: exit status 1, one sentence with that word, no crash."""
    done = subprocess.run([BINARY, "serve", "--data", data, "--listen", "127.0.0.1:0"], capture_output=True,
                          text=True, timeout=30, env={**os.environ, **SETTINGS})
    same(done.returncode, 1, f"exit status ({done.stderr[-500:]})")
    must(word in done.stderr.lower(), f"the sentence does not say {word!r}: {done.stderr}")
    must("terminate called" not in done.stderr, done.stderr)
    print("at start: " + done.stderr.strip().splitlines()[-1])


class Mount:
    """A small file system of its own, if we may make one."""

    def __init__(self, options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="heliograph-mount-"))
        self.there = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "heliograph", self.folder], capture_output=True).returncode == 0

    def again(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.there:
            subprocess.run(["umount", "-l", self.folder], check=False)
        self.folder.rmdir()


def full_disk():
    """The disk fills up: posts are refused in a sentence, reading goes on, and with room all is well again."""
    with Mount("size=24m") as mount:
        if not mount.there:
            return file_too_large()
        data = mount.folder / "data"
        with Server(data=data) as server:
            place = Place(server)
            place.sends("before")
            filler = open(mount.folder / "filler", "wb")
            try:
                while True:
                    filler.write(bytes(64 * 1024))
                    filler.flush()
            except OSError:
                pass
            posted = fill_until_refused(place)
            filler.close()
            os.unlink(mount.folder / "filler")
            posts_again(place, posted + 1)
            server.stop()
            server.start()
            posts_again(place, posted + 2)


def file_too_large():
    """Without a mount of our own: no file may grow beyond a size, which the engine meets as a full disk."""
    with Server() as server:
        place = Place(server)
        place.sends("before")
        largest = max(file.stat().st_size for file in server.data.iterdir()) + 128 * 1024
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        posted = fill_until_refused(place)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        posts_again(place, posted + 1)


def fill_until_refused(place):
    """Posts until there is no room; gives how many were answered ok."""
    text = json.dumps({"text": "x" * 10000})
    for posted in range(5000):
        status, _, body = place.server.request("POST", place.hook_path, text)
        if status != 200:
            break
    refused_in_a_sentence(status, body, 500, 503, 507)
    must(place.server.alive(), "the server is gone")
    for _ in range(20):
        status, _, body = place.server.request("POST", place.hook_path, text)
        must(status >= 500, "a post without room")
    place.admin.get("/users/me")
    place.admin.get(f"/channels/{place.channel['id']}/posts")
    print(f"{posted} posts, then: {status} {body}")
    return posted


def posts_again(place, before):
    place.sends("after")
    with sqlite3.connect(f"file:{place.server.data}/heliograph.db?mode=ro", uri=True) as db:
        same(db.execute("PRAGMA integrity_check").fetchone(), ("ok",), "integrity_check")
        [[count, total]] = db.execute(
            "SELECT (SELECT COUNT(*) FROM posts WHERE channelid = c.id AND type = ''), c.totalmsgcount "
            "FROM channels c WHERE name = 'alerts'").fetchall()
    same((count, total), (before + 1, before + 1), "posts and their count")


def read_only():
    """A data folder that cannot be written: a sentence and exit status 1, with and without a database in it."""
    with Mount("size=24m") as mount:
        made = mount.folder / "made"
        with Server(data=made) as server:
            Place(server).sends()
        if mount.there:
            mount.again("ro")
        elif os.geteuid() == 0:
            skip("root writes everywhere, and may not mount here")
        else:
            for folder in (mount.folder, made):
                folder.chmod(0o555)
            for file in made.iterdir():
                file.chmod(0o444)
        exits_with_a_sentence(made, "read")
        exits_with_a_sentence(mount.folder / "new", "read" if mount.there else "denied")
        if not mount.there:
            subprocess.run(["chmod", "-R", "u+w", mount.folder], check=True)
            subprocess.run(["rm", "-r", made], check=True)


def locked():
    """Another process holds the database: writers are refused in a sentence, readers go on, then all is well."""
    with Server() as server:
        place = Place(server)
        place.sends("before")
        other = sqlite3.connect(server.data / "heliograph.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        status, _, body = server.request("POST", place.hook_path, '{"text": "while locked"}')
        refused_in_a_sentence(status, body, 500, 503)
        place.admin.get("/users/me")
        place.admin.get(f"/channels/{place.channel['id']}/posts")
        other.execute("ROLLBACK")
        place.sends("after")
        same([post["message"] for post in place.posts()], ["before", "after"], "the posts")
        server.stop()
        other.execute("BEGIN EXCLUSIVE")
        exits_with_a_sentence(server.data, "lock")
        other.execute("ROLLBACK")
        other.close()
        server.start()
        place.sends("at last")


def idle_connections():
    """10,000 connections that send nothing: the others are served, and memory stays flat."""
    wanted = 10000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < wanted + 500 and os.geteuid() != 0:
        skip(f"at most {hard} open files are allowed here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted + 500, max(hard, wanted + 500)))
    with Server(files_max=wanted + 500) as server:
        place = Place(server)
        place.sends()
        before = server.memory_mb()
        held = []
        for _ in range(wanted):
            held.append(socket.create_connection(("127.0.0.1", server.port), timeout=20))
        place.sends()
        grown = server.memory_mb() - before
        print(f"{wanted} idle connections: {grown:.1f} MB, {grown * 1024 / wanted:.1f} KB each")
        must(grown < 120, f"memory grew by {grown:.0f} MB")
        for connection in held:
            connection.close()
        place.sends()
        # What was given back is used again, not added to.
        held = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(wanted)]
        place.sends()
        again = server.memory_mb() - before
        must(again < grown * 1.3 + 10, f"memory grew from {grown:.0f} MB to {again:.0f} MB the second time")
        for connection in held:
            connection.close()


GIB = 1 << 30


def giant_request(server, head, block):
    """Sends up to 1 GiB of body; gives how much was sent until an answer came or the connection was closed."""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    connection.sendall(head)
    connection.setblocking(False)
    sent, answer, end = 0, b"", time.monotonic() + 30
    while sent < GIB and time.monotonic() < end:
        try:
            answer += (got := connection.recv(65536))
            if not got:
                break
        except BlockingIOError:
            pass
        except ConnectionError:
            break
        try:
            connection.send(block)
            sent += len(block)
        except BlockingIOError:
            time.sleep(0.001)
        except ConnectionError:
            break
    connection.setblocking(True)
    try:
        while got := connection.recv(65536):
            answer += got
    except OSError:
        pass
    connection.close()
    return sent, answer.decode(errors="replace")


def giant_body():
    """A body of 1 GiB, announced or in chunks, is refused before it is read, and memory stays flat."""
    with Server() as server:
        place = Place(server)
        place.sends()
        block = b"x" * 65536
        chunk = b"10000\r\n" + block + b"\r\n"
        doors = [place.hook_path, "/api/v4/users/login", "/api/v4/posts", "/nowhere", "/api/v4/emoji"]
        before = server.memory_mb()
        for door in doors:
            head = f"POST {door} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {place.admin.token}\r\n" \
                   "Content-Type: application/json\r\n"
            for kind, body in (f"Content-Length: {GIB}", block), ("Transfer-Encoding: chunked", chunk):
                begin = time.monotonic()
                sent, answer = giant_request(server, (head + kind + "\r\n\r\n").encode(), body)
                took, grown = time.monotonic() - begin, server.memory_mb() - before
                print(f"{door[:20]:20} {kind[:17]}: {sent >> 20} MiB sent, {answer[9:12] or 'closed'} "
                      f"in {took:.2f} s, {grown:.1f} MB more")
                must(answer[9:12] in ("400", "401", "404", "413"), f"{door}: answered {answer[:300]}")
                must("\r\n\r\n" in answer and len(answer.split("\r\n\r\n")[1]) > 20, f"a blank refusal: {answer}")
                must(sent < 64 << 20 and took < 10, f"{door} took {sent >> 20} MiB in {took:.0f} s")
                must(grown < 30, f"memory grew by {grown:.0f} MB")
        place.sends()


def nested_json():
    """JSON nested 10,000 deep is a 400 at every door."""
    deep = [b"[" * 10000, b"[" * 10000 + b"]" * 10000, b'{"a":' * 10000, b'{"a":' * 10000 + b"1" + b"}" * 10000,
            b'{"text":"x","props":' + b'{"a":' * 10000 + b"1" + b"}" * 10001]
    with Server() as server:
        place = Place(server)
        for door in [place.hook_path, "/api/v4/users/login", "/api/v4/posts", "/api/v4/channels", "/api/v4/users/ids",
                     "/api/v4/teams"]:
            for body in deep:
                status, _, answer = server.request("POST", door, body,
                                                   {"Authorization": "Bearer " + place.admin.token})
                refused_in_a_sentence(status, answer, 400)
        place.sends()


def odd_bytes():
    """Invalid UTF-8, NUL bytes and lone surrogates: kept as text or refused in a sentence, never a 500."""
    with Server() as server:
        place = Place(server)
        before, count = server.memory_mb(), 0
        for method, door, kind, body in bytes_of_strangers.requests(place):
            headers = {"Authorization": "Bearer " + place.admin.token, "Content-Type": kind}
            status, _, answer = server.request(method, door, body, headers)
            count += 1
            must(server.alive(), f"the server is gone after {method} {door} {body!r}")
            if status >= 400:
                must(status < 500, f"{method} {door} {body!r} was answered {status} {answer}")
                refused_in_a_sentence(status, answer, status)
        for page in place.posts(), place.admin.get(f"/channels/{place.channel['id']}/posts"):
            json.dumps(page, ensure_ascii=False).encode()
        print(f"{count} requests, {server.memory_mb() - before:.1f} MB more")
        place.sends()


def raw_lines():
    """Requests that are hardly HTTP get a 4xx or a closed connection; the server lives."""
    with Server() as server:
        place = Place(server)
        for bytes_sent in bytes_of_strangers.raw_requests():
            with socket.create_connection(("127.0.0.1", server.port), timeout=15) as connection:
                connection.sendall(bytes_sent)
                connection.shutdown(socket.SHUT_WR)
                try:
                    answer = connection.recv(4096).decode(errors="replace")
                except ConnectionError:
                    answer = ""
                must(not answer or answer[9] in "24", f"{bytes_sent[:80]!r} was answered {answer[:200]}")
        place.sends()


def slowloris():
    """Hundreds of requests that never end are given up in time, and nobody else waits for them."""
    heads = [b"POST /hooks/x HTTP/1.1\r\nHost: h\r\n", b"GET / HTT",
             b"POST /api/v4/users/login HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n{"]
    with Server(files_max=4000) as server:
        place = Place(server)
        before = server.memory_mb()
        held = [(socket.create_connection(("127.0.0.1", server.port), timeout=20), heads[i % 3]) for i in range(600)]
        for connection, head in held:
            connection.sendall(head)
        begin, open_still = time.monotonic(), held
        longest = 0
        while open_still and time.monotonic() - begin < 60:
            started = time.monotonic()
            place.sends()
            longest = max(longest, time.monotonic() - started)
            open_still = [(connection, head) for connection, head in open_still if trickle(connection, head)]
            time.sleep(0.5)
        print(f"all given up after {time.monotonic() - begin:.0f} s; the longest post meanwhile took {longest:.2f} s")
        must(not open_still, f"{len(open_still)} of the slow requests are still open")
        must(longest < 3, f"a post had to wait {longest:.1f} s")
        must(server.memory_mb() - before < 30, "memory grew")
        place.sends()


def trickle(connection, head):
    """True if the connection is open still; one that is within its head gets one more byte."""
    try:
        connection.setblocking(False)
        if connection.recv(65536) == b"":
            connection.close()
            return False
    except BlockingIOError:
        pass
    except ConnectionError:
        return False
    try:
        if not head.endswith(b"{"):
            connection.send(b"X")
    except OSError:
        return False
    return True


def uploads(place, name, body, token=None):
    """The body as a file of the channel: status, text."""
    path = f"/api/v4/files?channel_id={place.channel['id']}&filename={name}"
    status, _, text = place.server.request("POST", path, body, seconds=120, headers={
        "Authorization": "Bearer " + (token or place.admin.token), "Content-Type": "application/octet-stream"})
    return status, text


def full_files_folder():
    """No room for files: uploads are refused in a sentence, small and large ones, and leave nothing half written."""
    with Mount("size=2m") as mount:
        with Server(settings={"MM_FILESETTINGS_DIRECTORY": str(mount.folder)}) as server:
            place = Place(server)
            if not mount.there:
                resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1 << 20, resource.RLIM_INFINITY))
            for size in 3 << 20, 200 << 10:
                status, body = 201, ""
                for _ in range(20 if mount.there else 1):
                    if status == 201:
                        status, body = uploads(place, "big.bin", bytes(size))
                if mount.there or size > 1 << 20:
                    refused_in_a_sentence(status, body, 500, 507)
            must(not list(mount.folder.rglob("*.part")), "something half written is left")
            must(server.alive(), "the server is gone")
            place.sends()


def large_files():
    """A file of 90 MB comes in and goes out without being held in memory, also several at once."""
    with Server() as server:
        place = Place(server)
        uploads(place, "first.txt", b"warm")
        whole = os.urandom(1 << 20) * 90
        before = server.memory_mb()
        status, body = uploads(place, "large.bin", whole)
        same(status, 201, f"the upload ({body[:200]})")
        grown = server.memory_mb() - before
        print(f"after an upload of 90 MiB: {grown:.1f} MB more")
        must(grown < 20, f"memory grew by {grown:.0f} MB")
        path = "/api/v4/files/" + json.loads(body)["file_infos"][0]["id"]
        downloads = []
        for _ in range(5):
            connection = socket.create_connection(("127.0.0.1", server.port))
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer {place.admin.token}\r\n"
                               "Connection: close\r\n\r\n".encode())
            downloads.append(connection)
        got = bytearray()
        while len(got) < 40 << 20:
            got += downloads[0].recv(1 << 20)
        grown = server.memory_mb() - before
        print(f"while five read it: {grown:.1f} MB more")
        must(grown < 20, f"memory grew by {grown:.0f} MB")
        while piece := downloads[0].recv(1 << 20):
            got += piece
        must(bytes(got.partition(b"\r\n\r\n")[2]) == whole, "other bytes came out than went in")
        for connection in downloads:
            connection.close()
        place.sends()


def two_servers():
    """A second server on the same address says so and leaves the first one alone."""
    with Server() as server:
        place = Place(server)
        with tempfile.TemporaryDirectory() as data:
            done = subprocess.run([BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{server.port}"],
                                  capture_output=True, text=True, timeout=30, env={**os.environ, **SETTINGS})
        same(done.returncode, 1, "exit status")
        must("in use" in done.stderr, done.stderr)
        place.sends()


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        globals()[sys.argv[1]]()
    except Failed as failed:
        sys.exit(f"{sys.argv[1]}: {failed}")
