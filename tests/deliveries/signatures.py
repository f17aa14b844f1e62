"""Our signatures verify with the libraries of the Standard Webhooks project, unmodified, by the old and the new secret."""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "support"))
from heliograph import ROOT, Failed, Server, must, same, until  # noqa: E402
from run import SETTINGS, Deliveries, Receiver, good  # noqa: E402

VERIFIERS = {"PyPI": [ROOT / "build/senders-venv/bin/python", HERE / "verify.py"], "npm": ["node", HERE / "verify.js"]}


def verify(request, secrets):
    given = json.dumps({"secrets": secrets, "headers": request["headers"], "body": request["raw"]})
    for name, command in VERIFIERS.items():
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=60)
        must(done.returncode == 0, f"{name}: {done.stdout}{done.stderr[-2000:]}")
        same(done.stdout.strip(), f"verified with {len(secrets)}", name)
        print(f"{name}: {done.stdout.strip()}")


def main():
    with Server(settings=SETTINGS) as server:
        deliveries, receiver = Deliveries(server), Receiver(good)
        hook = deliveries.hook("sign", receiver.url)
        path = f"/hooks/outgoing/{hook['id']}"
        first = deliveries.admin.own("GET", path)["secret"]
        deliveries.say("sign one: ü € \\\" & <b>")
        until("a call", lambda: len(receiver.requests) == 1)
        verify(receiver.requests[0], [first])
        second = deliveries.admin.own("POST", path + "/rotate_secret")["secret"]
        deliveries.say("sign two")
        until("another call", lambda: len(receiver.requests) == 2)
        verify(receiver.requests[1], [first, second])


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(f"signatures: {failed}")
