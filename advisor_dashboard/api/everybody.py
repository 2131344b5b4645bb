"""All whom one search found, and not only a page of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ..models import Profile
from ..targeting.chunks import chunks
from .access import Reach
from .cards import Found, LearnerCard, make_cards

#: Cards that are made at once.
STEP = 300


@dataclass(frozen=True)
class Everybody:
    """Who was found, in order.

    It is found once: who saves a CV while the cards are made moves nobody's place, so that none
    is missed and none is met twice.
    """

    reach: Reach
    found: Found

    def __len__(self) -> int:
        """How many the index has."""
        return len(self.found.ranked)

    def among(self, learner_ids: Collection[int]) -> Everybody:
        """Those of these learners, in the same order."""
        kept: set[int] = set()
        for some in chunks(learner_ids):
            rows = Profile.objects.filter(learner_id__in=some)
            kept.update(rows.values_list("pk", flat=True))
        ranked = [hit for hit in self.found.ranked if hit.profile_id in kept]
        return replace(self, found=replace(self.found, ranked=ranked))

    def cards(self) -> Iterator[list[LearnerCard]]:
        """The cards, some at a time, of those who pass the live platform.

        Raises:
            Unavailable: the platform could not be asked.
        """
        for start in range(0, len(self), STEP):
            some = self.found.ranked[start : start + STEP]
            yield make_cards(self.reach, replace(self.found, ranked=some))
