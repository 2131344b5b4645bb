"""Changing an offer, closing it and opening it again."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from advisor_dashboard.models import Appellation, Commune, Offer
from tests import factories

CHANGED = {"title": "Vendeuse du soir", "job": "Caissier", "contract": "permanent"}


@pytest.fixture
def offer(world):
    offer = factories.make_offer(
        world.advisor,
        appellation_key="ogr:20526",
        commune_key="insee:59350",
        hours="35 h",
        contact="03 20 00 00 00",
        closes_on=date(2099, 1, 31),
    )
    factories.propose(world.advisor, offer.id, world.learner)
    return offer


@pytest.fixture
def edit(offer):
    return reverse("clicnjob:offer_edit", args=[offer.id])


def text_of(response) -> str:
    return response.content.decode()


def as_it_stands(response) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    form = response.context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    return fields | {"version": str(response.context["version"])}


def test_the_form_holds_the_offer_and_says_how_many_have_it(browse, edit):
    page = browse().get(edit)

    assert "1 personne a cette offre et lira le nouveau texte." in text_of(page)
    assert as_it_stands(page)["commune"] == "Lille (59000)"
    assert 'value="2099-01-31"' in text_of(page)


def test_sent_as_it_stands_nothing_changes(browse, edit, offer):
    client = browse()

    done = client.post(edit, as_it_stands(client.get(edit)))

    assert done["Location"] == reverse("clicnjob:offer", args=[offer.id])
    assert Offer.objects.get().changed_at is None


def test_what_is_no_longer_offered_stays_as_long_as_its_words_stay(browse, edit):
    Appellation.objects.all().update(retired=True)
    Commune.objects.all().update(retired=True)
    client = browse()

    client.post(edit, as_it_stands(client.get(edit)) | {"title": "Autre titre"})

    row = Offer.objects.get()
    assert (row.title, row.commune.name) == ("Autre titre", "Lille")
    assert row.job == "Vendeur en boulangerie / Vendeuse en boulangerie"


def test_a_changed_offer_says_by_whom(browse, edit, world):
    client = browse()

    page = client.post(edit, as_it_stands(client.get(edit)) | CHANGED, follow=True)

    assert "L’offre est enregistrée." in text_of(page)
    assert "Vendeuse du soir" in text_of(page)
    assert re.search(r"Dernier changement</dt><dd><bdi>nadia</bdi>", text_of(page))
    assert Offer.objects.get().occupation.rome == "D1505"


def test_two_at_once_lose_nothing(browse, edit, world):
    mine, theirs = browse(), browse(factories.make_advisor(world.course, username="amel"))
    seen = as_it_stands(mine.get(edit))
    theirs.post(edit, seen | {"title": "Le titre d’Amel", "hours": "", "contract": "internship"})

    mine_sent = seen | {"title": "Mon titre", "description": "Mon texte."}
    page = mine.post(edit, mine_sent, follow=True)

    assert page.redirect_chain[-1][1] == 302
    text = text_of(page)
    assert "<bdi>amel</bdi> a modifié cette offre entre-temps. Rien n’est perdu." in text
    assert "Le titre d’Amel" in text
    assert "Stage" in text
    assert '<dd dir="auto">rien</dd>' in text
    assert Offer.objects.get().title == "Le titre d’Amel"
    kept = as_it_stands(page)
    assert (kept["title"], kept["description"]) == ("Mon titre", "Mon texte.")

    mine.post(edit, kept)
    assert Offer.objects.get().title == "Mon titre"


def test_wrong_fields_are_kept_and_explained(browse, edit):
    client = browse()

    sent = as_it_stands(client.get(edit)) | {"title": "", "hours": "a\x07"}
    page = client.post(edit, sent, follow=True)

    assert set(page.context["form"].errors) == {"title", "hours"}
    assert "Rien n’est perdu" in text_of(page)


@pytest.mark.parametrize("version", ["x", "-1", "9" * 40])
def test_a_damaged_version_is_refused(browse, edit, version):
    client = browse()

    assert (
        client.post(edit, as_it_stands(client.get(edit)) | {"version": version}).status_code == 400
    )


def test_an_offer_is_closed_and_opened_again(browse, offer):
    client, url = browse(), reverse("clicnjob:offer", args=[offer.id])

    closed = text_of(client.post(url, {"close": "1"}, follow=True))
    assert "L’offre est fermée. Personne ne peut plus y répondre." in closed
    assert "Rouvrir l’offre" in closed
    assert "Fermer l’offre" not in closed
    assert "La proposer à d’autres" not in closed

    opened = text_of(client.post(url, {"reopen": "1"}, follow=True))
    assert "L’offre est rouverte." in opened
    assert "Fermer l’offre" in opened


def test_after_the_last_day_the_day_has_to_be_changed(browse, offer):
    Offer.objects.update(closes_on="2020-01-01")
    client, url = browse(), reverse("clicnjob:offer", args=[offer.id])
    assert "Pour rouvrir l’offre, changez ce jour." in text_of(client.get(url))

    page = client.post(url, {"reopen": "1"}, follow=True)

    assert page.redirect_chain[-1][0] == reverse("clicnjob:offer_edit", args=[offer.id])
    assert "Le dernier jour pour répondre est passé." in text_of(page)


def test_a_form_with_neither_button_changes_nothing(browse, offer):
    answer = browse().post(reverse("clicnjob:offer", args=[offer.id]), {})

    assert answer.status_code == 400
    assert Offer.objects.get().closed_at is None
