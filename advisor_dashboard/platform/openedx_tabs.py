"""The course tabs on Open edX, which the platform finds by the entry points ``openedx.course_tab``.

It asks for them at every page of a course. So they ask nothing that it has not asked already: the
roles and the enrollment of the account at hand are kept for the length of a request. The page
behind a tab asks everything anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from common.djangoapps.student.models import CourseEnrollment
from lms.djangoapps.courseware.masquerade import get_masquerade_role
from xmodule.tabs import CourseTab

from ..course_tabs import ADVISOR, MEMOS, MESSAGES, Tab, sees_advisor, sees_messages
from .openedx_teams import on_team


class _Tab(CourseTab):
    """A tab that shows by itself: nothing is edited in Studio, nothing is kept in the course."""

    is_dynamic = True
    is_default = False
    tab: Tab

    @property
    def link_func(self) -> Callable[[Any, Callable[..., str]], str]:
        """Where the tab leads."""
        tab = self.tab

        def link(course: Any, reverse: Callable[..., str]) -> str:
            return reverse(tab.view_name, args=[str(course.id)] if tab.of_the_course else [])

        return link


class MessagesTab(_Tab):
    """The messages, for learners."""

    tab = MESSAGES
    type = MESSAGES.type
    title = MESSAGES.title
    view_name = MESSAGES.view_name
    #: After "Progress" (20) and "Dates" (30).
    priority = 40

    @classmethod
    def is_enabled(cls, course: Any, user: Any = None) -> bool:
        """Whether this person sees it."""
        return _is_known(user) and sees_messages(
            enrolled=bool(CourseEnrollment.is_enrolled(user, course.id)),
            on_team=on_team(user, course.id),
            looks_as_learner=_looks_as_learner(user, course),
        )


class MemosTab(MessagesTab):
    """The memo sheets that a learner keeps: for the same people as the messages."""

    tab = MEMOS
    type = MEMOS.type
    title = MEMOS.title
    view_name = MEMOS.view_name
    priority = 41


class AdvisorTab(_Tab):
    """The way to the advisors' pages, for the course's team."""

    tab = ADVISOR
    type = ADVISOR.type
    title = ADVISOR.title
    view_name = ADVISOR.view_name
    #: Just before "Instructor" (300).
    priority = 290

    @classmethod
    def is_enabled(cls, course: Any, user: Any = None) -> bool:
        """Whether this person sees it."""
        return _is_known(user) and sees_advisor(
            on_team=on_team(user, course.id), looks_as_learner=_looks_as_learner(user, course)
        )


def _is_known(user: Any) -> bool:
    return user is not None and user.is_authenticated


def _looks_as_learner(user: Any, course: Any) -> bool:
    # The courseware puts the choice, or the learner who is looked at, into the request's user.
    return get_masquerade_role(user, course.id) == "student"
