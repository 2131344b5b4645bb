"""Advisors send memo sheets to their learners, and print sets of them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clicnjob_xblocks.content.addresses import files_in, replacing, served
from clicnjob_xblocks.memos.paper import Side, print_sides
from clicnjob_xblocks.translation import translator

from ..models import KeptMemo, MemoSheet
from ..platform import Cohort, Course
from ..targeting.chunks import chunks
from .access import Reach, asked_platform, reach_of, require_own_view
from .cv_pages import PrintedPage
from .errors import Conflict, Invalid, NotFound
from .features import MEMOS, reach_with, switched_off_for_advisors, with_features
from .memo_rows import BLOCK, Source, forget_unkept, pictures_on, snapshot
from .own_learners import groups_of, named_among, shared_in

log = logging.getLogger(__name__)

#: How many sheets a set may hold.
MOST_IN_A_SET = 40


@dataclass(frozen=True)
class CourseSheet:
    """A sheet of a course, as the course's team finds it.

    Attributes:
        ready: whether there is something on it.
    """

    usage_key: str
    subject: str
    pictogram: str
    ready: bool


@dataclass(frozen=True)
class Recipient:
    """One of the advisor's learners in a course; ``has_it`` already as it is now."""

    learner_id: int
    name: str
    cohort_id: int | None
    has_it: bool


@dataclass(frozen=True)
class Sent:
    """What was sent: to how many, and how many had it already."""

    count: int
    had_it: int


def courses_with_memos(advisor_id: int) -> list[Course]:
    """The advisor's courses in which sheets can be sent.

    Raises:
        NotAllowed: the person is no advisor, or memos are off in all their courses.
        Unavailable: the platform could not be asked.
    """
    return list(reach_with(advisor_id, MEMOS).courses.values())


def course_sheets(advisor_id: int, course_key: str) -> list[CourseSheet]:
    """The sheets of a course, in its order.

    Raises:
        NotFound: it is none of the advisor's courses.
        NotAllowed, Unavailable: as for :func:`courses_with_memos`.
    """
    _reach_in(advisor_id, course_key)
    return [_described(each) for each in _sources(course_key)]


def source_of(advisor_id: int, course_key: str, usage_key: str) -> Source:
    """One of them.

    Raises:
        NotFound: it is none of the advisor's courses, or there is no such sheet in it.
        NotAllowed, Unavailable: as for :func:`courses_with_memos`.
    """
    _reach_in(advisor_id, course_key)
    found = next((each for each in _sources(course_key) if each.usage_key == usage_key), None)
    if found is None:
        raise NotFound(_("There is no such sheet in this course."))
    return found


def recipients(advisor_id: int, source: Source) -> list[Recipient]:
    """All whom the advisor may send a sheet to, by name.

    Raises:
        NotFound: it is none of the advisor's courses.
        NotAllowed: the person is no advisor, looks as somebody else, or memos are off.
        Unavailable: the platform could not be asked.
    """
    return _recipients(_reach_in(advisor_id, source.course_key), source)


def send(advisor_id: int, source: Source, learner_ids: Collection[int], *, confirmed: int) -> Sent:
    """Send a sheet to these learners, as far as they have not got it as it is now.

    Args:
        confirmed: how many the advisor was told would get it.

    Raises:
        Conflict: it is another number by now; nothing was sent, ``.current`` is the fresh list.
        Invalid: nobody is left to send it to, or there is nothing on the sheet.
        NotFound, NotAllowed, Unavailable: as for :func:`recipients`.
    """
    reach = _reach_in(advisor_id, source.course_key)
    former: set[int] = set()
    with transaction.atomic():
        sheet = snapshot(source)
        # One sending of a sheet at a time; a write first, for SQLite to wait (see locking).
        MemoSheet.objects.filter(pk=sheet.pk).update(made_at=F("made_at"))
        there = {each.learner_id: each for each in _recipients(reach, source)}
        asked = [there[pk] for pk in dict.fromkeys(learner_ids) if pk in there]
        new = [each.learner_id for each in asked if not each.has_it]
        if not asked:
            raise Invalid(_("Nobody would get this sheet. Nothing was sent."), code="nobody")
        if len(new) != confirmed:
            # Sent twice: the first time was enough.
            if not new:
                return Sent(0, len(asked))
            raise Conflict(
                _("The number of learners has changed. Nothing was sent. Check and confirm again."),
                code="number_changed",
                current=list(there.values()),
            )
        now = timezone.now()
        for some in chunks(new):
            older = KeptMemo.objects.filter(learner_id__in=some, place=source.place)
            rows = dict(older.values_list("learner_id", "sheet_id"))
            former |= set(rows.values())
            older.update(sheet=sheet, sent_by=advisor_id, sent_at=now, seen_at=None)
            KeptMemo.objects.bulk_create(
                [
                    KeptMemo(
                        learner_id=pk,
                        sheet=sheet,
                        place=source.place,
                        kept_at=now,
                        sent_by_id=advisor_id,
                        sent_at=now,
                    )
                    for pk in some
                    if pk not in rows
                ],
                # Who keeps it at this very moment has it.
                ignore_conflicts=True,
            )
    forget_unkept(former)
    log.info("a memo sheet was sent to %d learners by user %s", len(new), advisor_id)
    return Sent(len(new), len(asked) - len(new))


