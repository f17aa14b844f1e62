"""The house rules as a test: prints each breach as FILE:LINE: sentence, and fails if there is one."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BANNED = re.compile(r"\b\w*(Manager|Helper|Util|Common|Handler|Processor|Service|Impl)\b")
BANNED_FILES = re.compile(r"(manager|helper|util|common|handler|processor|service|impl)", re.I)
# Names that are the wire's or another library's, not ours.
ALLOWED = {"ServiceSettings", "SendPushNotifications", "EnableOAuthServiceProvider",
           "XML_SetElementHandler", "XML_SetCharacterDataHandler", "XML_SetEntityDeclHandler"}
# Refusals that have no story yet. The list may only shrink.
WITHOUT_STORY = ROOT / "tests/tidy/refusals_without_story.txt"
breaches = []


def breach(path, line, sentence):
    breaches.append(f"{path.relative_to(ROOT)}:{line}: {sentence}")


def ladder():
    text = (ROOT / "src/CMakeLists.txt").read_text()
    return re.search(r"set\(capabilities\s+([^)]*)\)", text)[1].split()


def check_lines(path, lines):
    if len(lines) > 400:
        breach(path, len(lines), "a file has at most 400 lines")
    if not lines or not lines[0].startswith("//"):
        breach(path, 1, "a file begins with its role")
    for number, line in enumerate(lines, 1):
        if len(line) > 110:
            breach(path, number, "a line has at most 110 columns")
        if re.search(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))", line):
            breach(path, number, "a TODO carries an issue number: TODO(#12)")
        code = line.split("//")[0]
        for match in BANNED.finditer(re.sub(r'"[^"]*"', "", code)):
            if match[0] not in ALLOWED and not match[0].startswith(("Enable", "EXPERIMENTAL")):
                breach(path, number, f"the name {match[0]} says nothing")


NOT_A_FUNCTION = re.compile(
    r"(namespace|struct|class|enum|extern|union|using|typedef|public|private|protected)\b|(inline )?constexpr [^()]*\{?$"
    r"|template.*\b(struct|class)\b|#|\}|//")


def check_functions(path, lines):
    begun = start = None
    for number, line in enumerate(lines, 1):
        if line and not line[0].isspace() and not line.startswith(("}", "#", "//")):
            begun = None if NOT_A_FUNCTION.match(line) or line.endswith((";", "}")) else number
        if start is None and begun and line.endswith("{"):
            start = begun
        elif start is not None and line.rstrip() in ("}", "};"):
            if number - start + 1 > 60:
                breach(path, start, f"a function has at most 60 lines, this one {number - start + 1}")
            begun = start = None


def check_coroutines(path, text):
    # Only App& may be lent to a coroutine; Asio-facing loops of base/wire own what they point to.
    for match in re.finditer(r"\bTask<[^;{}()]*>\s+(?:\w+::)*\w+\(([^;{}]*?)\)\s*(?:const)?\s*[;{]", text):
        for parameter in split_parameters(match[1]):
            lent = re.search(r"&(?!&)|string_view|\bspan<", parameter)
            allowed = re.match(r"\s*(App|Database|Reader|Transaction)\s*&|.*\(\*", parameter)
            if lent and not allowed:
                line = text[: match.start()].count("\n") + 1
                breach(path, line, f"a coroutine takes values, not `{parameter.strip()}`")


def split_parameters(text):
    depth, part, parts = 0, "", []
    for c in text:
        depth += c in "<(["
        depth -= c in ">)]"
        if c == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += c
    return parts + [part]


def check_includes(path, lines, order):
    parts = path.relative_to(ROOT).parts
    for number, line in enumerate(lines, 1):
        match = re.match(r'#include "(base|src)/([^"]+)"', line)
        if not match:
            continue
        top, rest = match.groups()
        if parts[0] == "base" and top == "src":
            breach(path, number, "base knows nothing of src")
        if parts[0] != "src" or len(parts) < 3 or path.name in ("test.cpp",) or path.stem.endswith("_test"):
            continue
        capability, name = parts[1], path.name
        if top == "src" and "/" in rest:
            other = rest.split("/")[0]
            if other in order and capability in order and order.index(other) > order.index(capability):
                breach(path, number, f"{capability} stands above {other} on the ladder")
        if top == "base":
            check_base_include(path, number, name, rest)


def check_base_include(path, number, name, rest):
    if name == "model.h" and not rest.startswith("words/"):
        breach(path, number, "model.h includes base/words and earlier models only")
    if re.match(r"store(_\w+)?\.(h|cpp)$", name) and rest.startswith(("wire/", "events/")):
        breach(path, number, "a store knows neither wire nor events")
    if re.match(r"rules(_\w+)?\.(h|cpp)$", name) and rest.startswith("wire/"):
        breach(path, number, "a rule knows no HTTP and no JSON")
    if name == "routes.cpp" and rest.startswith("store/"):
        breach(path, number, "routes know no store")


def check_sentences(path, lines):
    inside = None
    for number, line in enumerate(lines, 1):
        opened = re.match(r"struct (\w+)[^;]*\{$", line)
        if opened:
            inside, members = opened[1], []
        elif inside and line.startswith("};"):
            described = any(re.match(rf"DESCRIBE\({inside}\b", later) for later in lines[number : number + 4])
            if described:
                for at, member in members:
                    breach(path, at, f"{inside}.{member} has no sentence")
            inside = None
        elif inside:
            member = re.match(r"    [\w:<>, *]+[ >](\w+)(?:\s*=[^;]*|\{[^;]*\})?;(.*)$", line)
            before = lines[number - 2].strip() if number > 1 else ""
            if member and "//" not in member[2] and not before.startswith("//"):
                members.append((number, member[1]))


def check_migrations():
    seen = {}
    for path in sorted(ROOT.glob("src/*/[0-9][0-9][0-9][0-9]_*.sql")):
        stem, _, suffix = path.name.removesuffix(".sql").partition(".")
        key = (stem[:4], suffix)
        for other, owner in seen.items():
            if other[0] == stem[:4] and (other[1] == suffix or not other[1] or not suffix):
                breach(path, 1, f"migration number {stem[:4]} is used by {owner.name} too")
        seen[key] = path


def check_refusals():
    stories = "".join(p.read_text() for p in ROOT.glob("src/*/*test*.cpp"))
    stories += "".join(p.read_text() for p in ROOT.glob("tests/**/*.cpp"))
    listed = set(WITHOUT_STORY.read_text().split())
    without = {}
    for path in sorted(ROOT.glob("src/**/*.h")) + sorted(ROOT.glob("src/**/*.cpp")):
        text = path.read_text()
        for match in re.finditer(r'Refusal (\w+)\{\s*(\d+),\s*"([^"]+)"', text):
            # A story walks over a whole table of refusals.
            if match[3] not in stories and not path.name.endswith("_table.h"):
                without[match[3]] = path, text[: match.start()].count("\n") + 1
    for refusal, (path, line) in without.items():
        if refusal not in listed:
            breach(path, line, f"no story refuses with {refusal}")
    for refusal in sorted(listed - without.keys()):
        breach(WITHOUT_STORY, 1, f"{refusal} has a story now, or is gone: take it off the list")
    if without:
        print(f"refusals without a story: {len(without)}:", *sorted(without))


def check_news():
    for path in sorted(ROOT.glob("src/*/news.md")):
        sources = "".join(p.read_text() for p in path.parent.glob("*.cpp") if "test" not in p.stem)
        for number, line in enumerate(path.read_text().splitlines(), 1):
            event = re.match(r"\| `(\w+)` \|", line)
            if event and f'"{event[1]}"' not in sources:
                breach(path, number, f"nothing here tells {event[1]}")
    told = "".join(p.read_text() for p in ROOT.glob("src/*/news.md"))
    for path in sorted(ROOT.glob("src/*/*.cpp")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            for event in re.findall(r'\.event = "(\w+)"', line):
                if f"| `{event}` |" not in told:
                    breach(path, number, f"no news.md has a row for {event}")


def main():
    order = ladder()
    for name in order:
        if not (ROOT / "src" / name / "README.md").exists():
            breach(ROOT / "src" / name / "README.md", 1, "a capability has a README")
    sources = [p for top in ("base", "src", "tests", "bench") for p in (ROOT / top).rglob("*") if p.suffix in (".h", ".cpp")]
    for path in sorted(sources):
        if BANNED_FILES.search(path.stem):
            breach(path, 1, "the file's name says nothing")
        text = path.read_text()
        lines = text.splitlines()
        check_lines(path, lines)
        check_functions(path, lines)
        check_includes(path, lines, order)
        if path.relative_to(ROOT).parts[0] == "src":
            check_coroutines(path, text)
        if path.name == "model.h" or path.name == "config.h":
            check_sentences(path, lines)
    check_migrations()
    check_refusals()
    check_news()
    for line in breaches:
        print(line)
    print(f"tidy: {len(breaches)} breaches in {len(sources)} files")
    sys.exit(1 if breaches else 0)


main()
