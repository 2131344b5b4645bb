"""A population to measure on: structures of 300 learners, all with an open CV."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from advisor_dashboard.models import (
    Commune,
    Membership,
    Occupation,
    Posting,
    Profile,
    Scope,
    Sharing,
)
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Course, Enrollment, Structure
from advisor_dashboard.targeting import terms
from advisor_dashboard.targeting.postings import recency

User = get_user_model()
LEARNERS_PER_STRUCTURE = 300
BATCH = 5_000


@dataclass(frozen=True)
class Population:
    """Who asks, and who writes, in the first structure."""

    advisor_id: int
    learner_id: int
    course_key: str
    profiles: int
    commune_key: str


def populate(size: int) -> Population:
    """Fill the tables with ``size`` open profiles, three wanted jobs each, by a fixed seed.

    The rows are written in bulk: what is measured is the search, not the writing.
    """
    randomness = random.Random(20260901)  # noqa: S311
    occupations = list(Occupation.objects.order_by("rome").values_list("pk", flat=True))
    scopes = [_structure(number) for number in range(-(-size // LEARNERS_PER_STRUCTURE))]
    courses = dict(Course.objects.values_list("key", "pk"))
    now = timezone.now()
    for start in range(0, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        users = User.objects.bulk_create(
            User(username=f"bench{number}", password="!") for number in numbers
        )
        if users[0].pk is None:  # MariaDB before 10.5 and MySQL tell no ids
            users = list(User.objects.filter(username__in=[user.username for user in users]))
        profiles = Profile.objects.bulk_create(
            Profile(
                learner_id=user.pk,
                name=f"Bench {user.pk}",
                wanted=[],
                commune_name="Lille",
                latitude=50.63 + randomness.uniform(-0.3, 0.3),
                longitude=3.05 + randomness.uniform(-0.3, 0.3),
                radius_km=30,
                updated_at=now - timedelta(minutes=randomness.randrange(500_000)),
            )
            for user in users
        )
        if profiles[0].pk is None:
            profiles = list(Profile.objects.filter(learner_id__in=[user.pk for user in users]))
        rows, members, enrollments, consents = [], [], [], []
        for number, profile in zip(numbers, profiles, strict=True):
            scope = scopes[number // LEARNERS_PER_STRUCTURE]
            members.append(Membership(learner_id=profile.learner_id, scope=scope))
            enrollments.append(
                Enrollment(user_id=profile.learner_id, course_id=courses[scope.course_key])
            )
            consents.append(
                Sharing(
                    learner_id=profile.learner_id, structure_key=scope.structure_key, opened_at=now
                )
            )
            jobs = randomness.sample(occupations, 3)
            wanted = [terms.occupation_term(pk, place) for place, pk in enumerate(jobs, start=1)]
            rows += [
                Posting(
                    term_id=term,
                    scope_id=scope.pk,
                    recency=recency(profile.updated_at),
                    profile_id=profile.pk,
                )
                for term in (terms.OPEN_TERM, *wanted)
            ]
        Membership.objects.bulk_create(members, batch_size=BATCH)
        Enrollment.objects.bulk_create(enrollments, batch_size=BATCH)
        Sharing.objects.bulk_create(consents, batch_size=BATCH)
        Posting.objects.bulk_create(rows, batch_size=BATCH)
    return _actors(scopes[0].course_key, size)


def _structure(number: int) -> Scope:
    structure = Structure.objects.create(key=f"bench{number}", name=f"Bench {number}")
    key = f"course-v1:bench{number}+CV+2026"
    Course.objects.create(key=key, name="Bench", structure=structure)
    return Scope.objects.create(course_key=key, structure_key=structure.key)


def _actors(course_key: str, size: int) -> Population:
    advisor = User.objects.create(username="bench-advisor", password="!")
    membership.appoint(advisor.pk, course_key)
    learner = User.objects.create(username="bench-learner", password="!")
    membership.enroll(learner.pk, course_key)
    commune = Commune.objects.create(
        key="insee:59350", name="Lille", folded="lille", latitude=50.63, longitude=3.05
    )
    return Population(advisor.pk, learner.pk, course_key, size, commune.key)
