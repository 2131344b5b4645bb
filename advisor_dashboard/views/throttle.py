"""A bound on how often somebody may ask, kept in the worker's own memory.

It costs no query and no cache, and holds in each worker by itself: it spares the server a phone
gone mad, and slows who tries out codes. What is right or wrong never hangs on it.
"""

from __future__ import annotations

import time
from threading import Lock


class Throttle:
    """At most so many times in a window of time, for each name.

    Attributes:
        window: its length, in seconds.
    """

    #: Names that are remembered; with more, the ones of an earlier window are dropped.
    _MANY = 10_000

    def __init__(self, at_most: int, window: int) -> None:
        self._at_most = at_most
        self.window = window
        self._counts: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def wait(self, name: str) -> int:
        """Count once more; answers with the seconds to wait, 0 for none."""
        turn = self._turn()
        with self._lock:
            if len(self._counts) > self._MANY:
                self._counts = {k: v for k, v in self._counts.items() if v[0] == turn}
            counted = self._counts.get(name, (turn, 0))
            count = counted[1] + 1 if counted[0] == turn else 1
            self._counts[name] = (turn, count)
        return 0 if count <= self._at_most else self._rest()

    def left(self, name: str) -> int:
        """The seconds to wait before the next one, 0 for none; it counts nothing."""
        with self._lock:
            turn, count = self._counts.get(name, (0, 0))
        return self._rest() if turn == self._turn() and count >= self._at_most else 0

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._counts.clear()

    def _turn(self) -> int:
        return int(time.time() // self.window)

    def _rest(self) -> int:
        """The seconds until the next turn."""
        return max(1, round(self.window - time.time() % self.window))
