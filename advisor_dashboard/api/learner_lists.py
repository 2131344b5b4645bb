"""Lists of learners that an advisor keeps by hand. Each is its advisor's alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Count, F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import LearnerList, ListEntry, Profile, SavedSearch
from ..targeting.chunks import chunks
from ..targeting.postings import recency
from ..targeting.ranking import Hit
from ..vocabulary.fold import plain
from .access import Reach
from .cards import Found, LearnerCard, make_cards
from .errors import Invalid, NotFound
from .features import CVS, reach_with
from .offer_drafts import clean_text, has_control

#: How many lists an advisor keeps, and how many learners stand on one.
MOST_LISTS = 30
MOST_ON_A_LIST = 500
MOST_IN_A_NAME = 80

T = TypeVar("T")
Row = TypeVar("Row", LearnerList, SavedSearch)


@dataclass(frozen=True)
class ListSummary:
    """A list by its name; ``count`` is of all who were put on it."""

    list_id: int
    name: str
    count: int
    made_at: datetime


@dataclass(frozen=True)
class ListShown:
    """A list with those whose CV the advisor may read now; of the others there is a number."""

    list_id: int
    name: str
    cards: tuple[LearnerCard, ...]
    hidden: int


def own_lists(advisor_id: int) -> list[ListSummary]:
    """The advisor's lists by name.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, CVS)
    rows = LearnerList.objects.filter(advisor_id=advisor_id).annotate(count=Count("entries"))
    return [ListSummary(row.pk, row.name, row.count, row.made_at) for row in rows.order_by("name")]


def show_list(advisor_id: int, list_id: int) -> ListShown:
    """One of the advisor's lists, with the cards of a search.

    Raises:
        NotFound: it is none of the advisor's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, CVS)
    row = _own(advisor_id, list_id)
    ids = list(row.entries.values_list("learner_id", flat=True))
    cards = make_cards(reach, Found(_hits(ids), {}, {}))
    ordered = tuple(sorted(cards, key=lambda card: card.name.casefold()))
    return ListShown(row.pk, row.name, ordered, len(ids) - len(cards))


def add_to_list(
    advisor_id: int, learner_ids: Collection[int], *, list_id: int | None, name: str = ""
) -> ListSummary:
    """Put learners of the advisor's on a list, or on that of this name, made if there is none.

    Who is not the advisor's, or is on it already, is passed over.

    Raises:
        Invalid: no name, a name beside a list, too many lists, or too many on one.
        NotFound: the list is none of the advisor's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, CVS)
    if list_id is not None and name.strip():
        raise Invalid(_("Choose a list, or write the name of a new one: one of the two."))
    called = name_in(name) if list_id is None else ""
    known = _known(reach, learner_ids)
    return at_once(lambda: _fill(advisor_id, list_id, called, known))


def at_once(write: Callable[[], T]) -> T:
    """Write in one transaction; anew if the same click, twice at once, was faster elsewhere."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        with transaction.atomic():
            return write()


def _fill(advisor_id: int, list_id: int | None, called: str, known: Collection[int]) -> ListSummary:
    own = LearnerList.objects.filter(advisor_id=advisor_id)
    # One change at a time; a write first, for SQLite to wait (see locking).
    own.update(made_at=F("made_at"))
    row = _named(own, advisor_id, called) if list_id is None else _own(advisor_id, list_id)
    now = timezone.now()
    ListEntry.objects.bulk_create(
        (ListEntry(of_list=row, learner_id=each, added_at=now) for each in sorted(known)),
        ignore_conflicts=True,
    )
    count = row.entries.count()
    if count > MOST_ON_A_LIST:
        raise Invalid(
            _("A list holds at most %(most)d people. Make another one.") % {"most": MOST_ON_A_LIST}
        )
    return ListSummary(row.pk, row.name, count, row.made_at)


def take_off_list(advisor_id: int, list_id: int, learner_ids: Collection[int]) -> int:
    """Take learners off a list; tells how many were on it.

    Raises:
        NotFound: it is none of the advisor's.
    """
    row = _own(advisor_id, list_id)
    return sum(
        row.entries.filter(learner_id__in=some).delete()[0] for some in chunks(list(learner_ids))
    )


def delete_list(advisor_id: int, list_id: int) -> None:
    """Delete a list. Nobody on it learns of it.

    Raises:
        NotFound: it is none of the advisor's.
    """
    _own(advisor_id, list_id).delete()


def name_in(text: str) -> str:
    """The name of a list or of a search.

    Raises:
        Invalid: there is none, or it cannot be kept.
    """
    name = " ".join(clean_text(text).split())
    if not name or has_control(name):
        raise Invalid(_("Write a name, so that you find it again."))
    if len(name) > MOST_IN_A_NAME:
        raise Invalid(_("Write a shorter name: at most %(most)d signs.") % {"most": MOST_IN_A_NAME})
    return name


def same_name(rows: Iterable[Row], name: str) -> Row | None:
    """The row of this name: some databases hold names for the same that differ by capitals."""
    return next((row for row in rows if _folded(row.name) == _folded(name)), None)


def _folded(name: str) -> str:
    return plain(name) or name


def _named(own: QuerySet[LearnerList], advisor_id: int, name: str) -> LearnerList:
    rows = list(own)
    if (row := same_name(rows, name)) is not None:
        return row
    if len(rows) >= MOST_LISTS:
        raise Invalid(
            _("You have %(most)d lists. Delete one before you make another.") % {"most": MOST_LISTS}
        )
    return LearnerList.objects.create(advisor_id=advisor_id, name=name, made_at=timezone.now())


def _own(advisor_id: int, list_id: int) -> LearnerList:
    row = LearnerList.objects.filter(advisor_id=advisor_id, pk=list_id).first()
    if row is None:
        raise NotFound(_("There is no such list among yours."))
    return row


def _known(reach: Reach, learner_ids: Collection[int]) -> set[int]:
    """Those of the learners who would be shown: who is passed over tells nothing of the rest."""
    return {card.learner_id for card in make_cards(reach, Found(_hits(learner_ids), {}, {}))}


def _hits(learner_ids: Collection[int]) -> list[Hit]:
    rows = [
        row
        for some in chunks(learner_ids)
        for row in Profile.objects.filter(learner_id__in=some).values_list("pk", "updated_at")
    ]
    return [Hit(pk, 0, 0, recency(updated_at)) for pk, updated_at in rows]
