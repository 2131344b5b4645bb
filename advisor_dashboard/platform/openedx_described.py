"""Courses of Open edX and their organisations, as the port describes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
from organizations.api import get_organization_by_short_name
from organizations.exceptions import InvalidOrganizationException

from . import port


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


def described(overviews: Iterable[CourseOverview]) -> list[port.Course]:
    """These courses as the port has them, each with its structure."""
    structure = _structures()
    return [
        port.Course(
            key=str(overview.id),
            name=overview.display_name_with_default,
            structure=structure(overview.id.org),
        )
        for overview in overviews
    ]
