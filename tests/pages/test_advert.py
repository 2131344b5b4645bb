"""A pasted offer: the search that it makes, what was read, and the offer that it becomes."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlparse

import pytest
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import exporting, privacy
from advisor_dashboard.models import Message, Offer, OfferFormDraft, Proposal
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch

TARGET, ADVERT, NEW = (reverse(f"clicnjob:{name}") for name in ("target", "advert", "offer_new"))
TEXT = """Vendeur·euse en prêt-à-porter (H/F)
Entreprise : Zéphyrine
Poste basé à Lille (59)
CDD 6 mois, 30h par semaine
Encaissement, mise en rayon
Permis B souhaité
Candidature avant le {last} à recrutement@zephyrine.example
"""


@pytest.fixture
def text() -> str:
    return TEXT.format(last=f"{timezone.localdate() + timedelta(days=20):%d/%m/%Y}")


def paste(client, text: str):
    """Paste it, and stand on the search that it makes."""
    return client.post(ADVERT, {"text": text}, follow=True)


def body(response) -> str:
    return response.content.decode()


def asked(response) -> dict[str, list[str]]:
    """What the address of the page asks for."""
    return parse_qs(urlparse(response.redirect_chain[-1][0]).query)


def link(response, label: str) -> str:
    """Where the link with these words for a screen reader leads."""
    found = re.search(rf'href="([^"]+)" aria-label="{re.escape(label)}', body(response))
    assert found, label
    return unescape(found[1])


def test_a_pasted_offer_becomes_a_search(browse, text):
    response = paste(browse(), text)

    words = asked(response)
    assert words.pop("advert")
    assert words == {
        "q": ["Vendeur en prêt-à-porter"],
        "means": ["job"],
        "means_for": ["Vendeur en prêt-à-porter"],
        "commune": ["insee:59350"],
        "skill": ["caisse", "mise en rayon"],
    }
    assert "Lina" in body(response)


def test_what_was_read_stands_above_the_results_with_its_words(browse, text):
    page = body(paste(browse(), text))

    assert page.index("Lu dans l’offre") < page.index('id="found"')
    for value in ("Lille (59000)", "CDD", "30h par semaine", "Zéphyrine", "caisse"):
        assert value in page
    assert "<mark>Vendeur·euse en prêt-à-porter (H/F)</mark>" in page


def test_a_chip_is_taken_away_and_asked_for_again(browse, text):
    client = browse()
    shown = paste(client, text)

    without = client.get(link(shown, "Retirer\u00a0: Lieu de travail Lille (59000)"))
    assert without.context["search"].query.commune_key == ""
    assert without.context["search"].query.text == "Vendeur en prêt-à-porter"
    again = next(chip for chip in without.context["advert"].chips if chip.field == "id_commune")
    assert not again.used
    back = client.get(f"{TARGET}?{again.address}")
    assert back.context["search"].query.commune_key == "insee:59350"


def test_a_licence_that_is_wished_for_is_offered_and_not_asked_for(browse, text):
    response = paste(browse(), text)

    licence = next(chip for chip in response.context["advert"].chips if chip.name == "Permis")
    assert not licence.used
    assert parse_qs(licence.address)["licence"] == ["B"]


def test_the_people_chosen_stay_chosen_when_a_chip_is_taken_away(browse, world, text):
    client = browse()
    response = paste(client, text)
    address = response.redirect_chain[-1][0]
    chosen = client.get(f"{address}&pick={world.learner.pk}")
    without = client.get(link(chosen, "Retirer\u00a0: Lieu de travail Lille (59000)"))
    assert world.learner.pk in without.context["selection"].ids


def test_what_was_not_found_is_said(browse, world):
    page = body(paste(browse(), "Bonjour, on cherche quelqu’un de motivé.\nMerci."))

    assert "Nous n’avons pas trouvé le métier." in page
    assert "Nous n’avons pas trouvé le lieu de travail." in page


def test_a_letter_with_a_page_of_marks_on_it_is_kept_with_a_few(browse):
    """Marks are put in order in a time that grows with the square of their number."""
    paste(browse(), "Vendeuse a\u0315\u0300" + "\u0315\u0300" * 3000 + " à Lille")

    kept = OfferFormDraft.objects.get().fields
    assert kept["advert"].endswith(" à Lille")
    assert len(kept["advert"]) < 60
    assert not kept["cut"]


def test_of_a_text_without_an_end_only_the_beginning_is_looked_at(browse, text):
    response = paste(browse(), text + "\n" * 20_000 + "Anglais courant")

    assert OfferFormDraft.objects.get().fields["advert"] == text.strip()
    assert "seul le début a été lu" in body(response)


def test_an_empty_text_is_asked_for_again(browse):
    page = body(paste(browse(), "  \n "))

    assert "Collez d’abord le texte d’une offre." in page
    assert not OfferFormDraft.objects.exists()


def test_a_text_too_long_for_the_search_waits_in_the_field_for_offers(browse, text):
    words = " ".join((text * 2).split())
    page = body(browse().get(TARGET, {"q": words}))

    assert re.search(r'<details[^>]+id="paste" open', page)
    assert "Candidature avant le" in page.partition('id="id_text"')[2].partition("</textarea>")[0]


def test_a_day_later_the_search_stays_and_the_text_is_gone(browse, text):
    client = browse()
    address = paste(client, text).redirect_chain[-1][0]
    OfferFormDraft.objects.update(kept_at=timezone.now() - timedelta(days=1))

    page = client.get(address)
    assert page.context["advert"] is None
    assert "Lina" in body(page)


def test_a_colleague_with_the_address_sees_no_text(browse, people, text):
    address = paste(browse(), text).redirect_chain[-1][0]

    page = browse(people.colleague).get(address)
    assert page.status_code == 200
    assert "Zéphyrine" not in body(page)


@pytest.mark.parametrize("role", ["learner", "administrator"])
def test_nobody_but_an_advisor_pastes_one(browse, people, role, text):
    assert browse(getattr(people, role)).post(ADVERT, {"text": text}).status_code == 403
    assert not OfferFormDraft.objects.exists()


def test_a_form_without_our_token_is_refused(browse, text):
    response = browse(enforce_csrf_checks=True).post(ADVERT, {"text": text})
    assert response.status_code == 403


def test_the_offer_begins_with_what_was_read(browse, text):
    client = browse()
    first = timezone.localdate() + timedelta(days=30)
    text += f"Prise de poste le {first:%d/%m/%Y}\n"
    address = urlparse(paste(client, text).redirect_chain[-1][0]).query
    form = client.get(f"{NEW}?{address}").context["form"]

    begun = {name: form[name].value() for name in ("job", "commune", "contract", "hours")}
    assert begun == {
        "job": "Vendeur en prêt-à-porter / Vendeuse en prêt-à-porter",
        "commune": "Lille (59000)",
        "contract": "fixed_term",
        "hours": "30h par semaine",
    }
    assert form["title"].value() == "Vendeur·euse en prêt-à-porter (H/F)"
    assert form["employer"].value() == "Zéphyrine"
    assert form["contact"].value() == "recrutement@zephyrine.example"
    assert form["description"].value() == text.strip()
    assert form["starts_on"].value() == first
    assert form["closes_on"].value() == timezone.localdate() + timedelta(days=20)


def test_what_was_corrected_in_the_search_counts_for_the_offer(browse, text):
    client = browse()
    token = asked(paste(client, text))["advert"][0]
    form = client.get(NEW, {"q": "caissier", "commune": "Douai", "advert": token}).context["form"]

    assert form["commune"].value() == "Douai (59500)"
    assert "Caissi" in form["job"].value()


def test_a_text_longer_than_a_description_loses_its_end_and_says_so(browse, text):
    client = browse()
    address = urlparse(paste(client, text + "Une ligne de plus.\n" * 300).redirect_chain[-1][0])
    page = client.get(f"{NEW}?{address.query}")

    description = page.context["form"]["description"].value()
    assert 3900 < len(description) <= 4000
    assert description.endswith("Une ligne de plus.")
    assert "la fin a été laissée de côté" in body(page)


def test_from_the_text_to_the_offer_sent_in_five_answers(browse, world, text):
    """Paste, choose everybody, propose, save, send; each answer is a page to read."""
    client = browse()
    address = paste(client, text).redirect_chain[-1][0]
    everybody = client.get(f"{address}&all=1")
    kept = everybody.context["selection"].packed()
    query = f"{urlparse(address).query}&choose=1&kept={kept}"
    form = client.get(f"{NEW}?{query}").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    confirm = client.post(f"{NEW}?{query}", typed, follow=True)

    assert "/confirm/" in confirm.redirect_chain[-1][0]
    assert "Vendeur·euse en prêt-à-porter (H/F)" in confirm.context["message"]
    action = unescape(re.search(r'action="([^"]+/confirm/[^"]*)"', body(confirm))[1])
    client.post(action, {"confirmed": "2"})
    offer = Offer.objects.get()
    assert (offer.occupation.rome, offer.commune.key) == ("D1214", "insee:59350")
    assert Proposal.objects.filter(offer=offer).count() == 2
    assert Message.objects.get().body
    assert not OfferFormDraft.objects.exists()


def test_what_cannot_be_saved_is_explained_and_keeps_the_text(browse, text):
    client = browse()
    query = urlparse(paste(client, text).redirect_chain[-1][0]).query
    page = client.post(f"{NEW}?{query}", {"title": "", "description": "Un texte"}, follow=True)

    assert page.context["form"].errors
    assert page.context["form"]["description"].value() == "Un texte"
    assert page.context["begun"] is not None


def test_nobody_chosen_leads_back_to_the_search(browse, text):
    client = browse()
    query = urlparse(paste(client, text).redirect_chain[-1][0]).query
    page = client.get(f"{NEW}?{query}&choose=1", follow=True)

    assert "Personne n’est encore choisi" in body(page)
    assert page.context["advert"] is not None


def test_the_page_with_a_text_asks_the_database_a_fixed_number_of_times(
    browse, text, django_assert_max_num_queries
):
    client = browse()
    short = paste(client, text).redirect_chain[-1][0]
    long = paste(client, text + "Lille Roubaix Douai Paris\n" * 40).redirect_chain[-1][0]
    client.get(short)
    with django_assert_max_num_queries(200) as first:
        client.get(short)
    with django_assert_max_num_queries(200) as second:
        client.get(long)
    assert len(first) == len(second)


def test_what_somebody_pasted_is_shown_as_text(browse, world):
    page = body(paste(browse(), "Caissier H/F <script>alert(1)</script>\nLieu : Lille"))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_with_offers_switched_off_the_search_stays(browse, text):
    switch(Feature.OFFERS, "", on=False)
    page = body(paste(browse(), text))
    assert "Lu dans l’offre" in page
    assert NEW not in page


def test_the_text_goes_with_the_account(browse, world, text):
    paste(browse(), text)
    assert "Zéphyrine" in str(exporting.export_learner(world.advisor.pk))
    privacy.erase_learner(world.advisor.pk)
    assert not OfferFormDraft.objects.exists()
