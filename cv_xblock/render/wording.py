"""How a page says months, levels, languages and kinds: short, as employers read them."""

from __future__ import annotations

import gettext as gnu
import os
import re
from collections.abc import Callable
from datetime import date
from functools import cache

from .. import words
from ..document import ExperienceKind, Level, parse_month
from ..words import _

Gettext = Callable[[str], str]

_CATALOGUES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "translations")
_FRENCH_NUMBER = re.compile(r"0[1-9][0-9]{8}")

_HEADINGS = {
    "contact": _("Contact"),
    "introduction": _("Profile"),
    "experience": _("Experience"),
    "training": _("Training"),
    "skills": _("Skills"),
    "languages": _("Languages"),
    "practical": _("Useful to know"),
    "interests": _("Interests"),
}
_LEVELS = {
    Level.NATIVE: _("mother tongue"),
    Level.FLUENT: _("fluent"),
    Level.GOOD: _("good level"),
    Level.BASIC: _("basics"),
}
#: A job needs no word: it is what a reader expects.
_KINDS = {
    ExperienceKind.INTERNSHIP: _("internship"),
    ExperienceKind.APPRENTICESHIP: _("apprenticeship"),
    ExperienceKind.ODD_JOB: _("odd job"),
    ExperienceKind.VOLUNTEERING: _("volunteering"),
    ExperienceKind.SPORT: _("sport"),
    ExperienceKind.FAMILY: _("family"),
}


@cache
def catalogue(language: str) -> Gettext:
    """The translations that come with this package, for use without a host."""
    return gnu.translation("text", _CATALOGUES, languages=[language], fallback=True).gettext


def headings(gettext: Gettext) -> dict[str, str]:
    """The headings of the sections."""
    return {name: gettext(text) for name, text in _HEADINGS.items()}


def portrait(name: str, gettext: Gettext) -> str:
    """What a screen reader says in place of the photo."""
    return gettext("Photo of {name}").format(name=name) if name else gettext("Photo")


def level_name(level: str, gettext: Gettext) -> str:
    """How well a language is spoken; empty where that was not said."""
    return gettext(_LEVELS[Level(level)]) if level else ""


def kind_name(kind: str, gettext: Gettext) -> str:
    """What kind of experience it was; empty where it goes without saying."""
    name = _KINDS.get(ExperienceKind(kind))
    return gettext(name) if name else ""


def language_name(code: str, gettext: Gettext) -> str:
    """A language by its code, or as it was typed."""
    return words.language_names(gettext).get(code, code)


def month_in_words(text: str, gettext: Gettext) -> str:
    """``2025-03`` as ``mars 2025``; what is no month as it was typed."""
    month = parse_month(text)
    if month is None:
        return text
    year, number = month
    return f"{words.month(number, gettext)} {year}"


def period(start: str, end: str, *, current: bool, gettext: Gettext) -> str:
    """From when to when: ``mars 2025 – juin 2025``."""
    first, last = month_in_words(start, gettext), month_in_words(end, gettext)
    if current:
        return gettext("since {month}").format(month=first) if first else gettext("now")
    if first and last and first != last:
        return f"{first} – {last}"
    return first or last


def day_in_words(day: date, language: str, gettext: Gettext) -> str:
    """A day in full: ``1er mars 2026``."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{number} {month_in_words(f'{day:%Y-%m}', gettext)}"


def phone_in_pairs(number: str) -> str:
    """A French number of ten digits as people read it out; any other as it was typed."""
    digits = re.sub(r"[\s.\-]", "", number)
    if not _FRENCH_NUMBER.fullmatch(digits):
        return number
    return "\u00a0".join(digits[at : at + 2] for at in range(0, 10, 2))
