"""What the stages are called."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from .stages import Stage

#: Above a column, and beside a name.
STAGE_NAMES: dict[Stage, Any] = {
    Stage.PROPOSED: pgettext_lazy("stage", "Proposed"),
    Stage.SEEN: pgettext_lazy("stage", "Seen"),
    Stage.INTERESTED: pgettext_lazy("stage", "Interested"),
    Stage.APPLIED: pgettext_lazy("stage", "Applied"),
    Stage.INTERVIEW: pgettext_lazy("stage", "Interview"),
    Stage.HIRED: pgettext_lazy("stage", "Hired"),
    Stage.DECLINED: pgettext_lazy("stage", "Declined"),
    Stage.NO_ANSWER: pgettext_lazy("stage", "Silent"),
}

#: What the numbers of a funnel are called, in their order: the first are of what the learners
#: did, the others of what was noted.
ANSWERS = 4
FUNNEL_NAMES: tuple[Any, ...] = (
    pgettext_lazy("funnel", "Proposed"),
    pgettext_lazy("funnel", "Seen"),
    pgettext_lazy("funnel", "Answered"),
    pgettext_lazy("funnel", "Interested"),
    pgettext_lazy("funnel", "Applied"),
    pgettext_lazy("funnel", "Interview"),
    pgettext_lazy("funnel", "Hired"),
)
