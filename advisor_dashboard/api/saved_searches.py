"""Searches that an advisor keeps, and how many people are new in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import SavedSearch
from .access import Reach
from .errors import Invalid, NotFound
from .features import CVS, reach_with
from .learner_lists import at_once, name_in, same_name
from .target_query import TargetQuery
from .targeting import NewPeople, count_new

#: How many an advisor keeps: each is asked anew when the first page is opened.
MOST = 12
MOST_IN_AN_ADDRESS = 2000

#: Reads the query of a search's address; ``None`` for one that cannot be read any more.
Reader = Callable[[str], TargetQuery | None]


@dataclass(frozen=True)
class KeptSearch:
    """A search by its name.

    Attributes:
        new: how many fit who are new since the advisor last opened the search.
        or_more: there are very many, and only the newest were counted.
    """

    search_id: int
    name: str
    address: str
    looked_at: datetime
    new: int = 0
    or_more: bool = False


def own_searches(advisor_id: int, read: Reader) -> list[KeptSearch]:
    """The advisor's searches, those with somebody new first.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    return searches_in(reach_with(advisor_id, CVS), advisor_id, read)


def searches_in(reach: Reach, advisor_id: int, read: Reader) -> list[KeptSearch]:
    """As :func:`own_searches`, where it is known already whom the advisor may find."""
    rows = SavedSearch.objects.filter(advisor_id=advisor_id).order_by("name")[:MOST]
    kept = [KeptSearch(row.pk, row.name, row.address, row.looked_at) for row in rows]
    queries = {each.search_id: read(each.address) for each in kept}
    asked = {
        each.search_id: (query, each.looked_at)
        for each in kept
        if (query := queries[each.search_id]) is not None
    }
    new = dict(zip(asked, count_new(reach, list(asked.values())), strict=True))
    nobody = NewPeople()
    counted = []
    for each in kept:
        people = new.get(each.search_id, nobody)
        counted.append(replace(each, new=people.count, or_more=people.or_more))
    return sorted(counted, key=lambda each: -each.new)


def save_search(advisor_id: int, name: str, address: str) -> KeptSearch:
    """Keep a search. The same name again takes the place of the older one.

    Raises:
        Invalid: no name, too many searches, or an address that is too long.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, CVS)
    called = name_in(name)
    if not address or len(address) > MOST_IN_AN_ADDRESS:
        raise Invalid(_("This search cannot be kept. Choose a job or a filter first."))
    return at_once(lambda: _save(advisor_id, called, address))


def _save(advisor_id: int, name: str, address: str) -> KeptSearch:
    own = SavedSearch.objects.filter(advisor_id=advisor_id)
    # One change at a time; a write first, for SQLite to wait (see locking).
    own.update(saved_at=F("saved_at"))
    rows = list(own)
    row = same_name(rows, name)
    if row is None and len(rows) >= MOST:
        raise Invalid(
            _("You keep %(most)d searches. Delete one before you keep another.") % {"most": MOST}
        )
    row = row or SavedSearch(advisor_id=advisor_id)
    row.name, row.address, row.saved_at = name, address, timezone.now()
    row.looked_at = row.saved_at
    row.save()
    return KeptSearch(row.pk, row.name, row.address, row.looked_at)


def open_search(advisor_id: int, search_id: int, *, ahead: bool = False) -> tuple[str, datetime]:
    """The address of a search, which is looked at from now on, and when it was looked at before.

    Args:
        ahead: a browser fetches it before anybody looks, so nothing is noted.

    Raises:
        NotFound: it is none of the advisor's.
    """
    row = _own(advisor_id, search_id)
    if not ahead:
        SavedSearch.objects.filter(pk=row.pk).update(looked_at=timezone.now())
    return row.address, row.looked_at


def delete_search(advisor_id: int, search_id: int) -> None:
    """Forget a search.

    Raises:
        NotFound: it is none of the advisor's.
    """
    _own(advisor_id, search_id).delete()


def _own(advisor_id: int, search_id: int) -> SavedSearch:
    row = SavedSearch.objects.filter(advisor_id=advisor_id, pk=search_id).first()
    if row is None:
        raise NotFound(_("There is no such search among yours."))
    return row
