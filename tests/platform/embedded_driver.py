"""The embedded host with the demo's courses, driven."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import update_last_login
from opaque_keys.edx.keys import CourseKey

from advisor_dashboard.platform import Feature, Platform
from advisor_dashboard.platform.embedded import features, membership
from advisor_dashboard.platform.embedded.acting import acting_for, choosing_views
from advisor_dashboard.platform.embedded.models import Course, Structure
from course_export.bundle import write_bundle
from course_export.model import Block, Chapter, Sequential, Vertical
from course_export.model import Course as Bundle
from demo.models import BlockResult
from demo.platform import DemoPlatform
from tests.factories import User


class EmbeddedDriver:
    """See :class:`tests.platform.drivers.HostDriver`."""

    def __init__(self) -> None:
        self.platform: Platform = DemoPlatform()

    def make_person(self, username: str, name: str, administrator: bool = False) -> int:
        first, _space, last = name.partition(" ")
        user = User.objects.create_user(
            username,
            f"{username}@example.org",
            first_name=first,
            last_name=last,
            is_staff=administrator,
        )
        return user.pk

    def log_in(self, user_id: int) -> None:
        update_last_login(None, User.objects.get(pk=user_id))

    def deactivate(self, user_id: int) -> None:
        User.objects.filter(pk=user_id).update(is_active=False)

    def make_course(self, structure: str, name: str) -> str:
        home, _created = Structure.objects.get_or_create(
            key=structure, defaults={"name": structure}
        )
        key = f"course-v1:{structure}+{name.replace(' ', '')}+2026"
        return Course.objects.create(key=key, name=name, structure=home).key

    def delete_course(self, course_key: str) -> None:
        membership.delete_course(course_key)

    def enroll(self, user_id: int, course_key: str, cohort: str | None = None) -> None:
        membership.enroll(user_id, course_key, cohort)

    def unenroll(self, user_id: int, course_key: str) -> None:
        membership.unenroll(user_id, course_key)

    def appoint(self, user_id: int, course_key: str) -> None:
        membership.appoint(user_id, course_key)

    def dismiss(self, user_id: int, course_key: str) -> None:
        membership.dismiss(user_id, course_key)

    def lets_in(self, username: str, password: str) -> bool:
        user = User.objects.filter(username=username, is_active=True).first()
        return user is not None and user.check_password(password)

    def set_address(self, user_id: int, address: str) -> None:
        User.objects.filter(pk=user_id).update(email=address)

    def set_password(self, user_id: int, password: str) -> None:
        user = User.objects.get(pk=user_id)
        user.set_password(password)
        user.save()

    def make_administrator(self, user_id: int) -> None:
        User.objects.filter(pk=user_id).update(is_staff=True)

    def stop_mails(self, user_id: int, course_key: str) -> None:
        membership.choose_mail(user_id, course_key, wanted=False)

    def switch(self, feature: Feature, course_key: str, on: bool) -> None:
        features.switch(feature, course_key, on)

    @contextmanager
    def tracked(self) -> Iterator[list[dict[str, Any]]]:
        """The events that come to the log."""
        events: list[dict[str, Any]] = []

        class Listener(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                events.append(json.loads(record.getMessage()))

        listener, log = Listener(), logging.getLogger("clicnjob.tracking")
        level = log.level
        log.addHandler(listener)
        log.setLevel(logging.INFO)
        try:
            yield events
        finally:
            log.removeHandler(listener)
            log.setLevel(level)

    def masquerade(self, watcher_id: int) -> AbstractContextManager[None]:
        return acting_for(watcher_id)

    def look_as_learner(self, watcher_id: int, course_key: str) -> AbstractContextManager[None]:
        return choosing_views(lambda key: key == course_key)

    def fill(self, course_key: str, block_types: list[str]) -> None:
        units = tuple(Vertical(f"unit-{name}", name, (Block(name, name),)) for name in block_types)
        chapters = (Chapter("chapter", "Chapter", (Sequential("step", "Step", units),)),)
        key = CourseKey.from_string(course_key)
        path = Path(settings.DEMO_DIR) / "courses" / f"{key.org}.{key.course}.{key.run}.tar.gz"
        path.parent.mkdir(exist_ok=True)
        write_bundle(Bundle(key.org, key.course, key.run, "Course", chapters), path)

    def complete(self, user_id: int, course_key: str, block_type: str) -> None:
        usage = CourseKey.from_string(course_key).make_usage_key(block_type, block_type)
        BlockResult.objects.create(user_id=user_id, usage_key=str(usage), completion=1.0)
