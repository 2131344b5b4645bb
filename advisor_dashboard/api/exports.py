"""Files for a spreadsheet: whom a search finds, and what became of an offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from clicnjob_xblocks.content.spreadsheet import Cell, whole_file

from ..following.words import STAGE_NAMES
from ..models import LongWork
from .features import CVS, OFFERS, reach_with
from .long_work import Kind, State, end, move_on, start
from .offers import ProposalLine, get_offer
from .reading import note_looks
from .targeting import LearnerCard, TargetQuery, all_found


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


def learners_file(work: LongWork) -> None:
    """Ask as the search does, with the same rights; each learner is told of it.

    The file says of each what their CV says, so it counts as a look at the CV.

    Raises:
        ApiError: the file cannot be had.
    """
    people = all_found(work.starter_id, _read(work.asked["query"]))
    lines: list[list[Cell]] = [_learner_headings()]
    for cards in people.cards():
        note_looks(work.starter_id, [card.learner_id for card in cards])
        lines += [_learner_line(card) for card in cards]
        move_on(work, len(lines) - 1, len(people))
    # Translators: the name of a file
    _finish(work, lines, _("learners"))


def follow_up_file(work: LongWork) -> None:
    """The answers as the offer's page shows them, to the same advisors.

    Raises:
        ApiError: the file cannot be had.
    """
    offer = get_offer(work.starter_id, work.asked["offer_id"])
    lines = [_follow_up_headings(), *(_follow_up_line(each) for each in offer.proposals)]
    move_on(work, len(offer.proposals), len(offer.proposals))
    # Translators: the name of a file
    _finish(work, lines, _("offer-answers"))


def _finish(work: LongWork, lines: list[list[Cell]], name: str) -> None:
    count = len(lines) - 1
    sentence = ngettext("%(count)d line.", "%(count)d lines.", count) % {"count": count}
    day = timezone.localdate().isoformat()
    end(work, State.DONE, sentence, file=whole_file(lines), file_name=f"{name}-{day}.csv")


def _learner_headings() -> list[Cell]:
    return [
        pgettext("column", "Name"),
        pgettext("column", "Fits the search"),
        pgettext("column", "Looks for"),
        pgettext("column", "Why"),
        pgettext("column", "Lives in"),
        pgettext("column", "Distance (km)"),
        pgettext("column", "Would go (km)"),
        pgettext("column", "Available"),
        pgettext("column", "Driving licences"),
        pgettext("column", "Course"),
        pgettext("column", "Group"),
        pgettext("column", "CV changed on"),
    ]


def _learner_line(card: LearnerCard) -> list[Cell]:
    return [
        card.name,
        pgettext("fits", "yes") if card.fits else pgettext("fits", "no"),
        ", ".join(card.wanted),
        card.reason,
        card.place,
        "" if card.distance_km is None else card.distance_km,
        "" if card.radius_km is None else card.radius_km,
        card.available,
        ", ".join(card.licences),
        card.course_name,
        card.cohort_name,
        _day(card.updated_at),
    ]


def _follow_up_headings() -> list[Cell]:
    return [
        pgettext("column", "Name"),
        pgettext("column", "Proposed on"),
        pgettext("column", "Proposed by"),
        pgettext("column", "Seen on"),
        pgettext("column", "Answer"),
        pgettext("column", "Answered on"),
        pgettext("column", "Stage"),
        pgettext("column", "Noted on"),
        pgettext("column", "Noted by"),
        pgettext("column", "Reminded on"),
    ]


def _follow_up_line(line: ProposalLine) -> list[Cell]:
    noted = line.history[-1] if line.step else None
    return [
        line.name,
        _day(line.sent_at),
        line.sender_name,
        _day(line.seen_at),
        str(line.answer.label) if line.answer else "",
        _day(line.answered_at),
        str(STAGE_NAMES[line.stage]),
        _day(noted.at) if noted else "",
        noted.by_name if noted else "",
        _day(line.reminded_at),
    ]


def _day(moment: datetime | None) -> str:
    """A day that every spreadsheet takes for one, and sorts."""
    return timezone.localtime(moment).date().isoformat() if moment else ""


def _plain(query: TargetQuery) -> dict[str, Any]:
    """The query in JSON values."""
    found: dict[str, Any] = {}
    for field in fields(query):
        value = getattr(query, field.name)
        if isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, date):
            value = value.isoformat()
        found[field.name] = value
    return found


def _read(plain: Mapping[str, Any]) -> TargetQuery:
    given: dict[str, Any] = dict(plain)
    usual = TargetQuery()
    for name, value in plain.items():
        if isinstance(value, list):
            kind: type[Iterable[Any]] = (
                tuple if isinstance(getattr(usual, name), tuple) else frozenset
            )
            given[name] = kind(value)  # type: ignore[call-arg]
    if given.get("available_by"):
        given["available_by"] = date.fromisoformat(given["available_by"])
    return TargetQuery(**given)
