"""A learner's messages: the offers proposed to them, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..events import OfferAnswered, OfferFollowedUp
from ..models import Proposal, Reminder
from ..targeting.chunks import chunks
from . import access
from .access import asked_platform
from .attached import AttachedFile, attached
from .errors import Invalid, NotAllowed, NotFound
from .features import OFFERS, all_on, switched_off
from .offer_rows import is_open, offer_still_open, place_of
from .steps import OwnStep, own_steps, write_step
from .tracking import record

Answer = Proposal.Answer
Step = Proposal.Step


@dataclass(frozen=True)
class Reminded:
    """The learner was asked again, in these words.

    ``by_name``: of the advisor; empty once the account is gone.
    """

    text: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class InboxItem:
    """One offer as the learner sees it.

    Attributes:
        open: the learner may still answer, or change the answer.
        changed_at: when an advisor changed the offer after it had been sent, else ``None``.
        noted: what was noted last of the learner's application, if anything was.
        reminded: the last reminder of an offer without an answer.
    """

    proposal_id: int
    title: str
    employer: str
    place: str
    contract: str
    contract_label: str
    hours: str
    description: str
    contact: str
    starts_on: date | None
    places: int | None
    closes_on: date | None
    file: AttachedFile | None
    message: str
    sender_name: str
    sent_at: datetime
    read: bool
    answer: Answer | None
    answered_at: datetime | None
    open: bool
    changed_at: datetime | None
    noted: OwnStep | None
    reminded: Reminded | None


def inbox(learner_id: int, *, course_key: str | None = None) -> list[InboxItem]:
    """The offers proposed to this learner, the newest first.

    Those of a structure that has switched offers off are left out.

    Args:
        course_key: the course in which they are shown, to refuse where offers are off.

    Raises:
        NotAllowed: offers are off in this course.
        Unavailable: the platform could not be asked.
    """
    if course_key and not all_on(OFFERS, course_key):
        raise switched_off()
    return _items(_shown(learner_id, list(_own(learner_id))))


def one(learner_id: int, proposal_id: int) -> InboxItem:
    """One offer of the learner's.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: offers are switched off.
        Unavailable: the platform could not be asked.
    """
    return _items([_one(learner_id, proposal_id)])[0]


def proposal_about(learner_id: int, offer_id: int) -> int | None:
    """The id of the proposal of this offer to this learner, if there is one."""
    rows = Proposal.objects.filter(learner_id=learner_id, offer_id=offer_id)
    return rows.values_list("pk", flat=True).first()


def unread_count(learner_id: int) -> int:
    """How many offers the learner has not looked at yet.

    Raises:
        Unavailable: the platform could not be asked.
    """
    rows = Proposal.objects.filter(learner_id=learner_id, seen_at=None).select_related("offer")
    return len(_shown(learner_id, list(rows)))


def mark_read(learner_id: int, proposal_id: int, *, course_key: str | None = None) -> None:
    """The learner has looked at an offer; the first look counts.

    Args:
        course_key: the course in which it is shown, to refuse while somebody else is looking.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: somebody else is looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    _refuse_others(learner_id, course_key)
    row = _one(learner_id, proposal_id)
    _note_seen(row.pk, timezone.now())


def answer(
    learner_id: int, proposal_id: int, answer: Answer | str, *, course_key: str | None = None
) -> InboxItem:
    """The learner answers, or changes the answer, while the offer is open.

    Args:
        course_key: as for :func:`mark_read`.

    Raises:
        Invalid: this is no answer.
        NotFound: there is no such proposal to this learner.
        NotAllowed: the offer is closed, somebody else is looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    if answer not in Answer.values:
        raise Invalid(_("This answer is not in the list. Choose again."))
    _refuse_others(learner_id, course_key)
    row = _one(learner_id, proposal_id)
    now = timezone.now()
    own = Proposal.objects.filter(offer_still_open(), pk=row.pk)
    changed = own.exclude(answer=answer).update(answer=answer, answered_at=now)
    if not changed and not own.exists():
        raise NotAllowed(
            _("This offer has just been closed. The answer you gave now was not taken."),
            code="closed",
        )
    _note_seen(row.pk, now)
    if changed:
        structure = row.offer.structure_key
        record(OfferAnswered(course_key or "", structure, row.offer_id, Answer(answer).value))
    # Whether it may be shown was asked a moment ago.
    return _items([_own(learner_id).get(pk=row.pk)])[0]


def say_applied(learner_id: int, proposal_id: int, *, course_key: str | None = None) -> InboxItem:
    """The learner says that they have applied; what an advisor noted of them stays.

    Args:
        course_key: as for :func:`mark_read`.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: the offer is closed, somebody else is looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    _refuse_others(learner_id, course_key)
    row = _one(learner_id, proposal_id)
    if not row.step or row.step == Step.LEARNER_DECLINED:
        still_open = Proposal.objects.filter(offer_still_open(), pk=row.pk)
        written = write_step(still_open, learner_id, Step.APPLIED, row.step_number)
        if not written and not still_open.exists():
            raise NotAllowed(_("This offer is closed. Tell your advisor."), code="closed")
        _note_seen(row.pk, timezone.now())
        if written:
            structure = row.offer.structure_key
            record(OfferFollowedUp(structure, row.offer_id, Step.APPLIED.value))
    return _items([_own(learner_id).get(pk=row.pk)])[0]


