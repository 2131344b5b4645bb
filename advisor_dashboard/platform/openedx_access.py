"""Accounts made with access sheets, on Open edX: as its own list of new students makes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote, urljoin

from common.djangoapps.course_modes.models import CourseMode
from common.djangoapps.student.models import (
    UNENROLLED_TO_ENROLLED,
    AccountRecovery,
    CourseEnrollment,
    LoginFailures,
    ManualEnrollmentAudit,
    PendingEmailChange,
    PendingSecondaryEmailChange,
    Registration,
    UserProfile,
    email_exists_or_retired,
    username_exists_or_retired,
)
from common.djangoapps.util.password_policy_validators import normalize_password, validate_password
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from edx_django_utils.user import generate_password
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.course_groups.cohorts import add_user_to_cohort, get_cohort_by_id
from openedx.core.djangoapps.oauth_dispatch.api import destroy_oauth_tokens
from openedx.core.djangoapps.site_configuration import helpers as configuration_helpers
from openedx.core.djangoapps.user_authn.toggles import should_redirect_to_authn_microfrontend
from social_django.models import UserSocialAuth

from . import port
from .openedx_accounts import confirmed_accounts, people_accounts
from .openedx_teams import without_roles
from .sheet_accounts import (
    give_password,
    is_as_made,
    name_key,
    placeholder_address,
    usernames,
)

User = get_user_model()

_REASON = "Access sheet of Clic'nJob"


def open_account(account: port.NewAccount, key: CourseKey, made_by: int) -> port.Access:
    """See :meth:`advisor_dashboard.platform.port.Platform.open_account`.

    The account is active: there is no address at which anybody could confirm it.
    """
    # Asked first: a cohort that is gone must leave no account behind.
    cohort = None if account.cohort_id is None else get_cohort_by_id(key, account.cohort_id)
    username = next(each for each in usernames(account.name) if not _is_taken(each))
    user = User(username=username, email=placeholder_address(username))
    access = _with_password(user)
    Registration().register(user)
    UserProfile.objects.create(user=user, name=account.name)
    mode = CourseMode.HONOR if CourseMode.is_white_label(key) else None
    enrollment = CourseEnrollment.enroll(user, key, mode=mode)
    ManualEnrollmentAudit.create_manual_enrollment_audit(
        User.objects.get(pk=made_by), user.email, UNENROLLED_TO_ENROLLED, _REASON, enrollment
    )
    if cohort is not None:
        add_user_to_cohort(cohort, user)
    return access


def still_as_made(stamps: Mapping[int, str]) -> frozenset[int]:
    """See :meth:`advisor_dashboard.platform.port.Platform.still_as_made`."""
    users = list(_untouched().filter(pk__in=list(stamps)))
    same = [user for user in users if is_as_made(user, stamps[user.pk])]
    return without_roles(same)


def renew_password(user_id: int, stamp: str) -> port.Access | None:
    """See :meth:`advisor_dashboard.platform.port.Platform.renew_password`."""
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None or user_id not in still_as_made({user_id: stamp}):
        return None
    # Who tried too often is let in again, with the new password.
    LoginFailures.clear_lockout_counter(user)
    # Who came in with the old one, from an app too, is out.
    destroy_oauth_tokens(user)
    return _with_password(user)


def learners_called(key: CourseKey, names: Collection[str]) -> dict[int, str]:
    """See :meth:`advisor_dashboard.platform.port.Platform.learners_called`."""
    wanted = {name_key(name) for name in names}
    rows = CourseEnrollment.objects.filter(
        course_id=key, is_active=True, user__in=people_accounts()
    ).values_list("user_id", "user__profile__name")
    # No database compares names as name_key does: they are read in portions, and not kept.
    return {
        user_id: name
        for user_id, name in rows.iterator(chunk_size=2000)
        if name and name_key(name) in wanted
    }


def login_url(key: CourseKey) -> str:
    """See :meth:`advisor_dashboard.platform.port.Platform.login_url`.

    The platform leads on to the front end that it logs people in by, and keeps ``next``.
    """
    root: str = configuration_helpers.get_value("LMS_ROOT_URL", settings.LMS_ROOT_URL)  # type: ignore[misc]
    return urljoin(root, f"/login?next={quote(f'/courses/{key}/course/', safe='/:')}")


def login_name(person: port.Person) -> str:
    """See :meth:`advisor_dashboard.platform.port.Platform.login_name`.

    The platform's own login page takes an e-mail address alone; its front end takes both.
    """
    return person.username if should_redirect_to_authn_microfrontend() else person.email


def _is_taken(username: str) -> bool:
    return username_exists_or_retired(username) or email_exists_or_retired(
        placeholder_address(username)
    )


def _with_password(user: Any) -> port.Access:
    return give_password(
        user, validate=validate_password, otherwise=generate_password, stored_as=normalize_password
    )


def _untouched() -> QuerySet:
    """Open accounts without rights, into which there is no other way than the password."""
    return (
        confirmed_accounts()
        .filter(is_staff=False, is_superuser=False, groups=None, user_permissions=None)
        .exclude(pk__in=UserSocialAuth.objects.values("user_id"))
        .exclude(pk__in=AccountRecovery.objects.values("user_id"))
        .exclude(pk__in=PendingEmailChange.objects.values("user_id"))
        .exclude(pk__in=PendingSecondaryEmailChange.objects.values("user_id"))
    )
