"""The port on Open edX itself. Every import of the platform stands here.

Loaded at first use, and only where ``CLICNJOB["PLATFORM"]`` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import Any, TypeVar

from common.djangoapps.student.models import CourseEnrollment
from common.djangoapps.student.roles import (
    CourseInstructorRole,
    CourseStaffRole,
    OrgInstructorRole,
    OrgStaffRole,
    RoleCache,
)
from crum import get_current_request
from django.conf import settings
from django.db.models import Q, QuerySet
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
from openedx.core.djangoapps.course_groups.cohorts import (
    get_cohort,
    get_course_cohorts,
    is_course_cohorted,
)
from openedx.core.djangoapps.course_groups.models import CohortMembership, CourseCohortsSettings
from organizations.api import get_organization_by_short_name
from organizations.exceptions import InvalidOrganizationException

from . import port
from .openedx_accounts import confirmed_accounts, people_accounts
from .openedx_mail import hand_over
from .openedx_toggles import is_on
from .openedx_tracking import emit

#: The roles that make somebody an advisor, with those that inherit from them.
_TEAM_ROLES = RoleCache.get_roles(CourseStaffRole.ROLE) | RoleCache.get_roles(
    CourseInstructorRole.ROLE
)

#: What keeps the request at hand; without it nobody knows who is looking.
_REQUEST_KEEPER = "crum.CurrentRequestUserMiddleware"

T = TypeVar("T")


def _or_unavailable(method: Callable[..., T]) -> Callable[..., T]:
    """Let a method fail with :class:`PlatformUnavailable` only.

    A database, a module store or another release of the platform may fail in any way: the
    answer is still no.
    """

    @wraps(method)
    def ask(*args: Any, **kwargs: Any) -> T:
        try:
            return method(*args, **kwargs)
        except port.PlatformUnavailable:
            raise
        except Exception as error:
            # The kind alone: what a database says in an error may be of a person.
            raise port.PlatformUnavailable(f"{method.__name__}: {type(error).__name__}") from error

    return ask


def _every_method(cls: type[T]) -> type[T]:
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("_"):
            setattr(cls, name, _or_unavailable(value))
    return cls


def _key(course_key: str) -> CourseKey | None:
    """The key of a course; ``None`` for what cannot be one, a library for instance."""
    try:
        key = CourseKey.from_string(course_key)
    except InvalidKeyError:
        return None
    # MySQL finds a key whatever its capitals: one that is written otherwise must not pass.
    return key if getattr(key, "is_course", False) and str(key) == course_key else None


def _person(user: Any) -> port.Person:
    profile = getattr(user, "profile", None)
    return port.Person(
        user_id=user.pk,
        username=user.username,
        name=(profile.name if profile else "") or user.username,
        email=user.email,
    )


def _structures() -> Callable[[str], port.Structure]:
    """A function from an org to its structure; each org is asked for once."""
    known: dict[str, port.Structure] = {}

    def structure(org: str) -> port.Structure:
        if org not in known:
            try:
                name = get_organization_by_short_name(org)["name"]
            except InvalidOrganizationException:
                name = org
            known[org] = port.Structure(key=org, name=name or org)
        return known[org]

    return structure


def _courses(overviews: Iterable[CourseOverview]) -> list[port.Course]:
    structure = _structures()
    return [
        port.Course(
            key=str(overview.id),
            name=overview.display_name_with_default,
            structure=structure(overview.id.org),
        )
        for overview in overviews
    ]


def _enrollments() -> QuerySet:
    return CourseEnrollment.objects.filter(is_active=True, user__in=people_accounts())


def _cohorted(keys: Collection[CourseKey]) -> set[CourseKey]:
    """The courses among these that are divided into cohorts."""
    rows = CourseCohortsSettings.objects.filter(course_id__in=keys)
    known = dict(rows.values_list("course_id", "is_cohorted"))
    asked = [key for key in keys if key not in known]
    if asked:
        # Asked of a course without settings the platform makes some: it must be a course.
        there = CourseOverview.objects.filter(id__in=asked).values_list("id", flat=True)
        known |= {key: is_course_cohorted(key) for key in there}
    return {key for key in keys if known.get(key)}


def _with_cohorts(pairs: Collection[tuple[int, CourseKey]]) -> list[port.Enrollment]:
    """Enrollments of (user, course), with cohorts where the course has any; two questions."""
    users, keys = {user_id for user_id, _ in pairs}, {key for _, key in pairs}
    rows = CohortMembership.objects.filter(user_id__in=users, course_id__in=keys)
    found = {
        (user_id, key): cohort_id
        for user_id, key, cohort_id in rows.values_list(
            "user_id", "course_id", "course_user_group_id"
        )
    }
    # A course may have gone back to no cohorts; its old memberships stay in the table.
    cohorted = _cohorted({key for _, key in found}) if found else set()
    return [
        port.Enrollment(user_id, str(key), found.get((user_id, key)) if key in cohorted else None)
        for user_id, key in pairs
    ]


@_every_method
class OpenEdxPlatform:
    """See :class:`advisor_dashboard.platform.port.Platform`."""

    def person(self, user_id: int) -> port.Person | None:
        return self.people([user_id]).get(user_id)

    def people(self, user_ids: Collection[int]) -> dict[int, port.Person]:
        users = people_accounts().filter(pk__in=list(user_ids)).select_related("profile")
        return {user.pk: _person(user) for user in users}

    def person_named(self, username: str) -> port.Person | None:
        user = people_accounts().filter(username=username).select_related("profile").first()
        return _person(user) if user else None

    def is_administrator(self, user_id: int) -> bool:
        return confirmed_accounts().filter(pk=user_id, is_staff=True).exists()

    def course(self, course_key: str) -> port.Course | None:
        key = _key(course_key)
        if key is None:
            return None
        found = _courses(CourseOverview.objects.filter(id=key))
        return next((course for course in found if course.key == course_key), None)

    def courses(self) -> list[port.Course]:
        return _courses(CourseOverview.get_all_courses().order_by("id"))

    def courses_staffed_by(self, user_id: int) -> list[port.Course]:
        user = confirmed_accounts().filter(pk=user_id).first()
        if user is None:
            return []
        # The role cache knows the roles of every line, wherever a platform keeps them.
        held = [role for role in RoleCache(user).all_roles_set if role.role in _TEAM_ROLES]
        keys = {role.course_id for role in held if role.course_id}
        orgs = {role.org for role in held if role.org and not role.course_id}
        overviews = CourseOverview.objects.filter(Q(id__in=keys) | Q(org__in=orgs))
        mine = [each for each in overviews if each.id in keys or each.id.org in orgs]
        return sorted(_courses(mine), key=lambda course: (course.name, course.key))

    def is_course_staff(self, user_id: int, course_key: str) -> bool:
        key, user = _key(course_key), confirmed_accounts().filter(pk=user_id).first()
        if key is None or user is None:
            return False
        roles = (
            CourseStaffRole(key),
            CourseInstructorRole(key),
            OrgStaffRole(key.org),
            OrgInstructorRole(key.org),
        )
        return any(role.has_user(user) for role in roles)

    def cohorts(self, course_key: str) -> list[port.Cohort]:
        key = _key(course_key)
        if key is None or not _cohorted([key]):
            return []
        found = [
            port.Cohort(id=cohort.pk, course_key=course_key, name=cohort.name)
            for cohort in get_course_cohorts(course_id=key)
        ]
        return sorted(found, key=lambda cohort: (cohort.name, cohort.id))

    def cohort_of(self, user_id: int, course_key: str) -> port.Cohort | None:
        key = _key(course_key)
        if key is None or not self.is_enrolled(user_id, course_key) or not _cohorted([key]):
            return None
        # Without assign=False the platform would put the learner into a cohort.
        cohort = get_cohort(people_accounts().get(pk=user_id), key, assign=False)
        return port.Cohort(cohort.pk, course_key, cohort.name) if cohort else None

    def is_enrolled(self, user_id: int, course_key: str) -> bool:
        key = _key(course_key)
        if key is None:
            return False
        return key in _enrollments().filter(user_id=user_id, course_id=key).values_list(
            "course_id", flat=True
        )

    def enrollments_of(self, user_id: int) -> list[port.Enrollment]:
        rows = _enrollments().filter(user_id=user_id).order_by("pk")
        return _with_cohorts(list(rows.values_list("user_id", "course_id")))

    def enrollments_among(
        self, user_ids: Collection[int], course_key: str
    ) -> list[port.Enrollment]:
        key = _key(course_key)
        if key is None or not user_ids:
            return []
        rows = _enrollments().filter(course_id=key, user_id__in=list(user_ids)).order_by("pk")
        pairs = list(rows.values_list("user_id", "course_id"))
        return _with_cohorts([pair for pair in pairs if pair[1] == key])

    def is_masquerading(self, user_id: int, course_key: str) -> bool:
        if _REQUEST_KEEPER not in settings.MIDDLEWARE:
            raise port.PlatformUnavailable(f"{_REQUEST_KEEPER} is missing from MIDDLEWARE")
        request = get_current_request()
        if request is None:
            # A command or a task: nobody is at a screen.
            return False
        viewer = getattr(request, "user", None)
        if viewer is None or not viewer.is_authenticated:
            # A page for nobody in particular has no business in somebody's view.
            return True
        # The courseware puts the learner in the request's place and keeps who is really there.
        return getattr(viewer, "real_user", viewer).pk != user_id

    def is_on(self, feature: port.Feature, course_key: str) -> bool:
        key = _key(course_key)
        if course_key and key is None:
            return False
        return is_on(feature, key)

    def send_letters(self, letter: port.Letter, user_ids: Collection[int]) -> None:
        hand_over(letter, user_ids)

    def emit(self, name: str, data: Mapping[str, str | int]) -> None:
        emit(name, data)
