"""A program that uses mattermostdriver: logs in, posts, hears its post on the WebSocket."""
import json
import os
import sys
import threading

import mattermostdriver
from mattermostdriver.exceptions import NoAccessTokenProvided

HOST, PORT, LOGIN, PASSWORD, CHANNEL = (os.environ[n] for n in ("HOST", "PORT", "LOGIN", "PASSWORD", "CHANNEL"))
driver = mattermostdriver.Driver({"url": HOST, "port": int(PORT), "scheme": "http", "verify": False,
                                  "login_id": LOGIN, "password": PASSWORD, "timeout": 20})
out = {}
sent = threading.Event()


def send():
    return driver.posts.create_post({"channel_id": CHANNEL, "message": "sent by a library"})["id"]


def sends_although_logged_out():
    """Its sessions are revoked; it is refused, logs in again and sends again."""
    driver.users.revoke_all_user_sessions(out["me"])
    try:
        send()
    except NoAccessTokenProvided:
        driver.login()
        return send()
    raise SystemExit("a post with a revoked session was taken")


async def hear(text):
    message = json.loads(text)
    if message.get("event") == "hello":
        threading.Thread(target=send_and_note).start()
    if message.get("event") == "posted":
        out["heard"] = json.loads(message["data"]["post"])["id"]
        driver.disconnect()
        end()


def send_and_note():
    out["posted"] = send()
    sent.set()


def end():
    sent.wait(20)
    print(json.dumps(out), flush=True)
    os._exit(0)


threading.Timer(30, lambda: os._exit(3)).start()
driver.login()
out["me"] = driver.users.get_user("me")["id"]
if sys.argv[1:] == ["loses-session"]:
    out["posted"] = out["heard"] = sends_although_logged_out()
    sent.set()
    end()
driver.init_websocket(hear)
