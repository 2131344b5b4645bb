"""A real Open edX, driven for the contract of the port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any

import crum
from opaque_keys.edx.keys import CourseKey

from advisor_dashboard.platform import Feature, Platform
from advisor_dashboard.platform.openedx import OpenEdxPlatform

from . import hosting


class OpenEdxDriver:
    """See :class:`tests.platform.drivers.HostDriver`."""

    def __init__(self) -> None:
        self.platform: Platform = OpenEdxPlatform()

    def make_person(self, username: str, name: str, administrator: bool = False) -> int:
        return hosting.make_account(username, name, is_staff=administrator).pk

    def deactivate(self, user_id: int) -> None:
        hosting.disable(_user(user_id))

    def make_course(self, structure: str, name: str) -> str:
        return str(hosting.make_course(structure, name))

    def enroll(self, user_id: int, course_key: str, cohort: str | None = None) -> None:
        hosting.enroll(_user(user_id), CourseKey.from_string(course_key), cohort)

    def unenroll(self, user_id: int, course_key: str) -> None:
        hosting.unenroll(_user(user_id), CourseKey.from_string(course_key))

    def appoint(self, user_id: int, course_key: str) -> None:
        hosting.appoint(_user(user_id), CourseKey.from_string(course_key))

    def dismiss(self, user_id: int, course_key: str) -> None:
        hosting.dismiss(_user(user_id), CourseKey.from_string(course_key))

    def stop_mails(self, user_id: int, course_key: str) -> None:
        hosting.stop_mails(_user(user_id), CourseKey.from_string(course_key))

    def switch(self, feature: Feature, course_key: str, on: bool) -> None:
        hosting.switch(feature.value, CourseKey.from_string(course_key) if course_key else None, on)

    def tracked(self) -> AbstractContextManager[list[dict[str, Any]]]:
        return hosting.tracked()

    @contextmanager
    def masquerade(self, watcher_id: int) -> Iterator[None]:
        """A request of the watcher is in progress."""
        crum.set_current_request(SimpleNamespace(user=_user(watcher_id)))
        try:
            yield
        finally:
            crum.set_current_request(None)


def _user(user_id: int) -> Any:
    return hosting.User.objects.get(pk=user_id)
