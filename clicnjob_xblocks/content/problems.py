"""What can be wrong with what an author wrote, and where."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One remark on one value of a document.

    Attributes:
        code: what, one of the codes that :mod:`clicnjob_xblocks.content.messages` or the block
            explains.
        field: where in the item, as ``"choices.1.text"``; empty for the whole of it.
        item: the id of the item, such as a question or a card; empty for the document itself.
        number: its place in the document, from 1; 0 for the document itself.
        values: figures and names for the sentence.
    """

    code: str
    field: str = ""
    item: str = ""
    number: int = 0
    values: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


class UnreadableError(ValueError):
    """A text that is no document of its sort: nothing of it can be shown.

    Attributes:
        problems: why, at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(sorted({problem.code for problem in self.problems})))
