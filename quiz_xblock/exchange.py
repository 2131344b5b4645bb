"""Questions from files and to files: our own JSON, and Moodle's GIFT."""

from __future__ import annotations

from dataclasses import dataclass

from clicnjob_xblocks.content.problems import Problem, UnreadableError

from . import document
from .document import Quiz
from .gift import MAX_LENGTH, LeftOut, looks_like_gift, read_gift
from .gift_writing import write_one
from .questions import Question


@dataclass(frozen=True)
class Brought:
    """What a file held, and what of it has no counterpart here."""

    quiz: Quiz
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Written:
    """A file's text, and the questions that it could not hold, with their numbers from 1."""

    text: str
    left_out: tuple[tuple[int, Question], ...] = ()


def read_file(text: str) -> Brought:
    """The questions of a file.

    Raises:
        UnreadableError: it is neither our JSON nor GIFT, or holds what cannot be kept.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableError([Problem("quiz_too_long", values={"limit": MAX_LENGTH})])
    if not looks_like_gift(text):
        return Brought(document.parse(text.lstrip("\ufeff")))
    questions, left_out = read_gift(text)
    quiz, problems = document.read({"schema": document.SCHEMA, "questions": questions})
    if problems:
        raise UnreadableError(problems)
    return Brought(quiz, tuple(left_out))


def write_gift(quiz: Quiz) -> Written:
    """The questions as GIFT, but those that it does not know."""
    numbered = list(enumerate(quiz.questions, start=1))
    written = [(number, each, write_one(each)) for number, each in numbered]
    return Written(
        "\n".join(text for _number, _each, text in written if text is not None),
        tuple((number, each) for number, each, text in written if text is None),
    )
