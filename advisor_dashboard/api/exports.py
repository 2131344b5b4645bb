"""Files for a spreadsheet: whom a search finds, and what became of an offer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clicnjob_xblocks.content.spreadsheet import Cell, whole_file

from ..models import LongWork
from .export_lines import follow_up_headings, follow_up_line, learner_headings, learner_line
from .features import CVS, OFFERS, reach_with
from .long_work import Kind, State, end, move_on, part_of, start
from .offers import get_offer
from .reading import note_looks
from .targeting import TargetQuery, all_found


def export_learners(advisor_id: int, query: TargetQuery, *, about: str) -> str:
    """Have the file made of all whom a search finds; tells the token of the work's page.

    Args:
        about: the address of the search.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, CVS)
    return start(advisor_id, Kind.LEARNERS, {"query": _plain(query)}, about=about)


def export_follow_up(advisor_id: int, offer_id: int) -> str:
    """Have the file made of an offer's answers; tells the token of the work's page.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed, Unavailable: as for :func:`export_learners`.
    """
    reach_with(advisor_id, OFFERS)
    offer = get_offer(advisor_id, offer_id)
    about = reverse("clicnjob:offer", args=[offer.id])
    return start(
        advisor_id,
        Kind.FOLLOW_UP,
        {"offer_id": offer.id},
        total=len(offer.proposals),
        about=about,
    )


def learners_found(work: LongWork) -> None:
    """Find them as the search does, with the same rights; what is kept of them is their ids.

    Raises:
        ApiError: it cannot be said who they are.
    """
    people = all_found(work.starter_id, _read(work.asked["query"]))
    ids: list[int] = []
    for cards in people.cards():
        ids += [card.learner_id for card in cards]
        move_on(work, len(ids), len(people))
    _finish(work, ids)


def answers_found(work: LongWork) -> None:
    """Find whose answers the offer's page shows to the advisor.

    Raises:
        ApiError: it cannot be said whose they are.
    """
    offer = get_offer(work.starter_id, work.asked["offer_id"])
    _finish(work, [line.learner_id for line in offer.proposals])


def file_of(starter_id: int, token: str, number: int = 1) -> tuple[str, bytes]:
    """The name and the bytes of one of an export's files, made now: of 5,000 lines at most.

    Nothing that is said of anybody was kept since the export was made: who closed the CV, was
    erased, left the group, or is the advisor's no more, is not in the file. It says of each what
    their CV says, so it counts as a look at the CV.

    Raises:
        NotFound: there is no such file, or it is a day old, or of somebody else's work.
        NotAllowed: the person is no advisor any more.
        Unavailable: the platform could not be asked.
    """
    work, ids = part_of(starter_id, token, number)
    make = _FILES[Kind(work.kind)]
    name, lines = make(starter_id, work.asked, ids)
    day = timezone.localdate().isoformat()
    several = f"-{number}" if number > 1 else ""
    return f"{name}-{day}{several}.csv", whole_file(lines)


def _learners(
    starter_id: int, asked: Mapping[str, Any], ids: Collection[int]
) -> tuple[str, list[list[Cell]]]:
    people = all_found(starter_id, _read(asked["query"])).among(ids)
    lines = [learner_headings()]
    for cards in people.cards():
        note_looks(starter_id, [card.learner_id for card in cards])
        lines += [learner_line(card) for card in cards]
    # Translators: the name of a file
    return _("learners"), lines


def _answers(
    starter_id: int, asked: Mapping[str, Any], ids: Collection[int]
) -> tuple[str, list[list[Cell]]]:
    proposals, wanted = get_offer(starter_id, asked["offer_id"]).proposals, set(ids)
    shown = [follow_up_line(line) for line in proposals if line.learner_id in wanted]
    # Translators: the name of a file
    return _("offer-answers"), [follow_up_headings(), *shown]


_FILES: Mapping[Kind, Callable[..., tuple[str, list[list[Cell]]]]] = {
    Kind.LEARNERS: _learners,
    Kind.FOLLOW_UP: _answers,
}


def _finish(work: LongWork, ids: list[int]) -> None:
    move_on(work, len(ids), len(ids))
    count = len(ids)
    sentence = ngettext("%(count)d line.", "%(count)d lines.", count) % {"count": count}
    end(work, State.DONE, sentence, kept={**work.asked, "learner_ids": ids})


def _plain(query: TargetQuery) -> dict[str, Any]:
    """The query in JSON values."""
    return {field.name: _as_json(getattr(query, field.name)) for field in fields(query)}


def _as_json(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _read(plain: Mapping[str, Any]) -> TargetQuery:
    usual = TargetQuery()
    return TargetQuery(
        **{name: _from_json(value, getattr(usual, name)) for name, value in plain.items()}
    )


def _from_json(value: Any, usual: Any) -> Any:
    if isinstance(value, list):
        return tuple(value) if isinstance(usual, tuple) else frozenset(value)
    if isinstance(value, dict):
        return (
            datetime.fromisoformat(value["moment"])
            if "moment" in value
            else date.fromisoformat(value["day"])
        )
    return value
