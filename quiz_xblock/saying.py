"""Answers in words: what was answered, and what is right."""

from __future__ import annotations

from collections.abc import Callable

from .kinds.base import Answer
from .questions import Question

Gettext = Callable[[str], str]


def said(question: Question, answer: Answer, gettext: Gettext) -> str:
    """An answer as one line of plain text."""
    kind = question.of_kind
    line = " ".join(kind.said(question, answer).split())
    # What an author wrote or a learner typed is never translated, even if it is a word of ours.
    return gettext(line) if kind.own_words else line


def correction(question: Question, gettext: Gettext) -> tuple[str, ...]:
    """The right answer, in lines of Markdown."""
    kind = question.of_kind
    lines = kind.correction(question)
    return tuple(gettext(line) for line in lines) if kind.own_words else tuple(lines)
