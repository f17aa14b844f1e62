"""Writes a C++ file with what the sources say in words: sentences.py OUT FILE...

The sentence after each member of a described struct and every refusal are read from the headers, every WebSocket
event from the tables in news.md, so that `heliograph describe` and the reference say what the code says.
"""
import pathlib
import re
import sys

MEMBER = re.compile(
    r"([A-Za-z_][\w:<>,\s*&]*?)\s+(\w+)\s*(=[^;]*|\{[^;]*\})?;[ \t]*((?://[^\n]*\n?\s*)*)", re.S)
REFUSAL = re.compile(
    r"inline constexpr Refusal (\w+)\{\s*(\d+),\s*((?:\"[^\"]*\"\s*)+),\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)\}", re.S)


def plain(comment):
    return " ".join(line.strip().lstrip("/").strip() for line in comment.strip().splitlines())


def joined(literals):
    return "".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", literals))


def structs(text):
    for match in re.finditer(r"^struct (\w+)[^;{]*\{\n(.*?)^\};", text, re.S | re.M):
        body = re.sub(r"^\s*//.*\n", "", match[2], flags=re.M)
        yield match[1], body


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read(path, sentences, refusals):
    text = path.read_text()
    described = set(re.findall(r"DESCRIBE\((\w+)", text))
    folder = path.parent.name
    for name, body in structs(text):
        if name not in described:
            continue
        for member in MEMBER.finditer(body):
            if member[4].strip():
                sentences.append((folder, name, member[2], plain(member[4])))
    for refusal in REFUSAL.finditer(text):
        refusals.append((folder, refusal[1], int(refusal[2]), joined(refusal[3]), joined(refusal[4])))


def read_news(path, events):
    for line in path.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            events.append((path.parent.name, cells[0].strip("`"), *cells[1:]))


def main(out, files):
    sentences, refusals, events = [], [], []
    for path in map(pathlib.Path, files):
        if path.name == "news.md":
            read_news(path, events)
        else:
            read(path, sentences, refusals)
    told = "".join(f"    {{{', '.join(map(quoted, row))}}},\n" for row in events)
    rows = "".join(f"    {{{', '.join(map(quoted, row))}}},\n" for row in sentences)
    refused = "".join(f'    {{{quoted(f)}, {quoted(n)}, {s}, "{i}", "{t}"}},\n' for f, n, s, i, t in refusals)
    pathlib.Path(out).write_text(
        '// Made by tools/sentences.py.\n#include "src/sentences.h"\n\nnamespace heliograph {\n\nnamespace {\n\n'
        f"constexpr Sentence sentences[] = {{\n{rows}}};\n\nconstexpr KnownRefusal refusals[] = {{\n{refused}}};\n\n"
        f"constexpr KnownEvent events[] = {{\n{told}}};\n\n"
        "}  // namespace\n\nstd::span<const Sentence> all_sentences() { return sentences; }\n"
        "std::span<const KnownRefusal> all_refusals() { return refusals; }\n"
        "std::span<const KnownEvent> all_events() { return events; }\n\n}  // namespace heliograph\n")


main(sys.argv[1], sys.argv[2:])
