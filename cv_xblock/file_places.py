"""Says in plain words where in a file a value stood: nobody knows what ``basics.url`` is."""

from __future__ import annotations

from collections.abc import Callable

from .words import _

Gettext = Callable[[str], str]

#: By the beginning of a path, the longer ones first where both fit. Of a JSON Resume and of ours.
_PLACES = {
    "basics.name": _("Your name"),
    "basics.label": _("The job that you want"),
    "basics.email": _("Your e-mail address"),
    "basics.phone": _("Your phone number"),
    "basics.url": _("Your website"),
    "basics.image": _("Your picture"),
    "basics.picture": _("Your picture"),
    "basics.profiles": _("Your page on a network"),
    "basics.summary": _("Your introduction"),
    "basics.location.address": _("Your address"),
    "basics.location.city": _("Your town"),
    "basics.location.postalCode": _("Your postcode"),
    "basics.location.countryCode": _("Your country"),
    "basics.location": _("Where you live"),
    "basics": _("Who you are"),
    "first_name": _("Your name"),
    "last_name": _("Your name"),
    "email": _("Your e-mail address"),
    "phone": _("Your phone number"),
    "address": _("Your address"),
    "birth_date": _("Your date of birth"),
    "introduction": _("Your introduction"),
    "wanted_jobs": _("The job that you want"),
    "commune": _("Your town"),
    "photo": _("Your photo"),
    "meta": _("What the other site noted"),
    "awards": _("A prize"),
    "publications": _("A publication"),
    "references": _("Somebody who knows you"),
    "projects": _("A project"),
}
#: The same of lists: the number says which entry.
_ENTRIES = {
    "work": _("Experience {number}"),
    "volunteer": _("Volunteering {number}"),
    "experiences": _("Experience {number}"),
    "education": _("Training {number}"),
    "certificates": _("Diploma {number}"),
    "training": _("Training {number}"),
    "skills": _("Skill {number}"),
    "languages": _("Language {number}"),
    "interests": _("Interest {number}"),
    "pages": _("CV page {number}"),
}
_ELSEWHERE = _("Something else in the file")
_SAID = _("{place}: “{text}”. {why}")
_UNSAID = _("{place}. {why}")


def in_place(path: str, text: str, why: str, gettext: Gettext) -> str:
    """A sentence on a value: where it stood, what it was, and what became of it."""
    sentence = gettext(_SAID) if text else gettext(_UNSAID)
    return sentence.format(place=place_in_words(path, gettext), text=text, why=why)


def place_in_words(path: str, gettext: Gettext) -> str:
    """Where a value stood."""
    parts = path.split(".")
    if parts[0] in _ENTRIES and len(parts) > 1 and parts[1].isdigit():
        return gettext(_ENTRIES[parts[0]]).format(number=int(parts[1]) + 1)
    for length in range(len(parts), 0, -1):
        known = _PLACES.get(".".join(parts[:length]))
        if known:
            return gettext(known)
    return gettext(_ELSEWHERE)
