"""How long live sessions are remembered."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from ..models import LivePlayer

#: The first names that were typed are forgotten this long after the session began.
NAMES_KEPT = timedelta(days=30)


def forget_names() -> int:
    """Forget the first names of old sessions: of guests nothing is left but what was answered.

    Returns:
        How many names were forgotten.
    """
    old = LivePlayer.objects.filter(session__started_at__lt=timezone.now() - NAMES_KEPT)
    return old.exclude(name="").update(name="")
