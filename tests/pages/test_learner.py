"""The page of one learner: the note is written there, and a refusal loses nothing."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from advisor_dashboard.api import contacts, learner_page
from advisor_dashboard.models import AdvisorNote, SharedLearner
from tests import factories


@pytest.fixture
def address(world):
    return reverse("clicnjob:learner", args=[world.learner.pk])


def test_a_note_is_saved_and_the_page_is_loaded_anew(browse, address):
    response = browse().post(address, {"note": "Préfère le matin.", "version": ""})

    assert response.status_code == 302
    assert "Préfère le matin." in browse().get(address).content.decode()


def test_a_note_that_is_too_long_stays_in_the_field_with_the_reason(browse, address):
    response = browse().post(address, {"note": "long " * 500, "version": ""})

    text = response.content.decode()
    assert response.status_code == 400
    assert "long long" in text
    assert "Cette note est trop longue" in text
    assert not AdvisorNote.objects.exists()


def test_two_windows_are_shown_both_notes(browse, address):
    browse().post(address, {"note": "Premier", "version": ""})

    text = browse().post(address, {"note": "Second", "version": ""}).content.decode()

    assert "Premier" in text
    assert "Second" in text
    assert AdvisorNote.objects.get().body == "Premier"
    browse().post(address, {"note": "Second", "version": "1"})
    assert AdvisorNote.objects.get().body == "Second"


def test_what_a_note_says_is_text_and_never_markup(browse, address):
    browse().post(address, {"note": "</textarea><script>alert(1)</script>", "version": ""})

    assert "<script>alert" not in browse().get(address).content.decode()


def test_older_and_newer_contacts_keep_the_way_back_to_the_search(
    browse, world, address, monkeypatch
):
    for module in (contacts, learner_page):
        monkeypatch.setattr(module, "PAGE", 1)
    for _number in range(3):
        factories.propose(world.advisor, factories.make_offer(world.advisor).id, world.learner)
    asked = {"older": 1, "q": "vendeuse", "pick": world.neighbour.pk}
    text = browse().get(address, asked).content.decode()

    links = re.findall(rf'href="({address}[^"]*)">(?:Les plus|Plus)', text)
    assert len(links) == 2
    for link in links:
        led = browse().get(link.replace("&amp;", "&"))
        back = browse().get(led.context["back"])
        assert back.context["search"].text == "vendeuse"
        assert back.context["selection"].ids == {world.neighbour.pk}


OF_A_LEARNER = ("learner", "cv", "cv_pdf", "api_profile", "api_profile_cv")


@pytest.mark.parametrize("name", OF_A_LEARNER)
def test_every_address_of_a_learner_opens_by_sharing_and_closes_with_it(
    world, browse, name, django_capture_on_commit_callbacks
):
    factories.share_cv(world.learner, world.course)
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    page = reverse(f"clicnjob:{name}", args=[world.learner.pk])

    def status(advisor):
        return browse(advisor).get(page).status_code

    assert status(evening) == 404
    with django_capture_on_commit_callbacks(execute=True):
        row = SharedLearner.objects.create(
            advisor=evening, course_key=world.course, learner=world.learner
        )
    assert status(evening) == 200
    assert status(factories.make_advisor(world.course, cohorts=("Soir",))) == 404
    row.delete()
    assert status(evening) == 404
