#!/usr/bin/env python3
"""Cuts the fonts of printed documents out of freely licensed ones.

Needs fonttools and the Debian packages fonts-morisawa-bizud-gothic and fonts-dejavu-core:

    pip install fonttools && python3 assets/fonts/build.py

What is kept: Latin with its extensions, Greek, Cyrillic, kana, every kanji of JIS X 0208, and the
388 variants of IBM and NEC that names are written with.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BIZ = Path("/usr/share/fonts/truetype/bizud-gothic")
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def decoded(rows, cells, encoding):
    """The characters of a two-byte encoding."""
    found = set()
    for row in rows:
        for cell in cells:
            try:
                found |= set(bytes([row, cell]).decode(encoding))
            except UnicodeDecodeError:
                pass
    return found


def span(first, last):
    return set(map(chr, range(first, last + 1)))


def japanese():
    jis = decoded(range(0xA1, 0xFF), range(0xA1, 0xFF), "euc_jp")
    variants = decoded([0xFA, 0xFB, 0xFC], range(0x40, 0xFD), "cp932")
    signs = span(0x2010, 0x203F) | span(0x2150, 0x217F) | span(0x2460, 0x2473) | span(0x3251, 0x325F)
    return jis | variants | signs | span(0x20, 0x7E) | span(0xA0, 0x17F) | span(0xFF01, 0xFF9F)


def others():
    latin = span(0x180, 0x24F) | span(0x300, 0x36F) | span(0x1E00, 0x1EFF) | span(0x250, 0x2AF)
    return latin | span(0x370, 0x3FF) | span(0x400, 0x52F) | set("☐☑✓")


def cut(source, characters, target):
    listed = HERE / "characters.txt"
    listed.write_text("\n".join(f"U+{ord(c):04X}" for c in sorted(characters)))
    subprocess.run(
        [
            sys.executable, "-m", "fontTools.subset", str(source),
            f"--unicodes-file={listed}", f"--output-file={HERE / target}",
            "--layout-features=", "--no-hinting", "--notdef-outline", "--name-IDs=*",
            "--drop-tables+=vhea,vmtx,GSUB,GPOS,GDEF,DSIG,VORG,meta",
        ],
        check=True,
    )
    listed.unlink()


cut(BIZ / "BIZUDPGothic-Regular.ttf", japanese(), "regular.ttf")
cut(BIZ / "BIZUDPGothic-Bold.ttf", japanese(), "bold.ttf")
cut(DEJAVU, others(), "signs.ttf")
