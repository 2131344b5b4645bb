"""The list of people who are to have an account: typed, checked, and kept until it is confirmed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import AccessListDraft
from ..platform import Course
from ..platform.sheet_accounts import name_key
from ..text import NUL, long_text, short_text
from .access import Reach, asked_platform
from .errors import Invalid, NotFound
from .features import SHEETS, reach_with
from .keeping import SUBSTITUTE, keep, keepable, kept

#: How many accounts one list may make: two school classes, and some seconds of work for a server.
MAX_NAMES = 40
MAX_NAME = 100
#: What no name holds: signs of addresses, of spreadsheets, of numbers.
_NO_NAME = re.compile(r"[<>@;,/\\:=|\"_()\[\]{}*#%&+?!0-9]")


@dataclass(frozen=True)
class Place:
    """Where the learners of a list will learn.

    Attributes:
        key: names the place in a form.
        cohort_id: ``None`` for no cohort.
    """

    key: str
    course_key: str
    course_name: str
    structure_name: str
    cohort_id: int | None
    cohort_name: str


@dataclass(frozen=True)
class KeptList:
    """A list as it was typed; it never changes, a new text is a new one.

    Attributes:
        wrong: one sentence for each field that is wrong; empty if it can be confirmed.
    """

    token: str
    place_key: str
    typed: str
    wrong: dict[str, str]


@dataclass(frozen=True)
class CheckedList:
    """Who exactly would get an account, and where.

    Attributes:
        twice: the names that stand in the list more than once.
        known: the names in the list that a learner of the advisor's bears in the course already.
    """

    place: Place
    names: tuple[str, ...]
    twice: tuple[str, ...]
    known: tuple[str, ...]


def places(advisor_id: int) -> list[Place]:
    """The advisor's courses and cohorts in which access sheets are on.

    Who is narrowed to cohorts of a course has these, and not the course without a cohort.

    Raises:
        NotAllowed: the person is no advisor, or access sheets are on in none of their courses.
        Unavailable: the platform could not be asked.
    """
    return _places(reach_with(advisor_id, SHEETS))


def keep_list(advisor_id: int, place_key: str, typed: str) -> KeptList:
    """Keep a list for a day, whatever is wrong with it: nothing typed is lost.

    Raises:
        NotAllowed: as for :func:`places`.
        Unavailable: the platform could not be asked.
    """
    offered = places(advisor_id)
    fields = {"place": keepable(place_key), "names": keepable(typed)}
    return _kept(keep(AccessListDraft, advisor_id, fields=fields), offered)


def kept_list(advisor_id: int, token: str) -> KeptList | None:
    """What this advisor typed; ``None`` once the accounts are made, or after a day.

    Raises:
        NotAllowed: as for :func:`places`.
        Unavailable: the platform could not be asked.
    """
    offered = places(advisor_id)
    row = kept(AccessListDraft, advisor_id, token)
    return None if row is None else _kept(row, offered)


def check_list(advisor_id: int, kept_before: KeptList) -> CheckedList:
    """Who would get an account by this list, and what to look at before.

    Raises:
        Invalid: something in the list is wrong.
        NotAllowed: as for :func:`places`.
        Unavailable: the platform could not be asked.
    """
    if kept_before.wrong:
        raise Invalid(_("Please look at the list again."), fields=kept_before.wrong)
    reach = reach_with(advisor_id, SHEETS)
    place = _place(_places(reach), kept_before.place_key)
    names = tuple(read_names(kept_before.typed)[0])
    times = Counter(name_key(name) for name in names)
    borne = _borne(reach, place.course_key, names)
    return CheckedList(
        place=place,
        names=names,
        twice=tuple(dict.fromkeys(name for name in names if times[name_key(name)] > 1)),
        known=tuple(dict.fromkeys(name for name in names if name_key(name) in borne)),
    )


def read_names(typed: str) -> tuple[list[str], str]:
    """The names in a text, one a line, and what is wrong with it; empty if nothing is."""
    names = [name for line in long_text(typed).splitlines() if (name := _one_name(line))]
    if NUL in typed or SUBSTITUTE in typed:
        return names, _("A hidden sign has slipped in. Clear this field and type it again.")
    if not names:
        return names, _("Write at least one name.")
    if len(names) > MAX_NAMES:
        return names, _(
            "At most %(most)d names at once. You wrote %(count)d: make the others afterwards."
        ) % {"most": MAX_NAMES, "count": len(names)}
    for name in names:
        wrong = _wrong_name(name)
        if wrong:
            return names, wrong
    return names, ""


def _one_name(line: str) -> str:
    return " ".join(short_text(line).split())


def _wrong_name(name: str) -> str:
    shown = {"name": name[:40]}
    if _NO_NAME.search(name):
        return _("“%(name)s”: write the first name and the surname only, in letters.") % shown
    if not name_key(name):
        return _("“%(name)s” has no letter.") % shown
    if len(name) > MAX_NAME:
        return _("“%(name)s…” is too long. Write one name a line.") % shown
    return ""


def _places(reach: Reach) -> list[Place]:
    found = []
    with asked_platform() as platform:
        for course in reach.courses.values():
            if course.key not in reach.cohorts:
                found.append(_as_place(course, None, ""))
            found += [
                _as_place(course, cohort.id, cohort.name)
                for cohort in platform.cohorts(course.key)
                if reach.covers_cohort(course.key, cohort.id)
            ]
    return found


def _as_place(course: Course, cohort_id: int | None, cohort_name: str) -> Place:
    return Place(
        key=f"{course.key} {cohort_id or 0}",
        course_key=course.key,
        course_name=course.name,
        structure_name=course.structure.name,
        cohort_id=cohort_id,
        cohort_name=cohort_name,
    )


def _place(offered: list[Place], place_key: str) -> Place:
    place = next((each for each in offered if each.key == place_key), None)
    if place is None:
        raise NotFound(_("This group is not one of yours any more."))
    return place


def _borne(reach: Reach, course_key: str, names: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Of others' learners an advisor does not hear that they are there."""
    with asked_platform() as platform:
        found = platform.learners_called(course_key, names)
        own = reach.enrollments_of(platform, list(found), [course_key]) if found else {}
    return {name_key(name) for learner_id, name in found.items() if learner_id in own}


def _kept(row: AccessListDraft, offered: list[Place]) -> KeptList:
    place_key, typed = row.fields["place"], row.fields["names"]
    wrong = {}
    if place_key not in {place.key for place in offered}:
        wrong["place"] = _("Choose the course or the group.")
    about_names = read_names(typed)[1]
    if about_names:
        wrong["names"] = about_names
    return KeptList(row.token, place_key, typed, wrong)
