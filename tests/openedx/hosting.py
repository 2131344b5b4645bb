"""The platform's own functions, by which tests make accounts, courses and cohorts.

Imported from fixtures only: it needs the platform.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from common.djangoapps.student.helpers import do_create_account
from common.djangoapps.student.models import CourseEnrollment
from common.djangoapps.student.roles import (
    CourseInstructorRole,
    CourseLimitedStaffRole,
    CourseStaffRole,
)
from completion.waffle import ENABLE_COMPLETION_TRACKING_SWITCH
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client, TestCase
from edx_django_utils.cache import RequestCache
from eventtracking import tracker
from milestones.api import add_user_milestone
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
from openedx.core.djangoapps.course_groups import cohorts
from openedx.core.djangoapps.course_groups.models import CourseCohort
from openedx.core.djangoapps.safe_sessions.middleware import SafeCookieData
from openedx.core.djangoapps.user_authn.views.registration_form import AccountCreationForm
from openedx.core.djangoapps.waffle_utils.models import WaffleFlagCourseOverrideModel
from openedx.core.lib.gating import api as gating
from openedx.features.course_experience import COURSE_ENABLE_UNENROLLED_ACCESS_FLAG
from waffle.models import Flag, Switch
from xmodule.course_block import COURSE_VISIBILITY_PUBLIC
from xmodule.modulestore import ModuleStoreEnum
from xmodule.modulestore.django import modulestore

from advisor_dashboard.platform import Feature

User = get_user_model()

ROLES = {
    "staff": CourseStaffRole,
    "instructor": CourseInstructorRole,
    "limited_staff": CourseLimitedStaffRole,
}
_LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)
_numbers = count(1)


def make_account(username: str, name: str = "", *, confirmed: bool = True, **fields: Any) -> Any:
    """An account as registration leaves it; ``confirmed`` when its e-mail is."""
    form = AccountCreationForm(
        data={
            "username": username,
            "email": f"{username}@example.org",
            "password": uuid4().hex,
            "name": name or username,
        },
        tos_required=False,
    )
    user, profile, registration = do_create_account(form)
    if profile.name != name:
        profile.name = name
        profile.save()
    if confirmed:
        registration.activate()
        user.refresh_from_db()
    if fields:
        for field, value in fields.items():
            setattr(user, field, value)
        user.save()
    return User.objects.get(pk=user.pk)


def disable(user: Any) -> None:
    """As the platform's support pages disable an account."""
    user.set_unusable_password()
    user.save()


def make_course(structure: str, name: str, author: Any = None) -> CourseKey:
    """A published course that began long ago."""
    author_id = author.pk if author else ModuleStoreEnum.UserID.test
    number = f"C{next(_numbers)}{uuid4().hex[:6]}"
    store = modulestore()
    with store.default_store(ModuleStoreEnum.Type.split):
        course = store.create_course(
            structure,
            number,
            "2026",
            author_id,
            fields={"display_name": name, "start": _LONG_AGO, "enrollment_start": _LONG_AGO},
        )
        store.publish(course.location, author_id)
    CourseOverview.load_from_module_store(course.id)
    return course.id


def delete_course(course_key: CourseKey) -> None:
    """As Studio's ``delete_course`` does; the enrollments stay in the platform's table."""
    with settled():
        modulestore().delete_course(course_key, ModuleStoreEnum.UserID.test)


def keep_completion() -> None:
    """The platform's switch for keeping completion."""
    Switch.objects.update_or_create(
        name=ENABLE_COMPLETION_TRACKING_SWITCH.name, defaults={"active": True}
    )
    RequestCache.clear_all_namespaces()


def make_public(course_key: CourseKey) -> None:
    """Open to people without an account: the author's setting, and the platform's flag."""
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, course_key):
        course = store.get_course(course_key)
        course.course_visibility = COURSE_VISIBILITY_PUBLIC
        store.update_item(course, ModuleStoreEnum.UserID.test)
        store.publish(course.location, ModuleStoreEnum.UserID.test)
    CourseOverview.load_from_module_store(course_key)
    WaffleFlagCourseOverrideModel.objects.create(
        waffle_flag=COURSE_ENABLE_UNENROLLED_ACCESS_FLAG.name,
        course_id=course_key,
        override_choice="on",
        enabled=True,
    )
    RequestCache.clear_all_namespaces()


def add_unit(course_key: CourseKey, tags: list[str]) -> dict[str, Any]:
    """A unit that holds one block of each tag; usage keys by tag."""
    author_id = ModuleStoreEnum.UserID.test
    store = modulestore()
    keys = {}
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, course_key):
        parent = store.get_course(course_key).location
        chapter = None
        with store.bulk_operations(course_key):
            for category in ("chapter", "sequential", "vertical"):
                made = store.create_child(author_id, parent, category, block_id=category)
                parent, chapter = made.location, chapter or made.location
            for tag in tags:
                keys[tag] = store.create_child(author_id, parent, tag, block_id=tag).location
            store.publish(chapter, author_id)
    return keys | {"vertical": parent}


