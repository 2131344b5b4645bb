"""Access sheets: accounts that an advisor makes for learners without an e-mail address.

Whoever has a sheet can log in by it. So a new password is given to an account only while all of
this holds, asked anew each time: it was made here, nobody has made it their own, the learner is the
advisor's now in the course of the sheet, and learns nowhere but in its structure. A learner who is
shared one by one is not the advisor's for that: whoever has the password is the learner, and it
stays with those of the cohort.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import AccessListDraft, AccessSheet
from ..platform import Access, Course, NewAccount, Person, Platform
from .access import Reach, asked_platform
from .access_lists import MAX_NAMES, KeptList, check_list
from .errors import Conflict, Invalid
from .features import SHEETS, reach_with

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet, but for the password.

    Attributes:
        login_name: what the learner types before the password.
    """

    learner_id: int
    name: str
    login_name: str
    course: Course
    made_by: str
    login_url: str


@dataclass(frozen=True)
class AccountLine:
    """An account that was made here, in the list of them.

    Attributes:
        as_made: whether nobody has made it their own: it may get a new password.
    """

    learner_id: int
    name: str
    username: str
    course_name: str
    made_by: str
    made_at: datetime
    as_made: bool


@dataclass(frozen=True)
class AccountPage:
    """A page of the accounts that were made here."""

    lines: tuple[AccountLine, ...]
    number: int
    last: int


@dataclass(frozen=True)
class Renewal:
    """New passwords, and the names of those who got none."""

    accesses: tuple[Access, ...]
    left_out: tuple[str, ...]


def make_accounts(advisor_id: int, kept: KeptList) -> list[Access]:
    """Make the accounts of a list, all or none, and enroll them.

    Raises:
        Conflict: the list was confirmed before, or is no longer kept.
        Invalid: something in the list is wrong; it stays kept.
        NotAllowed: the person is no advisor, or access sheets are on in none of their courses.
        Unavailable: the platform could not make one of them; none is made, the list stays kept.
    """
    checked = check_list(advisor_id, kept)
    place = checked.place
    with transaction.atomic(), asked_platform() as platform:
        # Taken first: who confirms a second time waits here, and then finds nothing to make.
        taken = AccessListDraft.objects.filter(advisor_id=advisor_id, token=kept.token).delete()
        if not taken[0]:
            raise Conflict(_("These accounts were made already. None was made a second time."))
        accesses = [
            platform.open_account(NewAccount(name, place.course_key, place.cohort_id), advisor_id)
            for name in checked.names
        ]
        AccessSheet.objects.bulk_create(
            AccessSheet(
                learner_id=access.user_id,
                made_by_id=advisor_id,
                made_at=timezone.now(),
                course_key=place.course_key,
                list_token=kept.token,
                stamp=access.stamp,
            )
            for access in accesses
        )
    log.info("user %s made %d accounts in %s", advisor_id, len(accesses), place.course_key)
    return accesses


def was_confirmed(advisor_id: int, token: str) -> bool:
    """Whether the accounts of this list were made."""
    rows = AccessSheet.objects.filter(made_by_id=advisor_id, list_token=token)
    return any(found == token for found in rows.values_list("list_token", flat=True)[:1])


def renew_passwords(advisor_id: int, learner_ids: Collection[int]) -> Renewal:
    """Give accounts a new password, so that their sheets can be printed again.

    Raises:
        Invalid: too many at once.
        NotAllowed: the person is no advisor, or access sheets are on in none of their courses.
        Unavailable: the platform could not be asked; no password has changed.
    """
    if len(learner_ids) > MAX_NAMES:
        raise Invalid(_("At most %(most)d sheets at once.") % {"most": MAX_NAMES})
    own = _own_sheets(reach_with(advisor_id, SHEETS), learner_ids)
    accesses, refused = [], []
    with transaction.atomic(), asked_platform() as platform:
        for learner_id in sorted(own):
            access = _renew(platform, advisor_id, own[learner_id])
            if access is None:
                refused.append(learner_id)
            else:
                accesses.append(access)
        people = platform.people(refused) if refused else {}
    log.info("user %s renewed %d passwords", advisor_id, len(accesses))
    return Renewal(tuple(accesses), tuple(sorted(person.name for person in people.values())))


