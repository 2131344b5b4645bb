"""Whether a word is somebody's name, asked of the accounts' own columns."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.db.models import Q


def is_called(words: Collection[str], *columns: str) -> bool:
    """Whether one of these words stands in one of these columns of an account, as a whole word."""
    found = Q(pk__in=[])
    for word in filter(None, words):
        for column in columns:
            found |= Q(**{f"{column}__iexact": word})
            for sign in (" ", "-"):
                found |= Q(**{f"{column}__istartswith": f"{word}{sign}"})
                found |= Q(**{f"{column}__iendswith": f"{sign}{word}"})
                found |= Q(**{f"{column}__icontains": f"{sign}{word}{sign}"})
    return get_user_model()._default_manager.filter(found).exists()
