"""The port on Open edX itself: people, courses, roles; the rest in files of one subject each.

Loaded at first use, and only where ``CLICNJOB["PLATFORM"]`` names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from common.djangoapps.split_modulestore_django.models import SplitModulestoreCourseIndex
from django.conf import settings
from django.db.models import CharField
from django.db.models.functions import Lower
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
from openedx.core.djangoapps.site_configuration import helpers as configuration_helpers
from xmodule.modulestore.django import modulestore

from . import openedx_enrolled as enrolled
from . import port
from .called import is_called
from .openedx_accounts import confirmed_accounts, people_accounts
from .openedx_asking import course_key_of, every_method, request_in_progress
from .openedx_described import described
from .openedx_mail import hand_over
from .openedx_rest import CLASSES as REST_CLASSES
from .openedx_teams import may_be_of, on_team, teams_of
from .openedx_toggles import is_on
from .openedx_tracking import emit
from .openedx_work import do_work


def _person(user: Any) -> port.Person:
    profile = getattr(user, "profile", None)
    return port.Person(
        user_id=user.pk,
        username=user.username,
        name=(profile.name if profile else "") or user.username,
        email=user.email,
    )


@every_method
class OpenEdxPlatform:
    """See :class:`advisor_dashboard.platform.port.Platform`."""

    def person(self, user_id: int) -> port.Person | None:
        return self.people([user_id]).get(user_id)

    def people(self, user_ids: Collection[int]) -> dict[int, port.Person]:
        users = people_accounts().filter(pk__in=list(user_ids)).select_related("profile")
        return {user.pk: _person(user) for user in users}

    def last_active(self, user_ids: Collection[int]) -> dict[int, datetime]:
        return _activity().last_active(user_ids)

    def person_named(self, username: str) -> port.Person | None:
        user = people_accounts().filter(username=username).select_related("profile").first()
        return _person(user) if user else None

    def is_called(self, words: Collection[str]) -> bool:
        return is_called(words, "profile__name", "username")

    def rest_authentication(self) -> tuple[type, ...]:
        return REST_CLASSES

    def is_administrator(self, user_id: int) -> bool:
        return confirmed_accounts().filter(pk=user_id, is_staff=True).exists()

    def course(self, course_key: str) -> port.Course | None:
        key = course_key_of(course_key)
        if key is None:
            return None
        found = described(CourseOverview.objects.filter(id=key))
        return next((course for course in found if course.key == course_key), None)

    def courses(self) -> list[port.Course]:
        return described(CourseOverview.get_all_courses().order_by("id"))

    def has_course(self, course_key: str) -> bool:
        try:
            key = CourseKey.from_string(course_key)
        except InvalidKeyError:
            return False
        # The description may be missing for a moment; the module store is who knows. It is not
        # asked to ignore capitals: on MySQL its column tells them apart whatever is asked.
        if modulestore().has_course(key):
            return True
        written = SplitModulestoreCourseIndex.objects.annotate(
            lower=Lower("course_id", output_field=CharField())
        )
        return bool(written.filter(lower=course_key.lower()).exists())

    def courses_staffed_by(self, user_id: int) -> list[port.Course]:
        user = confirmed_accounts().filter(pk=user_id).first()
        if user is None:
            return []
        teams = teams_of([user])
        mine = [each for each in may_be_of(teams) if teams[user_id].have(each.id)]
        return sorted(described(mine), key=lambda course: (course.name, course.key))

    def courses_staffed_among(self, user_ids: Collection[int]) -> dict[int, frozenset[str]]:
        users = list(confirmed_accounts().filter(pk__in=list(user_ids)))
        teams = teams_of(users)
        keys = list(may_be_of(teams).values_list("id", flat=True))
        found = {
            user_id: frozenset(str(key) for key in keys if mine.have(key))
            for user_id, mine in teams.items()
        }
        return {user_id: mine for user_id, mine in found.items() if mine}

    def is_course_staff(self, user_id: int, course_key: str) -> bool:
        key, user = course_key_of(course_key), confirmed_accounts().filter(pk=user_id).first()
        if key is None or user is None:
            return False
        return on_team(user, key)

    def cohorts(self, course_key: str) -> list[port.Cohort]:
        key = course_key_of(course_key)
        return [] if key is None else enrolled.cohorts(key)

    def cohort_of(self, user_id: int, course_key: str) -> port.Cohort | None:
        key = course_key_of(course_key)
        return None if key is None else enrolled.cohort_of(user_id, key)

    def is_enrolled(self, user_id: int, course_key: str) -> bool:
        key = course_key_of(course_key)
        return key is not None and enrolled.is_enrolled(user_id, key)

    def enrollments_of(self, user_id: int) -> list[port.Enrollment]:
        return enrolled.enrollments_of(user_id)

    def enrollments_among(
        self, user_ids: Collection[int], course_key: str
    ) -> list[port.Enrollment]:
        key = course_key_of(course_key)
        return [] if key is None else enrolled.enrollments_among(user_ids, key)

    def enrollments_in(
        self,
        course_key: str,
        cohort_ids: Collection[int] | None = None,
        most: int | None = None,
    ) -> list[port.Enrollment]:
        key = course_key_of(course_key)
        return [] if key is None else enrolled.enrollments_in(key, cohort_ids, most)

    def is_masquerading(self, user_id: int, course_key: str) -> bool:
        request = request_in_progress()
        if request is None:
            # A command or a task: nobody is at a screen.
            return False
        viewer = getattr(request, "user", None)
        if viewer is None or not viewer.is_authenticated:
            # A page for nobody in particular has no business in somebody's view.
            return True
        # The courseware puts the learner in the request's place and keeps who is really there.
        return getattr(viewer, "real_user", viewer).pk != user_id

    def looks_as_learner(self, user_id: int, course_key: str) -> bool:
        key = course_key_of(course_key)
        return key is not None and _courseware().looks_as_learner(key)

    def absolute_url(self, path: str) -> str:
        root: str = configuration_helpers.get_value("LMS_ROOT_URL", settings.LMS_ROOT_URL)  # type: ignore[misc]
        return urljoin(root, path)

    def course_url(self, course_key: str) -> str | None:
        return (
            _courseware().course_url(course_key_of(course_key)) if self.course(course_key) else None
        )

    def unit_url(self, user_id: int, course_key: str, block_type: str) -> str | None:
        key, user = course_key_of(course_key), people_accounts().filter(pk=user_id).first()
        if key is None or user is None:
            return None
        if not (self.is_enrolled(user_id, course_key) or on_team(user, key)):
            return None
        return _courseware().unit_url(user, key, block_type)

    def outline(self, user_id: int, course_key: str) -> port.Outline:
        key, user = course_key_of(course_key), people_accounts().filter(pk=user_id).first()
        if key is None or user is None:
            return port.Outline()
        if not (self.is_enrolled(user_id, course_key) or on_team(user, key)):
            return port.Outline()
        return _courseware().outline(user, key)

    def completion_of(self, user_id: int, course_key: str, block_type: str) -> float:
        key = course_key_of(course_key)
        return 0.0 if key is None else _courseware().completion_of(user_id, key, block_type)

    def blocks_of_type(self, course_key: str, block_type: str) -> list[port.PlacedBlock]:
        key = course_key_of(course_key)
        return [] if key is None else _placed().blocks_of_type(key, block_type)

    def file_addresses(self, course_key: str, names: Collection[str]) -> dict[str, str]:
        key = course_key_of(course_key)
        return {} if key is None else _placed().file_addresses(key, names)

    def files_of(self, course_key: str, names: Collection[str]) -> dict[str, bytes]:
        key = course_key_of(course_key)
        return {} if key is None else _placed().files_of(key, names)

    def states_of_block(self, usage_key: str) -> list[port.BlockState]:
        return _states().states_of_block(usage_key)

    def clear_state(self, usage_key: str, user_id: int, cleared_by: int) -> None:
        _states().clear_state(usage_key, user_id, cleared_by)

    def may_author(self, user_id: int, course_key: str) -> bool:
        key, user = course_key_of(course_key), confirmed_accounts().filter(pk=user_id).first()
        return key is not None and user is not None and _authoring().may_author(user, key)

    def allowed_blocks(self, course_key: str) -> frozenset[str]:
        key = course_key_of(course_key)
        return frozenset() if key is None else _authoring().allowed_blocks(key)

    def allow_blocks(self, user_id: int, course_key: str, block_types: Collection[str]) -> None:
        key = course_key_of(course_key)
        if key is not None:
            _authoring().allow_blocks(user_id, key, block_types)

    def is_on(self, feature: port.Feature, course_key: str) -> bool:
        key = course_key_of(course_key)
        if course_key and key is None:
            return False
        return is_on(feature, key)

    def open_account(self, account: port.NewAccount, made_by: int) -> port.Access:
        return _access().open_account(account, CourseKey.from_string(account.course_key), made_by)

    def still_as_made(self, stamps: Mapping[int, str]) -> frozenset[int]:
        return _access().still_as_made(stamps)

    def renew_password(self, user_id: int, stamp: str) -> port.Access | None:
        return _access().renew_password(user_id, stamp)

    def learners_called(self, course_key: str, names: Collection[str]) -> dict[int, str]:
        key = course_key_of(course_key)
        return {} if key is None else _access().learners_called(key, names)

    def login_url(self, course_key: str) -> str:
        return _access().login_url(CourseKey.from_string(course_key))

    def login_name(self, person: port.Person) -> str:
        return _access().login_name(person)

    def send_letters(self, letter: port.Letter, user_ids: Collection[int]) -> None:
        hand_over(letter, user_ids)

    def hand_over_work(self, work_id: int) -> None:
        do_work.delay(work_id)

    def emit(self, name: str, data: Mapping[str, str | int]) -> None:
        emit(name, data)


def _courseware() -> Any:
    # Of the LMS; Studio could not import it.
    from . import openedx_courseware  # noqa: PLC0415

    return openedx_courseware


def _activity() -> Any:
    from . import openedx_activity  # noqa: PLC0415 -- asked at night

    return openedx_activity


def _access() -> Any:
    from . import openedx_access  # noqa: PLC0415 -- asked on the pages of access sheets

    return openedx_access


def _states() -> Any:
    # Of the LMS; Studio could not import it.
    from . import openedx_states  # noqa: PLC0415

    return openedx_states


def _placed() -> Any:
    from . import openedx_placed  # noqa: PLC0415 -- asked on few pages

    return openedx_placed


def _authoring() -> Any:
    from . import openedx_authoring  # noqa: PLC0415 -- asked on one page

    return openedx_authoring
