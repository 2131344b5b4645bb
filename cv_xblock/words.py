"""The words that the CV's page builds by itself, gathered for translation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


#: A time of the day, as the page's clock says it.
CLOCK = _("{hours}:{minutes}")
_PAGE = {
    # State of saving.
    "saving": _("Saving…"),
    "saved": _("Saved at {time}"),
    "time": CLOCK,
    "untouched": _("Your CV saves by itself."),
    "offline": _("No network: your text is kept in this phone. We will send it as soon as we can."),
    "unstored": _("No network. Leave this page open: we will send your text as soon as we can."),
    "login": _("You are no longer logged in. Your text is kept in this phone. Log in again."),
    "invalid": _("Not saved yet: one answer needs a change. All your text is still here."),
    # Another phone.
    "conflict": _("Your CV was also changed elsewhere, at {time}. Nothing is lost. Choose:"),
    "erased": _("Your CV is erased. Here you can begin a new one."),
    "unsaved": _("Not saved yet: choose a version."),
    "conflict_mine": _("Keep what I have here"),
    "conflict_theirs": _("Take the other version"),
    # Rows.
    "removed": _("Removed: {what}"),
    "nameless": _("this line"),
    "undo": _("Undo"),
    "remove": _("Remove {what}"),
    "full": _("That is the maximum: {limit}."),
    "too_long": _("This is too long: {length} characters, {limit} at most. Shorten it to add it."),
    # Comboboxes.
    "keep": _("Keep “{text}”"),
    "guess": _("Is it “{label}”?"),
    "found_one": _("1 suggestion"),
    "found": _("{count} suggestions"),
    "found_none": _("No suggestion. You can keep your words."),
    "suggestions_failed": _("No network: no suggestion. You can keep your words."),
    # Sharing.
    "shared": _("The advisors of {structure} can read your CV, since {date}."),
    "unshared": _("Your CV is closed. Only you can see it."),
    "unshareable": _("Here, only the learners of this course can open their CV."),
    "share_offline": _("No network: nothing has changed. Try again later."),
    "incomplete": _("For a CV that is of use, add:"),
    "complete": _("Your CV has everything that advisors look for."),
}
_PARTS = {
    "name": _("your first and last name"),
    "contact": _("an e-mail address or a phone number"),
    "wanted_job": _("a job that you want"),
    "place": _("your town"),
    "history": _("an experience or a training"),
    "skills": _("something that you can do"),
    "languages": _("a language"),
    "introduction": _("a few words about you"),
    "interests": _("something that you like"),
}
_LEVELS = {
    "basic": _("A little"),
    "good": _("Well"),
    "fluent": _("Fluently"),
    "native": _("It is my mother tongue"),
}
#: The languages that are stored by their code, under the name that people type.
_LANGUAGES = {
    "fr": _("French"),
    "en": _("English"),
    "es": _("Spanish"),
    "de": _("German"),
    "it": _("Italian"),
    "pt": _("Portuguese"),
    "ar": _("Arabic"),
    "tr": _("Turkish"),
    "ro": _("Romanian"),
    "pl": _("Polish"),
    "ru": _("Russian"),
    "uk": _("Ukrainian"),
    "zh": _("Chinese"),
    "fa": _("Persian"),
    "ps": _("Pashto"),
    "wo": _("Wolof"),
    "bm": _("Bambara"),
}
_LICENCES = {
    "B": _("Car (B)"),
    "AM": _("Moped (AM)"),
    "A1": _("Light motorcycle, 125 cc (A1)"),
    "A2": _("Motorcycle (A2)"),
    "A": _("Large motorcycle (A)"),
    "C": _("Lorry (C)"),
    "D": _("Bus (D)"),
    "B1": _("Heavy quadricycle (B1)"),
    "BE": _("Car with a trailer (BE)"),
    "C1": _("Small lorry (C1)"),
    "C1E": _("Small lorry with a trailer (C1E)"),
    "CE": _("Lorry with a trailer (CE)"),
    "D1": _("Minibus (D1)"),
    "D1E": _("Minibus with a trailer (D1E)"),
    "DE": _("Bus with a trailer (DE)"),
}
_USUAL_LICENCES = ("B", "AM", "A1", "A2")
_MONTHS = (
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
    *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
)
_RADII_KM = (5, 10, 20, 30, 50, 100)


def for_the_page(gettext: Gettext) -> dict[str, Any]:
    """The strings of the page's script."""
    return {
        **_translated(_PAGE, gettext),
        "parts": _translated(_PARTS, gettext),
        "languages": language_names(gettext),
    }


def language_names(gettext: Gettext) -> dict[str, str]:
    """The names of the languages that are stored by their code."""
    return _translated(_LANGUAGES, gettext)


def levels(gettext: Gettext, known: Iterable[str]) -> list[tuple[str, str]]:
    """How well a language is spoken, from little to most."""
    known = set(known)
    return [(level, gettext(words)) for level, words in _LEVELS.items() if level in known]


def licences(gettext: Gettext, known: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The driving licences of the document: the usual ones, and the others."""
    named = {code: gettext(_LICENCES[code]) for code in known}
    choices = [(code, named[code]) for code in _LICENCES if code in named]
    return {
        "usual": [choice for choice in choices if choice[0] in _USUAL_LICENCES],
        "others": [choice for choice in choices if choice[0] not in _USUAL_LICENCES],
    }


def radii(gettext: Gettext, most: int) -> list[tuple[int, str]]:
    """How far somebody would go, in kilometres."""
    return [
        (0, gettext("Only in my town")),
        *((km, gettext("{km} km around").format(km=km)) for km in _RADII_KM),
        (most, gettext("Anywhere, or almost")),
    ]


def months(gettext: Gettext) -> list[tuple[str, str]]:
    """The months by their two digits, as a list shows them."""
    return [(f"{number:02}", month(number, gettext).capitalize()) for number in range(1, 13)]


def month(number: int, gettext: Gettext) -> str:
    """A month as it stands within a sentence: French gives it no capital."""
    return gettext(_MONTHS[number - 1])


def _translated(words: dict[str, str], gettext: Gettext) -> dict[str, str]:
    return {name: gettext(text) for name, text in words.items()}
