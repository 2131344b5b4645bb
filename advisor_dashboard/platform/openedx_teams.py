"""Who is on the team of which courses of Open edX, asked for one person or for many."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from common.djangoapps.student import roles as platform_roles
from common.djangoapps.student.roles import (
    BulkRoleCache,
    CourseInstructorRole,
    CourseStaffRole,
    OrgInstructorRole,
    OrgStaffRole,
    RoleCache,
)
from django.db.models import Q, QuerySet
from edx_django_utils.cache import RequestCache
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.course_overviews.models import CourseOverview

#: The roles that make somebody an advisor, with those that inherit from them.
_TEAM_ROLES = RoleCache.get_roles(CourseStaffRole.ROLE) | RoleCache.get_roles(
    CourseInstructorRole.ROLE
)

#: A line that keeps roles in an authorization service too asks it for each person anyway, and
#: its cache for many may give one person the role of another. There each is asked alone.
_ROLES_ARE_ROWS = not hasattr(platform_roles, "AuthzCompatCourseAccessRole")


@dataclass(frozen=True)
class Teams:
    """The teams that somebody is on: of courses, and of all courses of an organisation."""

    keys: frozenset[str]
    orgs: frozenset[str]

    def have(self, key: CourseKey) -> bool:
        """Whether the course is of one of these teams."""
        return str(key) in self.keys or key.org in self.orgs


def teams_of(users: Collection[Any]) -> dict[int, Teams]:
    """The teams of each of these people, by id; one question where the line can do that.

    The role cache knows the roles of every line, wherever a platform keeps them.
    """
    if len(users) > 1 and _ROLES_ARE_ROWS:
        return _teams_of_many(users)
    return {user.pk: _teams(RoleCache(user)) for user in users}


def without_roles(users: Collection[Any]) -> frozenset[int]:
    """Of these people those who have no role whatever, of a team or another, by id."""
    if len(users) > 1 and _ROLES_ARE_ROWS:
        with _prefetched(users):
            return _roleless(users)
    return _roleless(users)


def on_team(user: Any, key: CourseKey) -> bool:
    """Whether this account, at hand already, has a role of the course's team, or of its org."""
    roles = (
        CourseStaffRole(key),
        CourseInstructorRole(key),
        OrgStaffRole(key.org),
        OrgInstructorRole(key.org),
    )
    return any(role.has_user(user) for role in roles)


def may_be_of(teams: Mapping[int, Teams]) -> QuerySet:
    """The courses that may be of one of these teams; ask :meth:`Teams.have` of each.

    MySQL finds keys and organisations whatever their capitals.
    """
    keys = {key for each in teams.values() for key in each.keys}
    orgs = {org for each in teams.values() for org in each.orgs}
    return CourseOverview.objects.filter(Q(id__in=keys) | Q(org__in=orgs))


def _teams_of_many(users: Collection[Any]) -> dict[int, Teams]:
    with _prefetched(users):
        return {user.pk: _teams(RoleCache(user)) for user in users}


def _roleless(users: Collection[Any]) -> frozenset[int]:
    return frozenset(user.pk for user in users if not RoleCache(user).all_roles_set)


@contextmanager
def _prefetched(users: Collection[Any]) -> Iterator[None]:
    try:
        BulkRoleCache.prefetch(users)
        yield
    finally:
        # Left behind, it would say "no role" of everybody else, and not hear of any change.
        RequestCache(BulkRoleCache.CACHE_NAMESPACE).clear()


def _teams(roles: RoleCache) -> Teams:
    held = [role for role in roles.all_roles_set if role.role in _TEAM_ROLES]
    return Teams(
        keys=frozenset(str(role.course_id) for role in held if role.course_id),
        orgs=frozenset(role.org for role in held if role.org and not role.course_id),
    )
