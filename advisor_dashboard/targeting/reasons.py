"""Why somebody is among the results, and what does not fit of who is shown all the same.

Plain sentences from what was asked and what the CV says: there is no score behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ..days import day_in_words
from ..models import Profile
from ..vocabulary.job_names import short_job
from ..vocabulary.matches import Tier
from . import terms
from .filters import Filters, Missed, Row, speaks
from .words_of_people import said_in, skill_parts


@dataclass(frozen=True)
class Question:
    """What was asked, as far as reasons are given for it.

    Attributes:
        filters: what somebody must be.
        skills: what it would be good to be able to do, in the advisor's words.
        must_know: the skill that was searched by; empty where it was not by a skill.
        name: the name that was searched by; empty where it was not by a name.
        job: whether a job was searched for.
        languages: the names of the languages asked for, by code.
        paths: the names of the paths asked for, by course.
    """

    filters: Filters = field(default_factory=Filters)
    skills: Sequence[str] = ()
    must_know: str = ""
    name: str = ""
    job: bool = False
    languages: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)


def job_reason(label: str, tier: Tier, *, same_name: bool, place: int) -> str:
    """How the wanted job relates to the one asked for.

    Args:
        label: the job that the learner wants.
        tier: how the occupation was found.
        same_name: its own name is what was asked for, and not only its occupation.
        place: of the job among the wanted ones, from 1; 0 where that says nothing.
    """
    if tier is Tier.NEAR:
        reason = _("near job: %(job)s") % {"job": short_job(label)}
    elif tier is Tier.TYPO:
        reason = _("the same job, a typing error put right")
    elif same_name:
        reason = _("the same job")
    else:
        reason = _("the same occupation: %(job)s") % {"job": short_job(label)}
    if place > 1:
        order = _("wish no. %(number)d") % {"number": place}
        return f"{reason} ({order})"
    return reason


def reasons(profile: Profile, question: Question) -> tuple[str, ...]:
    """What of the question somebody answers, besides the job."""
    return tuple(_reasons(profile, Row.of(profile), question))


def misfits(profile: Profile, question: Question, *, wants_it: bool) -> tuple[str, ...]:
    """What of the question somebody does not answer.

    Args:
        wants_it: whether the job is one of those asked for, where one was.
    """
    return tuple(_misfits(profile, Row.of(profile), question, wants_it=wants_it))


def in_kilometres(distance: float) -> str:
    """How far away somebody lives."""
    # As the card rounds it beside.
    shown = round(distance, 1)
    if shown < 1:
        return _("less than 1 km away")
    return _("%(km)s km away") % {"km": int(shown + 0.5)}


def free(day: date | None) -> str:
    """When somebody can begin, as a part of a sentence."""
    if day is None:
        return _("did not say when free")
    if day <= timezone.localdate():
        return _("free now")
    # Translators: a day such as 15 January 2027
    return pgettext("reason", "free from %(day)s") % {"day": day_in_words(day)}


def _reasons(profile: Profile, row: Row, question: Question) -> Iterator[str]:
    filters = question.filters
    missed, distance = filters.measure(row)
    if question.name:
        yield _("has this name")
    for skill in _said(profile, question):
        yield _("can do: %(skill)s") % {"skill": skill}
    if distance is not None and not missed & Missed.PLACE:
        yield in_kilometres(distance)
    if filters.available_by and not missed & Missed.AVAILABILITY:
        yield free(row.available_on)
    held = [each for each in terms.read_licences(filters.licences) if each in _licences(row)]
    if held:
        yield _licence_words(held)
    for code, name in question.languages.items():
        if speaks(row.languages, code):
            yield _("speaks: %(language)s") % {"language": name}
    if filters.active_since and not missed & Missed.ACTIVITY:
        yield _seen(row.active_on)
    if filters.complete and row.complete:
        yield _("the CV is complete")
    for course_key, name in question.paths.items():
        if row.learner_id in filters.finished[course_key]:
            yield _("has finished: %(path)s") % {"path": name}


def _misfits(profile: Profile, row: Row, question: Question, *, wants_it: bool) -> Iterator[str]:
    filters = question.filters
    missed, _distance = filters.measure(row)
    if question.job and not wants_it:
        yield _("wants another job")
    if question.must_know and not said_in(skill_parts(question.must_know), profile.skill_words):
        yield _("does not say: %(skill)s") % {"skill": question.must_know}
    if missed & Missed.PLACE:
        yield _too_far(filters, row)
    if missed & Missed.AVAILABILITY:
        yield free(row.available_on)
    lacking = [each for each in terms.read_licences(filters.licences) if each not in _licences(row)]
    if lacking:
        yield ngettext("without licence %(names)s", "without licences %(names)s", len(lacking)) % {
            "names": ", ".join(lacking)
        }
    for code, name in question.languages.items():
        if not speaks(row.languages, code):
            yield _("does not say: %(skill)s") % {"skill": name}
    if missed & Missed.ACTIVITY:
        yield _seen(row.active_on)
    if missed & Missed.COMPLETE:
        yield _("the CV is not complete")
    if missed & Missed.COHORT:
        yield _("in another group")
    for course_key, name in question.paths.items():
        if row.learner_id not in filters.finished[course_key]:
            yield _("has not finished: %(path)s") % {"path": name}


def _said(profile: Profile, question: Question) -> list[str]:
    """Of the skills of a CV those that hold what was asked for, as the learner wrote them."""
    asked = [skill_parts(each) for each in (question.must_know, *question.skills) if each]
    written = zip(profile.skills, profile.skill_words.split("|"), strict=False)
    return [skill for skill, folded in written if any(said_in(parts, folded) for parts in asked)]


def _too_far(filters: Filters, row: Row) -> str:
    distance = filters.distance(row)
    if distance is None:
        return _("did not say where")
    where = in_kilometres(distance)
    if row.radius_km is not None and distance > row.radius_km:
        goes = _("goes up to %(km)s km") % {"km": row.radius_km}
        return f"{where} ({goes})"
    return where


def _seen(day: date | None) -> str:
    if day is None:
        return _("nobody knows when last active")
    return _("last active on %(day)s") % {"day": day_in_words(day)}


def _licences(row: Row) -> tuple[str, ...]:
    return terms.read_licences(row.licences)


def _licence_words(names: Sequence[str]) -> str:
    return ngettext("licence %(names)s", "licences %(names)s", len(names)) % {
        "names": ", ".join(names)
    }
