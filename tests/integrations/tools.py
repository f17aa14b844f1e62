"""What people use to make integrations: bin/new-integration and bin/regold give a folder that the walker accepts and
the server reads, and bin/replay sends kept requests to a hook."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from heliograph import BINARY, ROOT, Failed, Place, Server, must, same, until  # noqa: E402


def run(*command, folder, expect=0):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={
        **os.environ, "NO_PROXY": "*", "INTEGRATIONS": folder, "HELIOGRAPH_BINARY": str(BINARY)})
    must(done.returncode == expect, f"{command}: {done.returncode} {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def make(folder):
    shutil.copytree(ROOT / "integrations/_shared", folder + "/_shared")
    run(ROOT / "bin/new-integration", "acme", folder=folder)
    run(ROOT / "bin/new-integration", "acme", folder=folder, expect=1)
    run(ROOT / "bin/new-integration", "Not A Name", folder=folder, expect=1)
    run(ROOT / "bin/regold", "acme", folder=folder)
    run(sys.executable, ROOT / "tests/integrations/walk.py", folder, "acme", folder=folder)
    golden = json.loads(pathlib.Path(folder, "acme/fixtures/done__tea.post.json").read_text())
    same(golden["posts"][0]["text"], "Done: Tea", "the message of the template")


def replay(place, folder):
    fixtures = pathlib.Path(folder, "acme/fixtures")
    (fixtures / "asked.http").write_bytes(b"POST /hooks/{hook}?wait=true HTTP/1.1\r\nHost: elsewhere\r\n"
                                          b"Content-Type: application/json\r\nContent-Length: 3\r\n"
                                          b"X-acme-Event: done\r\n\r\n{\"title\":\r\n\r\n\"Milk\"}")
    url = place.server.url + place.hook_path
    until("the server knows the new folder", lambda: place.admin.server.request(
        "GET", "/api/heliograph/integrations/acme", None, {"Authorization": "Bearer " + place.admin.token})[0] == 200)
    must(" 200 " in run(ROOT / "bin/replay", fixtures / "done__tea.http", url, folder=folder), "the answer")
    answer = run(ROOT / "bin/replay", fixtures / "asked.http", url, folder=folder)
    same(json.loads(answer[answer.index("{"):])["message"], "Done: Milk", "the post that was waited for")
    same([post["message"] for post in place.posts()], ["Done: Tea", "Done: Milk"], "the posts")
    run(ROOT / "bin/replay", folder=folder, expect=1)


def main():
    with tempfile.TemporaryDirectory(prefix="heliograph-tools-") as folder:
        make(folder)
        with Server(settings={"MM_HELIOGRAPH_INTEGRATIONSFOLDER": folder}) as server:
            replay(Place(server), folder)


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(f"tools: {failed}")
