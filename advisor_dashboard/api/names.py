"""What a learner is called: by the CV where it is open, by the account elsewhere."""

from __future__ import annotations

from collections.abc import Collection

from ..models import Profile
from ..targeting.chunks import chunks
from ..targeting.consent import open_to


def cv_names(learner_ids: Collection[int], structure_key: str) -> dict[int, str]:
    """The names on the CVs that are open to this structure, as on the cards of a search.

    A name on a CV that is open to another structure only is not this one's to read.
    """
    found: dict[int, str] = {}
    for some in chunks(open_to(learner_ids, structure_key)):
        rows = Profile.objects.filter(learner_id__in=some).exclude(name="")
        found.update(rows.values_list("learner_id", "name"))
    return found