def add_block(parent: Any, tag: str, block_id: str, **fields: Any) -> Any:
    """One more block at the end of a unit, or a part at the end of a larger one; its usage key."""
    author_id = ModuleStoreEnum.UserID.test
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, parent.course_key):
        made = store.create_child(author_id, parent, tag, block_id=block_id, fields=fields)
        store.publish(made.location, author_id)
        store.publish(parent, author_id)
    return made.location


def gate(step: Any, behind: Any) -> None:
    """Let a step wait until another has all its points, as Studio's settings of the step do."""
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, step.course_key):
        course = store.get_course(step.course_key)
        course.enable_subsection_gating = True
        store.update_item(course, ModuleStoreEnum.UserID.test)
    gating.add_prerequisite(step.course_key, behind)
    gating.set_required_content(step.course_key, step, behind, 100, 0)


def open_gate(behind: Any, user: Any) -> None:
    """What waits for this step opens to somebody."""
    milestone = gating.get_gating_milestone(behind.course_key, behind, "fulfills")
    add_user_milestone({"id": user.pk}, milestone)
    # The platform remembers for one request what somebody has still to do.
    RequestCache.clear_all_namespaces()


def add_units(course_key: CourseKey, tags: list[str]) -> None:
    """A unit for each tag, with one block in it."""
    place = course_key.make_usage_key("course", "course")
    for category in ("chapter", "sequential"):
        place = add_block(place, category, category)
    for tag in tags:
        add_block(add_block(place, "vertical", f"unit-{tag}"), tag, tag)


@contextmanager
def settled() -> Iterator[None]:
    """Let happen what waits for a commit, which a test never makes.

    The platform tells of one change in several events; equal notices are told once.
    """
    with TestCase.captureOnCommitCallbacks() as waiting:
        yield
    for callback in dict.fromkeys(waiting):
        callback()


def enroll(user: Any, course_key: CourseKey, cohort: str | None = None) -> None:
    """Into a course, and into a cohort (made if there is none of this name)."""
    with settled():
        if not CourseEnrollment.is_enrolled(user, course_key):
            CourseEnrollment.enroll(user, course_key, mode="audit", check_access=False)
        if cohort:
            cohorts.set_course_cohorted(course_key, True)
            if not cohorts.is_cohort_exists(course_key, cohort):
                cohorts.add_cohort(course_key, cohort, CourseCohort.MANUAL)
            cohorts.add_user_to_cohort(cohorts.get_cohort_by_name(course_key, cohort), user)


def unenroll(user: Any, course_key: CourseKey) -> None:
    """Out of a course."""
    with settled():
        CourseEnrollment.unenroll(user, course_key)


def leave_cohort(user: Any, course_key: CourseKey, cohort: str) -> None:
    """Out of a cohort, into none."""
    with settled():
        cohorts.remove_user_from_cohort(
            cohorts.get_cohort_by_name(course_key, cohort), user.username
        )


def appoint(user: Any, course_key: CourseKey, role: str = "staff") -> None:
    """Onto the team of a course."""
    with settled():
        ROLES[role](course_key).add_users(user)


def dismiss(user: Any, course_key: CourseKey, role: str = "staff") -> None:
    """Off the team of a course."""
    with settled():
        ROLES[role](course_key).remove_users(user)


def look_as_learner(client: Client, course: str, **chosen: str) -> None:
    """The person of this browser chooses a learner's view of a course: any, or ``user_name``."""
    answer = client.post(
        f"/courses/{course}/masquerade",
        json.dumps({"role": "student", **chosen}),
        content_type="application/json",
    )
    assert answer.json()["success"], answer.content


@contextmanager
def tracked() -> Iterator[list[dict[str, Any]]]:
    """The events that come to a backend of the platform's tracker."""
    events: list[dict[str, Any]] = []
    backends = tracker.get_tracker().backends
    backends["clicnjob_tests"] = SimpleNamespace(send=events.append)
    try:
        yield events
    finally:
        del backends["clicnjob_tests"]


def switch(feature: str, course_key: CourseKey | None, on: bool) -> None:
    """Switch a feature off or on by its flag, everywhere or in one course."""
    name, is_set = _flag(feature, on)
    if course_key is None:
        Flag.objects.update_or_create(name=name, defaults={"everyone": True if is_set else None})
    else:
        WaffleFlagCourseOverrideModel.objects.create(
            waffle_flag=name,
            course_id=course_key,
            override_choice="on" if is_set else "off",
            enabled=True,
        )
    RequestCache.clear_all_namespaces()


def _flag(feature: str, on: bool) -> tuple[str, bool]:
    """The flag of a feature, and what it has to be."""
    if Feature(feature).on_at_first:
        return f"clicnjob.disable_{feature}", not on
    return f"clicnjob.enable_{feature}", on


def stop_mails(user: Any, course_key: CourseKey) -> None:
    """As a learner does it on the dashboard, in the e-mail settings of the course."""
    answer = log_in(user).post(
        "/api/change_email_settings", {"course_id": str(course_key), "receive_emails": ""}
    )
    assert answer.status_code == 200, answer.content


def log_in(user: Any) -> Client:
    """A browser with this person's session; the platform signs the session with the person."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    client.cookies[name] = str(SafeCookieData.create(client.cookies[name].value, user.pk))
    return client
