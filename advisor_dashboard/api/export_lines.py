"""The columns of the files for a spreadsheet."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import pgettext

from clicnjob_xblocks.content.spreadsheet import Cell

from ..following.words import STAGE_NAMES
from .offers import ProposalLine
from .targeting import LearnerCard


def learner_headings() -> list[Cell]:
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


def learner_line(card: LearnerCard) -> list[Cell]:
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


def follow_up_headings() -> list[Cell]:
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


def follow_up_line(line: ProposalLine) -> list[Cell]:
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
