"""From a search to a list and to a search that is kept, by forms alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from advisor_dashboard.models import LearnerList, SavedSearch, UnknownWord
from tests import factories


def test_people_chosen_in_a_search_go_on_a_new_list(world, browse):
    client = browse()
    chosen = {"pick": [world.learner.pk, world.neighbour.pk], "q": "vendeur"}
    asked = client.get(reverse("clicnjob:lists"), chosen).content.decode()
    kept = asked.partition('name="kept" value="')[2].partition('"')[0]

    answer = client.post(
        reverse("clicnjob:lists"), {"kept": kept, "list": "", "name": "Salon"}, follow=True
    ).content.decode()

    assert "Lina Morel" in answer
    assert "Sami Diallo" in answer
    assert LearnerList.objects.get().entries.count() == 2


def test_a_list_without_a_name_asks_for_one_and_keeps_who_was_chosen(world, browse):
    answer = browse().post(
        reverse("clicnjob:lists"), {"pick": world.learner.pk, "name": ""}, follow=True
    )

    text = answer.content.decode()
    assert "Écrivez un nom" in text
    assert "1 personne" in text


def test_a_search_is_kept_without_the_people_chosen_and_opened_again(world, browse):
    client = browse()
    address = reverse("clicnjob:search_save") + f"?q=vendeur&kept=1&page=1&pick={world.learner.pk}"
    client.post(address, {"name": "Vente"})

    kept = SavedSearch.objects.get()
    assert kept.address == "q=vendeur"
    opened = client.get(reverse("clicnjob:search", args=[kept.pk]))
    assert opened["Location"].endswith("?q=vendeur")
    assert "Vente" in client.get(reverse("clicnjob:home")).content.decode()


def test_words_that_name_nothing_are_noted_when_the_search_is_sent(world, browse):
    typing = {"HX-Request": "true", "HX-Trigger-Name": "q"}
    browse().get(reverse("clicnjob:target"), {"q": "blorg"}, headers=typing)
    browse().get(reverse("clicnjob:target"), {"q": "blorgueur"})

    assert [row.words for row in UnknownWord.objects.all()] == ["blorgueur"]


@pytest.fixture
def administrator(browse):
    return browse(factories.make_person("boss", is_staff=True))


def test_an_administrator_teaches_a_word_in_two_steps(administrator):
    address = reverse("clicnjob:words")
    asked = administrator.post(address, {"word": "blorgueur", "job": "caissier"}).content.decode()
    assert 'value="ogr:11640"' in asked
    sent = {"word": "blorgueur", "job": "caissier", "asked": "caissier", "key": "ogr:11640"}

    told = administrator.post(address, sent, follow=True).content.decode()

    assert "Personnel de caisse" in told
    gone = administrator.post(address, {"forget": "blorgueur"}, follow=True).content.decode()
    assert "Aucun pour l’instant" in gone or "Aucun mot" in gone


def test_an_administrator_finds_the_way_to_the_words(administrator):
    assert reverse("clicnjob:words") in administrator.get(reverse("clicnjob:home")).content.decode()


def test_a_job_that_is_not_known_leaves_the_words_in_the_form(administrator):
    answer = administrator.post(reverse("clicnjob:words"), {"word": "blorgueur", "job": "zzzzzz"})

    assert answer.status_code == 400
    assert 'value="blorgueur"' in answer.content.decode()
