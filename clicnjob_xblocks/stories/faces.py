"""How cards look: the HTML of each, without anything of the learner's and without a key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString

from ..content.documents import ready
from ..content.public_ids import own_id, public_id
from ..content.text import as_html, as_plain, in_line
from ..rendering import render
from .cards import SHAPE, Card, Choice, QuestionCard
from .words import OnCards


@dataclass(frozen=True)
class Face:
    """A card as it is drawn."""

    id: str
    kind: str
    html: str


@lru_cache(maxsize=128)
def faces(text: str, words: OnCards) -> tuple[Face, ...]:
    """Those of all the cards that learners see. Made once for each text and language."""
    return tuple(face(each, words) for each in ready(text, SHAPE).items)


def face(card: Card, words: OnCards, *, key: bool = False) -> Face:
    """One card. With ``key``, for its author, what is right and all that may be said."""
    values: dict[str, Any] = {
        "card": card,
        "words": words,
        "html": {name: SafeString(_breakable(as_html(each))) for name, each in _texts(card)},
        "key": key,
    }
    if isinstance(card, QuestionCard):
        values["choices"] = [
            {
                "id": public_id(card.id, each.id),
                "text": SafeString(_breakable(in_line(each.text))),
                "right": each.right,
                "said": SafeString(as_html(each.said)),
            }
            for each in card.choices
        ]
        values["asked"] = as_plain(card.text)
    made = render("clicnjob_xblocks", f"story/{card.kind}.html", values)
    return Face(card.id, card.kind, str(made).strip())


def chosen(card: QuestionCard, public: object) -> Choice | None:
    """The choice that the page calls so, if there is one (still)."""
    return card.choice(own_id(card.id, public, (each.id for each in card.choices)))


_TAG_OR_AT = re.compile(r"""<(?:"[^"]*"|[^">])*>|@""")
#: The texts of all kinds that are Markdown.
_MARKDOWN = ("text", "caption", "transcript", "before", "after", "explanation")


def _breakable(html: str) -> str:
    """The same, where an e-mail address is cut after its sign rather than anywhere."""
    return _TAG_OR_AT.sub(lambda found: "@<wbr>" if found[0] == "@" else found[0], html)


def _texts(card: Card) -> list[tuple[str, str]]:
    return [(name, getattr(card, name, "")) for name in _MARKDOWN]
