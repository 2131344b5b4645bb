"""What a host must let the contract tests do: make courses and people, and move them.

The driver of the host that the tests run in stands in ``DRIVERS``: the embedded one, or the
one of a real Open edX when they run inside it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import pytest
from django.apps import apps
from django.conf import settings

from advisor_dashboard.platform import Feature, Platform


class HostDriver(Protocol):
    """The host from the side of its administrator."""

    platform: Platform

    def make_person(self, username: str, name: str, administrator: bool = False) -> int: ...
    def deactivate(self, user_id: int) -> None: ...
    def make_course(self, structure: str, name: str) -> str: ...
    def delete_course(self, course_key: str) -> None: ...
    def enroll(self, user_id: int, course_key: str, cohort: str | None = None) -> None: ...
    def unenroll(self, user_id: int, course_key: str) -> None: ...
    def appoint(self, user_id: int, course_key: str) -> None: ...
    def dismiss(self, user_id: int, course_key: str) -> None: ...
    def stop_mails(self, user_id: int, course_key: str) -> None: ...
    def switch(self, feature: Feature, course_key: str, on: bool) -> None: ...
    def tracked(self) -> AbstractContextManager[list[dict[str, Any]]]: ...
    def masquerade(self, watcher_id: int) -> AbstractContextManager[None]: ...
    def look_as_learner(self, watcher_id: int, course_key: str) -> AbstractContextManager[None]: ...
    def fill(self, course_key: str, block_types: list[str]) -> None: ...
    def complete(self, user_id: int, course_key: str, block_type: str) -> None: ...


def _of_this_host() -> Callable[[], HostDriver]:
    # Each imports what only its own host has.
    if apps.is_installed("advisor_dashboard.platform.embedded"):
        from .embedded_driver import EmbeddedDriver

        return EmbeddedDriver
    from tests.openedx.driver import OpenEdxDriver

    return OpenEdxDriver


DRIVERS = [_of_this_host()]

#: Mail and the courseware are of the LMS; nothing in Studio asks the port for them.
not_in_studio = pytest.mark.skipif(
    settings.ROOT_URLCONF == "cms.urls", reason="Studio has neither mail nor courseware"
)
