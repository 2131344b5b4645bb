"""How much longer one thing takes than another."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

TURNS = 60


def ratio(one: Callable[[int], object], other: Callable[[int], object]) -> float:
    """The median time of one over that of the other, in turns, after a turn to warm up."""
    taken: dict[int, list[float]] = {0: [], 1: []}
    for turn in range(TURNS + 1):
        for which, action in enumerate((one, other)):
            start = time.perf_counter()
            action(turn)
            taken[which].append(time.perf_counter() - start)
    return round(statistics.median(taken[0][1:]) / statistics.median(taken[1][1:]), 3)
