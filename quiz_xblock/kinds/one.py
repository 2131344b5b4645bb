"""One right answer among several choices."""

from __future__ import annotations

from .base import _
from .choosing import ChoosingKind


class OneKind(ChoosingKind):
    """Choose one."""

    name = "one"
    rank = 1
    label = _("One choice")
    help = _("Several choices, of which one is right.")


KIND = OneKind()
