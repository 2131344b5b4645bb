"""Makes the Arabic fonts of the pages from Vazirmatn's own files.

    pip install fonttools
    python tests/fonts/split_lam_alef.py Vazirmatn_400Regular.ttf OURS.ttf

Lam and alef make one sign, which fonts keep as one glyph. A program that reads the page back
gets two letters for one place, and poppler gives them in the wrong order. Here the sign is drawn
by the alef's glyph, over the room of an empty one for the lam: the same page, each letter in a
place of its own. The single glyph for the whole of "Allah" goes for the same reason.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from typing import Any

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

FAMILY = "Clicnjob Arabic"
#: By the form of lam: at the start of a word, and within one.
LAMS = ("uniFEDF", "uniFEE0")
ALEFS = ("uniFE8E", "uniFB51", "uniFE82", "uniFE84", "uniFE88")
ALLAH = ("uni0627", "uniFDF2")


def main(source: str, target: str) -> None:
    font = TTFont(source)
    lookups = font["GSUB"].table.LookupList.Lookup
    signs = _taken_out(lookups)
    made = [_context(font, lookups, lam, signs[lam]) for lam in LAMS]
    first = min(place for _sign, place in signs[LAMS[0]].values())
    # What is left of the ligatures there comes after ours, in the same lookup's place.
    rest = [_plain(each) for each in lookups[first].SubTable]
    if any(each.ligatures for each in rest):
        raise SystemExit("The lookup of lam and alef holds other signs too")
    lookups[first] = builder.buildLookup(made, flags=lookups[first].LookupFlag)
    _rename(font)
    font.save(target)


def _plain(table: Any) -> Any:
    return getattr(table, "ExtSubTable", table)


def _taken_out(lookups: list[Any]) -> dict[str, dict[str, tuple[str, int]]]:
    """The signs of lam and an alef, by lam and alef, with their lookup; taken out of it."""
    found: dict[str, dict[str, tuple[str, int]]] = {lam: {} for lam in LAMS}
    for place, lookup in enumerate(lookups):
        for table in map(_plain, lookup.SubTable):
            if table.LookupType != 4:
                continue
            for first, ligatures in list(table.ligatures.items()):
                kept = []
                for each in ligatures:
                    if first in LAMS and len(each.Component) == 1 and each.Component[0] in ALEFS:
                        found[first][each.Component[0]] = (each.LigGlyph, place)
                    elif (first, each.LigGlyph) != ALLAH and not (
                        first.startswith("uni06B5") and each.Component[0] in ALEFS
                    ):
                        kept.append(each)
                table.ligatures[first] = kept
                if not kept:
                    del table.ligatures[first]
    return found


def _context(font: TTFont, lookups: list[Any], lam: str, signs: dict[str, tuple[str, int]]) -> Any:
    """Where this lam stands before an alef: empty room for it, and the sign for the alef."""
    room = font["hmtx"][signs["uniFE8E"][0]][0] // 2
    empty = _glyph(font, f"{lam}.room", None, room)
    drawn = {
        alef: _glyph(font, f"{sign}.drawn", sign, font["hmtx"][sign][0] - room)
        for alef, (sign, _place) in signs.items()
    }
    numbers = []
    for mapping in ({lam: empty}, drawn):
        lookups.append(builder.buildLookup([builder.buildSingleSubstSubtable(mapping)]))
        numbers.append(len(lookups) - 1)
    table = otTables.ContextSubst()
    table.Format = 3
    table.GlyphCount = 2
    glyphs = font.getReverseGlyphMap()
    table.Coverage = [
        builder.buildCoverage([lam], glyphs),
        builder.buildCoverage(list(drawn), glyphs),
    ]
    table.SubstLookupRecord = []
    for at, number in enumerate(numbers):
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = at, number
        table.SubstLookupRecord.append(record)
    table.SubstCount = 2
    return table


def _glyph(font: TTFont, name: str, like: str | None, advance: int) -> str:
    glyphs = font["glyf"]
    glyph = deepcopy(glyphs[like or "space"])
    side = font["hmtx"][like][1] if like else 0
    glyphs[name] = glyph
    font["hmtx"][name] = (advance, side)
    classes = font["GDEF"].table.GlyphClassDef
    if classes is not None:
        classes.classDefs[name] = 1
    font.setGlyphOrder(glyphs.glyphOrder)
    return name


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            text = record.toUnicode().replace("Vazirmatn", FAMILY)
            record.string = text.replace(" ", "") if record.nameID == 6 else text


if __name__ == "__main__":
    main(*sys.argv[1:])
