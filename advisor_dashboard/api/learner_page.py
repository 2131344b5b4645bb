"""All that an advisor may know of one of their learners, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from ..models import Profile, Sharing
from ..platform import Course, Enrollment, Platform
from ..targeting import terms
from .access import Reach, asked_platform, reach_of
from .advisor_notes import Note, note_on, write_note_on
from .cards import availability_in_words
from .contacts import PAGE, Contact, Where, contacts_with
from .errors import NotAllowed, NotFound, Unavailable
from .features import Parts, parts_of, switched_off_for_advisors

__all__ = ["PAGE", "LearnerFacts", "LearnerPage", "Note", "learner_page", "write_note"]


@dataclass(frozen=True)
class LearnerFacts:
    """What an open CV says of the learner; there are none while it is closed."""

    wanted: tuple[str, ...]
    place: str
    available: str
    licences: tuple[str, ...]
    updated_at: datetime


@dataclass(frozen=True)
class LearnerPage:
    """One of the advisor's learners.

    Attributes:
        name: by the open CV, else by the account.
        facts: ``None`` while the CV is not open to one of the advisor's structures.
        open_since: when it was opened.
        closed_at: when it was closed last, if it was ever open and is no more.
        contacts: the newest first, ``PAGE`` at most; ``older`` says whether more follow.
        last_contact: the day of the newest of all; only on the first page.
        senders: the names of those who sent them, by id.
        note: the asking advisor's own.
        offers: whether there are offers here, so that they can be led to.
    """

    learner_id: int
    name: str
    course_name: str
    cohort_name: str
    facts: LearnerFacts | None
    open_since: datetime | None
    closed_at: datetime | None
    contacts: tuple[Contact, ...]
    older: bool
    last_contact: date | None
    senders: dict[int, str]
    note: Note
    offers: bool


def learner_page(advisor_id: int, learner_id: int, *, skip: int = 0) -> LearnerPage:
    """What the advisor may know of this learner now.

    The name, the groups and what went between them are there while the learner is in a group
    of the advisor's; what the CV says, only while it is open to the structure.

    Args:
        skip: how many of the newest contacts are known already.

    Raises:
        NotFound: no such learner, or not the advisor's: one answer for both.
        Unavailable: the platform could not be asked.
    """
    parts = _parts(advisor_id)
    with asked_platform() as platform:
        standing = _standing(platform, parts.cvs, learner_id)
        person = platform.person(learner_id)
        if not standing or person is None:
            raise _nobody()
        course, enrollment = standing[0]
        cohort = platform.cohort_of(learner_id, course.key) if enrollment.cohort_id else None
    structures = {each.structure.key for each, _enrollment in standing}
    consent = _consent(learner_id, structures)
    profile = Profile.objects.filter(learner_id=learner_id).first() if consent.opened_at else None
    keys = frozenset(each.key for each, _enrollment in standing)
    contacts, older = contacts_with(learner_id, _where(parts, keys), skip)
    return LearnerPage(
        learner_id=learner_id,
        name=(profile.name if profile else "") or person.name,
        course_name=course.name,
        cohort_name=cohort.name if cohort else "",
        facts=_facts(profile) if profile else None,
        open_since=consent.opened_at,
        closed_at=consent.closed_at,
        contacts=contacts,
        older=older,
        last_contact=contacts[0].day if contacts and not skip else None,
        senders=_names(contacts),
        note=note_on(advisor_id, learner_id),
        offers=bool(parts.offers.courses),
    )


def write_note(advisor_id: int, learner_id: int, text: str, *, version: int) -> Note:
    """The advisor notes something on a learner of theirs; an empty text deletes the note.

    Raises:
        Conflict: the note was saved elsewhere meanwhile; ``.current`` is that one.
        Invalid: it is too long, or holds a character that cannot be kept.
        NotFound: as for :func:`learner_page`.
        Unavailable: the platform could not be asked.
    """
    parts = _parts(advisor_id)
    with asked_platform() as platform:
        known = platform.person(learner_id) is not None
        if not known or not _standing(platform, parts.cvs, learner_id):
            raise _nobody()
    return write_note_on(advisor_id, learner_id, text, version)


def _parts(advisor_id: int) -> Parts:
    try:
        parts = parts_of(reach_of(advisor_id))
    except Unavailable:
        raise
    except NotAllowed as error:
        raise _nobody() from error
    if not parts.cvs.courses:
        raise switched_off_for_advisors()
    return parts


def _standing(platform: Platform, reach: Reach, learner_id: int) -> list[tuple[Course, Enrollment]]:
    """By which courses the learner is the advisor's now; of the teams nobody is."""
    found = [
        (reach.courses[each.course_key], each)
        for each in platform.enrollments_of(learner_id)
        if reach.covers(each) and not platform.is_course_staff(learner_id, each.course_key)
    ]
    return sorted(found, key=lambda one: (one[0].name, one[0].key))


@dataclass(frozen=True)
class _Consent:
    opened_at: datetime | None = None
    closed_at: datetime | None = None


def _consent(learner_id: int, structures: set[str]) -> _Consent:
    rows = [
        row
        for row in Sharing.objects.filter(learner_id=learner_id)
        if row.structure_key in structures
    ]
    now_open = [row.opened_at for row in rows if row.closed_at is None]
    if now_open:
        return _Consent(opened_at=min(now_open))
    closed = [row.closed_at for row in rows if row.closed_at is not None]
    return _Consent(closed_at=max(closed, default=None))


def _where(parts: Parts, course_keys: frozenset[str]) -> Where:
    offers = parts.offers.only(course_keys)
    return Where(
        offers=frozenset(offers.structure_keys()),
        memos=course_keys.intersection(parts.memos.courses),
        workshops=course_keys,
    )


def _facts(profile: Profile) -> LearnerFacts:
    return LearnerFacts(
        wanted=tuple(job["label"] for job in profile.wanted),
        place=profile.commune_name,
        available=availability_in_words(profile.available_on),
        licences=terms.read_licences(profile.licences),
        updated_at=profile.updated_at,
    )


def _names(contacts: tuple[Contact, ...]) -> dict[int, str]:
    senders = {each.sender_id for each in contacts if each.sender_id is not None}
    if not senders:
        return {}
    with asked_platform() as platform:
        return {pk: person.name for pk, person in platform.people(senders).items()}


def _nobody() -> NotFound:
    return NotFound(_("This person is in none of your groups."))
