"""Who may enter a course, and whose view they then see."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property, wraps

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from advisor_dashboard.api.inbox import unread_count
from advisor_dashboard.course_tabs import (
    ADVISOR,
    MEMOS,
    MESSAGES,
    Tab,
    sees_advisor,
    sees_messages,
)
from advisor_dashboard.platform.embedded.acting import acting_for
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform

from .content import CourseContent
from .courses import find_course
from .runtime.runtime import DemoRuntime
from .runtime.services import Viewer

_SESSION = "demo_view_as"


@dataclass(frozen=True)
class Visit:
    """Somebody is in a course. ``shown`` is whose view they see, most often their own."""

    course: CourseContent
    person: User
    shown: User
    is_team: bool

    @property
    def masquerading(self) -> bool:
        return self.person.pk != self.shown.pk

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """The course's tabs that the product adds: address and title."""
        key, platform = str(self.course.key), EmbeddedPlatform()
        teaches = platform.is_course_staff(self.person.pk, key)
        enrolled = platform.is_enrolled(self.person.pk, key)
        shown: list[Tab] = []
        if sees_messages(enrolled=enrolled, on_team=teaches, looks_as_learner=self.masquerading):
            shown.extend((MESSAGES, MEMOS))
        if sees_advisor(on_team=teaches, looks_as_learner=self.masquerading):
            shown.append(ADVISOR)
        return [
            (
                reverse(tab.view_name, args=[key] if tab.of_the_course else []),
                self._with_count(_(tab.title)) if tab is MESSAGES else _(tab.title),
            )
            for tab in shown
        ]

    @cached_property
    def unread(self) -> int:
        """How many new messages the person has; somebody else's are not counted."""
        return 0 if self.masquerading else unread_count(self.person.pk)

    def _with_count(self, title: str) -> str:
        return f"{title} ({self.unread})" if self.unread else title

    def acting(self) -> AbstractContextManager[None]:
        """Tells the port who is really at the screen, for as long as blocks run."""
        return acting_for(self.person.pk)

    def runtime(self) -> DemoRuntime:
        """The courseware's runtime for the view that is shown."""
        own = not self.masquerading
        viewer = Viewer(
            user=self.shown,
            user_id=self.shown.pk,
            is_course_staff=own and self.is_team,
            is_administrator=own and bool(self.person.is_staff),
        )
        return DemoRuntime(self.course, viewer, read_only=self.masquerading)

    def studio_runtime(self) -> DemoRuntime:
        """Studio's runtime: nobody is learning there."""
        viewer = Viewer(
            user=self.person,
            user_id=None,
            is_course_staff=self.is_team,
            is_administrator=bool(self.person.is_staff),
        )
        return DemoRuntime(self.course, viewer, in_studio=True)


def is_team(user_id: int | None, course_key: str) -> bool:
    """Whether this person may author the course: its team, and the administrator."""
    if user_id is None:
        return False
    platform = EmbeddedPlatform()
    return platform.is_course_staff(user_id, course_key) or platform.is_administrator(user_id)


def enter(request: HttpRequest, course_key: str) -> Visit:
    """Let the person of this request into a course.

    Raises:
        Http404: no such course, or not for this person; the answer does not say which.
    """
    course = find_course(course_key)
    if course is None or not request.user.is_authenticated:
        raise Http404
    team = is_team(request.user.pk, course_key)
    if not team and not EmbeddedPlatform().is_enrolled(request.user.pk, course_key):
        raise Http404
    shown = _shown(request, course_key) if team else None
    return Visit(
        course=course if team and shown is None else course.for_learners,
        person=request.user,
        shown=shown or request.user,
        is_team=team,
    )


def view_as(request: HttpRequest, course_key: str, user_id: int | None) -> None:
    """From now on show the team member this learner's view; ``None`` ends it."""
    chosen = dict(request.session.get(_SESSION, {}))
    chosen.pop(course_key, None)
    if user_id is not None:
        chosen[course_key] = user_id
    request.session[_SESSION] = chosen


def has_chosen_view(request: HttpRequest, course_key: str) -> bool:
    """Whether the person of this request looks at the course as one of its learners."""
    return course_key in request.session.get(_SESSION, {})


def _shown(request: HttpRequest, course_key: str) -> User | None:
    user_id = request.session.get(_SESSION, {}).get(course_key)
    if user_id is None or not EmbeddedPlatform().is_enrolled(user_id, course_key):
        return None
    return get_user_model().objects.filter(pk=user_id, is_active=True).first()


View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Sends a stranger to the page where one chooses who one is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect(f"{reverse('demo:people')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return guarded
