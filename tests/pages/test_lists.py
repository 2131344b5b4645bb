"""From a search to a list and to a search that is kept, by forms alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
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


def test_a_name_typed_beside_a_list_is_neither_dropped_nor_put_on_the_list(world, browse):
    client = browse()
    client.post(reverse("clicnjob:lists"), {"pick": world.learner.pk, "name": "Salon"})
    made = LearnerList.objects.get()
    page = reverse("clicnjob:lists") + f"?q=vendeur&pick={world.neighbour.pk}"

    # Nothing is chosen before somebody chooses.
    assert " checked" not in client.get(page).content.decode()
    sent = {"pick": world.neighbour.pk, "list": made.pk, "name": "Autre"}
    answer = client.post(page, sent)

    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Choisissez une liste, ou écrivez le nom" in text
    assert 'value="Autre"' in text
    assert f'value="{made.pk}" checked' in text
    assert "q=vendeur" in text
    assert made.entries.count() == 1
    client.post(page, {"pick": world.neighbour.pk, "name": "salon"})
    assert made.entries.count() == 2


def test_a_search_is_kept_without_the_people_chosen_and_opened_again(world, browse):
    client = browse()
    address = reverse("clicnjob:search_save") + f"?q=vendeur&kept=1&page=1&pick={world.learner.pk}"
    client.post(address, {"name": "Vente"})

    kept = SavedSearch.objects.get()
    assert kept.address == "q=vendeur"
    opened = client.get(reverse("clicnjob:search", args=[kept.pk]))
    assert "?q=vendeur&since=" in opened["Location"]
    assert "Vente" in client.get(reverse("clicnjob:home")).content.decode()


def test_a_browser_that_fetches_ahead_does_not_look_at_a_search(world, browse):
    client = browse()
    client.post(reverse("clicnjob:search_save") + "?q=vendeur", {"name": "Vente"})
    kept = SavedSearch.objects.get()
    address = reverse("clicnjob:search", args=[kept.pk])

    assert client.get(address, headers={"Sec-Purpose": "prefetch"}).status_code == 302
    assert SavedSearch.objects.get().looked_at == kept.looked_at
    client.get(address)
    assert SavedSearch.objects.get().looked_at > kept.looked_at


def test_who_is_new_comes_first_in_a_kept_search_and_is_marked(world, browse):
    client = browse()
    first, second = _names(client.get(reverse("clicnjob:target"), {"q": "vendeur"}))
    client.post(reverse("clicnjob:search_save") + "?q=vendeur", {"name": "Vente"})
    kept = SavedSearch.objects.get()
    latecomer = {"Lina Morel": world.learner, "Sami Diallo": world.neighbour}[second]
    given, family = second.split()
    # Farther than the other job of the same person: the order would put them last.
    factories.save_cv(latecomer, "ogr:11573", "ogr:20514", first_name=given, last_name=family)

    assert "1 nouvelle" in client.get(reverse("clicnjob:home")).content.decode()
    opened = client.get(reverse("clicnjob:search", args=[kept.pk]), follow=True)
    again = client.get(reverse("clicnjob:search", args=[kept.pk]), follow=True)

    assert _names(opened) == [second, first]
    text = opened.content.decode()
    assert text.count("Nouveau</span>") == 1
    assert "1 personne est nouvelle depuis" in text
    assert _names(again) == [first, second]
    assert "Nouveau</span>" not in again.content.decode()
    assert "1 nouvelle" not in client.get(reverse("clicnjob:home")).content.decode()


def _names(page) -> list[str]:
    return [card.name for card in page.context["fitting"]]


def test_a_moment_that_no_page_of_ours_wrote_is_refused(browse):
    answer = browse().get(reverse("clicnjob:target"), {"q": "vendeur", "since": "9" * 19})

    assert answer.status_code == 400


def test_the_first_page_asks_as_much_with_many_kept_searches_as_with_one(world, browse):
    client = browse()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("clicnjob:home"))
        return len(queries)

    for number in range(5):
        client.post(reverse("clicnjob:search_save") + "?q=vendeur", {"name": f"Vente {number}"})
        if number == 0:
            asked()
            of_one = asked()

    assert asked() == of_one


def test_words_that_name_nothing_are_noted_when_the_search_is_sent(world, browse):
    typing = {"HX-Request": "true", "HX-Trigger-Name": "q"}
    browse().get(reverse("clicnjob:target"), {"q": "blorg"}, headers=typing)
    browse().get(reverse("clicnjob:target"), {"q": "blorgueur"})
    browse().get(reverse("clicnjob:target"), {"q": "zorglub", "means": "name"})

    assert [row.words for row in UnknownWord.objects.all()] == ["blorgueur"]


def test_an_administrator_reads_that_words_wait_and_not_which(browse, administrator):
    browse().get(reverse("clicnjob:target"), {"q": "blorgueur"})

    page = administrator.get(reverse("clicnjob:words")).content.decode()

    assert "1 autre mot" in page
    assert "blorgueur" not in page


@pytest.fixture
def administrator(browse):
    return browse(factories.make_person("boss", is_staff=True))


def test_an_administrator_teaches_a_word_in_two_steps(administrator):
    address = reverse("clicnjob:words")
    asked = administrator.post(address, {"word": "blorgueur", "job": "caissier"}).content.decode()
    assert 'value="ogr:11640"' in asked
    sent = {"word": "blorgueur", "job": "caissier", "asked": "caissier", "key": "ogr:11640"}

    told = administrator.post(address, sent, follow=True).content.decode()

    # What was chosen, and the occupation that it stands for.
    assert "« blorgueur » trouve : Caissier / Caissière (D1505)" in told.replace("\xa0", " ")
    assert "Personnel de caisse" in told
    gone = administrator.post(address, {"forget": "blorgueur"}, follow=True).content.decode()
    assert "Aucun pour l’instant" in gone or "Aucun mot" in gone


def test_an_administrator_finds_the_way_to_the_words(administrator):
    assert reverse("clicnjob:words") in administrator.get(reverse("clicnjob:home")).content.decode()


def test_a_job_that_is_not_known_leaves_the_words_in_the_form(administrator):
    answer = administrator.post(reverse("clicnjob:words"), {"word": "blorgueur", "job": "zzzzzz"})

    assert answer.status_code == 400
    assert 'value="blorgueur"' in answer.content.decode()
