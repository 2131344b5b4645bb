"""The board of an offer: who is how far, in columns, and noting it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..api import follow_up
from ..api.errors import Conflict, Invalid
from ..api.follow_up import STAGE_NAMES, Stage, Step
from ..api.offers import Answer, OfferDetail, ProposalLine
from ..forms.numbers import LARGEST_COUNT, LARGEST_ID, LARGEST_PAGE, whole_number
from .pages import asking, page

#: How many learners stand in a column, before a page of that stage alone shows all.
_IN_A_COLUMN = 12
_ON_A_SHEET = 50


@dataclass(frozen=True)
class Column:
    """The learners of one stage, or the first of them.

    Attributes:
        count: how many there are.
        sheet, last: of the pages that show this stage alone.
    """

    stage: Stage
    name: Any
    lines: tuple[ProposalLine, ...]
    count: int
    sheet: int = 1
    last: int = 1


@dataclass(frozen=True)
class Board:
    """The columns of an offer, or one stage alone.

    Attributes:
        alone: the one stage that is looked at.
        address: what brings back here after something was noted.
    """

    columns: tuple[Column, ...]
    alone: Column | None
    address: str
    steps: tuple[tuple[str, Any], ...] = tuple(Step.choices)


def board_of(offer: OfferDetail, asked: QueryDict) -> Board:
    """The board as the address asks for it: all stages, or ``stage`` alone by ``sheet``.

    Raises:
        Invalid: there is no such stage, or the number is damaged.
    """
    by_stage: dict[Stage, list[ProposalLine]] = {stage: [] for stage in Stage}
    for line in sorted(offer.proposals, key=_urgent_first):
        by_stage[line.stage].append(line)
    columns = tuple(_column(stage, lines) for stage, lines in by_stage.items())
    if not asked.get("stage"):
        return Board(columns, None, "")
    if asked["stage"] not in set(Stage):
        raise Invalid(_("This page is incomplete. Load it again."))
    stage = Stage(asked["stage"])
    alone = _sheet(stage, by_stage[stage], asked.get("sheet", ""))
    return Board(columns, alone, urlencode({"stage": stage.value, "sheet": alone.sheet}))


@page("POST")
def follow(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Note how far a learner is, and go back to the board where they stand now."""
    learner_id = whole_number(request.POST.get("learner", ""), LARGEST_ID)
    base = whole_number(request.POST.get("base", ""), LARGEST_COUNT, least=0)
    if learner_id is None or base is None:
        raise Invalid(_("This page is incomplete. Load it again."))
    step = request.POST.get("step", "")
    try:
        line = follow_up.set_step(asking(request), offer_id, learner_id, step, base=base)
    except Conflict as conflict:
        messages.warning(request, _what_happened(conflict.current), fail_silently=True)
    else:
        # No name: a message waits in a cookie, perhaps on a machine that others use too. The page
        # goes to the learner's card.
        notice = _("Noted: %(stage)s.") % {"stage": STAGE_NAMES[line.stage]}
        messages.success(request, notice, fail_silently=True)
    address = reverse("clicnjob:offer", args=[offer_id])
    back = _back(request.POST)
    return redirect(f"{address}{back}#learner-{learner_id}")


def _what_happened(line: ProposalLine) -> str:
    last = line.history[-1]
    if last.step is None:
        return _("Nothing was saved: what was noted was taken back meanwhile.")
    return _("Nothing was saved: meanwhile this was noted: %(step)s. Look, and note again.") % {
        "step": last.step.label
    }


def _back(data: QueryDict) -> str:
    """Where the board was looked at; what was noted stands, whatever the address was damaged to."""
    stage = data.get("stage", "")
    if stage not in set(Stage):
        return ""
    try:
        sheet = whole_number(data.get("sheet", ""), LARGEST_PAGE)
    except Invalid:
        sheet = None
    return "?" + urlencode({"stage": stage, "sheet": sheet or 1})


def _column(stage: Stage, lines: list[ProposalLine]) -> Column:
    return Column(stage, STAGE_NAMES[stage], tuple(lines[:_IN_A_COLUMN]), len(lines))


def _sheet(stage: Stage, lines: list[ProposalLine], asked: str) -> Column:
    """The page asked for of one stage; beyond the last one means the last one."""
    last = max(1, ceil(len(lines) / _ON_A_SHEET))
    number = min(whole_number(asked, LARGEST_PAGE) or 1, last)
    shown = lines[(number - 1) * _ON_A_SHEET : number * _ON_A_SHEET]
    return Column(stage, STAGE_NAMES[stage], tuple(shown), len(lines), number, last)


def _urgent_first(line: ProposalLine) -> tuple[bool, float, int]:
    """Who asks for help, then who moved last."""
    waits = line.answer == Answer.HELP_ME and line.step is None
    return not waits, -line.moved_at.timestamp(), line.learner_id
