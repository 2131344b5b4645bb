"""Where the bars of a funnel and of answers over time stand, in whole units of their picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from django.utils.functional import Promise

from .funnel import Funnel
from .weeks import Week
from .words import ANSWERS, FUNNEL_NAMES

#: A bar of a funnel: its row, where it begins after its name, and how long the longest is.
ROW, NAMES, LONGEST = 32, 104, 170
#: What is left between the two halves of a funnel.
BETWEEN = 12
#: The answers over time: the room for one week, the highest bar, and what stands around.
STEP, HIGHEST, ABOVE, BELOW, BESIDE = 22, 110, 18, 22, 10
#: So many weeks share one written day.
_DATED = 3


@dataclass(frozen=True)
class Bar:
    """One number of a funnel.

    Attributes:
        percent: of all to whom it was proposed, rounded.
        y: where its row begins.
    """

    name: str | Promise
    value: int
    percent: int
    y: int
    width: int

    @property
    def text_x(self) -> int:
        """Where the number stands, after the bar."""
        return NAMES + self.width + 6

    @property
    def text_y(self) -> int:
        """Where the words of the row stand."""
        return self.y + 16


@dataclass(frozen=True)
class FunnelPicture:
    """A funnel as bars, the longest first."""

    bars: tuple[Bar, ...]
    height: int
    funnel: Funnel

    @property
    def said(self) -> tuple[Bar, ...]:
        """What the learners themselves did."""
        return self.bars[:ANSWERS]

    @property
    def noted(self) -> tuple[Bar, ...]:
        """What was noted of them."""
        return self.bars[ANSWERS:]


@dataclass(frozen=True)
class WeekBars:
    """The answers of one week: those of who wants the offer below, the others on top."""

    week: Week
    x: int
    yes_y: int
    yes_height: int
    no_y: int
    no_height: int
    dated: bool

    @property
    def middle(self) -> int:
        """Where the words of the week are centred."""
        return self.x + STEP // 2

    @property
    def number_y(self) -> int:
        """Where the number stands, above the bars."""
        return self.no_y - 5


@dataclass(frozen=True)
class WeeksPicture:
    """Answers over time as bars, the oldest week first."""

    bars: tuple[WeekBars, ...]
    width: int
    height: int
    ground: int
    answers: int


def funnel_picture(funnel: Funnel) -> FunnelPicture:
    """The bars of a funnel."""
    numbers: tuple[int, ...] = astuple(funnel)
    whole = max(1, numbers[0])
    bars = tuple(
        Bar(name, value, round(100 * value / whole), _row(row), _part(value, whole, LONGEST))
        for row, (name, value) in enumerate(zip(FUNNEL_NAMES, numbers, strict=True))
    )
    return FunnelPicture(bars, _row(len(bars)), funnel)


def weeks_picture(weeks: Sequence[Week]) -> WeeksPicture:
    """The bars of answers over time."""
    most = max([week.answers for week in weeks] or [0]) or 1
    ground = ABOVE + HIGHEST
    bars = []
    for place, week in enumerate(weeks):
        yes, no = _part(week.yes, most, HIGHEST), _part(week.no, most, HIGHEST)
        bars.append(
            WeekBars(
                week=week,
                x=BESIDE + place * STEP,
                yes_y=ground - yes,
                yes_height=yes,
                no_y=ground - yes - no,
                no_height=no,
                # Counted from the last, which is the week that people look for.
                dated=(len(weeks) - 1 - place) % _DATED == 0,
            )
        )
    return WeeksPicture(
        bars=tuple(bars),
        width=len(weeks) * STEP + 2 * BESIDE,
        height=ground + BELOW,
        ground=ground,
        answers=sum(week.answers for week in weeks),
    )


def _row(number: int) -> int:
    """Where a row begins; what was noted stands a little apart."""
    return number * ROW + (BETWEEN if number >= ANSWERS else 0)


def _part(value: int, whole: int, length: int) -> int:
    """The length of a bar; whatever is not nothing can be seen."""
    return max(3, round(length * value / whole)) if value else 0
