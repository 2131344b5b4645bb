"""The search's filters on what the LMS knows: cohorts, last activity, finished paths, scopes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from advisor_dashboard.models import (
    AdvisorCohort,
    CurriculumVitae,
    Profile,
    SavedSearch,
    Scope,
    UnknownWord,
)

pytestmark = pytest.mark.lms


@pytest.fixture
def nadia(world, hosting, vocabulary, write_cv):
    for learner, name in ((world.lina, "Lina"), (world.sami, "Sami")):
        write_cv(learner, name)
    return hosting.log_in(world.nadia)


def found(client, **asked) -> list[str]:
    """First names, in the order of the page."""
    answer = client.get("/clicnjob/target/", asked)
    assert answer.status_code == 200
    return [card.name.partition(" ")[0] for card in answer.context["result"].cards]


def test_a_job_a_name_and_nothing_are_searches(nadia):
    assert sorted(found(nadia, q="vendeuse")) == ["Lina", "Sami"]
    assert found(nadia, q="Sami") == ["Sami"]
    assert sorted(found(nadia)) == ["Lina", "Sami"]


def test_a_cohort_narrows_and_says_how_many_it_leaves(world, platform, nadia):
    cohort = next(each for each in platform.cohorts(world.course) if each.name == "Soir")
    scope = Scope.objects.get(course_key=world.course, cohort_id=cohort.id)
    assert found(nadia, q="vendeur", cohort=scope.pk) == ["Sami"]
    choices = nadia.get("/clicnjob/target/?q=vendeur").context["result"].choices
    assert {choice.label: choice.count for choice in choices.cohorts} == {"Matin": 1, "Soir": 1}


def test_another_cohort_of_the_address_opens_nothing(world, platform, nadia):
    ids = {each.name: each.id for each in platform.cohorts(world.course)}
    AdvisorCohort.objects.create(
        advisor=world.nadia, course_key=world.course, cohort_id=ids["Matin"]
    )
    evening = Scope.objects.get(course_key=world.course, cohort_id=ids["Soir"])
    assert found(nadia, q="vendeur") == ["Lina"]
    assert "Sami" not in found(nadia, q="vendeur", cohort=evening.pk, everybody="1")
    assert "Sami" not in found(nadia, q="vendeur", everybody="1")


def test_who_was_not_on_the_platform_for_long_is_not_active(world, hosting, nadia):
    long_ago = timezone.now() - timedelta(days=60)
    CurriculumVitae.objects.update(saved_at=long_ago)
    Profile.objects.update(active_on=timezone.localdate(long_ago))
    hosting.User.objects.filter(pk=world.sami.pk).update(last_login=long_ago)
    hosting.log_in(world.lina)
    call_command("reconcile_scopes")
    assert found(nadia, q="vendeur", active="7") == ["Lina"]
    assert sorted(found(nadia, q="vendeur", active="90")) == ["Lina", "Sami"]


def test_a_whole_cv_and_a_finished_path_are_found(world, nadia, finish_cv):
    from advisor_dashboard.api import paths

    finish_cv(world.lina, "Lina")
    paths.note_finished(world.sami.pk, world.course, str(world.usage["clicnjob_path"]))
    assert found(nadia, q="vendeur", complete="1") == ["Lina"]
    assert found(nadia, q="vendeur", path=world.course) == ["Sami"]


def test_who_changed_cohorts_or_left_is_found_where_they_are_now(world, hosting, platform, nadia):
    ids = {each.name: each.id for each in platform.cohorts(world.course)}
    evening = Scope.objects.get(course_key=world.course, cohort_id=ids["Soir"]).pk
    hosting.enroll(world.lina, world.course_key, "Soir")
    assert sorted(found(nadia, q="vendeur", cohort=evening)) == ["Lina", "Sami"]
    hosting.unenroll(world.sami, world.course_key)
    assert found(nadia, q="vendeur", cohort=evening) == ["Lina"]


def test_a_kept_search_tells_of_who_came_since_until_it_is_opened(nadia):
    def new_people() -> list[tuple[str, int]]:
        kept = nadia.get("/clicnjob/").context["searches"]
        return [(each.name, each.new) for each in kept]

    nadia.post("/clicnjob/target/keep/?q=vendeur", {"name": "Vente"})
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(hours=1))
    assert new_people() == [("Vente", 2)]
    opened = nadia.get(f"/clicnjob/searches/{SavedSearch.objects.get().pk}/")
    assert opened["Location"] == "/clicnjob/target/?q=vendeur"
    assert new_people() == [("Vente", 0)]


def test_an_offer_is_proposed_to_a_list_and_then_to_those_who_are_new_on_it(world, nadia):
    page = nadia.post("/clicnjob/lists/", {"pick": world.lina.pk, "name": "Salon", "list": ""})
    kept = nadia.get(page["Location"]).context["kept"]
    leads = nadia.get("/clicnjob/offers/", {"kept": kept, "choose": "1"})
    assert leads.status_code == 200
    assert f"kept={kept}" in leads.content.decode()


def test_a_word_that_finds_nothing_is_noted_for_who_runs_the_platform(world, hosting, nadia):
    nadia.get("/clicnjob/target/?q=zorglubeur")
    # On one day somebody may have mistyped a name.
    assert UnknownWord.objects.filter(words="zorglubeur", days=1).update(days=3)
    root = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)
    assert "zorglubeur" in hosting.log_in(root).get("/clicnjob/words/").content.decode()
