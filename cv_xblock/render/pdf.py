"""The page as PDF and as a picture, laid out by typst.

What a person typed reaches typst as JSON values, in files that are in memory only, and is never
read as markup. Beside them the compiler sees the folder of the models and nothing else. The same
page gives the same bytes every time.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple

import typst

from .errors import PhotoError
from .fitting import Fitted, Made, fit
from .look import Look
from .sheet import Sheet
from .typed import plain, typed

Picture = Literal["svg", "png"]

_HERE = os.path.dirname(__file__)
_MODELS = os.path.join(_HERE, "models")
#: What a model reads, by name.
_SHEET, _LOOK, _PHOTO = "sheet.json", "look.json", "photo.svg"
#: Both at once: what a screen reader can follow, and what an archive can keep.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
#: No clock: the day of printing is no part of a page.
_EPOCH = 0

#: How a picture starts, what it is, and what ends it.
_PICTURES = ((b"\xff\xd8\xff", "jpeg", b"\xff\xd9"), (b"\x89PNG\r\n\x1a\n", "png", b"IEND"))
#: How a file says on how many sheets it is, before anything that a person typed.
_SHEETS = re.compile(rb"/Type/Pages/Count (\d+)")
_HEAD = 200

#: What the compiler reads: the door of the models, and the data of one page.
_Files = dict[str, bytes]

_local = threading.local()


class Pdf(NamedTuple):
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

    def export(files: _Files) -> bytes:
        nonlocal accessible
        if accessible:
            try:
                return _bytes(
                    _compiler().compile(
                        _given(files), format="pdf", pdf_standards=_STANDARDS, timestamp=_EPOCH
                    )
                )
            except typst.TypstError as error:
                if not error.message.startswith("PDF/"):
                    raise
                # The message quotes the text: it stays out of the log.
                _log("A CV holds a character that no font has: plain PDF instead")
                accessible = False
        return _bytes(_compiler().compile(_given(files), format="pdf", timestamp=_EPOCH))

    def make(files: _Files) -> Made:
        data = export(files)
        return Made(data, _sheets(data), _measure(files))

    made, room = _fit(sheet, look, photo, make)
    over = max(0.0, round(made.filled() - 1, 3)) if made.pages > 1 else 0.0
    return Pdf(made.data, made.pages, room, over, accessible)


def render_preview(
    sheet: Sheet, look: Look, photo: bytes | None = None, *, picture: Picture = "svg"
) -> bytes:
    """The first sheet of paper as a picture, set as ``render_pdf`` sets it."""

    def make(files: _Files) -> Made:
        made = _compiler().compile(_given(files), format=picture, ppi=96)
        sheets = made if isinstance(made, list) else [made]
        return Made(_bytes(sheets[0]), len(sheets), _measure(files))

    return _fit(sheet, look, photo, make).made.data


def _fit(sheet: Sheet, look: Look, photo: bytes | None, make: Callable[[_Files], Made]) -> Fitted:
    files = _files(sheet, photo)
    asked = {"model": look.model, "ink": look.ink, "photo": _PHOTO in files, "measured": False}
    return fit(sheet, lambda room: make({**files, _LOOK: _json({**asked, "room": room})}))


def _measure(files: _Files) -> Callable[[], float]:
    """How much paper a page takes, in parts of a sheet; measured once, when it is asked for."""

    @cache
    def filled() -> float:
        look = {**json.loads(files[_LOOK]), "measured": True}
        compiler = _new_compiler({**files, _LOOK: _json(look)})
        return float(compiler.query("<filled>", field="value", one=True))

    return filled


def _files(sheet: Sheet, photo: bytes | None) -> _Files:
    words = typed(sheet)
    for name in ("language", "title", "name", "headline", "portrait"):
        words[f"plain_{name}"] = plain(getattr(sheet, name))
    files = {"main": _door(), _SHEET: _json(words)}
    if photo and sheet.portrait:
        files[_PHOTO] = _framed(photo)
    return files


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@cache
def _log(sentence: str) -> None:
    """Once in a process: the same name is printed again and again."""
    # Loaded where it is needed, which is rarely: a command pays for each import.
    import logging  # noqa: PLC0415

    logging.getLogger(__name__).warning(sentence)


def _framed(photo: bytes) -> bytes:
    """A photo, cut to 3:4, as the text of a drawing: the compiler takes no other files.

    Its kind is looked at first: of a drawing, the compiler would read what it refers to.
    """
    found = next((each for each in _PICTURES if photo.startswith(each[0])), None)
    if found is None:
        raise PhotoError("not a JPEG or PNG picture")
    _start, kind, end = found
    if end not in photo:
        raise PhotoError("a broken picture")
    # Loaded where it is needed: a page without a photo does not wait for it.
    from binascii import b2a_base64  # noqa: PLC0415

    encoded = b2a_base64(photo, newline=False).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' width="300" height="400"><image width="300" height="400"'
        f' preserveAspectRatio="xMidYMid slice" xlink:href="data:image/{kind};base64,{encoded}"/>'
        "</svg>"
    ).encode()


def _compiler() -> typst.Compiler:
    """The compiler of this thread: it sets one page at a time, from files that it is given.

    Its own inputs stay as they are: with others it would build its whole library anew.
    """
    compiler = getattr(_local, "compiler", None)
    if compiler is None:
        compiler = _local.compiler = _new_compiler({"main": _door()})
    return compiler


def _new_compiler(files: _Files) -> typst.Compiler:
    return typst.Compiler(
        _given(files), root=_MODELS, font_paths=_fonts(), ignore_system_fonts=True
    )


def _given(files: _Files) -> Any:
    """The same: the declared types of the compiler know of one file only."""
    return files


@cache
def _door() -> bytes:
    with open(os.path.join(_MODELS, "page.typ"), "rb") as file:
        return file.read()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[os.path.join(_HERE, "fonts")],
    )


def _sheets(pdf: bytes) -> int:
    told = _SHEETS.search(pdf, 0, _HEAD)
    if told is None:
        raise TypeError("typst gave a file that does not say its pages")
    return int(told[1])


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made