def _note_seen(proposal_id: int, now: datetime) -> None:
    Proposal.objects.filter(pk=proposal_id, seen_at=None).update(seen_at=now)


def _refuse_others(learner_id: int, course_key: str | None) -> None:
    if course_key is not None:
        access.require_own_view(learner_id, course_key)


def _own(learner_id: int) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(learner_id=learner_id)
    rows = rows.select_related("offer__commune", "offer__file", "message")
    return rows.defer("offer__file__data").order_by("-pk")


def _one(learner_id: int, proposal_id: int) -> Proposal:
    row = _own(learner_id).filter(pk=proposal_id).first()
    if row is None:
        raise NotFound(_("This offer is not in your messages."))
    if not _shown(learner_id, [row]):
        raise switched_off()
    return row


def _shown(learner_id: int, rows: list[Proposal]) -> list[Proposal]:
    """Those of the rows whose structure has offers on, in a course of the learner's.

    Who learns in no course of the structure any more reads what they got as long as offers are
    not off everywhere.
    """
    if not rows:
        return []
    with asked_platform() as platform:
        keys = [each.course_key for each in platform.enrollments_of(learner_id)]
        courses = [course for key in keys if (course := platform.course(key))]
    on: dict[str, bool] = {}
    for structure in {row.offer.structure_key for row in rows}:
        own = [course.key for course in courses if course.structure.key == structure]
        on[structure] = any(all_on(OFFERS, key) for key in own or [""])
    return [row for row in rows if on[row.offer.structure_key]]


def _items(rows: list[Proposal]) -> list[InboxItem]:
    reminders = _reminders(rows)
    letters = [row.message for row in rows] + [each.message for each in reminders.values()]
    senders = {letter.sender_id for letter in letters if letter.sender_id is not None}
    people = {}
    if senders:
        with asked_platform() as platform:
            people = platform.people(senders)
    noted = own_steps(rows)
    names = {pk: person.name for pk, person in people.items()}
    return [
        InboxItem(
            proposal_id=row.pk,
            title=row.offer.title,
            employer=row.offer.employer,
            place=place_of(row.offer),
            contract=row.offer.contract,
            contract_label=row.offer.get_contract_display(),
            hours=row.offer.hours,
            description=row.offer.description,
            contact=row.offer.contact,
            starts_on=row.offer.starts_on,
            places=row.offer.places,
            closes_on=row.offer.closes_on,
            file=attached(row.offer),
            message=row.message.body,
            sender_name=names.get(row.message.sender_id or 0, ""),
            sent_at=row.message.sent_at,
            read=row.seen_at is not None,
            answer=Answer(row.answer) if row.answer else None,
            answered_at=row.answered_at,
            open=is_open(row.offer),
            changed_at=_changed_since(row),
            noted=noted.get(row.pk),
            reminded=_reminded(reminders.get(row.pk), names),
        )
        for row in rows
    ]


def _changed_since(row: Proposal) -> datetime | None:
    changed = row.offer.text_changed_at
    return changed if changed is not None and changed > row.message.sent_at else None


def _reminders(rows: list[Proposal]) -> dict[int, Reminder]:
    """The last reminder of each of these proposals."""
    found: dict[int, Reminder] = {}
    for some in chunks([row.pk for row in rows]):
        reminders = Reminder.objects.filter(proposal_id__in=some).select_related("message")
        found.update((each.proposal_id, each) for each in reminders.order_by("pk"))
    return found


def _reminded(row: Reminder | None, names: Mapping[int, str]) -> Reminded | None:
    if row is None:
        return None
    letter = row.message
    return Reminded(letter.body, letter.sent_at, names.get(letter.sender_id or 0, ""))
