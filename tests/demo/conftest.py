"""A small demo host: its bundles, its team and eight of its learners."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
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


@pytest.fixture
def host(db: None, settings, tmp_path: Path) -> Host:
    settings.DEMO_DIR = tmp_path
    build_bundles()
    place_story(tmp_path)
    place_map(tmp_path)
    place_mailbox(tmp_path)
    add_workshop(tmp_path / "courses", LILLE.course_key)
    seed(LEARNERS, timezone.localdate(), lambda text: None)
    return Host()
