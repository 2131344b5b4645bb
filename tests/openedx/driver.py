"""A real Open edX, driven for the contract of the port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from typing import Any

import crum
from completion.models import BlockCompletion
from completion.waffle import ENABLE_COMPLETION_TRACKING_SWITCH
from django.contrib.auth.models import update_last_login
from lms.djangoapps.courseware.masquerade import MASQUERADE_SETTINGS_KEY, CourseMasquerade
from opaque_keys.edx.keys import CourseKey
from waffle.testutils import override_switch

from advisor_dashboard.platform import Feature, Platform
from advisor_dashboard.platform.openedx import OpenEdxPlatform

from . import hosting


class OpenEdxDriver:
    """See :class:`tests.platform.drivers.HostDriver`."""

    def __init__(self) -> None:
        self.platform: Platform = OpenEdxPlatform()

    def make_person(self, username: str, name: str, administrator: bool = False) -> int:
        return hosting.make_account(username, name, is_staff=administrator).pk

    def log_in(self, user_id: int) -> None:
        update_last_login(None, _user(user_id))

    def deactivate(self, user_id: int) -> None:
        hosting.disable(_user(user_id))

    def make_course(self, structure: str, name: str) -> str:
        return str(hosting.make_course(structure, name))

    def delete_course(self, course_key: str) -> None:
        hosting.delete_course(CourseKey.from_string(course_key))

    def enroll(self, user_id: int, course_key: str, cohort: str | None = None) -> None:
        hosting.enroll(_user(user_id), CourseKey.from_string(course_key), cohort)

    def unenroll(self, user_id: int, course_key: str) -> None:
        hosting.unenroll(_user(user_id), CourseKey.from_string(course_key))

    def appoint(self, user_id: int, course_key: str) -> None:
        hosting.appoint(_user(user_id), CourseKey.from_string(course_key))

    def dismiss(self, user_id: int, course_key: str) -> None:
        hosting.dismiss(_user(user_id), CourseKey.from_string(course_key))

    def lets_in(self, username: str, password: str) -> bool:
        user = hosting.User.objects.filter(username=username, is_active=True).first()
        return user is not None and user.check_password(password)

    def set_address(self, user_id: int, address: str) -> None:
        hosting.User.objects.filter(pk=user_id).update(email=address)

    def set_password(self, user_id: int, password: str) -> None:
        user = hosting.User.objects.get(pk=user_id)
        user.set_password(password)
        user.save()

    def make_administrator(self, user_id: int) -> None:
        hosting.User.objects.filter(pk=user_id).update(is_staff=True)

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

    @contextmanager
    def look_as_learner(self, watcher_id: int, course_key: str) -> Iterator[None]:
        """A request of the watcher is in progress, who chose the view of a learner."""
        key = CourseKey.from_string(course_key)
        session = {MASQUERADE_SETTINGS_KEY: {key: CourseMasquerade(key, role="student")}}
        crum.set_current_request(SimpleNamespace(user=_user(watcher_id), session=session))
        try:
            yield
        finally:
            crum.set_current_request(None)

    def fill(self, course_key: str, block_types: list[str]) -> None:
        hosting.add_units(CourseKey.from_string(course_key), block_types)

    def complete(self, user_id: int, course_key: str, block_type: str) -> None:
        usage = CourseKey.from_string(course_key).make_usage_key(block_type, block_type)
        with override_switch(ENABLE_COMPLETION_TRACKING_SWITCH.name, active=True):
            BlockCompletion.objects.submit_completion(_user(user_id), usage, 1.0)


def _user(user_id: int) -> Any:
    return hosting.User.objects.get(pk=user_id)
