"""What a search costs, beside fetching twenty people by their keys through the same code.

The keys are those of people in the asking advisor's structure; the same rights are asked, and the
same cards made of them. So a figure of 2 means: finding costs as much again as showing.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.management import call_command
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from advisor_dashboard.api.asked_jobs import AskedJobs
from advisor_dashboard.api.cards import Found, make_cards
from advisor_dashboard.api.features import CVS, reach_with
from advisor_dashboard.api.occupations import find_occupations
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.api.wishes import order_of, wishes_for
from advisor_dashboard.models import CurriculumVitae, Profile
from advisor_dashboard.targeting import counting
from advisor_dashboard.targeting.filters import Filters
from advisor_dashboard.targeting.ranking import Hit, rank
from advisor_dashboard.targeting.search import read_newest

from .population import Population, populate
from .ratio import ratio

WORD = "vendeur"
MISTYPED = "vandeur"
PAGE = 20
#: The smallest scale, from which the growth is told.
SMALL = 10_000


def measure(size: int, scale: str) -> tuple[dict[str, float], Population]:
    """Fill the database up to ``size`` open CVs, and measure the search; tells who is there."""
    figures: dict[str, float] = {"labels_are_of_rome": load_labels()}
    start = time.perf_counter()
    people = populate(min(SMALL, size))
    small = _structure_ms(people)
    if size > SMALL:
        people = populate(size, people)
        large = _structure_ms(people)
        figures[f"search_growth_10k_to_{scale}"] = round(large / small, 3)
    figures["profiles"] = people.profiles
    figures["filling_s"] = round(time.perf_counter() - start, 1)
    figures |= _over_pk(people) | _nation(people) | _page_of_target(people)
    return figures, people


def load_labels() -> int:
    """Load the jobs; 1 if they are ROME's own, 0 if they are our default vocabulary."""
    rome = os.environ.get("CLICNJOB_ROME_ZIP")
    if rome:
        call_command("load_rome", rome, verbosity=0)
    else:
        call_command("load_vocabulary", verbosity=0)
    return int(bool(rome))


def by_key(advisor_id: int) -> Callable[[int], object]:
    """Fetch twenty learners of this advisor by the keys of their profiles."""
    rows = read_newest(reach_with(advisor_id, CVS).scope_ids(), 0, PAGE)
    hits = [Hit(profile_id, 0, 0, newest) for newest, profile_id in rows]

    def fetch(_turn: int) -> object:
        return make_cards(reach_with(advisor_id, CVS), Found(hits, {}, {}))

    return fetch


def _searching(
    advisor_id: int, *, with_choices: bool = False, **asked: Any
) -> Callable[[int], object]:
    query = TargetQuery(**asked)
    found = target(advisor_id, query, with_choices=with_choices)
    if not found.cards:
        raise RuntimeError(f"nobody is found for {query}: there is nothing to measure")
    return lambda _turn: target(advisor_id, query, with_choices=with_choices)


def _structure_ms(people: Population) -> float:
    return milliseconds(_searching(people.middle, text=WORD), 60)


def milliseconds(action: Callable[[int], object], times: int) -> float:
    """The least time of an action in milliseconds: other work on the machine only adds to it."""
    action(0)
    taken = []
    for turn in range(1, times + 1):
        start = time.perf_counter()
        action(turn)
        taken.append((time.perf_counter() - start) * 1000)
    return round(min(taken), 3)


def _over_pk(people: Population) -> dict[str, float]:
    every = frozenset(match.rome for match in find_occupations(WORD))
    soon = timezone.localdate() + timedelta(days=30)
    asked: dict[str, tuple[int, dict[str, Any]]] = {
        "structure": (people.middle, {"text": WORD}),
        "largest_structure": (people.largest, {"text": WORD}),
        "all_tiers": (people.middle, {"text": WORD, "romes": every}),
        "filtered": (
            people.largest,
            {
                "text": "vendeur magasin",
                "available_by": soon,
                "licences": frozenset(["B"]),
                "cohorts": people.cohorts,
            },
        ),
    }
    figures = {
        f"search_{name}_over_pk": ratio(_searching(advisor, **query), by_key(advisor))
        for name, (advisor, query) in asked.items()
    }
    # The page asks for the filters' choices too, and for what else the words may mean.
    pages: dict[str, tuple[int, str]] = {
        "structure": (people.middle, WORD),
        "largest_structure": (people.largest, WORD),
        "mistyped": (people.largest, MISTYPED),
        "everybody": (people.largest, ""),
    }
    figures |= {
        f"search_page_{name}_over_pk": ratio(
            _searching(advisor, text=text, with_choices=True), by_key(advisor)
        )
        for name, (advisor, text) in pages.items()
    }
    rare = ratio(_rare_and_common(people, soon), by_key(people.middle))
    return figures | {"search_rare_and_common_over_pk": rare}


def _rare_and_common(people: Population, soon: date) -> Callable[[int], object]:
    """In the whole nation a job that few want, of those who are free soon, as most are.

    The rights in 440 courses are not asked again at each turn: they cost the same whatever is
    searched.
    """
    scopes = reach_with(people.everywhere, CVS).scope_ids()
    filters = Filters(available_by=soon)

    def search(_turn: int) -> object:
        wishes = wishes_for(find_occupations(people.rare), None, scopes)
        kept = filters.keep({hit.profile_id for hit in wishes.hits})
        ranked = rank(wishes.hits, wishes.order, kept)[:PAGE]
        return Profile.objects.in_bulk([hit.profile_id for hit in ranked])

    return search


def _nation(people: Population) -> dict[str, float]:
    """The first twenty of all structures, by the index and by reading every CV for the word."""
    scopes = reach_with(people.everywhere, CVS).scope_ids()

    asked = AskedJobs.of([match for match in find_occupations(WORD) if match.likely])
    order = order_of(asked, None)

    def by_index(_turn: int) -> object:
        hits = counting.read_first(asked.wishes.values(), scopes, order, PAGE)
        return Profile.objects.in_bulk([hit.profile_id for hit in hits])

    def by_reading(_turn: int) -> object:
        rows = CurriculumVitae.objects.annotate(text=Cast("document", TextField()))
        found = rows.filter(text__icontains=WORD).order_by("-saved_at").values_list("pk")
        return Profile.objects.in_bulk([pk for (pk,) in found[:PAGE]], field_name="learner_id")

    indexed = milliseconds(by_index, 40)
    read = milliseconds(by_reading, 2)
    return {
        "search_nation_ms": indexed,
        "icontains_nation_ms": read,
        "search_nation_over_icontains": round(indexed / read, 6),
    }


def _page_of_target(people: Population) -> dict[str, float]:
    near = {"commune_key": people.commune, "radius_km": 20}
    return {
        "find_occupations_ms": milliseconds(lambda turn: find_occupations(f"vendeur {turn}"), 40),
        "target_ms": milliseconds(_searching(people.middle, text=WORD), 40),
        "target_everybody_ms": milliseconds(_searching(people.middle), 40),
        "target_near_ms": milliseconds(_searching(people.middle, text=WORD, **near), 40),
        "target_everybody_near_ms": milliseconds(_searching(people.middle, **near), 20),
        "search_page_structure_ms": milliseconds(
            _searching(people.middle, text=WORD, with_choices=True), 40
        ),
    }
