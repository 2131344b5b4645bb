"""A learner shared in the platform's own administration, with an advisor of another cohort."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms

ADMIN = "/admin/advisor_dashboard/sharedlearner/"


@pytest.fixture
def root(hosting):
    account = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)
    return hosting.log_in(account)


@pytest.fixture
def karim(world, hosting, platform, vocabulary, write_cv):
    """He looks after the evening group; Lina is in the morning group."""
    from advisor_dashboard.models import AdvisorCohort

    write_cv(world.lina, "Lina")
    write_cv(world.sami, "Sami")
    account = hosting.make_account("karim", "Karim Belkacem")
    hosting.appoint(account, world.course_key)
    evening = next(each for each in platform.cohorts(world.course) if each.name == "Soir")
    AdvisorCohort.objects.create(advisor=account, course_key=world.course, cohort_id=evening.id)
    return account


def found(browser) -> str:
    page = browser.get("/clicnjob/target/?q=vendeur").content.decode()
    return page.partition("<main")[2]


def test_a_learner_is_opened_to_an_advisor_and_closed_again(world, hosting, karim, root):
    from advisor_dashboard.models import SharedLearner

    browser = hosting.log_in(karim)
    cv = f"/clicnjob/learners/{world.lina.pk}/cv/"
    assert "Lina" not in found(browser)
    assert browser.get(cv).status_code == 404
    given = {"advisor": karim.pk, "course_key": world.course, "learner": world.lina.pk}
    with hosting.settled():
        assert root.post(f"{ADMIN}add/", given).status_code == 302
    assert "Lina" in found(browser)
    assert browser.get(cv).status_code == 200
    row = SharedLearner.objects.get()
    with hosting.settled():
        assert root.post(f"{ADMIN}{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert "Lina" not in found(browser)
    assert browser.get(cv).status_code == 404


def test_a_learner_who_leaves_the_course_is_out_of_it(world, hosting, karim, root):
    from advisor_dashboard.models import SharedLearner

    with hosting.settled():
        SharedLearner.objects.create(advisor=karim, course_key=world.course, learner=world.lina)
    browser = hosting.log_in(karim)
    assert "Lina" in found(browser)
    hosting.unenroll(world.lina, world.course_key)
    assert "Lina" not in found(browser)


def test_only_who_learns_in_the_course_can_be_shared(world, karim, root):
    from advisor_dashboard.models import SharedLearner

    for person in (world.stranger, world.nadia):
        given = {"advisor": karim.pk, "course_key": world.course, "learner": person.pk}
        assert root.post(f"{ADMIN}add/", given).status_code == 200
    assert root.get(ADMIN).status_code == 200
    assert not SharedLearner.objects.exists()
