"""Who is new to an advisor: changed or opened the CV, or came into their groups, since a moment.

The index tells of whom that may be; only of these few it is asked since when the advisor finds
them. So a learner who opens the CV to another structure, or changes cohort within a course that
the advisor sees as a whole, is not new to this one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from ..models import Membership, Posting, Profile
from .chunks import SIZE, chunks
from .consent import opened_pairs
from .postings import recency
from .terms import OPEN_TERM


def new_since(moment: datetime, structure_of: Mapping[int, str]) -> dict[int, datetime]:
    """The profiles that are new in some scopes, with when they became so, to the second.

    Args:
        structure_of: the scopes that the advisor may search, with the structure of each.
    """
    found: dict[int, datetime] = {}
    came: dict[int, int] = {}
    for scope_ids in chunks(structure_of, SIZE // 2):
        open_there = Posting.objects.filter(term_id=OPEN_TERM, scope_id__in=scope_ids)
        lately = open_there.filter(recency__lte=recency(moment)).values("profile_id")
        changed = Profile.objects.filter(pk__in=lately, updated_at__gt=moment)
        found.update(changed.values_list("pk", "updated_at"))
        indexed = Profile.objects.filter(
            pk__in=open_there.values("profile_id"), indexed_at__gt=moment
        )
        came.update(indexed.values_list("pk", "learner_id"))
    met = _met_at(came.values(), structure_of)
    for pk, learner_id in came.items():
        since = met.get(learner_id)
        if since and since > moment:
            found[pk] = max(since, found.get(pk, since))
    return found


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
