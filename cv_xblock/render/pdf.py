"""The page as PDF and as a picture, laid out by typst.

What a person typed reaches typst as JSON values and is never read as markup. The compiler sees
the folder of the models and nothing else; the photo comes as bytes. The same page gives the
same bytes every time.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from .look import Look
from .sheet import Sheet

Picture = Literal["svg", "png"]

log = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_MODELS = _HERE / "models"
#: Both at once: what a screen reader can follow, and what an archive can keep.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
#: No clock: the day of printing is no part of a page.
_EPOCH = 0
#: How roomy a page is set, roomiest first.
ROOMY, TIGHT = 1.0, 0.0
_STEPS = 3

#: Control characters, halves of characters, and non-characters: none of them can be printed.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\u2028\u2029]+")

_local = threading.local()


@dataclass(frozen=True)
class Pdf:
    """A page as a file.

    Attributes:
        data: the file.
        pages: how many sheets of paper it takes; more than one is one too many.
        room: how roomy it is set, from 1 to 0 (the tightest that reads well).
        over: how much stands beyond the first sheet, in parts of a sheet; 0 when it fits.
        accessible: whether it keeps PDF/UA-1 and PDF/A-2a; it does unless some character is
            in none of the fonts.
    """

    data: bytes
    pages: int
    room: float
    over: float
    accessible: bool


@dataclass(frozen=True)
class _Extent:
    pages: int
    over: float


def render_pdf(sheet: Sheet, look: Look, photo: bytes | None = None) -> Pdf:
    """Set a page, as roomy as one sheet of paper allows."""
    accessible = True

    def export(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
        nonlocal accessible
        if accessible:
            try:
                return _bytes(
                    compiler.compile(
                        format="pdf",
                        sys_inputs=inputs,
                        pdf_standards=_STANDARDS,
                        timestamp=_EPOCH,
                    )
                )
            except typst.TypstError as error:
                if not error.message.startswith("PDF/"):
                    raise
                # The message quotes the text: it stays out of the log.
                log.warning("A CV holds a character that no font has: plain PDF instead")
                accessible = False
        return _bytes(compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH))

    data, extent, room = _fitted(sheet, look, photo, export)
    return Pdf(data, extent.pages, room, extent.over, accessible)


def render_preview(
    sheet: Sheet, look: Look, photo: bytes | None = None, *, picture: Picture = "svg"
) -> bytes:
    """The first sheet of paper as a picture, set as ``render_pdf`` sets it."""

    def export(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
        made = compiler.compile(format=picture, sys_inputs=inputs, ppi=96)
        return _bytes(made[0] if isinstance(made, list) else made)

    data, _extent, _room = _fitted(sheet, look, photo, export)
    return data


def _fitted(
    sheet: Sheet,
    look: Look,
    photo: bytes | None,
    export: Callable[[typst.Compiler, dict[str, str]], bytes],
) -> tuple[bytes, _Extent, float]:
    """Halve the way between roomy and tight until the page holds."""
    compiler = _compiler()
    inputs = _inputs(sheet, photo)

    def at(room: float) -> tuple[bytes, _Extent, float]:
        asked = {"model": look.model, "ink": look.ink, "room": room}
        data = export(compiler, {**inputs, "look": json.dumps(asked)})
        return data, _extent(compiler), room

    roomiest = at(ROOMY)
    if roomiest[1].pages == 1:
        return roomiest
    best = at(TIGHT)
    if best[1].pages > 1:
        return best
    low, high = TIGHT, ROOMY
    for _step in range(_STEPS):
        middle = at((low + high) / 2)
        if middle[1].pages == 1:
            best, low = middle, middle[2]
        else:
            high = middle[2]
    return best


def _inputs(sheet: Sheet, photo: bytes | None) -> dict[str, str]:
    words = _printable(asdict(sheet))
    inputs = {"sheet": json.dumps(words, ensure_ascii=False)}
    if photo and sheet.portrait:
        inputs["photo"] = json.dumps(list(photo), separators=(",", ":"))
    return inputs


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", _BREAKS.sub(" ", value))
    if isinstance(value, dict):
        return {name: _printable(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_printable(each) for each in value]
    return value


def _compiler() -> typst.Compiler:
    """The compiler of this thread: it holds the data of one page at a time."""
    compiler = getattr(_local, "compiler", None)
    if compiler is None:
        compiler = _local.compiler = typst.Compiler(
            _MODELS / "page.typ", root=_MODELS, font_paths=_fonts(), ignore_system_fonts=True
        )
    return compiler


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_HERE / "fonts"],
    )


def _extent(compiler: typst.Compiler) -> _Extent:
    end = json.loads(compiler.query("<end>", field="value", one=True))
    return _Extent(end["pages"], round(end["over"], 3))


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made
