#!/usr/bin/env python3
"""Writes a C++ file that holds a text: embed_text.py OUT.cpp NAMESPACE NAME TEXT.txt"""
import sys

out, namespace, name, path = sys.argv[1:]
text = open(path, encoding="utf-8").read()
# A literal may hold 64 KiB on every compiler; adjacent ones are joined.
pieces = [text[i:i + 8000] for i in range(0, len(text), 8000)] or [""]
with open(out, "w", encoding="utf-8") as made:
    made.write("// Made by tools/embed_text.py.\n#include <string_view>\n\n")
    made.write(f"namespace {namespace} {{\nextern const std::string_view {name};\n")
    made.write(f"const std::string_view {name}(\n")
    for piece in pieces:
        made.write(f'R"~~({piece})~~"\n')
    made.write(f", {len(text.encode())});\n}}\n")
