"""Runs one real sender, unmodified, against a server of its own and looks at the posts it made: run.py NAME."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
from heliograph import PASSWORD, Failed, Place, Server, direct, must, same, until  # noqa: E402

VENV_PYTHON = HERE.parents[1] / "build/senders-venv/bin/python"


def run(*command, **environment):
    """Runs a sender to its end and gives what it printed; fails unless it is content."""
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=60,
                          env={**os.environ, "NO_PROXY": "*", **environment})
    must(done.returncode == 0, f"{command[0]} failed ({done.returncode}): {done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def apprise(place):
    """Debian's apprise, mmost://: title and body, a name of its own, another channel."""
    url = f"mmost://robot@127.0.0.1:{place.server.port}/{place.hook['id']}"
    run("apprise", "-vv", "--title", "Backup done", "--body", "42 files, 3 errors", url)
    [post] = place.posts()
    must("Backup done" in post["message"] and "42 files, 3 errors" in post["message"], f"message {post['message']}")
    same(post["props"]["override_username"], "robot", "the name shown")
    other = place.make_channel("other")
    run("apprise", "--body", "elsewhere", url + "?channel=other")
    same([post["message"] for post in place.posts(other)], ["elsewhere"], "posts in the other channel")


def curl(place):
    """curl in the three encodings, with the peer's answer."""
    url = place.server.url + place.hook_path
    sends = [
        ["-H", "Content-Type: application/json", "-d", '{"text": "as *JSON*: 5 > 3 & ok"}'],
        ["--data-urlencode", 'payload={"text": "as form: 5 > 3 & ok"}'],
        ["-F", "text=as multipart: 5 > 3 & ok", "-F", "username=robot"],
    ]
    for arguments in sends:
        same(run("curl", "-sS", "--fail-with-body", "-i", *arguments, url).split("\n\n")[-1], "ok", "the answer")
    same([post["message"] for post in place.posts()],
         ["as *JSON*: 5 > 3 & ok", "as form: 5 > 3 & ok", "as multipart: 5 > 3 & ok"], "the posts")
    refused = run("curl", "-sS", "-d", "payload=nonsense", url)
    same(json.loads(refused)["id"], "web.incoming_webhook.decode.app_error", "the refusal")


ALERTMANAGER = """
route: {receiver: chat, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
receivers:
  - name: chat
    slack_configs:
      - api_url: "%s"
        send_resolved: true
        username: alertmanager
        title: '[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}'
        text: '{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}'
        fields: [{title: severity, value: '{{ .CommonLabels.severity }}', short: true}]
        actions: [{type: button, text: Runbook, url: 'https://example.com/runbook'}]
"""


