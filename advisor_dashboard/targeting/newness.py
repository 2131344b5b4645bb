"""Who is new to an advisor: changed or opened the CV, or came into their groups, since a moment.

The index tells of whom that may be; only of these few it is asked since when the advisor finds
them. So a learner who opens the CV to another structure, or changes cohort within a course that
the advisor sees as a whole, is not new to this one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..models import Membership, Posting, Profile
from .chunks import SIZE, chunks
from .consent import opened_pairs
from .postings import recency
from .terms import OPEN_TERM

#: Of more than so many the newest are told, so that no page asks more for many.
MOST_NEW = SIZE


@dataclass(frozen=True)
class New:
    """Who is new.

    Attributes:
        since: the profiles, with when they became new, to the second.
        cut: there are more of them than are told.
    """

    since: Mapping[int, datetime]
    cut: bool = False

    def after(self, moment: datetime) -> set[int]:
        """The profiles that became new after a later moment."""
        return {pk for pk, since in self.since.items() if since > moment}


def new_since(moment: datetime, structure_of: Mapping[int, str]) -> New:
    """The profiles that are new in some scopes.

    Args:
        structure_of: the scopes that the advisor may search, with the structure of each.
    """
    found: dict[int, datetime] = {}
    came: dict[int, int] = {}
    cut = False
    for scope_ids in chunks(structure_of, SIZE // 2):
        open_there = Posting.objects.filter(term_id=OPEN_TERM, scope_id__in=scope_ids)
        lately = open_there.filter(recency__lte=recency(moment)).values("profile_id")
        changed = Profile.objects.filter(pk__in=lately, updated_at__gt=moment)
        rows = changed.order_by("-updated_at").values_list("pk", "updated_at")[:MOST_NEW]
        found.update(rows)
        indexed = Profile.objects.filter(
            pk__in=open_there.values("profile_id"), indexed_at__gt=moment
        )
        learners = indexed.order_by("-indexed_at").values_list("pk", "learner_id")[:MOST_NEW]
        came.update(learners)
        cut = cut or MOST_NEW in (len(rows), len(learners))
    met = _met_at(came.values(), structure_of)
    for pk, learner_id in came.items():
        since = met.get(learner_id)
        if since and since > moment:
            found[pk] = max(since, found.get(pk, since))
    return New(found, cut)


def _met_at(learner_ids: Collection[int], structure_of: Mapping[int, str]) -> dict[int, datetime]:
    """Since when each of these learners is to be found in one of the scopes."""
    opened = opened_pairs(learner_ids)
    moments: dict[int, list[datetime]] = {}
    for some in chunks(learner_ids):
        rows = Membership.objects.filter(learner_id__in=some)
        for learner_id, scope_id, since in rows.values_list("learner_id", "scope_id", "since"):
            consent = opened.get((learner_id, structure_of.get(scope_id, "")))
            if consent is not None:
                moments.setdefault(learner_id, []).append(max(since or consent, consent))
    return {learner_id: min(each) for learner_id, each in moments.items()}
