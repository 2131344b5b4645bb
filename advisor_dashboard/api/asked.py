"""What an advisor asks for, as filters that can be held against a profile."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cv_xblock.render.wording import catalogue
from cv_xblock.render.wording import language_name as name_in
from cv_xblock.words import language_names

from ..models import Scope
from ..targeting import terms
from ..targeting.filters import Filters, Near
from ..targeting.members import finishers, open_in
from .access import Reach
from .places import get_commune

if TYPE_CHECKING:
    from .targeting import TargetQuery


class CannotPassError(Exception):
    """Nobody can pass these filters; it carries a sentence for the advisor."""


def cohorts_of(reach: Reach) -> dict[int, tuple[str, int]]:
    """The scopes that are cohorts and in the reach, with their course and their id there.

    As :meth:`Reach.scopes`: a scope of a course that moved to another structure counts for
    nobody, and keys are compared here.
    """
    rows = Scope.objects.filter(course_key__in=list(reach.courses), cohort_id__gt=0)
    return {
        scope.pk: (scope.course_key, scope.cohort_id)
        for scope in rows
        if (course := reach.courses.get(scope.course_key)) is not None
        and scope.structure_key == course.structure.key
        and reach.covers_cohort(scope.course_key, scope.cohort_id)
    }


def make_filters(reach: Reach, query: TargetQuery, cohorts: Collection[int]) -> Filters:
    """The filters of a question.

    Args:
        cohorts: the scopes that may be chosen among.

    Raises:
        CannotPassError: nobody can pass them.
    """
    mask = terms.licence_mask(query.licences)
    if len(terms.read_licences(mask)) != len(query.licences):
        raise CannotPassError(_("We do not know this licence. Choose one from the list."))
    if not query.cohorts.issubset(cohorts):
        raise CannotPassError(
            _("One of the groups ticked is not yours any more. Search again without it.")
        )
    if not query.paths.issubset(reach.courses):
        raise CannotPassError(
            _("One of the paths ticked is not yours any more. Search again without it.")
        )
    near = None
    if query.commune_key:
        commune = get_commune(query.commune_key)
        if commune is None:
            raise CannotPassError(_("We do not know this town. Choose one from the list."))
        near = Near(commune.latitude, commune.longitude, query.radius_km)
    return Filters(
        near=near,
        available_by=query.available_by,
        licences=mask,
        languages=query.languages,
        active_since=since(query.active_within_days),
        complete=query.complete,
        members=open_in(query.cohorts) if query.cohorts else None,
        finished=finishers(reach.scopes(), query.paths) if query.paths else {},
    )


def since(days: int | None) -> date | None:
    """The first of the last so many days."""
    return None if days is None else timezone.localdate() - timedelta(days=days)


def language_name(code: str) -> str:
    """A language in the words of who is looking."""
    return name_in(code, catalogue((get_language() or "").partition("-")[0]))


def known_languages() -> list[str]:
    """The codes of the languages that a CV stores by their code."""
    return list(language_names(str))
