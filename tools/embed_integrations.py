#!/usr/bin/env python3
"""Packs the folders of integrations into the program: embed_integrations.py OUT.cpp OUT.bin FOLDER

The archive is a list of lines "path packed-bytes bytes", an empty line, and the packed files in that order."""
import hashlib
import os
import sys
import zlib

out_cpp, out_bin, folder = sys.argv[1:]
lines, packed = [], []
for top, folders, files in os.walk(folder):
    folders.sort()
    for name in sorted(files):
        path = os.path.relpath(os.path.join(top, name), folder)
        # Golden files are for the tests.
        if name.startswith(".") or " " in path or path.endswith((".post.json", ".ignored.json", ".refused.json")):
            continue
        with open(os.path.join(top, name), "rb") as file:
            text = file.read()
        squeezed = zlib.compress(text, 9)
        lines.append(f"{path} {len(squeezed)} {len(text)}\n")
        packed.append(squeezed)
archive = "".join(lines).encode() + b"\n" + b"".join(packed)
if not lines:
    archive = b"\n\n"
with open(out_bin, "wb") as made:
    made.write(archive)
# The digest makes every change of the archive one of this file, so that it is compiled anew.
with open(out_cpp, "w", encoding="utf-8") as made:
    made.write(f"// Made by tools/embed_integrations.py: {hashlib.sha256(archive).hexdigest()}\n")
    made.write('asm(".pushsection .rodata\\n"\n')
    for name in ("begin", "end"):
        made.write(f'    ".globl heliograph_integrations_{name}\\n"\n')
    made.write('    "heliograph_integrations_begin:\\n"\n')
    made.write(f'    ".incbin \\"{os.path.abspath(out_bin)}\\"\\n"\n')
    made.write('    "heliograph_integrations_end:\\n"\n    ".byte 0\\n"\n    ".popsection\\n");\n')
