"""Walks over integrations/: every folder has its parts, every event a fixture, every fixture its golden output, and
the program makes of each exactly that, by name and by recognition. walk.py FOLDER [NAME...]"""
import json
import os
import pathlib
import re
import subprocess
import sys

BINARY = os.environ["HELIOGRAPH_BINARY"]
ROOT = pathlib.Path(sys.argv[1])
PARTS = ("integration.json", "adapter.jq", "guide.md", "logo.svg", "fixtures")
HEADINGS = ["Set up", "What it posts", "Options", "Authenticity"]
KINDS = ("post", "ignored", "refused")
breaches = []


def breach(place, sentence):
    breaches.append(f"{place}: {sentence}")


def file_name(event):
    return re.sub(r"[^a-z0-9]", "_", event.lower())


def check_parts(folder):
    for part in PARTS:
        if not (folder / part).exists():
            breach(folder.name, f"{part} is missing")
    guide = (folder / "guide.md").read_text() if (folder / "guide.md").exists() else ""
    if not guide.startswith("# ") or re.findall(r"^## (.*)$", guide, re.M) != HEADINGS:
        breach(folder.name, "guide.md has the headings " + ", ".join(HEADINGS))
    if "{{hook_url}}" not in guide:
        breach(folder.name, "guide.md does not say {{hook_url}}")
    logo = (folder / "logo.svg").read_text() if (folder / "logo.svg").exists() else ""
    if re.search(r"<script|<image|<foreignObject|\bon\w+=|href=", logo, re.I):
        breach(folder.name, "logo.svg holds something that can act")


def check_events(folder, manifest):
    stems = [path.stem for path in (folder / "fixtures").glob("*.http")]
    for event in manifest.get("events", {}):
        if not any(stem.startswith(file_name(event) + "__") for stem in stems):
            breach(folder.name, f"the event {event} has no fixture")
    ignored = [file_name(event) for event in manifest.get("ignored", {})]
    if ignored and not any(stem.startswith(tuple(name + "__" for name in ignored)) for stem in stems):
        breach(folder.name, "no ignored event has a fixture")


def golden_of(path):
    found = [kind for kind in KINDS if path.with_suffix(f".{kind}.json").exists()]
    if len(found) != 1:
        breach(path.relative_to(ROOT), f"has {len(found)} golden files: {', '.join(found) or 'none'}")
        return None, None
    return found[0], json.loads(path.with_suffix(f".{found[0]}.json").read_text())


def translate(files, *options):
    outputs = {}
    for begin in range(0, len(files), 500):
        words = [BINARY, "translate", "--integrations", str(ROOT), *options, *map(str, files[begin : begin + 500])]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode != 0:
            breach("translate", done.stderr.strip()[-500:])
        for line in done.stdout.splitlines():
            out = json.loads(line)
            outputs[out["file"]] = out
    return outputs


def check_output(path, out, manifest):
    kind, golden = golden_of(path)
    if golden is None or out is None:
        return
    if kind == "refused":
        got = {"refused": out.get("refused") or out.get("fallback")}
    else:
        got = {key: out[key] for key in ("event", "posts", "ignored") if out.get(key) is not None}
    golden = {key: value for key, value in golden.items() if value is not None}
    # Where the adapter leaves the event out, the manifest's sources said it.
    if kind != "refused" and "event" not in golden:
        got.pop("event", None)
    if got != golden:
        breach(path.relative_to(ROOT), f"differs from its golden file: {json.dumps(got, ensure_ascii=False)[:600]}")
    for post in out.get("posts", []):
        check_post(path, post)
    event = out.get("event")
    if kind == "post" and event is not None and event not in manifest.get("events", {}):
        breach(path.relative_to(ROOT), f"the event {event} is posted but not declared")


def check_post(path, post):
    said = (post.get("text") or "") + "".join(
        str(attachment.get(key) or "") for attachment in post.get("attachments") or []
        for key in ("text", "title", "pretext", "fallback"))
    if not said.strip():
        breach(path.relative_to(ROOT), "a post is blank")
    for word in ("undefined", "(null)", "\"null\"", "{{"):
        if word in said:
            breach(path.relative_to(ROOT), f"a post says {word}")


def main():
    if not ROOT.is_dir():
        print("there are no integrations yet")
        sys.exit(77)
    names = sys.argv[2:] or sorted(p.name for p in ROOT.iterdir() if p.is_dir() and p.name[0] not in "._")
    everything = []
    for name in names:
        folder = ROOT / name
        check_parts(folder)
        try:
            manifest = json.loads((folder / "integration.json").read_text())
        except (OSError, ValueError) as wrong:
            breach(name, f"integration.json: {wrong}")
            continue
        check_events(folder, manifest)
        files = sorted((folder / "fixtures").glob("*.http"))
        everything += [(name, path) for path in files]
        outputs = translate(files, "--name", name) if files else {}
        for path in files:
            check_output(path, outputs.get(str(path)), manifest)
    recognised = translate([path for _, path in everything])
    for name, path in everything:
        got = recognised.get(str(path), {}).get("integration")
        if got != name and not path.stem.startswith("unrecognised__"):
            breach(path.relative_to(ROOT), f"is taken for {got}")
    for line in breaches:
        print(line)
    print(f"integrations: {len(names)} folders, {len(everything)} fixtures, {len(breaches)} breaches")
    sys.exit(1 if breaches else 0)


main()