def sheets_to_print(advisor_id: int, stamps: Mapping[int, str]) -> list[Sheet]:
    """What stands on the sheets of these accounts.

    Args:
        stamps: the stamp that each had when its password was made. A sheet whose account has
            another one by now would tell an old password, and is left out.

    Raises:
        NotAllowed: the person is no advisor, or access sheets are on in none of their courses.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, SHEETS)
    own = {
        learner_id: sheet
        for learner_id, sheet in _own_sheets(reach, list(stamps)).items()
        if sheet.stamp == stamps[learner_id]
    }
    with asked_platform() as platform:
        current = platform.still_as_made({pk: sheet.stamp for pk, sheet in own.items()})
        people = platform.people({*own, *_makers(own.values())})
        return [
            Sheet(
                learner_id=learner_id,
                name=people[learner_id].name,
                login_name=platform.login_name(people[learner_id]),
                course=reach.courses[own[learner_id].course_key],
                made_by=_name(people, own[learner_id].made_by_id),
                login_url=platform.login_url(own[learner_id].course_key),
            )
            for learner_id in stamps
            if learner_id in own and learner_id in current and learner_id in people
        ]


def account_page(advisor_id: int, number: int, *, size: int = MAX_NAMES) -> AccountPage:
    """The accounts that were made here for learners of the advisor's, the newest first.

    Args:
        number: which page; one beyond the last means the last.

    Raises:
        NotAllowed: the person is no advisor, or access sheets are on in none of their courses.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, SHEETS)
    own = _own_sheets(reach, None)
    last = max(1, ceil(len(own) / size))
    number = min(max(1, number), last)
    shown = sorted(own.values(), key=lambda sheet: (sheet.made_at, sheet.pk), reverse=True)
    shown = shown[(number - 1) * size : number * size]
    with asked_platform() as platform:
        current = platform.still_as_made({sheet.pk: sheet.stamp for sheet in shown})
        people = platform.people({*(sheet.pk for sheet in shown), *_makers(shown)})
    lines = [
        AccountLine(
            learner_id=sheet.pk,
            name=people[sheet.pk].name,
            username=people[sheet.pk].username,
            course_name=reach.courses[sheet.course_key].name,
            made_by=_name(people, sheet.made_by_id),
            made_at=sheet.made_at,
            as_made=sheet.pk in current,
        )
        for sheet in shown
        if sheet.pk in people
    ]
    return AccountPage(tuple(lines), number, last)


def _renew(platform: Platform, advisor_id: int, sheet: AccessSheet) -> Access | None:
    # An UPDATE that changes nothing locks the row, and on SQLite waits for its turn.
    row = AccessSheet.objects.filter(pk=sheet.pk)
    if not row.update(stamp=F("stamp")) or not _learns_here_alone(platform, sheet):
        return None
    access = platform.renew_password(sheet.pk, row.values_list("stamp", flat=True).get())
    if access is not None:
        row.update(stamp=access.stamp, renewed_by=advisor_id, renewed_at=timezone.now())
    return access


def _learns_here_alone(platform: Platform, sheet: AccessSheet) -> bool:
    """Whether all that the learner learns is of the structure that made the account.

    Elsewhere they may have opened a CV that this one is not to read.
    """
    home = platform.course(sheet.course_key)
    if home is None:
        return False
    keys = {each.course_key for each in platform.enrollments_of(sheet.pk)}
    courses = [platform.course(key) for key in keys]
    return all(course and course.structure.key == home.structure.key for course in courses)


def _own_sheets(reach: Reach, learner_ids: Collection[int] | None) -> dict[int, AccessSheet]:
    """Of these sheets, or of all, those of learners who are the advisor's in its course now."""
    reach = reach.without_shared()
    rows = AccessSheet.objects.filter(course_key__in=list(reach.courses))
    if learner_ids is not None:
        rows = rows.filter(pk__in=list(learner_ids))
    # Some databases find a key whatever its capitals.
    sheets = {row.pk: row for row in rows if row.course_key in reach.courses}
    with asked_platform() as platform:
        keys = {sheet.course_key for sheet in sheets.values()}
        live = reach.enrollments_of(platform, list(sheets), keys) if sheets else {}
    return {
        learner_id: sheet
        for learner_id, sheet in sheets.items()
        if any(each.course_key == sheet.course_key for each in live.get(learner_id, ()))
    }


def _makers(sheets: Collection[AccessSheet]) -> set[int]:
    return {sheet.made_by_id for sheet in sheets if sheet.made_by_id is not None}


def _name(people: Mapping[int, Person], user_id: int | None) -> str:
    person = None if user_id is None else people.get(user_id)
    return person.name if person else ""
