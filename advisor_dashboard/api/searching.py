"""One search on its way from the question to a page of cards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ..targeting import ranking, terms
from ..targeting.chunks import SIZE
from ..targeting.facets import Sifted, sift
from ..targeting.filters import Filters, rows_of
from ..targeting.ranking import Hit
from ..targeting.reasons import Question
from ..targeting.search import count_open, read_newest, read_postings
from ..targeting.words_of_people import skills_said
from .access import Reach
from .asked import language_name
from .asked_jobs import AskedJobs
from .cards import Found, LearnerCard, make_cards
from .choices import Choices, Chooser
from .meanings import Meaning, Reading, read_words
from .result_pages import Page
from .target_query import TargetQuery, TargetResult
from .wishes import Sought, Wishes, everybody, order_of, ticks_of, wishes_for

#: Of more people than this the choices of the filters are not counted at each search.
MOST_COUNTED = 10_000


@dataclass(frozen=True)
class Search:
    """A question, within the reach of who is asking."""

    reach: Reach
    query: TargetQuery
    filters: Filters
    cohorts: Mapping[int, tuple[str, int]]
    with_choices: bool
    #: The profiles that are new: of those who fit they come first.
    new: frozenset[int] = frozenset()

    def result(self) -> TargetResult:
        """The page that was asked for.

        Raises:
            Unavailable: the platform could not be asked.
        """
        scope_ids = self.reach.scope_ids()
        reading = self._reading(scope_ids)
        if self.query.text and reading.meaning is None:
            return TargetResult([], [], 0, 1, 1, _unknown(), others=reading.others)
        if self._is_plain and len(scope_ids) <= SIZE:
            total = count_open(scope_ids)
            if not self.with_choices or total > MOST_COUNTED:
                return self._newest(scope_ids, total)
        if self._is_by_jobs_alone and reading.meaning is Meaning.JOB:
            counted = self._counted(scope_ids, reading)
            if counted is not None:
                return counted
        sought = self._sought(scope_ids, reading)
        wishes, kept = sought.wishes, sought.kept
        found, fitting, total = self._found(scope_ids, reading, sought, cut=True)
        result = self._page(found, fitting, total, unfiltered=sought.unfiltered)
        return replace(
            result,
            occupations=wishes.ticks(kept),
            meaning=reading.meaning,
            others=reading.others,
            alike=reading.alike,
            choices=sought.choices,
            new=sum(hit.profile_id in self.new for hit in found.ranked[:fitting]),
        )

    def among(self, profile_ids: Collection[int], scope_ids: Collection[int]) -> set[int]:
        """Those who fit of a few profiles that are open in these scopes of the reach."""
        reading, wanted = self._reading(scope_ids), set(profile_ids)
        if reading.meaning is Meaning.JOB:
            asked = AskedJobs.of(reading.matches)
            order = order_of(asked, self.query.romes)
            hits = asked.hits_among(wanted, scope_ids)
            wanted = {hit.profile_id for hit in hits if hit.occupation_id in order}
        elif self.query.text:
            wanted &= {hit.profile_id for hit in reading.hits}
        return set(self.filters.keep(wanted))

    def all_found(self) -> Found:
        """Everybody of all the pages, in order, as the index has them."""
        scope_ids = self.reach.scope_ids()
        reading = self._reading(scope_ids)
        if self.query.text and reading.meaning is None:
            return Found([], {}, {})
        return self._found(scope_ids, reading, self._sought(scope_ids, reading))[0]

    def _reading(self, scope_ids: Collection[int]) -> Reading:
        query = self.query
        if not query.text:
            return Reading()
        return read_words(query.text, query.meaning, scope_ids, with_others=self.with_choices)

    @property
    def _is_plain(self) -> bool:
        """Whether everybody is asked for, in no other order than the newest first."""
        return not (self.query.text or self.filters or self.query.skills or self.new)

    def _newest(self, scope_ids: Collection[int], total: int) -> TargetResult:
        """Everybody who shares, the newest first: counted and cut in SQL."""
        page = Page.of(total, self.query.page, self.query.page_size)
        rows = read_newest(scope_ids, page.start, page.stop) if total else []
        hits = [Hit(profile_id, 0, 0, recency) for recency, profile_id in rows]
        cards = make_cards(self.reach, Found(hits, {}, {}))
        choices = self._chooser.choices(None) if self.with_choices else None
        missing = min(page.stop, total) - page.start - len(cards)
        seen = total - missing
        result = _result(page, cards, seen, seen, unfiltered=total)
        return replace(result, choices=choices)

    @property
    def _is_by_jobs_alone(self) -> bool:
        """Whether the wanted jobs say who is found, in which order, and all the numbers."""
        query = self.query
        more = query.skills or query.everybody or self.with_choices or self.new
        return not (self.filters or more)

    def _counted(self, scope_ids: Collection[int], reading: Reading) -> TargetResult | None:
        """Who wants the jobs, counted and cut in SQL; ``None`` where some are in doubt."""
        asked = AskedJobs.of(reading.matches)
        order = order_of(asked, self.query.romes)
        counted = asked.counted(scope_ids, order)
        if counted is None:
            return None
        page = Page.of(counted.total, self.query.page, self.query.page_size)
        best = asked.best(counted, scope_ids, order, page.slice) if page.total else []
        found = Found(best, {}, asked.matches, self._question(reading))
        cards = make_cards(self.reach, found)
        seen = counted.total - (len(best) - len(cards))
        result = _result(page, cards, seen, seen, unfiltered=sum(counted.counts.values()))
        return replace(
            result,
            occupations=ticks_of(reading.matches, asked.matches, order, counted.counts),
            meaning=reading.meaning,
            others=reading.others,
            alike=reading.alike,
        )

    def _wishes(self, scope_ids: Collection[int], reading: Reading) -> Wishes:
        if reading.meaning is Meaning.JOB:
            return wishes_for(reading.matches, self.query.romes, scope_ids)
        if reading.meaning is not None:
            return everybody(list(reading.hits))
        return everybody(_open(scope_ids))

    def _sought(self, scope_ids: Collection[int], reading: Reading) -> Sought:
        """Who is meant, and who of them passes the filters."""
        if not self.query.text and self.filters and len(scope_ids) <= SIZE:
            total = count_open(scope_ids)
            if not self.with_choices or total > MOST_COUNTED:
                # Without words everybody is meant: they are too many to carry out.
                kept = self.filters.keep_open(self.query.cohorts or scope_ids)
                choices = self._chooser.choices(None) if self.with_choices else None
                distances = {hit.profile_id: distance for hit, distance in kept.items()}
                return Sought(everybody(list(kept)), distances, choices, total)
        wishes = self._wishes(scope_ids, reading)
        return Sought(wishes, *self._kept(wishes), len(wishes.hits))

    def _kept(self, wishes: Wishes) -> tuple[dict[int, float | None], Choices | None]:
        """The profiles that pass the filters, and the filters' choices where they are wanted."""
        ids = {hit.profile_id for hit in wishes.hits}
        if not self.with_choices:
            return self.filters.keep(ids), None
        if len(ids) > MOST_COUNTED:
            return self.filters.keep(ids), self._chooser.choices(None)
        # One reading serves for both.
        sifted = sift(rows_of(ids), self.filters)
        kept = {each.row.pk: each.distance for each in sifted if not each.missed}
        return kept, self._choices(wishes, sifted)

    def _choices(self, wishes: Wishes, sifted: list[Sifted]) -> Choices:
        searched = wishes.searched()
        return self._chooser.choices([each for each in sifted if each.row.pk in searched])

    @property
    def _chooser(self) -> Chooser:
        return Chooser(self.reach, self.query, self.filters, self.cohorts)

    def _ranked(self, scope_ids: Collection[int], sought: Sought) -> list[Hit]:
        return ranking.rank(
            sought.wishes.hits,
            sought.wishes.order,
            sought.kept,
            nearest_first=self.query.nearest_first,
            skills=skills_said(sought.kept, self.query.skills, scope_ids),
        )

    def _found(
        self, scope_ids: Collection[int], reading: Reading, sought: Sought, *, cut: bool = False
    ) -> tuple[Found, int, int]:
        """Who is shown, how many of them fit (these come first), and how many there are.

        Args:
            cut: of the others no more than it takes to the end of the page.
        """
        ranked = self._ranked(scope_ids, sought)
        if self.new:
            ranked.sort(key=lambda hit: hit.profile_id not in self.new)
        question = self._question(reading)
        found = Found(ranked, sought.kept, sought.wishes.by_id, question, new=self.new)
        total = len(ranked)
        if self.query.everybody:
            others, total = self._others(scope_ids, sought.wishes, ranked, cut=cut)
            found = replace(
                found,
                ranked=[*ranked, *others],
                others=frozenset(hit.profile_id for hit in others),
            )
        return found, len(ranked), total

    def _others(
        self, scope_ids: Collection[int], wishes: Wishes, ranked: Collection[Hit], *, cut: bool
    ) -> tuple[list[Hit], int]:
        """Who shares a CV and does not fit: those who want the job first, then the newest CVs.

        And how many there are, with those who fit.
        """
        shown = {hit.profile_id for hit in ranked}
        missed = wishes.searched() - shown
        before = shown | missed
        wanting = ranking.rank(wishes.hits, wishes.order, dict.fromkeys(missed))
        if cut and len(scope_ids) <= SIZE:
            total = count_open(scope_ids)
            stop = Page.of(total, self.query.page, self.query.page_size).stop
            # Of the newest so many, no more than those who stand before are passed over.
            rows = read_newest(scope_ids, 0, stop) if stop > len(before) else []
            newest = [Hit(profile_id, 0, 0, recency) for recency, profile_id in rows]
            rest = [hit for hit in newest if hit.profile_id not in before]
            return [*wanting, *rest[: stop - len(before)]], total
        rest = [hit for hit in _open(scope_ids) if hit.profile_id not in before]
        rest = ranking.rank(rest, {0: 0}, dict.fromkeys(hit.profile_id for hit in rest))
        return [*wanting, *rest], len(before) + len(rest)

    def _question(self, reading: Reading) -> Question:
        query = self.query
        meant = {reading.meaning: query.text} if reading.meaning else {}
        return Question(
            filters=self.filters,
            skills=query.skills,
            must_know=meant.get(Meaning.SKILL, ""),
            name=meant.get(Meaning.NAME, ""),
            job=reading.meaning is Meaning.JOB,
            languages={code: language_name(code) for code in sorted(query.languages)},
            paths={key: self.reach.courses[key].name for key in sorted(query.paths)},
        )

    def _page(self, found: Found, fitting: int, total: int, *, unfiltered: int) -> TargetResult:
        page = Page.of(total, self.query.page, self.query.page_size)
        shown = replace(found, ranked=found.ranked[page.start : page.stop])
        cards = make_cards(self.reach, shown)
        seen = {card.learner_id for card in cards}
        missing = len(shown.ranked) - len(seen)
        fit_on_page = max(0, min(page.stop, fitting) - page.start)
        fit_missing = fit_on_page - sum(card.fits for card in cards)
        return _result(
            page, cards, page.total - missing, fitting - fit_missing, unfiltered=unfiltered
        )


def _open(scope_ids: Collection[int]) -> list[Hit]:
    """Everybody with an open CV; the term that they all have reads as occupation 0."""
    return ranking.read_hits(read_postings([terms.OPEN_TERM], scope_ids))


def _result(
    page: Page, cards: list[LearnerCard], total: int, fitting: int, *, unfiltered: int
) -> TargetResult:
    message = "" if fitting else _nobody(unfiltered)
    return TargetResult([], cards, total, page.number, page.pages, message, unfiltered, fitting)


def _nobody(unfiltered: int) -> str:
    if unfiltered:
        return _("Nobody fits for now.")
    return _("None of your learners has opened a CV for this yet.")


def _unknown() -> str:
    return _(
        "We know no job, and none of your learners a skill or a name, by these words. "
        "Try another word, or a simpler one."
    )