def print_set(advisor_id: int, course_key: str, usage_keys: Sequence[str]) -> PrintedPage:
    """Several sheets of a course in one file, a side each, without anybody's notes.

    Raises:
        Invalid: none is chosen, or too many.
        NotFound, NotAllowed, Unavailable: as for :func:`course_sheets`.
    """
    _reach_in(advisor_id, course_key)
    wanted = set(usage_keys)
    if len(wanted) > MOST_IN_A_SET:
        raise Invalid(_("Too many sheets: %(most)d at most.") % {"most": MOST_IN_A_SET})
    chosen = [
        each for each in _sources(course_key) if each.usage_key in wanted and each.sheet.items
    ]
    if not chosen:
        raise Invalid(_("Choose at least one sheet."))
    pictures = pictures_on(course_key, [each.sheet for each in chosen])
    made = print_sides(
        [Side(each.sheet, pictures=pictures) for each in chosen],
        translator("clicnjob_xblocks", None),
        get_language() or "en",
    )
    return PrintedPage(made.data, _("memo-sheets.pdf"))


def groups_in(advisor_id: int, course_key: str) -> tuple[Cohort, ...]:
    """The cohorts of the advisor's learners in one of their courses.

    Raises:
        NotFound, NotAllowed, Unavailable: as for :func:`course_sheets`.
    """
    reach = _reach_in(advisor_id, course_key)
    with asked_platform() as platform:
        return groups_of(platform, reach, course_key, shared_in(platform, reach, course_key))


def _reach_in(advisor_id: int, course_key: str) -> Reach:
    require_own_view(advisor_id, course_key)
    reach = reach_of(advisor_id).only({course_key})
    if not reach.courses:
        raise NotFound(_("There is no such course."))
    if not with_features(reach, MEMOS).courses:
        raise switched_off_for_advisors()
    return reach


def _sources(course_key: str) -> list[Source]:
    with asked_platform() as platform:
        blocks = platform.blocks_of_type(course_key, BLOCK)
        texts = [(each.usage_key, str(each.fields.get("sheet") or "")) for each in blocks]
        bare = [Source(course_key, usage_key, text) for usage_key, text in texts]
        names = {name for each in bare for name in files_in(each.value)}
        known = platform.file_addresses(course_key, names) if names else {}
    return [
        replace(each, addresses=served(each.value, replacing(known)) if known else {})
        for each in bare
    ]


def _described(source: Source) -> CourseSheet:
    head = source.sheet.head
    subject = head.subject or _("Memo sheet")
    return CourseSheet(source.usage_key, subject, head.pictogram, bool(source.sheet.items))


def _recipients(reach: Reach, source: Source) -> list[Recipient]:
    course_key = source.course_key
    with asked_platform() as platform:
        named = named_among(platform, reach, platform.enrollments_in(course_key))
    has_it: set[int] = set()
    for some in chunks([each.user_id for each in named]):
        rows = KeptMemo.objects.filter(
            learner_id__in=some, place=source.place, sheet__digest=source.digest
        )
        has_it |= set(rows.values_list("learner_id", flat=True))
    return [
        Recipient(each.user_id, each.name, each.group, each.user_id in has_it) for each in named
    ]
