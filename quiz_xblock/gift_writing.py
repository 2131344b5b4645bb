"""Our questions as a file in Moodle's GIFT format, as far as it has the like."""

from __future__ import annotations

import re
from typing import Any

from .marked import read_marked
from .questions import Question

#: What begins a weight or another format at the start of a text, and what makes a pair anywhere.
_UNESCAPABLE = re.compile(r"^%(?=-?[0-9.]+%)|^\[(?=(?:html|markdown|plain|moodle)\])|(?<=-)>")


def write_one(question: Question) -> str | None:
    """The question in GIFT; ``None`` if GIFT has nothing like it."""
    if question.picture is not None:
        return None
    inside = _INSIDE.get(question.kind, _nothing)(question)
    if inside is None:
        return None
    head, block, tail = inside
    general = f"\n####{_text(question.explanation)}" if question.explanation else ""
    return f"[markdown]{head} {{{block}{general}\n}}{tail}\n"


def _one(question: Question) -> tuple[str, str, str]:
    lines = [
        f"\n{'=' if each.right else '~'}{_said(each.text, each.feedback)}"
        for each in question.body.choices
    ]
    return _text(question.text), "".join(lines), ""


def _several(question: Question) -> tuple[str, str, str]:
    right = max(1, sum(each.right for each in question.body.choices))
    worth = f"{100 / right:.5f}".rstrip("0").rstrip(".")
    lines = [
        f"\n~%{'' if each.right else '-'}{worth}%{_said(each.text, each.feedback)}"
        for each in question.body.choices
    ]
    return _text(question.text), "".join(lines), ""


def _truth(question: Question) -> tuple[str, str, str]:
    body = question.body
    wrong, right = body.said_to_false, body.said_to_true
    if not body.true:
        wrong, right = right, wrong
    said = f"#{_text(wrong)}#{_text(right)}" if wrong or right else ""
    return _text(question.text), ("TRUE" if body.true else "FALSE") + said, ""


def _match(question: Question) -> tuple[str, str, str]:
    lines = [f"\n={_text(each.left)} -> {_text(each.right)}" for each in question.body.pairs]
    lines += [f"\n= -> {_text(each)}" for each in question.body.decoys]
    return _text(question.text), "".join(lines), ""


def _gap(question: Question) -> tuple[str, str, str] | None:
    marked = read_marked(question.body.passage)
    if len(marked.places) != 1:
        return None
    right = marked.places[0].right
    if any(_UNESCAPABLE.search(each.text) for each in right):
        return None
    answers = [
        f"\n={_plain(each.text)}" + (f"#{_text(each.feedback)}" if each.feedback else "")
        for each in right
    ]
    before, after = marked.pieces
    head = "\n\n".join(part for part in (question.text, before.strip()) if part.strip(" …"))
    return _text(head), "".join(answers), f" {_text(after.strip())}" if after.strip() else ""


def _nothing(question: Question) -> tuple[str, str, str] | None:
    return None


_INSIDE: dict[str, Any] = {
    "one": _one,
    "several": _several,
    "truth": _truth,
    "match": _match,
    "gap": _gap,
}


def _said(text: str, feedback: str) -> str:
    return _text(text) + (f"#{_text(feedback)}" if feedback else "")


def _text(text: str) -> str:
    """A text in Markdown. What GIFT has no escape for is written as Markdown writes any sign."""
    return _plain(_UNESCAPABLE.sub(lambda found: f"&#{ord(found[0])};", text))


def _plain(text: str) -> str:
    """A text with the signs that mean something to GIFT escaped; no blank line ends a question."""
    escaped = re.sub(r"([\\~=#{}:])", r"\\\1", text)
    return escaped.replace("\n", "\\n")
