"""The cards of learners on a page of results: who, why, where, when."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..days import day_in_words
from ..models import Profile
from ..platform import Course, Enrollment, Platform
from ..targeting import terms
from ..targeting.consent import open_pairs
from ..targeting.filters import Row
from ..targeting.ranking import Hit
from ..targeting.reasons import Question, job_reason, misfits, reasons
from ..targeting.search import scopes_of
from .access import Reach, asked_platform
from .occupations import OccupationMatch, Tier, label_reader
from .own_learners import learners_now


@dataclass(frozen=True)
class LearnerCard:
    """One learner in the results.

    ``tier`` is ``None`` and ``rome`` empty when no job was asked for.

    Attributes:
        wanted_here: of the wanted jobs the one for which they are shown; empty without any.
        reason: the wanted job, and how it was found, in a sentence.
        reasons: all that fits of what was asked for, each in a few words.
        misfits: what does not fit, of who is shown all the same.
        fits: whether the learner is among those who fit.
        new: whether they fit and are new since the moment that was asked about.
    """

    learner_id: int
    name: str
    wanted: tuple[str, ...]
    rome: str
    tier: Tier | None
    reason: str
    place: str
    distance_km: float | None
    radius_km: int | None
    available: str
    licences: tuple[str, ...]
    course_name: str
    cohort_name: str
    updated_at: datetime
    wanted_here: str = ""
    reasons: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()
    fits: bool = True
    new: bool = False


@dataclass(frozen=True)
class Found:
    """What a search found, for one page of it.

    Attributes:
        ranked: one hit for each learner, in order.
        distances: in km by profile, where a place of work is set.
        matches: the job behind each occupation's id.
        question: what was asked, to say why somebody fits.
        others: the profiles that do not fit and are shown all the same.
        new: the profiles that are new since the moment that was asked about.
    """

    ranked: list[Hit]
    distances: Mapping[int, float | None]
    matches: Mapping[int, OccupationMatch]
    question: Question = field(default_factory=Question)
    others: Container[int] = ()
    new: Container[int] = ()


def make_cards(reach: Reach, found: Found) -> list[LearnerCard]:
    """The cards of the hits of one page, of those who pass the live platform.

    The index may be late. So who is not in the course and cohort now, or has no open consent
    to the structure of that course, gets no card.

    Raises:
        Unavailable: the platform could not be asked.
    """
    if not found.ranked:
        return []
    holds = label_reader()
    profiles = Profile.objects.in_bulk([hit.profile_id for hit in found.ranked])
    groups = _groups(reach, profiles)
    return [
        _card(found, hit, profiles[hit.profile_id], groups, holds)
        for hit in found.ranked
        if hit.profile_id in profiles and profiles[hit.profile_id].learner_id in groups
    ]


def _groups(reach: Reach, profiles: Mapping[int, Profile]) -> dict[int, tuple[str, str]]:
    """The course and the cohort by which the advisor reaches each of these learners now."""
    scopes = reach.scopes()
    projected = {
        profiles[profile_id].learner_id: {scopes[pk] for pk in ids}
        for profile_id, ids in scopes_of(terms.OPEN_TERM, list(profiles), scopes).items()
    }
    consents = open_pairs(projected.keys())
    chosen: dict[int, tuple[Course, Enrollment]] = {}
    with asked_platform() as platform:
        for learner_id, enrollments in learners_now(platform, reach, projected).items():
            allowed = [
                (reach.courses[each.course_key], each)
                for each in enrollments
                if (learner_id, reach.courses[each.course_key].structure.key) in consents
            ]
            if allowed:
                chosen[learner_id] = min(allowed, key=lambda one: (one[0].name, one[0].key))
        names = _cohort_names(platform, (enrollment for _course, enrollment in chosen.values()))
    return {
        learner_id: (course.name, names.get(enrollment.cohort_id, ""))
        for learner_id, (course, enrollment) in chosen.items()
    }


def _cohort_names(platform: Platform, enrollments: Iterable[Enrollment]) -> dict[int | None, str]:
    course_keys = {each.course_key for each in enrollments if each.cohort_id is not None}
    return {
        cohort.id: cohort.name
        for course_key in sorted(course_keys)
        for cohort in platform.cohorts(course_key)
    }


def _card(
    found: Found,
    hit: Hit,
    profile: Profile,
    groups: Mapping[int, tuple[str, str]],
    holds: Callable[[OccupationMatch, str], bool],
) -> LearnerCard:
    course_name, cohort_name = groups[profile.learner_id]
    match = found.matches.get(hit.occupation_id)
    fits = hit.profile_id not in found.others
    job = _job_reason(profile, match, hit.place, holds)
    distance = found.distances.get(hit.profile_id)
    if distance is None:
        distance = found.question.filters.distance(Row.of(profile))
    return LearnerCard(
        learner_id=profile.learner_id,
        name=profile.name,
        wanted=tuple(job["label"] for job in profile.wanted),
        rome=match.rome if match else "",
        tier=match.tier if match else None,
        reason=_reason(profile, match, holds),
        place=profile.commune_name,
        distance_km=None if distance is None else round(distance, 1),
        radius_km=profile.radius_km,
        available=availability_in_words(profile.available_on),
        licences=terms.read_licences(profile.licences),
        course_name=course_name,
        cohort_name=cohort_name,
        updated_at=profile.updated_at,
        wanted_here=_wanted_here(profile, match, holds),
        reasons=(*job, *reasons(profile, found.question)),
        misfits=() if fits else misfits(profile, found.question, wants_it=match is not None),
        fits=fits,
        new=fits and hit.profile_id in found.new,
    )


def _job_reason(
    profile: Profile,
    match: OccupationMatch | None,
    place: int,
    holds: Callable[[OccupationMatch, str], bool],
) -> tuple[str, ...]:
    """How the wanted job relates to the one that was asked for, in a few words."""
    if match is None:
        return ()
    label, same_name = _wanted_as(profile, match, holds)
    return (job_reason(label, match.tier, same_name=same_name, place=place),)


def _wanted_here(
    profile: Profile,
    match: OccupationMatch | None,
    holds: Callable[[OccupationMatch, str], bool],
) -> str:
    if match is not None:
        return _wanted_as(profile, match, holds)[0]
    return next((str(job["label"]) for job in profile.wanted), "")


def _wanted_as(
    profile: Profile, match: OccupationMatch, holds: Callable[[OccupationMatch, str], bool]
) -> tuple[str, bool]:
    """The wanted job behind a match, and whether its own name holds the words."""
    labels = [job["label"] for job in profile.wanted if job["rome"] == match.rome]
    held = next((label for label in labels if holds(match, label)), None)
    if held is not None:
        return held, True
    return (labels[0] if labels else match.label), False


def _reason(
    profile: Profile,
    match: OccupationMatch | None,
    holds: Callable[[OccupationMatch, str], bool],
) -> str:
    if match is None:
        labels = [job["label"] for job in profile.wanted]
        if not labels:
            return _("Has not chosen a job yet.")
        return _("Wants to be: %(job)s") % {"job": labels[0]}
    label, same_name = _wanted_as(profile, match, holds)
    why = match.reason
    if not same_name:
        why = _("The same occupation as: %(job)s.") % {"job": match.label}
    return f"{_('Wants to be: %(job)s') % {'job': label}}. {why}".rstrip()


def availability_in_words(day: date | None) -> str:
    """From when a learner is free, as the profile has it."""
    if day is None:
        return _("Did not say when")
    if day <= timezone.localdate():
        return _("Free now")
    # Translators: a day such as 15 January 2027
    return pgettext("availability", "Free from %(day)s") % {"day": day_in_words(day)}
