"""Accounts made with access sheets, on the embedded host."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.crypto import get_random_string

from .. import port
from ..sheet_accounts import (
    give_password,
    is_as_made,
    name_key,
    placeholder_address,
    usernames,
)
from .membership import enroll
from .models import Cohort, Course, CourseStaff, Enrollment


def open_account(account: port.NewAccount) -> port.Access:
    """See :meth:`advisor_dashboard.platform.port.Platform.open_account`."""
    course = Course.objects.get(key=account.course_key)
    cohort = None
    if account.cohort_id is not None:
        cohort = Cohort.objects.get(pk=account.cohort_id, course=course).name
    username = next(each for each in usernames(account.name) if not _is_taken(each))
    first_name, _space, last_name = account.name.partition(" ")
    user = User(
        username=username,
        email=placeholder_address(username),
        first_name=first_name[:150],
        last_name=last_name[:150],
    )
    access = _with_password(user)
    enroll(user.pk, course.key, cohort)
    return access


def still_as_made(stamps: Mapping[int, str]) -> frozenset[int]:
    """See :meth:`advisor_dashboard.platform.port.Platform.still_as_made`."""
    return frozenset(
        user.pk
        for user in _without_rights().filter(pk__in=list(stamps))
        if is_as_made(user, stamps[user.pk])
    )


def renew_password(user_id: int, stamp: str) -> port.Access | None:
    """See :meth:`advisor_dashboard.platform.port.Platform.renew_password`."""
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None or user_id not in still_as_made({user_id: stamp}):
        return None
    return _with_password(user)


def learners_called(course_key: str, names: Collection[str]) -> dict[int, str]:
    """See :meth:`advisor_dashboard.platform.port.Platform.learners_called`."""
    wanted = {name_key(name) for name in names}
    rows = Enrollment.objects.filter(
        course__key=course_key, is_active=True, user__is_active=True
    ).select_related("user")
    # No database compares names as name_key does: they are read in portions, and not kept.
    borne = ((row.user_id, row.user.get_full_name()) for row in rows.iterator(chunk_size=2000))
    return {user_id: name for user_id, name in borne if name_key(name) in wanted}


def _with_password(user: User) -> port.Access:
    return give_password(user, validate=validate_password, otherwise=lambda: get_random_string(12))


def _without_rights() -> QuerySet:
    staff = CourseStaff.objects.values("user_id")
    return User.objects.filter(
        is_active=True, is_staff=False, is_superuser=False, groups=None, user_permissions=None
    ).exclude(pk__in=staff)


def _is_taken(username: str) -> bool:
    return bool(User.objects.filter(username__iexact=username).exists())
