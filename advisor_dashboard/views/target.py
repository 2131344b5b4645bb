"""The search: jobs to tick, filters, and the learners who match."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..api import offers, own_vocabulary, targeting
from ..api.occupations import Tier
from ..api.targeting import OccupationTick, TargetResult
from ..conf import get_config
from ..forms.target import Search, since_words
from ..forms.typed import typed_search
from ..forms.widening import WiderSearch, wider_searches
from .advert import shown_advert
from .pages import asking, is_part, page, show
from .selection import Selection

TIERS = {
    Tier.EXACT: _("The word itself"),
    Tier.FOLDED: _("The same words"),
    Tier.SYNONYM: _("Synonyms"),
    Tier.TYPO: _("Perhaps a typing error"),
    Tier.NEAR: _("Near jobs"),
}

_SHORT = 6
#: What htmx takes out of an answer besides the people: all but the fields that are typed in.
SWAPPED = ",".join(
    f"#{part}:innerHTML"
    for part in (
        *("asked", "count", "words-searched", "filters-number", "chips"),
        *("place-choices", "day-choices", "more-filters"),
    )
)


@dataclass(frozen=True)
class TierGroup:
    """The jobs of one tier, with the tier's name."""

    tier: str
    name: Any
    ticks: tuple[OccupationTick, ...]

    #: Whether the group stands open at once.
    open: bool

    @property
    def wanted(self) -> list[OccupationTick]:
        """The jobs that somebody wants, or all of them while they make a short list."""
        return list(self.ticks) if len(self.ticks) <= _SHORT else self._split()[0]

    @property
    def unwanted(self) -> list[OccupationTick]:
        """The jobs that nobody wants for now, folded away in a long list."""
        return [] if len(self.ticks) <= _SHORT else self._split()[1]

    def _split(self) -> tuple[list[OccupationTick], list[OccupationTick]]:
        wanted = [tick for tick in self.ticks if tick.count]
        return wanted, [tick for tick in self.ticks if not tick.count]

    @property
    def ticked(self) -> int:
        """How many of the jobs that are not folded away are ticked."""
        return sum(tick.ticked for tick in self.wanted)


@page("GET", "HEAD")
def target(request: HttpRequest) -> HttpResponse:
    """The whole page, or for htmx the same page, out of which it takes what it needs."""
    search = Search(request.GET)
    # Nobody is to be chosen any more: so it matters not whether they were too many.
    selection = Selection() if "none" in request.GET else Selection.read(request.GET)
    result = (
        targeting.target(asking(request), search.query, with_choices=True) if search.valid else None
    )
    # Words that were said to be a name are none that a vocabulary could know.
    unknown = result and result.meaning is None and search.text and not search.meaning
    if unknown and _is_whole(request):
        own_vocabulary.note_unknown(asking(request), search.text)
    cards = result.cards if result else []
    on_page = {card.learner_id for card in cards}
    offer = _offer(request, search, on_page | selection.ids)
    proposed = {line.learner_id: line for line in offer.proposals} if offer else {}
    if "all" in request.GET:
        selection = selection.joined_by(on_page)
    selection = selection.left_by(proposed)
    context = {
        "search": search,
        "form": search.form,
        "result": result,
        "fitting": [card for card in cards if card.fits],
        "others": [card for card in cards if not card.fits],
        "groups": _groups(result.occupations) if result else [],
        "oob": SWAPPED,
        "chosen": _chosen(search, result) if result else [],
        "selection": selection,
        "kept": selection.packed(without=on_page),
        "elsewhere": len(selection.left_by(on_page)),
        "count": _count(result) if result else "",
        "search_address": search.address(),
        "since": since_words(search.new_since) if search.new_since else "",
        "offer": offer,
        "proposed": proposed,
        "advert": shown_advert(request, search, selection),
        "typed": typed_search(search, selection.packed()),
        "page_of_others": result.fitting // get_config()["PAGE_SIZE"] + 1 if result else 1,
        "advice": _advice(search, result) if result else [],
        "wider": _wider(request, search, selection) if result and not result.fitting else [],
    }
    response = show(request, "target.html", context)
    if is_part(request):
        address = search.address(kept=selection.packed())
        # Letters typed are no step to go back to; a filter or a tick is.
        step = "Replace" if request.headers.get("HX-Trigger-Name") == "q" else "Push"
        response[f"HX-{step}-Url"] = f"{reverse('clicnjob:target')}?{address}"
    return response


def _is_whole(request: HttpRequest) -> bool:
    """Whether the words are all that was meant, and not what is being typed still."""
    return not is_part(request) or request.headers.get("HX-Trigger-Name") != "q"


def _offer(
    request: HttpRequest, search: Search, learner_ids: Collection[int]
) -> offers.OfferDetail | None:
    """The offer to propose, when the search was started from one, and who of these has it."""
    if not search.offer_id:
        return None
    return offers.get_offer(asking(request), search.offer_id, learner_ids)


def _groups(ticks: list[OccupationTick]) -> list[TierGroup]:
    """The tiers in the order of the search. The first is open, and any that finds somebody."""
    groups: list[TierGroup] = []
    for tier, together in groupby(ticks, key=lambda tick: tick.match.tier):
        of_tier = tuple(together)
        in_use = any(tick.ticked and tick.count for tick in of_tier)
        groups.append(TierGroup(tier.value, TIERS[tier], of_tier, not groups or in_use))
    return groups


def _advice(search: Search, result: TargetResult) -> list[str]:
    """What there is on the page to try, when nobody is found."""
    untried = [tick for tick in result.occupations if not tick.ticked]
    filters_hide = result.unfiltered > 0
    tries = {
        _("Tick a job whose number is above zero."): any(tick.count for tick in untried),
        _("Widen the distance."): filters_hide and search.query.radius_km is not None,
    }
    return [str(sentence) for sentence, helps in tries.items() if helps]


def _wider(request: HttpRequest, search: Search, selection: Selection) -> list[WiderSearch]:
    """What would find somebody, with one filter less."""
    counts = targeting.count_without(asking(request), search.query)
    return wider_searches(search, counts, selection.packed())


def _chosen(search: Search, result: TargetResult) -> list[str]:
    """What narrows the search, in words: for the paper, where no box is seen."""
    place = [search.form.place.label] if search.query.commune_key else []
    chosen = result.choices.chosen if result.choices else ()
    return [*place, *(choice.label for choice in chosen), *search.ticked.skills]


def _count(result: TargetResult) -> str:
    return ngettext("%(count)d person", "%(count)d people", result.fitting) % {
        "count": result.fitting
    }
