"""What a story costs: many cards beside few, each page drawn from the block's first line on."""

from __future__ import annotations

import json
from collections.abc import Callable

from .ratio import ratio

FEW, MANY = 5, 100


def measure() -> dict[str, float]:
    """The ratio; the database is that of the bench, empty."""
    from tests import factories
    from tests.blocks.host import Seat, attributes
    from tests.stories import making

    course = factories.make_course("benchstory")
    seat = Seat(course, attributes(factories.make_learner(course, "Soir").pk))
    kinds = list(making.CARDS)

    def shown(count: int) -> Callable[[int], None]:
        cards = [making.card(kinds[n % len(kinds)], id=f"card-{n:04}") for n in range(count)]
        block = seat.block("clicnjob_story", cards=json.dumps(making.story(*cards)))
        return lambda turn: block.render("student_view")

    return {"story_render_growth_5_to_100": ratio(shown(MANY), shown(FEW))}
