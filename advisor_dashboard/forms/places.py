"""A commune as people write it, turned into one that we know, or into a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..api import places
from .quoting import quoted

_DIGITS = re.compile(r"[\d\s]+")
_KEY = re.compile(r"(insee|gn):[0-9A-Za-z]{1,12}")


@dataclass(frozen=True)
class PlaceFound:
    """One commune, or what to say and what to choose from."""

    key: str = ""
    label: str = ""
    message: str = ""
    choices: tuple[places.CommuneChoice, ...] = ()


def find_commune(text: str) -> PlaceFound:
    """The commune that ``text`` names: a key of ours, "Lille", "59000" or "Lille (59000)"."""
    if not text:
        return PlaceFound()
    if _KEY.fullmatch(text):
        return _by_key(text)
    found = places.suggest_communes(text, limit=8)
    if not found:
        return PlaceFound(message=_unknown(text))
    if found[0].guessed:
        return PlaceFound(message=_guess(text), choices=tuple(found))
    same = [each for each in found if _same(text, each)]
    if len(same) == 1 or len(found) == 1:
        only = (same or found)[0]
        return PlaceFound(key=only.key, label=only.label)
    return PlaceFound(message=_("Which commune do you mean?"), choices=tuple(same or found))


def _unknown(text: str) -> str:
    if _DIGITS.fullmatch(text):
        sentence = _("We do not know the postcode “%(text)s”. Write the name of the commune.")
    elif places.knows_postcodes():
        sentence = _(
            "We do not know a commune called “%(text)s”. Check the spelling, or write the postcode."
        )
    else:
        sentence = _(
            "We do not know a commune called “%(text)s”. "
            "Check the spelling, or write a larger commune nearby."
        )
    return sentence % {"text": quoted(text)}


def _guess(text: str) -> str:
    if not _DIGITS.fullmatch(text):
        return _("Do you mean one of these communes?")
    sentence = _(
        "We do not know the postcode “%(text)s”. Write the name of the commune, "
        "or choose among the largest of the département."
    )
    return sentence % {"text": quoted(text)}


def _by_key(key: str) -> PlaceFound:
    commune = places.get_commune(key)
    if commune is None:
        return PlaceFound(message=_("We do not know this commune any more. Write its name."))
    return PlaceFound(key=commune.key, label=label_of(commune))


def label_of(commune: places.CommuneDetail) -> str:
    """A commune with the postcode that tells it from its namesakes."""
    return f"{commune.name} ({commune.postcode})" if commune.postcode else commune.name


def _same(text: str, choice: places.CommuneChoice) -> bool:
    written = text.casefold()
    return written in (choice.name.casefold(), choice.label.casefold())
