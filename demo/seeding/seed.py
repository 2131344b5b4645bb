"""Fills an empty demo: structures, courses, people, CVs, offers and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.db import transaction

from advisor_dashboard.api import occupations, places, profiles, sharing
from advisor_dashboard.models import AdvisorCohort
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.models import Cohort, Course, Structure

from ..views.people import STARTERS as STARTERS_GROUP
from .activity import age_cv, finish_paths, note_logins
from .cvs import Entry, Sources, document, find_sources
from .jobs import Job
from .offers import propose_offers
from .people import ADMINISTRATOR, ADVISORS, LearnerPlan, PersonPlan, learners
from .places import COURSES, STRUCTURES
from .words import note_words

Say = Callable[[str], None]


@dataclass(frozen=True)
class Seeded:
    """What a seeding added."""

    people: int
    cvs: int
    shared: int


def is_seeded() -> bool:
    """Whether the demo's people are there already."""
    return get_user_model().objects.filter(username=ADMINISTRATOR.username).exists()


def seed(count: int, today: date, say: Say) -> Seeded:
    """Make what is missing; whoever is there already is left as they are.

    All or nothing: a fault half-way leaves the database as it was.
    """
    with transaction.atomic():
        _structures()
        _team()
        # The institution of the demo has decided for them; others have to.
        switch(Feature.ACCESS_SHEETS, "", on=True)
        say(f"{count} learners and their CVs")
        return _learners(count, today)


def _structures() -> None:
    for plan in STRUCTURES:
        structure, _ = Structure.objects.get_or_create(key=plan.org, defaults={"name": plan.name})
        for each in COURSES:
            course, _ = Course.objects.get_or_create(
                key=plan.key_of(each), defaults={"name": each.name, "structure": structure}
            )
            for name in plan.cohorts:
                Cohort.objects.get_or_create(course=course, name=name)


def _team() -> None:
    _person(ADMINISTRATOR, administrator=True)
    for plan in ADVISORS:
        user, new = _person(plan)
        if not new:
            continue
        for each in COURSES:
            _appoint(user, plan.structure.key_of(each), plan.cohort)


def _appoint(user: User, course_key: str, cohort_name: str | None) -> None:
    membership.appoint(user.pk, course_key)
    if cohort_name:
        cohort = Cohort.objects.get(course__key=course_key, name=cohort_name)
        AdvisorCohort.objects.create(advisor=user, course_key=course_key, cohort_id=cohort.pk)


def _person(plan: PersonPlan, *, administrator: bool = False) -> tuple[User, bool]:
    users = get_user_model().objects
    known = users.filter(username=plan.username).first()
    if known:
        return known, False
    user = users.create_user(
        plan.username,
        plan.email,
        first_name=plan.first_name,
        last_name=plan.last_name,
        is_staff=administrator,
    )
    return user, True


def _learners(count: int, today: date) -> Seeded:
    sources = find_sources(
        _find_job, _find_town, [town for plan in STRUCTURES for town in plan.towns], today
    )
    group, _ = Group.objects.get_or_create(name=STARTERS_GROUP)
    made: dict[str, int] = {}
    plans: dict[int, LearnerPlan] = {}
    cvs = shared = 0
    for plan in learners(count):
        user, new = _person(plan)
        if not new:
            continue
        made[plan.username] = user.pk
        plans[user.pk] = plan
        if plan.starter:
            user.groups.add(group)
            membership.enroll(user.pk, plan.structure.path_key, plan.cohort)
        membership.enroll(user.pk, plan.structure.course_key, plan.cohort)
        if plan.has_cv:
            _cv(user.pk, plan, sources)
            cvs += 1
            shared += plan.shares
    note_logins(plans)
    finish_paths(plans)
    propose_offers(made, today)
    if made:
        note_words(today)
    return Seeded(people=len(made), cvs=cvs, shared=shared)


def _cv(user_id: int, plan: LearnerPlan, sources: Sources) -> None:
    course_key = plan.structure.course_key
    profiles.save_cv(user_id, document(plan, sources), base_version=0, course_key=course_key)
    age_cv(user_id, plan)
    if plan.shares:
        sharing.open_sharing(user_id, course_key)


def _find_job(job: Job) -> Entry:
    """The vocabulary's own label; the plain words where it has none."""
    choices = occupations.suggest_appellations(job.words)
    fitting = [choice for choice in choices if choice.rome == job.rome]
    for choice in fitting or choices:
        return {"key": choice.key, "rome": choice.rome, "label": choice.label}
    return {"key": "", "rome": "", "label": job.words.capitalize()}


def _find_town(name: str) -> Mapping[str, str] | None:
    for choice in places.suggest_communes(name):
        if _same(choice.name, name):
            return {"key": choice.key, "name": choice.name, "postcode": choice.postcode}
    return None


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("-", " ").casefold()
