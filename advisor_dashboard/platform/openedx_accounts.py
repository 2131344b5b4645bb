"""Which accounts of Open edX are people's, and which of them the platform has confirmed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

User = get_user_model()

#: Somebody registered and has not confirmed an e-mail yet. The platform says "inactive" of them
#: as of an account that was switched off, but only the first have a registration that waits.
_WAITING = Q(registration__isnull=False, registration__activation_timestamp__isnull=True)


def _open_accounts() -> QuerySet:
    """Accounts that nobody closed: not retired, no retirement asked for, not disabled.

    The support pages and a request for retirement both take the password away.
    """
    retired: str = settings.RETIRED_USERNAME_PREFIX  # type: ignore[misc]  # the platform's own
    return User.objects.exclude(username__startswith=retired).exclude(
        password__startswith=UNUSABLE_PASSWORD_PREFIX
    )


def people_accounts() -> QuerySet:
    """Accounts of people, those included that have not confirmed an e-mail."""
    return _open_accounts().filter(Q(is_active=True) | _WAITING)


def confirmed_accounts() -> QuerySet:
    """Accounts that may have rights over others: the platform, too, wants these confirmed."""
    return _open_accounts().filter(is_active=True)
