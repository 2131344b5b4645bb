"""The jobs that words may mean, as they are looked up in the index."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..models import Occupation, Profile
from ..targeting import counting, ranking
from ..targeting.chunks import chunks
from ..targeting.counting import Wish
from ..targeting.labels import labels_holding
from ..targeting.ranking import Hit
from ..targeting.search import read_postings, read_postings_of
from ..vocabulary.shelf import current_index
from .occupations import OccupationMatch, label_reader


@dataclass(frozen=True)
class Counted:
    """How many want each occupation in some scopes, as the database has counted."""

    counts: Mapping[int, int]
    total: int


@dataclass(frozen=True)
class AskedJobs:
    """What was asked for: by the occupation's id, what the words mean and what of it is meant."""

    matches: Mapping[int, OccupationMatch]
    wishes: Mapping[int, Wish]

    @classmethod
    def of(cls, matches: Collection[OccupationMatch]) -> AskedJobs:
        """Where the words stand in some of an occupation's labels, those alone are meant."""
        by_rome = {match.rome: match for match in matches}
        rows = Occupation.objects.filter(rome__in=list(by_rome)).values_list("pk", "rome")
        by_id = {pk: by_rome[rome] for pk, rome in rows}
        part = {match.rome: match.words for match in matches if not match.whole}
        labels = labels_holding(current_index(), part) if part else {}
        return cls(by_id, {pk: Wish(pk, labels.get(match.rome)) for pk, match in by_id.items()})

    def counted(self, scope_ids: Collection[int], ticked: Collection[int]) -> Counted | None:
        """Counted by the database; ``None`` if it takes :meth:`hits` to tell.

        Args:
            ticked: the occupations by which people are found.
        """
        counts, in_doubt = counting.count_wishes(self.wishes.values(), scope_ids)
        if in_doubt:
            return None
        wanted = [self.wishes[pk] for pk in ticked if counts.get(pk)]
        if len(wanted) <= 1:
            return Counted(counts, sum(counts[wish.occupation_id] for wish in wanted))
        return Counted(counts, counting.count_people(wanted, scope_ids))

    def best(
        self, counted: Counted, scope_ids: Collection[int], order: Mapping[int, int], page: slice
    ) -> list[Hit]:
        """The best hits of one page, in the order of ``ranking.rank``."""
        order = {pk: tier for pk, tier in order.items() if counted.counts.get(pk)}
        wanted = [self.wishes[pk] for pk in order]
        if counting.is_wide(counting.terms_of(wanted), scope_ids):
            return counting.read_first(wanted, scope_ids, order, page.stop)[page]
        return counting.read_best(wanted, scope_ids, order, page.start, page.stop)

    def hits(self, scope_ids: Collection[int]) -> list[Hit]:
        """Every hit, one by one."""
        found = counting.terms_of(self.wishes.values(), doubtful=True)
        return self._meant(ranking.read_hits(read_postings(found, scope_ids)))

    def hits_among(self, profile_ids: Collection[int], scope_ids: Collection[int]) -> list[Hit]:
        """Every hit of a few profiles."""
        found = set(counting.terms_of(self.wishes.values(), doubtful=True))
        rows = read_postings_of(profile_ids, found, scope_ids)
        return self._meant(ranking.read_hits(rows))

    def _meant(self, hits: list[Hit]) -> list[Hit]:
        """The hits without those whose own words for the job are not what was asked for."""
        wanted: dict[int, list[dict[str, str]]] = {}
        for some in chunks({hit.profile_id for hit in hits if hit.doubtful}):
            rows = Profile.objects.filter(pk__in=some)
            wanted.update(rows.values_list("pk", "wanted"))
        if not wanted:
            return hits
        holds = label_reader()

        def meant(hit: Hit) -> bool:
            match = self.matches[hit.occupation_id]
            return not hit.doubtful or any(
                job["rome"] == match.rome and holds(match, job["label"])
                for job in wanted.get(hit.profile_id, ())
            )

        return [hit for hit in hits if meant(hit)]
