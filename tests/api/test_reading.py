"""Reading a learner's CV: the live platform decides, and the look is noted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import sharing
from advisor_dashboard.api.errors import NotFound, Unavailable
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.models import CVView
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Enrollment
from tests import factories


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    return world


def refused(advisor, learner) -> bool:
    with pytest.raises(NotFound):
        read_cv(advisor.pk, learner.pk)
    return not CVView.objects.exists()


def test_an_advisor_of_the_learner_reads_the_cv(world):
    shared = read_cv(world.advisor.pk, world.learner.pk)
    assert shared.name == "Lina Morel"
    assert shared.document["wanted_jobs"][0]["key"] == "ogr:20526"
    assert (shared.course_name, shared.cohort_name) == ("Trouver un emploi", "Matin")


def test_looks_are_noted_once_an_hour(world):
    read_cv(world.advisor.pk, world.learner.pk)
    read_cv(world.advisor.pk, world.learner.pk)
    [look] = CVView.objects.all()
    assert (look.advisor_id, look.learner_id) == (world.advisor.pk, world.learner.pk)
    assert timedelta(0) <= timezone.now() - look.seen_at <= timedelta(hours=1)
    CVView.objects.update(seen_at=look.seen_at - timedelta(hours=1))
    read_cv(world.advisor.pk, world.learner.pk)
    assert CVView.objects.count() == 2


def test_another_advisor_s_look_is_noted_too(world):
    read_cv(world.advisor.pk, world.learner.pk)
    read_cv(factories.make_advisor(world.course).pk, world.learner.pk)
    assert CVView.objects.count() == 2


def test_nobody_else_reads_it(world):
    elsewhere = factories.make_course("sud")
    other_course = factories.make_course("nord")
    for person in (
        world.learner,
        world.neighbour,
        factories.make_person(),
        factories.make_person(is_staff=True, is_superuser=True),
        factories.make_advisor(elsewhere),
        factories.make_advisor(other_course),
        factories.make_advisor(world.course, cohorts=("Soir",)),
    ):
        assert refused(person, world.learner)


def test_a_learner_who_does_not_exist_is_refused_alike(world):
    messages = set()
    for learner_id in (10**9, world.neighbour.pk):
        with pytest.raises(NotFound) as caught:
            read_cv(world.advisor.pk, learner_id)
        messages.add((str(caught.value), caught.value.code))
    assert len(messages) == 1


def test_a_closed_cv_is_refused(world):
    sharing.close_sharing(world.learner.pk, world.course)
    assert refused(world.advisor, world.learner)


def test_the_live_platform_wins_over_what_is_projected(world):
    # Behind the back of the signals: the projection still says yes.
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    assert refused(world.advisor, world.learner)


def test_a_live_change_of_cohort_wins_too(world):
    factories.narrow(world.advisor, world.course, "Matin")
    soir = Enrollment.objects.get(user=world.neighbour).cohort
    Enrollment.objects.filter(user=world.learner).update(cohort=soir)
    assert refused(world.advisor, world.learner)


def test_who_is_off_the_team_reads_nothing(world):
    membership.dismiss(world.advisor.pk, world.course)
    assert refused(world.advisor, world.learner)


def test_consent_to_another_structure_opens_nothing_here(world):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.neighbour.pk, elsewhere)
    factories.share_cv(world.neighbour, elsewhere, "ogr:20526")
    assert refused(world.advisor, world.neighbour)


def test_a_deactivated_learner_is_refused(world):
    world.learner.is_active = False
    world.learner.save()
    assert refused(world.advisor, world.learner)


def test_no_answer_from_the_platform_is_a_no(world, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        read_cv(world.advisor.pk, world.learner.pk)
    assert not CVView.objects.exists()
