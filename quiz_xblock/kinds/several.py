"""Several right answers among several choices."""

from __future__ import annotations

from .base import _
from .choosing import ChoosingKind


class SeveralKind(ChoosingKind):
    """Choose all that are right."""

    name = "several"
    rank = 2
    label = _("Several choices")
    help = _("Several choices, of which one or more are right. A wrong one takes a right one away.")
    several = True


KIND = SeveralKind()
