"""What happens to people on the platform reaches the memberships, consents and the index."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms


def cohorts_of(user, course):
    from advisor_dashboard.models import Membership

    rows = Membership.objects.filter(learner_id=user.pk, scope__course_key=course)
    return set(rows.values_list("scope__cohort_id", flat=True))


def postings_of(user):
    from advisor_dashboard.models import Posting, Profile

    profile = Profile.objects.filter(learner_id=user.pk).first()
    return Posting.objects.filter(profile_id=profile.pk).count() if profile else 0


@pytest.fixture
def lina(world, vocabulary, write_cv):
    write_cv(world.lina, "Lina")
    return world.lina


def test_saving_a_cv_projects_where_its_learner_stands(world, platform, lina):
    cohort = platform.cohort_of(lina.pk, world.course)
    assert cohorts_of(lina, world.course) == {0, cohort.id}
    assert postings_of(lina) > 0


def test_moving_to_another_cohort_is_followed(world, hosting, platform, lina):
    before = platform.cohort_of(lina.pk, world.course).id
    hosting.enroll(lina, world.course_key, "Soir")
    now = platform.cohort_of(lina.pk, world.course).id
    assert now != before
    assert cohorts_of(lina, world.course) == {0, now}


def test_leaving_a_cohort_is_followed(world, hosting, lina):
    hosting.leave_cohort(lina, world.course_key, "Matin")
    assert cohorts_of(lina, world.course) == {0}
    assert postings_of(lina) > 0


def test_leaving_the_course_takes_everything_out_of_the_index(world, hosting, lina):
    hosting.unenroll(lina, world.course_key)
    assert cohorts_of(lina, world.course) == set()
    assert postings_of(lina) == 0


def test_coming_back_is_followed_and_opens_no_cv(world, hosting, lina):
    hosting.unenroll(lina, world.course_key)
    hosting.enroll(lina, world.course_key)
    assert 0 in cohorts_of(lina, world.course)
    assert postings_of(lina) == 0


def test_joining_another_course_is_followed(world, hosting, lina):
    other = hosting.make_course("nord", "Second cours")
    hosting.enroll(lina, other)
    assert cohorts_of(lina, str(other)) == {0}


def test_a_cv_stays_open_as_long_as_its_learner_is_in_a_course_of_the_structure(
    world, hosting, lina
):
    other = hosting.make_course("nord", "Second cours")
    again = hosting.add_unit(other, ["clicnjob_cv"])["clicnjob_cv"]
    hosting.enroll(lina, other)
    hosting.unenroll(lina, world.course_key)
    assert postings_of(lina) > 0
    url = f"/courses/{other}/xblock/{again}/handler/load"
    own = hosting.log_in(lina).post(url, "{}", content_type="application/json").json()
    assert own["document"]["first_name"] == "Lina"
    hosting.unenroll(lina, other)
    assert postings_of(lina) == 0


def test_who_joins_the_team_is_a_learner_there_no_more(world, hosting, lina):
    hosting.appoint(lina, world.course_key)
    assert cohorts_of(lina, world.course) == set()
    hosting.dismiss(lina, world.course_key)
    assert 0 in cohorts_of(lina, world.course)


def test_of_people_without_a_cv_nothing_is_kept(world, hosting):
    hosting.enroll(world.sami, world.course_key, "Matin")
    assert cohorts_of(world.sami, world.course) == set()


def test_reconciling_mends_what_no_event_told(world, lina):
    from io import StringIO

    from common.djangoapps.student.models import CourseEnrollment
    from django.core.management import call_command

    CourseEnrollment.objects.filter(user=lina).update(is_active=False)
    said = StringIO()
    call_command("reconcile_scopes", dry_run=True, stdout=said)
    assert "nothing changed" in said.getvalue()
    assert postings_of(lina) > 0
    call_command("reconcile_scopes", stdout=StringIO())
    assert cohorts_of(lina, world.course) == set()
    assert postings_of(lina) == 0