def alertmanager(place):
    """Debian's prometheus-alertmanager, slack_configs: an alert fires, then is resolved."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "alertmanager.yml")
        config.write_text(ALERTMANAGER % (place.server.url + place.hook_path))
        port = free_port()
        own = f"http://127.0.0.1:{port}"
        with open(folder + "/log", "w") as log:
            daemon = subprocess.Popen(
                ["prometheus-alertmanager", f"--config.file={config}", f"--storage.path={folder}/kept",
                 f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="],
                stdout=log, stderr=log, env={**os.environ, "NO_PROXY": "*"})
        try:
            until("alertmanager is ready", lambda: answers(own + "/-/ready"))
            alert = ["amtool", f"--alertmanager.url={own}", "alert", "add", "alertname=DiskFull",
                     "severity=critical", "--annotation=summary=no space on /var"]
            run(*alert)
            [fired] = until("a post of the firing alert", place.posts)
            check_alert(fired, "[FIRING] DiskFull")
            moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            run(*alert, f"--end={moment}")
            until("a post of the resolved alert", lambda: len(place.posts()) == 2)
            check_alert(place.posts()[1], "[RESOLVED] DiskFull")
        except Failed:
            print(pathlib.Path(folder, "log").read_text()[-3000:])
            raise
        finally:
            daemon.terminate()
            daemon.wait(20)


def answers(url):
    try:
        return direct.open(url, timeout=2).status == 200
    except OSError:
        return False


def check_alert(post, title):
    [attachment] = post["props"]["attachments"]
    same(attachment["title"], title, "the title")
    same(attachment["text"], "no space on /var", "the text")
    same(attachment["fields"][0]["value"], "critical", "the field")
    same(post["props"]["override_username"], "alertmanager", "the name shown")
    same(post["type"], "slack_attachment", "the type")


def slack_webhook(place):
    """npm @slack/webhook: text, attachments, blocks."""
    out = json.loads(run("node", "slack_webhook.js", HOOK_URL=place.server.url + place.hook_path))
    same(out, ["ok", "ok", "ok", "refused 400"], "what the library understood")
    text, attachments, blocks = place.posts()
    same(text["message"], "deployed [v1.2](https://example.com/v1.2)", "the text")
    same(attachments["props"]["attachments"][0]["color"], "#36a64f", "the color")
    must("Deploy failed" in blocks["message"] and "stage **production**" in blocks["message"],
         f"texts of blocks became {blocks['message']!r}")


def octokit(place):
    """npm @octokit/webhooks-examples: every example of every event of GitHub is posted, or left out for a reason."""
    examples = json.loads((HERE / "node_modules/@octokit/webhooks-examples/api.github.com/index.json").read_text())
    log = f"/hooks/incoming/{place.hook['id']}/received?per_page=1"
    counts, faults = {"posted": 0, "updated": 0, "ignored": 0}, []
    for event in examples:
        for example in event["examples"]:
            headers = {"X-GitHub-Event": event["name"], "User-Agent": "GitHub-Hookshot/1"}
            status, _, body = place.server.request("POST", place.hook_path, json.dumps(example), headers)
            row = place.admin.own("GET", log)[0]
            counts[row["outcome"]] = counts.get(row["outcome"], 0) + 1
            told = bool(row["reason"])
            if status != 200 or row["integration"] != "github" or told != (row["outcome"] == "ignored"):
                faults.append(f"{event['name']} {example.get('action', '')}: {status} {row['outcome']} {row['reason']}")
    print(f"octokit: {counts}")
    must(not faults, "\n".join(faults))


def discord_webhook(place):
    """PyPI discord-webhook: content and an embed to an address of Discord's form; it wants 204, or 200 with the message."""
    run(VENV_PYTHON, "discord_sender.py", HOOK_URL=place.server.url + place.hook_path + "/discord")
    [post] = place.posts()
    same(post["message"], "Deploy failed", "the text, edited")
    same([file["name"] for file in post["metadata"]["files"]], ["run.log"], "the file that an edit brought")
    [embed] = post["props"]["attachments"]
    same((embed["title"], embed["color"], embed["fields"][0]["value"]), ("kettle 4.2", "#03b2f8", "3 min"), "the embed")
    same(post["props"]["override_username"], "Harbour", "the name shown")


def javascript_client(place):
    """npm @mattermost/client: REST and WebSocket."""
    check_account(place, lambda: run("node", "mattermost_client.js", **account(place)))


def mattermostdriver(place):
    """PyPI mattermostdriver: login, me, a post, its event on the WebSocket."""
    check_account(place, lambda: run(VENV_PYTHON, "mattermost_driver.py", **account(place)))


def relogin(place):
    """A bot with mattermostdriver, login by e-mail: its session is revoked, it logs in again and sends."""
    check_account(place, lambda: run(VENV_PYTHON, "mattermost_driver.py", "loses-session", **account(place)))


def account(place):
    return {"HOST": "127.0.0.1", "PORT": str(place.server.port), "LOGIN": "bot@example.com",
            "PASSWORD": PASSWORD, "CHANNEL": place.channel["id"], "TEAM": place.team["id"]}


def check_account(place, program):
    bot = place.server.person("bot")
    place.admin.post(f"/teams/{place.team['id']}/members", {"team_id": place.team["id"], "user_id": bot.id})
    place.admin.post(f"/channels/{place.channel['id']}/members", {"user_id": bot.id})
    out = json.loads(program().splitlines()[-1])
    same(out["me"], bot.id, "who the library is")
    same(out["heard"], out["posted"], "the id of the post in the event")
    post = place.admin.get("/posts/" + out["posted"])
    same((post["user_id"], post["message"]), (bot.id, "sent by a library"), "the post")


SENDERS = {"apprise": apprise, "curl": curl, "alertmanager": alertmanager, "slack_webhook": slack_webhook, "octokit": octokit,
           "discord_webhook": discord_webhook,
           "javascript_client": javascript_client, "mattermostdriver": mattermostdriver, "relogin": relogin}

if __name__ == "__main__":
    with Server() as server:
        try:
            SENDERS[sys.argv[1]](Place(server))
        except Failed as failed:
            sys.exit(f"{sys.argv[1]}: {failed}")
        finally:
            sys.stdout.flush()
    same(server.process.returncode, 0, "the server's exit status")
