"""The page as PDF and as a picture, laid out by typst."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from clicnjob_xblocks.typesetting.pictures import framed, is_whole, kind_of
from clicnjob_xblocks.typesetting.press import Files, Picture, Press, as_json
from clicnjob_xblocks.typesetting.typed import plain, typed

from .errors import PhotoError
from .fitting import Fitted, Made, fit
from .look import Look
from .sheet import Sheet

_press = Press(os.path.join(os.path.dirname(__file__), "models"), "page.typ")
#: What a model reads, by name.
_SHEET, _LOOK, _PHOTO = "sheet.json", "look.json", "photo.svg"


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

    def make(files: Files) -> Made:
        nonlocal accessible
        printed = _press.pdf(files, accessible=accessible)
        accessible = printed.accessible
        return Made(printed.data, printed.pages, _measure(files))

    made, room = _fit(sheet, look, photo, make)
    over = max(0.0, round(made.filled() - 1, 3)) if made.pages > 1 else 0.0
    return Pdf(made.data, made.pages, room, over, accessible)


def render_preview(
    sheet: Sheet, look: Look, photo: bytes | None = None, *, picture: Picture = "svg"
) -> bytes:
    """The first sheet of paper as a picture, set as ``render_pdf`` sets it."""

    def make(files: Files) -> Made:
        sheets = _press.pictures(files, picture)
        return Made(sheets[0], len(sheets), _measure(files))

    return _fit(sheet, look, photo, make).made.data


def _fit(sheet: Sheet, look: Look, photo: bytes | None, make: Callable[[Files], Made]) -> Fitted:
    files = _files(sheet, photo)
    asked = {"model": look.model, "ink": look.ink, "photo": _PHOTO in files, "measured": False}
    return fit(sheet, lambda room: make({**files, _LOOK: as_json({**asked, "room": room})}))


def _measure(files: Files) -> Callable[[], float]:
    """How much paper a page takes, in parts of a sheet; measured once, when it is asked for."""

    @cache
    def filled() -> float:
        look = {**json.loads(files[_LOOK]), "measured": True}
        return float(_press.value({**files, _LOOK: as_json(look)}, "filled"))

    return filled


def _files(sheet: Sheet, photo: bytes | None) -> Files:
    words = typed(sheet)
    for name in ("language", "title", "name", "headline", "portrait"):
        words[f"plain_{name}"] = plain(getattr(sheet, name))
    files = {_SHEET: as_json(words)}
    if photo and sheet.portrait:
        files[_PHOTO] = _framed(photo)
    return files


def _framed(photo: bytes) -> bytes:
    """A photo, cut to 3:4."""
    if kind_of(photo) is None:
        raise PhotoError("not a JPEG or PNG picture")
    if not is_whole(photo):
        raise PhotoError("a broken picture")
    return framed(photo, 300, 400)
