"""Who saw a learner's CV: each advisor, each hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..models import CVView
from .access import asked_platform

PAGE = 20


@dataclass(frozen=True)
class Look:
    """An advisor read the CV within the hour that begins at ``seen_at``.

    Attributes:
        name: the advisor's name on the platform; empty once the account is closed.
    """

    seen_at: datetime
    name: str


@dataclass(frozen=True)
class Looks:
    """A page of looks, the newest first.

    Attributes:
        total: how many there are on all pages.
        more: whether older ones follow.
    """

    looks: tuple[Look, ...]
    total: int
    more: bool


def looks_at(learner_id: int, skip: int = 0) -> Looks:
    """The looks at a learner's CV.

    Args:
        skip: how many of the newest are known already.

    Raises:
        Unavailable: the platform, which knows the names, could not be asked.
    """
    rows = CVView.objects.filter(learner_id=learner_id).order_by("-seen_at", "-pk")
    total = rows.count()
    found = list(rows.values_list("seen_at", "advisor_id")[skip : skip + PAGE])
    with asked_platform() as platform:
        people = platform.people({advisor_id for _seen_at, advisor_id in found}) if found else {}
    looks = tuple(
        Look(seen_at, people[advisor_id].name if advisor_id in people else "")
        for seen_at, advisor_id in found
    )
    return Looks(looks, total, more=skip + len(found) < total)
