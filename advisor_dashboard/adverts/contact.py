"""How to apply: addresses, telephone numbers, and who answers them."""

from __future__ import annotations

import re

from ..telephones import TELEPHONE
from .readings import ReadText
from .words import AdvertText

_MOST = 3
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,4}")
_TITLE = r"(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|MME|MR)"
_NAME = r"[A-ZÉÈÀÇÎÔ][\w’'-]{1,30}"
_WHO = re.compile(rf"(?<!\w){_TITLE} {_NAME}(?: {_NAME})?")
_FIRST_NAME = re.compile(
    rf"(?:[Aa]ppele[zr]|[Cc]ontacte[zr]|[Dd]emande[zr]|[Cc]ontact ?:) ({_NAME}) ?[:(]"
)
_BEHIND = re.compile(rf" ?\(({_NAME})\)")


def read_contact(advert: AdvertText) -> tuple[ReadText, ...]:
    """The person where one is named, then telephone and e-mail."""
    reached = [match for pattern in (TELEPHONE, _MAIL) for match in pattern.finditer(advert.text)][
        :_MOST
    ]
    if not reached:
        return ()
    spans = [match.span() for match in reached]
    who = _WHO.search(advert.text)
    if who:
        spans.insert(0, who.span())
    else:
        named = _FIRST_NAME.search(advert.text) or _BEHIND.match(advert.text, reached[0].end())
        if named:
            spans.insert(0, named.span(1))
    return tuple(
        ReadText(advert.said(start, end), start, end, advert.said(start, end).rstrip("."))
        for start, end in spans
    )
