"""What stands on a page, in words and in reading order: every renderer prints this, no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from ..document import CV, Experience, Page, Training, age_on, parse_day
from . import wording
from .wording import Gettext

Row = TypeVar("Row", Experience, Training)

#: A text of more lines fills a page by itself, and a thousand would keep a server busy: what is
#: beyond stands on the last of them.
_MOST_LINES = 40
#: What people put before a task to make a list: the page brings its own.
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦‣>]+|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Contact:
    """A way to reach the person. ``kind``: phone, email, place, address, age."""

    kind: str
    text: str


@dataclass(frozen=True)
class Entry:
    """An experience or a training.

    Attributes:
        title: what it was; of an entry without a title, where it was.
        where: firm or school and town, as one line.
        period: from when to when, in words.
        kind: what kind of experience, in a word or two; empty for a job and for a training.
        tasks: what was done there, one a line.
        id: of the row in the document, to lead back to it; not printed.
    """

    title: str
    where: str
    period: str
    kind: str = ""
    tasks: tuple[str, ...] = ()
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class Spoken:
    """A language and how well it is spoken; ``level`` is empty if that was not said."""

    name: str
    level: str


@dataclass(frozen=True)
class Sheet:
    """One page in words.

    Attributes:
        language: ``"fr"`` or ``"en"``, the language of what we wrote on it.
        title: of the file: ``CV – Zoé Martin``.
        name: empty on a page without a name.
        portrait: what stands for the photo where it is not seen; empty on a page without one,
            and then no renderer prints a photo.
        headings: by the name of the section: experience, training, skills, languages,
            practical, interests, contact, introduction.
        practical: licence, vehicle, when the person is free.
    """

    language: str
    title: str
    name: str
    portrait: str
    headline: str
    contacts: tuple[Contact, ...]
    introduction: tuple[str, ...]
    experiences: tuple[Entry, ...]
    training: tuple[Entry, ...]
    skills: tuple[str, ...]
    languages: tuple[Spoken, ...]
    practical: tuple[str, ...]
    interests: tuple[str, ...]
    training_first: bool
    headings: dict[str, str]


def build_sheet(
    cv: CV,
    page: Page,
    *,
    today: date,
    language: str = "fr",
    gettext: Gettext | None = None,
    anonymous: bool = False,
) -> Sheet:
    """Write one page.

    Args:
        today: the day of printing, for the age.
        gettext: translates into ``language``; without it the package's own catalogue does.
        anonymous: without name, address, age, e-mail and phone: only the town is left of who
            and where. No renderer prints a photo on it.
    """
    gettext = gettext or wording.catalogue(language)
    name = "" if anonymous else f"{cv.first_name} {cv.last_name}".strip()
    return Sheet(
        language=language,
        title=f"CV – {name}" if name else "CV",
        name=name,
        portrait=wording.portrait(name, gettext) if page.photo and not anonymous else "",
        headline=page.headline or _first_job(cv),
        contacts=tuple(_contacts(cv, page, gettext, today, anonymous=anonymous)),
        introduction=_lines(page.introduction or cv.introduction),
        experiences=tuple(_experience(each, gettext) for each in shown(cv.experiences, page)),
        training=tuple(_training(each, gettext) for each in shown(cv.training, page)),
        skills=tuple(each for each in cv.skills if each not in page.hidden_skills),
        languages=tuple(
            Spoken(
                wording.language_name(each.language, gettext),
                wording.level_name(each.level, gettext),
            )
            for each in cv.languages
            if each.language
        ),
        practical=tuple(_practical(cv, gettext, language)),
        interests=cv.interests,
        training_first=page.training_first,
        headings=wording.headings(gettext),
    )


def task_lines(text: str) -> tuple[str, ...]:
    """What was done, one a line, without the bullets that were typed."""
    return tuple(_BULLET.sub("", line) for line in _lines(text))


def _first_job(cv: CV) -> str:
    return next((job.printed for job in cv.wanted_jobs if job.label), "")


def _contacts(
    cv: CV, page: Page, gettext: Gettext, today: date, *, anonymous: bool
) -> Iterable[Contact]:
    town = _town(cv)
    if anonymous:
        if town:
            yield Contact("place", town)
        return
    if cv.phone:
        yield Contact("phone", wording.phone_in_pairs(cv.phone))
    if cv.email:
        yield Contact("email", cv.email)
    if page.address and cv.address:
        yield Contact("address", ", ".join(filter(None, (cv.address, town))))
    elif town:
        yield Contact("place", town)
    born = parse_day(cv.birth_date) if page.age else None
    if born and born < today:
        yield Contact("age", gettext("{years} years old").format(years=age_on(today, born)))


def _town(cv: CV) -> str:
    if cv.commune is None or not cv.commune.name:
        return ""
    return " ".join(filter(None, (cv.commune.postcode, cv.commune.name)))


def shown(rows: Iterable[Row], page: Page) -> list[Row]:
    """The rows that stand on a page: not hidden there, and with something to say."""
    return [
        row
        for row in rows
        if not (row.id and row.id in page.hidden) and any((row.title, _organisation(row)))
    ]


def _organisation(row: Experience | Training) -> str:
    return row.employer if isinstance(row, Experience) else row.school


def _experience(row: Experience, gettext: Gettext) -> Entry:
    return replace(
        _entry(row, gettext),
        kind=wording.kind_name(row.kind, gettext),
        tasks=task_lines(row.tasks),
    )


def _training(row: Training, gettext: Gettext) -> Entry:
    return _entry(row, gettext)


def _entry(row: Experience | Training, gettext: Gettext) -> Entry:
    organisation = _organisation(row)
    title = row.title or organisation
    where = [organisation if row.title else "", row.place]
    return Entry(
        title=title,
        where=", ".join(filter(None, where)),
        period=wording.period(row.start, row.end, current=row.current, gettext=gettext),
        id=row.id,
    )


def _practical(cv: CV, gettext: Gettext, language: str) -> Iterable[str]:
    if cv.availability.kind == "now":
        yield gettext("Free right now")
    elif cv.availability.kind == "from":
        day = parse_day(cv.availability.date)
        if day:
            yield gettext("Free from {day}").format(
                day=wording.day_in_words(day, language, gettext)
            )
    if cv.licences:
        sentence = (
            gettext("Licence {names}") if len(cv.licences) == 1 else gettext("Licences {names}")
        )
        yield sentence.format(names=", ".join(cv.licences))
    if cv.has_vehicle:
        yield gettext("With my own vehicle")


def _lines(text: str) -> tuple[str, ...]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [" ".join(lines[_MOST_LINES - 1 :])]
    return tuple(lines)
