"""Writes a C++ file that holds every migration: embed_migrations.py OUT FILE..."""
import pathlib
import sys

NAME_PARTS = {"sqlite": "Dialect::sqlite", "postgres": "Dialect::postgres"}


def row(path):
    stem = path.name.removesuffix(".sql")
    name, _, suffix = stem.partition(".")
    number = int(name[:4])
    dialect = NAME_PARTS.get(suffix, "Dialect::any")
    return number, f'        {{{number}, "{path.name}", R"~~~({path.read_text()})~~~", {dialect}}},\n'


out, *files = sys.argv[1:]
rows = sorted(row(pathlib.Path(f)) for f in files)
seen = {}
for (number, text), file in zip(rows, rows):
    key = (number, text.rsplit("Dialect::", 1)[1])
    if key in seen:
        sys.exit(f"migration number {number} is used twice")
    seen[key] = True
pathlib.Path(out).parent.mkdir(parents=True, exist_ok=True)
pathlib.Path(out).write_text(
    '// Made by tools/embed_migrations.py.\n#include "src/migrations.h"\n\nnamespace heliograph {\n\n'
    "const std::vector<Migration>& all_migrations() {\n    static const std::vector<Migration> all{\n"
    + "".join(text for _, text in rows)
    + "    };\n    return all;\n}\n\n}  // namespace heliograph\n"
)
