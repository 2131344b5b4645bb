"""The page as PDF and as a picture, laid out by typst.

What a person typed reaches typst as JSON values and is never read as markup. The compiler sees
the folder of the models and nothing else; the photo comes as bytes. The same page gives the
same bytes every time.
"""

from __future__ import annotations

import json
import threading
from binascii import b2a_base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from .errors import PhotoError
from .fitting import Extent, fit
from .look import Look
from .sheet import Sheet
from .typed import plain, typed

Picture = Literal["svg", "png"]

_HERE = Path(__file__).parent
_MODELS = _HERE / "models"
#: Both at once: what a screen reader can follow, and what an archive can keep.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
#: No clock: the day of printing is no part of a page.
_EPOCH = 0

#: How a picture starts, what it is, and what ends it.
_PICTURES = ((b"\xff\xd8\xff", "jpeg", b"\xff\xd9"), (b"\x89PNG\r\n\x1a\n", "png", b"IEND"))

_local = threading.local()


@dataclass(frozen=True)
class Pdf:
    """A page as a file.

    Attributes:
        data: the file.
        pages: how many sheets of paper it takes; more than one is one too many.
        room: how roomy it is set: 1 as usual, 0 as tight as reads well, more for a page with
            little on it.
        over: how much stands beyond the first sheet, in parts of a sheet; 0 when it fits.
        accessible: whether it keeps PDF/UA-1 and PDF/A-2a; it does unless some character is
            in none of the fonts.
    """

    data: bytes
    pages: int
    room: float
    over: float
    accessible: bool


def render_pdf(sheet: Sheet, look: Look, photo: bytes | None = None) -> Pdf:
    """Set a page, as roomy as one sheet of paper allows.

    Args:
        photo: a JPEG or a PNG; printed if the sheet has a portrait.

    Raises:
        PhotoError: it is none.
    """
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
                _log("A CV holds a character that no font has: plain PDF instead")
                accessible = False
        return _bytes(compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_EPOCH))

    fitted = fit(sheet, _maker(sheet, look, photo, export))
    over = max(0.0, round(fitted.extent.filled - 1, 3)) if fitted.extent.pages > 1 else 0.0
    return Pdf(fitted.made, fitted.extent.pages, fitted.room, over, accessible)


def render_preview(
    sheet: Sheet, look: Look, photo: bytes | None = None, *, picture: Picture = "svg"
) -> bytes:
    """The first sheet of paper as a picture, set as ``render_pdf`` sets it."""

    def export(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
        made = compiler.compile(format=picture, sys_inputs=inputs, ppi=96)
        return _bytes(made[0] if isinstance(made, list) else made)

    return fit(sheet, _maker(sheet, look, photo, export)).made


def _maker(
    sheet: Sheet,
    look: Look,
    photo: bytes | None,
    export: Callable[[typst.Compiler, dict[str, str]], bytes],
) -> Callable[[float], tuple[bytes, Extent]]:
    compiler = _compiler()
    inputs = _inputs(sheet, photo)

    def make(room: float) -> tuple[bytes, Extent]:
        asked = {"model": look.model, "ink": look.ink, "room": room}
        data = export(compiler, {**inputs, "look": json.dumps(asked)})
        return data, Extent(**json.loads(compiler.query("<end>", field="value", one=True)))

    return make


def _inputs(sheet: Sheet, photo: bytes | None) -> dict[str, str]:
    words = typed(sheet)
    for name in ("language", "title", "name", "headline", "portrait"):
        words[f"plain_{name}"] = plain(getattr(sheet, name))
    inputs = {"sheet": json.dumps(words, ensure_ascii=False)}
    if photo and sheet.portrait:
        inputs["photo"] = _framed(photo)
    return inputs


@cache
def _log(sentence: str) -> None:
    """Once in a process: the same name is printed again and again."""
    # Loaded where it is needed, which is rarely: a command pays for each import.
    import logging  # noqa: PLC0415

    logging.getLogger(__name__).warning(sentence)


def _framed(photo: bytes) -> str:
    """A photo, cut to 3:4, as the text of a drawing: the compiler takes no bytes as input.

    Its kind is looked at first: of a drawing, the compiler would read what it refers to.
    """
    found = next((each for each in _PICTURES if photo.startswith(each[0])), None)
    if found is None:
        raise PhotoError("not a JPEG or PNG picture")
    _start, kind, end = found
    if end not in photo:
        raise PhotoError("a broken picture")
    encoded = b2a_base64(photo, newline=False).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' width="300" height="400"><image width="300" height="400"'
        f' preserveAspectRatio="xMidYMid slice" xlink:href="data:image/{kind};base64,{encoded}"/>'
        "</svg>"
    )


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


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made
