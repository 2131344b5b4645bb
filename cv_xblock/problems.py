"""What can be wrong with a CV, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: What refuses a document is told this many times at most; the answer stays short.
MAX_REFUSALS = 50


@dataclass(frozen=True)
class Problem:
    """One remark on one value.

    Attributes:
        path: where, as ``"experiences.0.start"``; empty for the document itself.
        code: what, one of the codes that :mod:`cv_xblock.messages` explains.
        hard: whether it keeps the document from being stored. A soft problem is stored
            as typed and shown beside its field.
        params: numbers for the sentence.
    """

    path: str
    code: str
    hard: bool
    params: Mapping[str, Any] = field(default_factory=dict)


class Findings:
    """The problems found so far."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._refusals = 0

    def hard(self, path: str, code: str, **params: Any) -> None:
        """Note what cannot be stored. Enough said is enough: any one refuses the document."""
        self._refusals += 1
        if self._refusals > MAX_REFUSALS:
            return
        self._problems.append(Problem(path, code, hard=True, params=params))

    def soft(self, path: str, code: str, **params: Any) -> None:
        """Note what is stored as typed, yet looks wrong."""
        self._problems.append(Problem(path, code, hard=False, params=params))

    def all(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the document."""
        return tuple(self._problems)
