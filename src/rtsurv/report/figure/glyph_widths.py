#!/usr/bin/env python3
"""Writes glyph_widths.cpp: the advance widths of Liberation Sans, which are those of Arial.

    python3 glyph_widths.py /usr/share/fonts/truetype/liberation > glyph_widths.cpp && clang-format -i glyph_widths.cpp

Reads the tables head, hhea, hmtx and cmap (format 4) of LiberationSans-Regular.ttf and -Bold.ttf
(Debian: fonts-liberation); needs nothing but Python.
"""

import struct
import sys

RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x386, 0x3CE), (0x401, 0x45F), (0x2010, 0x2015), (0x2018, 0x201E),
          (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x2190, 0x2193),
          (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265)]


def tables(font):
    count = struct.unpack(">H", font[4:6])[0]
    entries = (struct.unpack(">4s4xLL", font[12 + 16 * i:28 + 16 * i]) for i in range(count))
    return {tag.decode(): font[offset:offset + length] for tag, offset, length in entries}


def character_map(cmap):
    for i in range(struct.unpack(">H", cmap[2:4])[0]):
        platform, encoding, offset = struct.unpack(">HHL", cmap[4 + 8 * i:12 + 8 * i])
        if (platform, encoding) == (3, 1):
            return format_4(cmap[offset:])
    raise SystemExit("no Unicode character map")


def format_4(sub):
    n = struct.unpack(">H", sub[6:8])[0] // 2
    column = lambda at, kind: struct.unpack(f">{n}{kind}", sub[at:at + 2 * n])
    ends, starts = column(14, "H"), column(16 + 2 * n, "H")
    deltas, offsets = column(16 + 4 * n, "h"), column(16 + 6 * n, "H")
    glyphs = {}
    for k in range(n):
        for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
            glyph = code
            if offsets[k]:
                at = 16 + 6 * n + 2 * k + offsets[k] + 2 * (code - starts[k])
                glyph = struct.unpack(">H", sub[at:at + 2])[0]
                if glyph == 0:
                    continue
            glyphs[code] = (glyph + deltas[k]) & 0xFFFF
    return glyphs


def advances(path):
    with open(path, "rb") as file:
        font = tables(file.read())
    assert struct.unpack(">H", font["head"][18:20])[0] == 2048
    measured = struct.unpack(">H", font["hhea"][34:36])[0]
    widths = [struct.unpack(">H", font["hmtx"][4 * i:4 * i + 2])[0] for i in range(measured)]
    return {code: widths[min(glyph, measured - 1)] for code, glyph in character_map(font["cmap"]).items()}


def main(folder):
    regular = advances(f"{folder}/LiberationSans-Regular.ttf")
    bold = advances(f"{folder}/LiberationSans-Bold.ttf")
    codes = [code for first, last in RANGES for code in range(first, last + 1) if code in regular and code in bold]
    print('// Written by glyph_widths.py; do not edit.\n\n#include "rtsurv/report/figure/glyph_widths.hpp"\n')
    print("namespace rtsurv::report::figure {\n\nnamespace {\n\nconstexpr GlyphWidth table[] = {")
    print(", ".join(f"{{0x{code:04X}, {regular[code]}, {bold[code]}}}" for code in codes))
    print("};\n\n}  // namespace\n\nstd::span<const GlyphWidth> glyph_widths() noexcept { return table; }\n")
    print("}  // namespace rtsurv::report::figure")


main(sys.argv[1])
