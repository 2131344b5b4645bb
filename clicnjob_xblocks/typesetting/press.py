"""The press: typst, the models of one sort of page, and what it makes of them.

What a person typed reaches typst as JSON values, in files that are in memory only, and is never
read as markup (see :mod:`.typed`). Beside them the compiler sees the folder of the models and
nothing else. The same page gives the same bytes every time.
"""

from __future__ import annotations

import json
import os
import re
import threading
from functools import cache
from typing import Any, Literal, NamedTuple

import typst

Picture = Literal["svg", "png"]
#: What the compiler reads besides the models, by name; none of it is ever on a disk.
Files = dict[str, bytes]

_HERE = os.path.dirname(__file__)
#: Both at once: what a screen reader can follow, and what an archive can keep.
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
#: No clock: the day of printing is no part of a page.
_EPOCH = 0
#: What every model may import: the fonts, and how to say what was typed.
_WORDS = "words.typ"
#: How a file says on how many sheets it is, before anything that a person typed.
_SHEETS = re.compile(rb"/Type/Pages/Count (\d+)")
_HEAD = 200


class Printed(NamedTuple):
    """Pages as a file.

    Attributes:
        data: the file.
        pages: how many sheets of paper it takes.
        accessible: whether it keeps PDF/UA-1 and PDF/A-2a; it does unless some character is
            in none of the fonts.
    """

    data: bytes
    pages: int
    accessible: bool


class Press:
    """Sets pages of one sort; each thread has a compiler of its own.

    Args:
        folder: where the models are.
        door: the model that typst begins with.
    """

    def __init__(self, folder: str, door: str) -> None:
        self._folder = folder
        self._door = door
        self._local = threading.local()
        self._own: Files = {}
        self._logged = False

    def pdf(self, files: Files, *, accessible: bool = True) -> Printed:
        """The pages as PDF.

        Args:
            files: see :func:`as_json`.
            accessible: ``False`` where it is known that some character is in none of the fonts.
        """
        if accessible:
            try:
                made = self._compiler().compile(
                    self._given(files), format="pdf", pdf_standards=_STANDARDS, timestamp=_EPOCH
                )
                return _printed(made, accessible=True)
            except typst.TypstError as error:
                if not error.message.startswith("PDF/"):
                    raise
                # The message quotes the text: it stays out of the log.
                self._log("A page holds a character that no font has: plain PDF instead")
        made = self._compiler().compile(self._given(files), format="pdf", timestamp=_EPOCH)
        return _printed(made, accessible=False)

    def pictures(self, files: Files, picture: Picture) -> list[bytes]:
        """Each sheet of paper as a picture."""
        made = self._compiler().compile(self._given(files), format=picture, ppi=96)
        return [_bytes(each) for each in (made if isinstance(made, list) else [made])]

    def value(self, files: Files, label: str) -> Any:
        """What a page says of itself under ``label``."""
        return self._new_compiler(files).query(f"<{label}>", field="value", one=True)

    def _log(self, sentence: str) -> None:
        """Once in a process: the same page is printed again and again."""
        # Loaded where it is needed, which is rarely: a command pays for each import.
        import logging  # noqa: PLC0415

        if not self._logged:
            self._logged = True
            logging.getLogger(__name__).warning(sentence)

    def _compiler(self) -> typst.Compiler:
        """That of this thread: it sets one page at a time, from files that it is given.

        Its own inputs stay as they are: with others it would build its whole library anew.
        """
        compiler: typst.Compiler | None = getattr(self._local, "compiler", None)
        if compiler is None:
            compiler = self._local.compiler = self._new_compiler({})
        return compiler

    def _new_compiler(self, files: Files) -> typst.Compiler:
        return typst.Compiler(
            self._given(files), root=self._folder, font_paths=_fonts(), ignore_system_fonts=True
        )

    def _given(self, files: Files) -> Any:
        """With what every page needs; the declared types of the compiler know of one file only."""
        if not self._own:
            self._own = {
                "main": _read(os.path.join(self._folder, self._door)),
                _WORDS: _read(os.path.join(_HERE, _WORDS)),
            }
        return {**self._own, **files}


def as_json(value: object) -> bytes:
    """A value as a file that a model reads."""
    return json.dumps(value, ensure_ascii=False).encode()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[os.path.join(_HERE, "fonts")],
    )


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _printed(made: bytes | list[bytes] | None, *, accessible: bool) -> Printed:
    data = _bytes(made)
    told = _SHEETS.search(data, 0, _HEAD)
    if told is None:
        raise TypeError("typst gave a file that does not say its pages")
    return Printed(data, int(told[1]), accessible)


def _bytes(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made
