"""The services that a block asks its runtime for, as Open edX names and shapes them."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import translation
from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock
from xblock.reference.user_service import UserService, XBlockUser

from ..content import CourseContent
from ..models import BlockResult


@dataclass(frozen=True)
class Viewer:
    """Whose view a runtime shows. ``user_id`` is ``None`` in Studio, as on the platform."""

    user: User | None
    user_id: int | None
    is_course_staff: bool = False
    is_administrator: bool = False


class DemoUserService(UserService):
    """Says who is learning, under the names that the platform uses."""

    def __init__(self, viewer: Viewer, course_key: str) -> None:
        super().__init__()
        self._viewer = viewer
        self._course_key = course_key

    def get_current_user(self) -> XBlockUser:
        """The person whose view this is."""
        user = self._viewer.user
        found = XBlockUser(is_current_user=True)
        found.opt_attrs["edx-platform.is_authenticated"] = user is not None
        found.opt_attrs["edx-platform.request_country_code"] = None
        if user is None:
            return found
        in_studio = self._viewer.user_id is None
        anonymous = "student" if in_studio else f"demo-{user.pk:032x}"
        staff = self._viewer.is_course_staff or self._viewer.is_administrator
        found.full_name = user.get_full_name()
        found.emails = [user.email]
        found.opt_attrs.update(
            {
                "edx-platform.anonymous_user_id": anonymous,
                "edx-platform.deprecated_anonymous_user_id": anonymous,
                "edx-platform.user_id": user.pk,
                "edx-platform.username": user.get_username(),
                "edx-platform.user_is_beta_tester": False,
                "edx-platform.user_is_global_staff": self._viewer.is_administrator,
                "edx-platform.user_is_staff": staff and not in_studio,
                "edx-platform.user_role": "instructor" if in_studio else self._role(staff),
                "edx-platform.user_preferences": {"pref-lang": translation.get_language()},
            }
        )
        return found

    @staticmethod
    def _role(staff: bool) -> str:
        return "staff" if staff else "student"


class BlockTranslations:
    """Translations of the block's own package, else Django's."""

    def __init__(self, block: XBlock) -> None:
        package = getattr(type(block), "unmixed_class", type(block)).__module__.partition(".")[0]
        language = translation.to_locale(translation.get_language() or settings.LANGUAGE_CODE)
        with resources.as_file(resources.files(package) / "translations") as folder:
            self._translator: Any = translation
            if gettext.find("text", str(folder), [language]):
                self._translator = gettext.translation("text", str(folder), [language])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._translator, "gettext" if name == "ugettext" else name)


class CourseFiles:
    """Leads addresses in a course's texts to its files and its units, as the platform does."""

    _FILE = re.compile(r"""(?<=["'])/static/([^"'?#]+)(?=["'])""")
    _UNIT = re.compile(r"""(?<=["'])/jump_to_id/([^"'?#]+)(?=["'])""")

    def __init__(self, course: CourseContent) -> None:
        self._course = course

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        """The text with the addresses that stand in quotes replaced."""

        text = self._FILE.sub(lambda found: self._file(found[1]), text)
        return text if static_replace_only else self._UNIT.sub(lambda it: self._unit(it[1]), text)

    def _file(self, name: str) -> str:
        return reverse("demo:course_file", args=[str(self._course.key), name])

    def _unit(self, name: str) -> str:
        """The unit of this name, the first one of a step, or the one that holds a block."""
        for step in (step for chapter in self._course.chapters for step in chapter.steps):
            for unit in step.units:
                blocks = (leaf.usage_key.block_id for leaf in unit.leaves)
                if name in (step.url_name, unit.url_name, *blocks):
                    return reverse("demo:unit", args=[str(self._course.key), unit.url_name])
        return reverse("demo:course", args=[str(self._course.key)])


class DemoCompletionService:
    """How far the viewer is with blocks."""

    def __init__(self, viewer: Viewer) -> None:
        self._user_id = viewer.user_id

    def completion_tracking_enabled(self) -> bool:
        """Completion is always on here; on the platform a switch says so."""
        return True

    def get_completions(self, candidates: Iterable[UsageKey]) -> dict[UsageKey, float]:
        """The completion of each of these blocks, from 0 to 1."""
        keys = list(candidates)
        if self._user_id is None:
            return dict.fromkeys(keys, 0.0)
        done = dict(
            BlockResult.objects.filter(
                user_id=self._user_id, usage_key__in=[str(key) for key in keys]
            ).values_list("usage_key", "completion")
        )
        return {key: done.get(str(key)) or 0.0 for key in keys}
