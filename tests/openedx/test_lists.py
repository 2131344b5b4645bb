"""Lists, kept searches, own words and a learner's page in the LMS."""

from __future__ import annotations

import pytest

from advisor_dashboard.models import LearnerList, SavedSearch

pytestmark = pytest.mark.lms


@pytest.fixture
def nadia(world, hosting, vocabulary, write_cv):
    write_cv(world.lina, "Lina")
    return hosting.log_in(world.nadia)


def test_a_learner_stands_on_a_list_until_the_cv_is_closed(world, nadia):
    from advisor_dashboard.api import sharing

    sent = {"pick": world.lina.pk, "name": "Salon", "list": ""}
    page = nadia.post("/clicnjob/lists/", sent, follow=True).content.decode()
    assert "Lina" in page.partition("<main")[2]
    sharing.close_sharing(world.lina.pk, world.course)
    number = LearnerList.objects.get().pk
    assert "Lina" not in nadia.get(f"/clicnjob/lists/{number}/").content.decode()


def test_a_kept_search_stands_on_the_first_page(nadia):
    nadia.post("/clicnjob/target/keep/?q=vendeur", {"name": "Vente"})
    assert SavedSearch.objects.get().address == "q=vendeur"
    assert "Vente" in nadia.get("/clicnjob/").content.decode()


def test_words_are_for_who_runs_the_platform(world, nadia):
    assert nadia.get("/clicnjob/words/").status_code == 403


def test_a_learner_has_a_page_for_their_advisor_alone(world, hosting, nadia):
    address = f"/clicnjob/learners/{world.lina.pk}/"
    assert nadia.post(address, {"note": "Préfère le matin.", "version": ""}).status_code == 302
    assert "Préfère le matin." in nadia.get(address).content.decode()
    for who in (world.stranger, world.lina, world.sami):
        assert hosting.log_in(who).get(address).status_code == 404
