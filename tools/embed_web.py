#!/usr/bin/env python3
"""Puts the built web client into the program: embed_web.py DIST OUT.cpp

All files become one blob beside OUT.cpp, named by its content so that no compiler cache mistakes it for an older one;
OUT.cpp takes it in and says where each file lies.
"""
import hashlib
import pathlib
import sys

dist, out = map(pathlib.Path, sys.argv[1:])
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
         ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8", ".png": "image/png",
         ".woff2": "font/woff2", ".webmanifest": "application/manifest+json"}

blob = b""


def put(path):
    global blob
    if not path.exists():
        return "{0, 0}"
    data = path.read_bytes()
    place = "{%d, %d}" % (len(blob), len(data))
    blob += data
    return place


rows = []
for path in sorted(dist.rglob("*")):
    name = path.relative_to(dist).as_posix()
    if not path.is_file() or path.suffix in (".br", ".gz") or path.name.startswith("."):
        continue
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
    places = ", ".join(put(path.with_name(path.name + end)) for end in ("", ".br", ".gz"))
    rows.append(f'    {{"/{name}", "{TYPES.get(path.suffix, "application/octet-stream")}", "{digest}", {places}}},')
if not any('"/index.html"' in row for row in rows):
    sys.exit(f"embed_web: {dist} holds no index.html; run bin/web")

stored = out.with_name(f"web_client-{hashlib.sha256(blob).hexdigest()[:20]}.blob")
for old in out.parent.glob("web_client-*.blob"):
    if old != stored:
        old.unlink()
stored.write_bytes(blob)
out.write_text(f"""// Made by tools/embed_web.py.
#include "src/web_client/files.h"

asm(".section .rodata\\n"
    ".balign 16\\n"
    ".global heliograph_web_blob\\n"
    "heliograph_web_blob:\\n"
    ".incbin \\"{stored}\\"\\n"
    ".previous\\n");

extern "C" const char heliograph_web_blob[];

namespace heliograph::web_client {{
namespace {{
constexpr EmbeddedFile files[] = {{
{chr(10).join(rows)}
}};
}}  // namespace

std::span<const EmbeddedFile> embedded_files() {{ return files; }}
const char* embedded_bytes() {{ return heliograph_web_blob; }}

}}  // namespace heliograph::web_client
""")
