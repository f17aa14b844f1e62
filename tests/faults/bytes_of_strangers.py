"""Bytes that no honest client sends: bodies, forms, paths, and lines that are hardly HTTP."""
import itertools

ODD = [b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x00", b"a\x00b", b"\\u0000", b"\\ud800",
       b"\\udc00\\ud800", b"\xef\xbf\xbf", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\\u0000" * 50, b"\x01\x02\x1f\x7f"]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def percent(text):
    return "".join(f"%{byte:02x}" for byte in text)


def multipart(odd):
    return b"--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + odd + b"\r\n--b--\r\n"


def requests(place):
    """Method, path, content type, body: each odd text at each door that takes text."""
    channel, team = place.channel["id"], place.team["id"]
    bodies = [
        ("POST", place.hook_path, b'{"text": "odd %s"}'),
        ("POST", place.hook_path, b'{"text": "x", "username": "%s"}'),
        ("POST", place.hook_path, b'{"text": "x", "channel": "%s"}'),
        ("POST", place.hook_path, b'{"text": "x", "thread_key": "%s"}'),
        ("POST", place.hook_path, b'{"text": "x", "props": {"%s": "%s"}}'),
        ("POST", place.hook_path, b'{"attachments": [{"text": "%s", "fields": [{"title": "%s", "value": "%s"}]}]}'),
        ("POST", "/api/v4/posts", b'{"channel_id": "' + channel.encode() + b'", "message": "odd %s"}'),
        ("POST", "/api/v4/posts", b'{"channel_id": "%s", "message": "x"}'),
        ("POST", "/api/v4/posts",
         b'{"channel_id": "' + channel.encode() + b'", "message": "x", "pending_post_id": "%s"}'),
        ("POST", "/api/v4/users", b'{"username": "u%s", "email": "%s@x.org", "password": "Passw0rd!Passw0rd!"}'),
        ("POST", "/api/v4/users/login", b'{"login_id": "%s", "password": "%s"}'),
        ("POST", "/api/v4/users/search", b'{"term": "%s"}'),
        ("POST", "/api/v4/users/usernames", b'["%s"]'),
        ("POST", "/api/v4/users/ids", b'["%s"]'),
        ("POST", "/api/v4/channels",
         b'{"team_id": "' + team.encode() + b'", "name": "n%s", "display_name": "%s", "type": "O"}'),
        ("PUT", f"/api/v4/channels/{channel}/patch", b'{"header": "%s", "purpose": "%s"}'),
        ("POST", "/api/v4/teams", b'{"name": "t%s", "display_name": "%s", "type": "O"}'),
        ("POST", f"/api/v4/teams/{team}/posts/search", b'{"terms": "%s", "is_or_search": false}'),
        ("POST", f"/api/v4/teams/{team}/channels/search", b'{"term": "%s"}'),
        ("PUT", "/api/v4/users/me/patch", b'{"nickname": "%s", "position": "%s"}'),
        ("POST", "/api/v4/reactions", b'{"user_id": "me", "post_id": "%s", "emoji_name": "%s"}'),
        ("PUT", f"/api/v4/users/{place.admin.id}/preferences",
         b'[{"user_id": "' + place.admin.id.encode() + b'", "category": "c", "name": "%s", "value": "%s"}]'),
    ]
    for (method, door, body), odd in itertools.product(bodies, ODD):
        yield method, door, JSON, body.replace(b"%s", odd)
    for odd in ODD:
        yield "POST", place.hook_path, FORM, b'payload={"text":"' + odd + b'"}'
        yield "POST", place.hook_path, FORM, b"payload=%7B%22text%22%3A%22" + percent(odd).encode() + b"%22%7D"
        yield "POST", place.hook_path, FORM, percent(odd).encode() + b"=1&payload=" + odd
        yield "POST", place.hook_path, "multipart/form-data; boundary=b", multipart(odd)
        yield "POST", place.hook_path, JSON, odd
        yield "POST", place.hook_path + "?payload=" + percent(odd), FORM, b""
        for path in ("/api/v4/users/username/%s", "/api/v4/users/%s", "/api/v4/channels/%s", "/hooks/%s", "/%s",
                     f"/api/v4/teams/{team}/channels/name/%s", "/api/v4/users?in_team=%s", "/api/v4/emoji/name/%s",
                     f"/api/v4/users/autocomplete?name=%s&in_team={team}", "/api/v4/teams/name/%s/exists"):
            yield "GET", path.replace("%s", percent(odd)), JSON, None


def raw_requests():
    yield b""
    yield b"\r\n\r\n"
    yield b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"  # A TLS client.
    yield b"GET\r\n\r\n"
    yield b"GET / HTTP/9.9\r\n\r\n"
    yield b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\nHost: h\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 100000 + b"\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: h\r\n" + b"X: y\r\n" * 20000 + b"\r\n"
    yield b"GET /\x00 HTTP/1.1\r\nHost: h\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: h\r\nX\x00: y\r\n\r\n"
    yield b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"
    yield b"GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n"
    yield b"GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n"
    for length in (b"-1", b"1e3", b"99999999999999999999", b"5, 6", b"0x10", b""):
        yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + b"\r\n\r\nhello"
    yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"
    yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
    for chunk in (b"ffffffffffffffffff\r\n", b"-1\r\n", b"5\r\nhelloXX", b"zz\r\n", b"5;" + b"e" * 100000):
        yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
    yield b"POST /hooks/x HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nshort"
    yield b"GET /api/v4/websocket HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    yield b"GET /api/v4/websocket HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" \
          b"Sec-WebSocket-Key: !!!\r\nSec-WebSocket-Version: 99\r\n\r\n"
