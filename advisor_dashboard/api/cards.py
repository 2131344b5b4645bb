"""The cards of learners on a page of results: who, why, where, when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import Membership, Profile, Scope
from ..targeting import terms
from ..targeting.ranking import Hit
from ..targeting.search import scopes_of
from .access import Reach, asked_platform
from .occupations import OccupationMatch, Tier


@dataclass(frozen=True)
class LearnerCard:
    """One learner in the results.

    ``tier`` is ``None`` and ``rome`` empty when no job was asked for.
    """

    learner_id: int
    name: str
    wanted: tuple[str, ...]
    rome: str
    tier: Tier | None
    reason: str
    place: str
    distance_km: float | None
    radius_km: int
    available: str
    licences: tuple[str, ...]
    course_name: str
    cohort_name: str
    updated_at: datetime


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        ranked: one hit for each learner, in order.
        distances: in km by profile, where a place of work is set.
        matches: the job behind each occupation's id.
        unfiltered: how many hits there were before filters and ticks.
    """

    ranked: list[Hit]
    distances: Mapping[int, float | None]
    matches: Mapping[int, OccupationMatch]
    unfiltered: int


def make_cards(reach: Reach, scope_ids: Collection[int], found: Found) -> list[LearnerCard]:
    """The cards of all the hits: give it those of one page."""
    profiles = Profile.objects.in_bulk([hit.profile_id for hit in found.ranked])
    groups = _groups(reach, scope_ids, profiles)
    return [
        _card(
            profiles[hit.profile_id],
            found.matches.get(hit.occupation_id),
            found.distances.get(hit.profile_id),
            groups.get(hit.profile_id, ("", "")),
        )
        for hit in found.ranked
        if hit.profile_id in profiles
    ]


def _groups(
    reach: Reach, scope_ids: Collection[int], profiles: Mapping[int, Profile]
) -> dict[int, tuple[str, str]]:
    """The course and the cohort by which the advisor reaches each of these learners."""
    if not profiles:
        return {}
    reached = scopes_of(terms.OPEN_TERM, list(profiles), scope_ids)
    scopes = Scope.objects.in_bulk(set().union(*reached.values()))
    cohorts = _cohorts([profile.learner_id for profile in profiles.values()], reach)
    found = {}
    for profile_id, ids in reached.items():
        course = min(
            (reach.courses[scopes[pk].course_key] for pk in ids),
            key=lambda one: (one.name, one.key),
        )
        learner = profiles[profile_id].learner_id
        found[profile_id] = (course.name, cohorts.get((learner, course.key), ""))
    return found


def _cohorts(learner_ids: list[int], reach: Reach) -> dict[tuple[int, str], str]:
    rows = list(
        Membership.objects.filter(
            learner_id__in=learner_ids,
            scope__course_key__in=list(reach.courses),
            scope__cohort_id__gt=0,
        ).values_list("learner_id", "scope__course_key", "scope__cohort_id")
    )
    with asked_platform() as platform:
        names = {
            (course_key, cohort.id): cohort.name
            for course_key in sorted({course_key for _learner, course_key, _cohort in rows})
            for cohort in platform.cohorts(course_key)
        }
    return {
        (learner_id, course_key): names.get((course_key, cohort_id), "")
        for learner_id, course_key, cohort_id in rows
    }


def _card(
    profile: Profile,
    match: OccupationMatch | None,
    distance: float | None,
    group: tuple[str, str],
) -> LearnerCard:
    course_name, cohort_name = group
    return LearnerCard(
        learner_id=profile.learner_id,
        name=profile.name,
        wanted=tuple(job["label"] for job in profile.wanted),
        rome=match.rome if match else "",
        tier=match.tier if match else None,
        reason=_reason(profile, match),
        place=profile.commune_name,
        distance_km=None if distance is None else round(distance, 1),
        radius_km=profile.radius_km,
        available=_available(profile.available_on),
        licences=terms.read_licences(profile.licences),
        course_name=course_name,
        cohort_name=cohort_name,
        updated_at=profile.updated_at,
    )


def _reason(profile: Profile, match: OccupationMatch | None) -> str:
    if match is None:
        labels = [job["label"] for job in profile.wanted]
        if not labels:
            return _("Has not chosen a job yet.")
        return _("Wants to be: %(job)s") % {"job": labels[0]}
    label = next((job["label"] for job in profile.wanted if job["rome"] == match.rome), match.label)
    return f"{_('Wants to be: %(job)s') % {'job': label}}. {match.reason}".rstrip()


def _available(day: date | None) -> str:
    if day is None:
        return _("Did not say when")
    if day <= timezone.localdate():
        return _("Free now")
    # Translators: a day such as 15 January 2027
    return pgettext("availability", "Free from %(day)s") % {"day": date_format(day, "DATE_FORMAT")}
