"""A kind that is one file in a folder of its own, beside those of the project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz_xblock import kinds

MODULE = """
from dataclasses import dataclass

from clicnjob_xblocks.content.editing import Text
from ..problems import AnswerError
from .base import Judgement
from .plain import PlainKind


@dataclass(frozen=True)
class Body:
    start: str = ""


class BeginsWithKind(PlainKind):
    name = "begins"
    rank = 10
    label = "Begins with"
    help = "A word that begins with given letters."
    widget = "fill"
    editor = (Text("start", "It begins with"),)

    def blank(self):
        return {"start": ""}

    def read_body(self, reader):
        return Body(reader.text("start", 20))

    def asked(self, question, layout, answer):
        return {"pieces": ["", ""]}

    def read_answer(self, question, raw, layout):
        if not isinstance(raw, list) or len(raw) != 1 or not isinstance(raw[0], str):
            raise AnswerError
        return raw[0]

    def fits(self, question, answer):
        return isinstance(answer, str)

    def shown_answer(self, question, answer, layout):
        return [answer]

    def judge(self, question, answer, *, partial=True):
        right = answer.startswith(question.body.start)
        return Judgement(float(right), {"0": right})

    def correction(self, question):
        return (question.body.start + "…",)

    def said(self, question, answer):
        return answer


KIND = BeginsWithKind()
"""


@contextmanager
def one_more_kind(folder: Path) -> Iterator[str]:
    """The folder of kinds with another one beside it; gives what that is called."""
    (folder / "begins.py").write_text(MODULE, encoding="utf-8")
    kinds.__path__.append(str(folder))
    kinds.kinds.cache_clear()
    try:
        yield "begins"
    finally:
        kinds.__path__.remove(str(folder))
        kinds.kinds.cache_clear()
