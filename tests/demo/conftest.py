"""A small demo host: its bundles, its team and eight of its learners."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from demo.courses import build_bundles, find_course
from demo.seeding.places import LILLE, LYON
from demo.seeding.seed import seed
from tests.mailboxes.placing import place_mailbox
from tests.paths.placing import place_map
from tests.stories.placing import place_story
from tests.workshop_course import add_workshop

#: Learners enough for both structures.
LEARNERS = 8


@dataclass
class Host:
    """What tests do with the host: be somebody, find a page or a handler."""

    course_key: str = LILLE.course_key
    path_key: str = LILLE.path_key
    other_course_key: str = LYON.course_key
    _clients: dict[str, Client] = field(default_factory=dict)

    def user_id(self, username: str) -> int:
        return get_user_model().objects.get(username=username).pk

    def name(self, username: str) -> str:
        return get_user_model().objects.get(username=username).get_full_name()

    def client(self, username: str | None, **options: object) -> Client:
        """A browser of this person, logged in as the first page does it."""
        client = Client(**options)
        if username is not None:
            client.force_login(get_user_model().objects.get(username=username))
        return client

    def usage(self, block_type: str, course_key: str | None = None) -> str:
        course = find_course(course_key or self.course_key)
        assert course is not None
        return next(key for key in course.leaves if f"type@{block_type}+" in key)

    def unit_url(self, block_type: str) -> str:
        course = find_course(self.course_key)
        assert course is not None
        unit = next(
            unit
            for unit in course.units
            if any(leaf.block_type == block_type for leaf in unit.leaves)
        )
        return reverse("demo:unit", args=[self.course_key, unit.url_name])

    def handler_url(self, block_type: str, handler: str, course_key: str | None = None) -> str:
        return reverse("demo:handler", args=[self.usage(block_type, course_key), handler])

    def studio_handler_url(self, block_type: str, handler: str) -> str:
        return reverse("demo:studio_handler", args=[self.usage(block_type), handler])

    def look_as(self, client: Client, username: str) -> None:
        """Let a team member see the course as this learner."""
        url = reverse("demo:view_as", args=[self.course_key])
        answer = client.post(url, {"learner": self.user_id(username)})
        assert answer.status_code == 302


@pytest.fixture(scope="module")
def seeded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The folder of a host that is seeded once for the tests of a file.

    Its rows lie in a transaction around all of them: what a test writes is taken back as ever.
    """
    folder = tmp_path_factory.mktemp("demo")
    with override_settings(DEMO_DIR=folder), django_db_blocker.unblock(), transaction.atomic():
        build_bundles()
        place_story(folder)
        place_map(folder)
        place_mailbox(folder)
        add_workshop(folder / "courses", LILLE.course_key)
        seed(LEARNERS, timezone.localdate(), lambda text: None)
        yield folder
        transaction.set_rollback(True)


@pytest.fixture
def host(seeded: Path, db: None, settings, tmp_path: Path) -> Host:
    own = tmp_path / "host"
    shutil.copytree(seeded, own)
    settings.DEMO_DIR = own
    return Host()
