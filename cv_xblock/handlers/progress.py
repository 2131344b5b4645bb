"""How far the learner is with what the course asks of the CV: completion, and a grade."""

from __future__ import annotations

from typing import Any

from xblock.completable import CompletableXBlockMixin
from xblock.fields import Boolean, Float, Scope

from ..completeness import filled
from ..course_settings import CvSettings
from ..document import from_dict


class Progress(CompletableXBlockMixin, CvSettings):
    """Kept of the learner: that the CV was whole once, and how whole at best."""

    completed = Boolean(
        help="Whether a whole CV was saved once from this block.",
        default=False,
        scope=Scope.user_state,
    )
    best_share = Float(
        help="The largest share of the needed parts that was graded, from 0 to 1.",
        default=0.0,
        scope=Scope.user_state,
    )

    def with_needed(self, answer: dict[str, Any]) -> dict[str, Any]:
        """An answer with a CV, to which what this course needs besides is added as missing."""
        missing = [*answer["missing"], *self._missing(answer["document"])]
        return {**answer, "missing": list(dict.fromkeys(missing))}

    def note_progress(self, document: dict[str, Any]) -> None:
        """Tell the platform how whole a CV that was just saved is.

        A grade never falls: who shortens a CV, or erases it, has made it once all the same.
        """
        needed, missing = self.needed_parts(), self._missing(document)
        if not missing and not self.completed:
            self.completed = True
            self.emit_completion(1.0)
        share = 1 - len(missing) / len(needed)
        if self.has_score and share > self.best_share:
            self.best_share = share
            # Asked for ``only_if_higher``, the platform fails on a learner who has a state and no
            # score yet: whoever was here before it was graded.
            self.runtime.publish(self, "grade", {"value": share, "max_value": self.max_score()})

    def _missing(self, document: dict[str, Any]) -> list[str]:
        there = filled(from_dict(document))
        return [part for part in self.needed_parts() if part not in there]
