"""Spot the mistakes in a text: an e-mail, a CV, an advert."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader, unique
from clicnjob_xblocks.content.text import escaped

from ..marked import read_marked
from ..problems import AnswerError
from .base import Answer, Judgement, Layout, Option, _, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

PASSAGE_LIMIT, MAX_SPOTS, MAX_WORDS = 4000, 30, 800
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Spot:
    """A mistake: the words it covers, by their places, and why it is one."""

    words: tuple[int, ...]
    text: str
    why: str


@dataclass(frozen=True)
class Passage:
    """The body: a text in which the mistakes are marked."""

    passage: str = ""

    def read(self) -> tuple[str, tuple[Spot, ...]]:
        """The text as it is shown, and its mistakes."""
        marked = read_marked(self.passage)
        text, places = "", []
        for piece, place in zip(marked.pieces, marked.places, strict=False):
            text += piece
            first = place.alternatives[0] if place.alternatives else None
            if first is not None:
                places.append((len(text), len(text) + len(first.text), first))
                text += first.text
        text += marked.pieces[-1]
        words = list(_WORD.finditer(text))
        return text, tuple(
            Spot(
                tuple(
                    n for n, word in enumerate(words) if word.start() < end and begin < word.end()
                ),
                first.text,
                first.feedback,
            )
            for begin, end, first in places
        )


class MistakesKind(PlainKind):
    """Tap the words that are wrong."""

    name = "mistakes"
    rank = 7
    label = _("Spot the mistakes")
    help = _("A text with mistakes in it, whose words are tapped.")
    widget = "words"
    editor: tuple[EditorField, ...] = (
        Text(
            "passage",
            _("Text with its mistakes"),
            help=_(
                "Write [[Hi!!!#Too familiar for an employer.]] where a mistake is; what follows "
                "the sign # is said to whoever finds it."
            ),
            limit=PASSAGE_LIMIT,
            lines=True,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """A text to be written."""
        return {"passage": ""}

    def read_body(self, reader: Reader) -> Passage:
        """The text."""
        return Passage(reader.text("passage", PASSAGE_LIMIT, lines=True))

    def problems(self, question: Question) -> Sequence[Problem]:
        """No mistake, too many, or a word that belongs to two."""
        text, spots = question.body.read()
        if not spots or not all(spot.words for spot in spots):
            return [Problem("no_mistake", "body.passage")]
        if len(spots) > MAX_SPOTS or len(_WORD.findall(text)) > MAX_WORDS:
            limits = {"limit": MAX_SPOTS, "words": MAX_WORDS}
            return [Problem("too_many_mistakes", "body.passage", values=limits)]
        if not unique([str(word) for spot in spots for word in spot.words]):
            return [Problem("mistakes_touch", "body.passage")]
        return []

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """The text. How many mistakes there are is for its author to say."""
        return {"text": question.body.read()[0]}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """The places of the words, and which text they are the words of."""
        text, _spots = question.body.read()
        count = len(_WORD.findall(text))
        if not isinstance(raw, list) or len(raw) > count:
            raise AnswerError
        if not all(type(each) is int and 0 <= each < count for each in raw):
            raise AnswerError
        if not raw:
            raise AnswerError("empty")
        return {"words": sorted(set(raw)), "of": _fingerprint(text)}

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether the text is still the same."""
        text, _spots = question.body.read()
        return (
            isinstance(answer, dict)
            and answer.get("of") == _fingerprint(text)
            and isinstance(answer.get("words"), list)
            and all(type(each) is int for each in answer["words"])
            and set(answer["words"]) <= set(range(len(_WORD.findall(text))))
        )

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """The places of the words."""
        return answer["words"]

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """One word of a mistake finds it; a word that is right takes as much away."""
        spots = question.body.read()[1]
        tapped = set(answer["words"])
        found = [spot for spot in spots if tapped & set(spot.words)]
        wrong = tapped.difference(*(spot.words for spot in spots)) if spots else tapped
        return Judgement(
            share=whole((len(found) - len(wrong)) / max(1, len(spots)), partial=partial),
            marks={str(word): word not in wrong for word in sorted(tapped)},
            feedback=tuple(f"**{escaped(s.text)}** : {s.why}" for s in found if s.why),
        )

    def correction(self, question: Question) -> tuple[str, ...]:
        """The mistakes, and why they are."""
        spots = question.body.read()[1]
        return tuple(
            f"**{escaped(spot.text)}** : {spot.why}" if spot.why else f"**{escaped(spot.text)}**"
            for spot in spots
        )

    def said(self, question: Question, answer: Answer) -> str:
        """The words."""
        words = _WORD.findall(question.body.read()[0])
        return " | ".join(words[place] for place in answer["words"])

    def options(self, question: Question) -> tuple[Option, ...]:
        """Each mistake."""
        spots = question.body.read()[1]
        return tuple(Option(str(n), escaped(spot.text), right=True) for n, spot in enumerate(spots))

    def chosen(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """The mistakes that were found."""
        tapped = set(answer["words"])
        spots = question.body.read()[1]
        return tuple(str(n) for n, spot in enumerate(spots) if tapped & set(spot.words))


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


KIND = MistakesKind()
