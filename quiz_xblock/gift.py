"""Moodle's GIFT format, read into our questions and written from them.

The grammar stands in ``gift.lark``. GIFT knows choices, true or false, matching, short answers and
missing words; its numbers and essays have no counterpart here and are named as left out.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import nh3
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from clicnjob_xblocks.content.problems import Problem

_BREAK = re.compile(r"<(br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_ARROW = re.compile(r"(?<!\\)->")
_MARKUP = re.compile(r"([\\*_`\[\]<>~])")
_ESCAPED = {"\\n": "\n"}
#: The most that is read: as much as a quiz may hold.
MAX_LENGTH = 200_000


@dataclass(frozen=True)
class LeftOut:
    """A question that could not be read, and why; ``line`` counts from 1."""

    line: int
    problem: Problem


@dataclass(frozen=True)
class _Answer:
    sign: str
    weight: float | None
    text: str
    raw: str
    feedback: str


def looks_like_gift(text: str) -> bool:
    """Whether there is anything in braces, outside of JSON."""
    return not text.lstrip().startswith("{") and "}" in text.partition("{")[2]


def read_gift(text: str) -> tuple[list[dict[str, Any]], list[LeftOut]]:
    """The questions of a file as JSON objects of ours, and those that have no counterpart."""
    found: list[dict[str, Any]] = []
    left_out = []
    for line, source in _questions(text):
        made = _read_one(source)
        if isinstance(made, Problem):
            left_out.append(LeftOut(line, made))
            continue
        digest = hashlib.sha256(f"{len(found)} {source}".encode()).hexdigest()
        found.append({"id": f"g{digest[:9]}", **made})
    return found, left_out


def _questions(text: str) -> Iterator[tuple[int, str]]:
    """Each question with the line it begins in: blank lines part them, categories as well.

    Line by line, for an expression over the whole text takes ages with many blank lines.
    """
    begun, lines = 0, list[str]()
    normal = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate((*normal.split("\n"), ""), start=1):
        words = line.strip()
        if words.startswith("//"):
            continue
        if words and not words.startswith("$CATEGORY:"):
            begun = begun if lines else number
            lines.append(line)
        elif lines:
            yield begun, "\n".join(lines).strip()
            lines = []


def _read_one(source: str) -> dict[str, Any] | Problem:
    try:
        tree = _parser().parse(source)
    except UnexpectedInput:
        return Problem("gift_unreadable")
    style = "moodle"
    stems: list[str] = []
    block: Tree[Token] | None = None
    before = 0
    for part in tree.children:
        if not isinstance(part, Tree):
            continue
        if part.data == "format":
            style = str(part.children[0])[1:-1]
        elif part.data == "stem":
            stems.append(_joined(part))
        elif part.data != "title":
            block, before = part, len(stems)
    if block is None or block.data == "essay":
        return Problem("gift_essay")
    if block.data == "numeric":
        return Problem("gift_numeric")
    head = _as_markdown("".join(stems[:before]), style).strip()
    tail = _as_markdown("".join(stems[before:]), style).strip()
    general = _as_markdown(_text_of(_child(block, "general")), style)
    made = _truth(block, style) if block.data == "truth" else _answers(block, style, head, tail)
    if isinstance(made, Problem):
        return made
    text = made.pop("text", f"{head} … {tail}" if tail else head)
    return {"text": text, **({"explanation": general} if general else {}), **made}


def _truth(block: Tree[Token], style: str) -> dict[str, Any]:
    word = next(str(each).strip() for each in block.children if isinstance(each, Token))
    said = [
        _as_markdown(_text_of(each), style)
        for each in block.children
        if isinstance(each, Tree) and each.data == "feedback"
    ]
    true = word in ("T", "TRUE")
    # The first feedback is for a wrong answer, the second for the right one.
    wrong, right = (*said, "", "")[:2]
    told = {"said_to_true": right if true else wrong, "said_to_false": wrong if true else right}
    return {"kind": "truth", "body": {"true": true, **{k: v for k, v in told.items() if v}}}


def _answers(block: Tree[Token], style: str, head: str, tail: str) -> dict[str, Any] | Problem:
    answers = [
        _answer(each, style)
        for each in block.children
        if isinstance(each, Tree) and each.data == "answer"
    ]
    if any(_ARROW.search(each.raw) for each in answers):
        return _pairs(answers, style)
    if all(each.sign == "=" for each in answers):
        return _short_answer(answers, head, tail)
    return _choices(answers)


def _choices(answers: list[_Answer]) -> dict[str, Any]:
    # Where none is "the" right one, several may be chosen, even if one is worth all of it.
    several = all(each.sign == "~" for each in answers)
    choices = [
        {
            "id": f"c{place}",
            "text": each.text,
            "right": each.sign == "=" or (each.weight or 0) > 0,
            "feedback": each.feedback,
        }
        for place, each in enumerate(answers, start=1)
    ]
    right = sum(bool(each["right"]) for each in choices)
    return {"kind": "several" if several or right > 1 else "one", "body": {"choices": choices}}


def _pairs(answers: list[_Answer], style: str) -> dict[str, Any]:
    pairs, decoys = [], []
    for place, each in enumerate(answers, start=1):
        sides = (*_ARROW.split(each.raw, maxsplit=1), "")[:2]
        left, right = (_as_markdown(_unescaped(side).strip(), style) for side in sides)
        if left:
            pairs.append({"id": f"p{place}", "left": left, "right": right})
        elif right:
            decoys.append(right)
    return {"kind": "match", "body": {"pairs": pairs, "decoys": decoys}}


def _short_answer(answers: list[_Answer], head: str, tail: str) -> dict[str, Any]:
    inside = "|".join(
        _marked(_unescaped(each.raw).strip())
        + (f"#{_marked(each.feedback)}" if each.feedback else "")
        for each in answers
    )
    gap = f"[[{inside}]]"
    body = {"case": True, "accents": True}
    if tail:
        passage = f"{_marked(head)} {gap} {_marked(tail)}"
        return {"kind": "gap", "text": "…", "body": {**body, "passage": passage}}
    return {"kind": "gap", "body": {**body, "passage": gap}}


def _answer(tree: Tree[Token], style: str) -> _Answer:
    sign, weight, raw, said = "~", None, "", ""
    for part in tree.children:
        if isinstance(part, Token):
            if part.type == "SIGN":
                sign = part.strip()
            elif part.type == "WEIGHT":
                weight = float(part.strip("%"))
        elif part.data == "style":
            style = str(part.children[0])[1:-1]
        elif part.data == "text":
            raw = "".join(str(each) for each in part.children)
        elif part.data == "feedback":
            said = _as_markdown(_text_of(part), style)
    return _Answer(sign, weight, _as_markdown(_unescaped(raw).strip(), style), raw, said)


def _child(tree: Tree[Token], name: str) -> Tree[Token] | None:
    return next(
        (each for each in tree.children if isinstance(each, Tree) and each.data == name), None
    )


def _text_of(tree: Tree[Token] | None) -> str:
    inner = _child(tree, "text") if tree is not None else None
    return _joined(inner).strip() if inner is not None else ""


def _joined(tree: Tree[Token]) -> str:
    return _unescaped("".join(str(each) for each in tree.children))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: _ESCAPED.get(m[0], m[1]), text, flags=re.DOTALL)


def _as_markdown(text: str, style: str) -> str:
    """A text of GIFT as Markdown that shows the same."""
    if style == "markdown":
        return text
    if style in ("html", "moodle") and "<" in text:
        text = html.unescape(nh3.clean(_BREAK.sub("\n", text), tags=set())).strip()
    return _MARKUP.sub(r"\\\1", text)


def _marked(text: str) -> str:
    """A text as it stands in a marked place: its signs are text."""
    return re.sub(r"([\\|#~\[\]])", r"\\\1", text)


@cache
def _parser() -> Lark:
    grammar = files("quiz_xblock").joinpath("gift.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=False)
