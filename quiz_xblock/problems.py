"""What can be wrong with an answer."""

from __future__ import annotations


class AnswerError(ValueError):
    """An answer that no page of ours sends for this question.

    Attributes:
        code: ``"odd"``; ``"empty"`` where nothing was chosen or typed; ``"too_long"`` where a
            person may have typed too much.
    """

    def __init__(self, code: str = "odd") -> None:
        self.code = code
        super().__init__(code)
