"""The tabs that Clic'nJob adds to a course, and who sees them; each host shows them its own way."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Tab:
    """One tab.

    Attributes:
        title: to be translated where it is shown.
        of_the_course: whether the address of ``view_name`` takes the course's key.
    """

    type: str
    title: str
    view_name: str
    of_the_course: bool


MESSAGES = Tab("clicnjob_messages", gettext_noop("My messages"), "clicnjob:inbox", True)
MEMOS = Tab("clicnjob_memos", gettext_noop("My memos"), "clicnjob:memos", False)
ADVISOR = Tab("clicnjob_advisor", gettext_noop("Advisor"), "clicnjob:home", False)


def sees_messages(*, enrolled: bool, on_team: bool, looks_as_learner: bool) -> bool:
    """Learners do, and so does who looks as one; a team that enrolled itself has no use for it."""
    return looks_as_learner or (enrolled and not on_team)


def sees_advisor(*, on_team: bool, looks_as_learner: bool) -> bool:
    """The course's team does; running the platform is not enough."""
    return on_team and not looks_as_learner
