"""From a pasted offer to a search; what was read stands above it, to be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ..api.adverts import Advert, KeptAdvert, ReadJob
from ..api.occupations import find_occupations
from ..api.offers import Contract
from ..days import day_in_words
from .target import Search

#: As many skills as a search takes.
_MOST_SKILLS = 8


@dataclass(frozen=True)
class Chip:
    """One thing that was read, as the page shows it.

    Attributes:
        words: those that it was read from.
        used: whether the search asks for it.
        address: of the search with it, or without it.
        field: the id of the field in which it is corrected.
    """

    name: str
    value: str
    words: str
    used: bool = False
    address: str = ""
    field: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of the pasted text; ``read`` where something was read from it."""

    text: str
    read: bool


@dataclass(frozen=True)
class ShownAdvert:
    """A pasted offer above the results.

    Attributes:
        chips: what the search asks for, or could.
        skills: they order the people, and give a reason.
        facts: what only the offer has.
        missing: what was not found, in words.
    """

    chips: tuple[Chip, ...]
    skills: tuple[Chip, ...]
    facts: tuple[Chip, ...]
    missing: tuple[str, ...]
    pieces: tuple[Piece, ...]
    cut: bool


def first_address(kept: KeptAdvert) -> str:
    """The query string of the search for what a pasted offer asks for."""
    words = QueryDict(mutable=True)
    for name, values in _asked(kept.advert):
        words.setlist(name, values)
    words["advert"] = kept.token
    return words.urlencode()


def _asked(advert: Advert) -> Iterator[tuple[str, list[str]]]:
    """What the search is asked, by the names of its address."""
    if advert.job:
        yield from _asked_job(advert.jobs)
    if advert.place:
        yield "commune", [advert.place.key]
    if needed := [each.value for each in advert.licences if each.needed]:
        yield "licence", needed
    if day := _first_day(advert):
        yield "available_by", [day.isoformat()]
    if skills := [each.value for each in advert.skills[:_MOST_SKILLS]]:
        yield "skill", skills


def _asked_job(jobs: tuple[ReadJob, ...]) -> Iterator[tuple[str, list[str]]]:
    """The job's name; its codes are ticked where the name alone would mean another first."""
    text = jobs[0].name
    yield "q", [text]
    yield "means", ["job"]
    yield "means_for", [text]
    found = [match.rome for match in find_occupations(text)]
    romes = [job.rome for job in jobs if job.rome in found]
    if romes and (len(romes) > 1 or found[0] != romes[0]):
        yield "ticks_for", [text]
        yield "rome", romes


def _first_day(advert: Advert) -> date | None:
    """The first day of work, while it is still to come."""
    day = advert.starts_on.value if advert.starts_on else None
    return day if day and day >= timezone.localdate() else None


def shown(kept: KeptAdvert, search: Search, selected: str) -> ShownAdvert:
    """What was read, beside what the search asks for now.

    Args:
        selected: the people chosen, who stay chosen.
    """
    advert = kept.advert
    address = QueryDict(search.address(kept=selected))
    return ShownAdvert(
        chips=tuple(_chips(advert, search, address)),
        skills=tuple(_skills(advert, address)),
        facts=tuple(_facts(advert)),
        missing=tuple(_missing(advert, search)),
        pieces=tuple(_pieces(advert)),
        cut=kept.cut,
    )


def _chips(advert: Advert, search: Search, address: QueryDict) -> Iterator[Chip]:
    if advert.job:
        value = advert.job.name
        chip = Chip(_("Job"), value, advert.job.words, field="id_q")
        job = dict(_asked_job(advert.jobs))
        yield _turned(chip, address, job, used=search.text == value)
    if advert.place:
        place = advert.place
        chip = Chip(_("Place of work"), place.label, place.words, field="id_commune")
        used = address.get("commune") == place.key
        yield _turned(chip, address, {"commune": [place.key]}, used=used)
    if day := _first_day(advert):
        words = advert.starts_on.words if advert.starts_on else ""
        chip = Chip(_("Start"), _said(day), words, field="id_available_by")
        used = address.get("available_by") == day.isoformat()
        yield _turned(chip, address, {"available_by": [day.isoformat()]}, used=used)
    for licence in advert.licences:
        wish = "" if licence.needed else _(" (wished for)")
        chip = Chip(_("Licence"), f"{licence.value}{wish}", licence.words)
        yield _of_many(chip, address, "licence", licence.value)


def _skills(advert: Advert, address: QueryDict) -> Iterator[Chip]:
    for skill in advert.skills[:_MOST_SKILLS]:
        yield _of_many(Chip(_("Skill"), skill.value, skill.words), address, "skill", skill.value)


def _turned(chip: Chip, address: QueryDict, values: dict[str, list[str]], *, used: bool) -> Chip:
    """The chip with the address that asks for it, or no longer does."""
    words = _first_page(address)
    for name, many in values.items():
        words.setlist(name, [] if used else many)
    if used:
        for name in ("km",) if "commune" in values else ():
            words.setlist(name, [])
    return Chip(chip.name, chip.value, chip.words, used, words.urlencode(), chip.field)


def _of_many(chip: Chip, address: QueryDict, name: str, value: str) -> Chip:
    words = _first_page(address)
    given = words.getlist(name)
    used = value in given
    words.setlist(name, [each for each in given if each != value] if used else [*given, value])
    return Chip(chip.name, chip.value, chip.words, used, words.urlencode(), chip.field)


def _first_page(address: QueryDict) -> QueryDict:
    words = address.copy()
    words.pop("page", None)
    return words


def _facts(advert: Advert) -> Iterator[Chip]:
    if advert.employer:
        yield Chip(_("Employer"), advert.employer.value, advert.employer.words)
    if advert.contract:
        label = str(Contract(advert.contract.value).label)
        yield Chip(_("Contract"), label, advert.contract.words)
    if advert.hours:
        words = ", ".join(each.value for each in advert.hours)
        yield Chip(_("Days and hours"), words, words)
    if advert.starts_on and not _first_day(advert):
        yield Chip(_("Start"), advert.starts_on.words, advert.starts_on.words)
    if advert.closes_on and advert.closes_on.value:
        day = _said(advert.closes_on.value)
        yield Chip(_("Last day to answer"), day, advert.closes_on.words)
    if advert.contact:
        words = ", ".join(each.value for each in advert.contact)
        yield Chip(_("How to apply"), words, words)


def _missing(advert: Advert, search: Search) -> Iterator[str]:
    """What was not read, until somebody has written it."""
    if not advert.job and not search.text:
        yield _("We did not find the job. Write it in the box above.")
    if not advert.place and not search.form.place.key:
        yield _("We did not find the place of work. Write it in the filters.")


def _said(day: date) -> str:
    return day_in_words(day)


def _pieces(advert: Advert) -> Iterator[Piece]:
    """The text from end to end, what was read told from the rest."""
    place = 0
    for passage in advert.passages:
        start = max(passage.start, place)
        if passage.end <= start:
            continue
        if start > place:
            yield Piece(advert.text[place:start], read=False)
        yield Piece(advert.text[start : passage.end], read=True)
        place = passage.end
    if place < len(advert.text):
        yield Piece(advert.text[place:], read=False)
