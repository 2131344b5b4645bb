"""A pasted offer is read with the tables, and kept for the advisor who pasted it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import adverts, offers
from advisor_dashboard.api.errors import NotAllowed, Unavailable
from advisor_dashboard.models import Offer, OfferFormDraft
from tests import factories

TEXT = "Vendeur·euse en prêt-à-porter (H/F)\nCDD 3 mois, 30h par semaine\nLieu : Roubaix (59)\n"


def test_a_text_is_read_with_the_vocabulary_and_the_communes_that_are_loaded(world) -> None:
    advert = adverts.recognise(TEXT)
    assert advert.job is not None
    assert (advert.job.rome, advert.job.key) == ("D1214", "ogr:20514")
    assert (advert.commune_key, advert.commune_label) == ("insee:59512", "Roubaix (59100)")
    assert advert.contract is not None
    assert advert.contract.value == Offer.Contract.FIXED_TERM


def test_the_kinds_of_contract_are_those_of_an_offer() -> None:
    assert [each.value for each in adverts.Contract] == list(Offer.Contract.values)


def test_a_mistyped_place_behind_its_label_is_guessed_and_says_so(world) -> None:
    place = adverts.recognise("Caissier H/F\nLieu de travail : Roubai").place
    assert place is not None
    assert (place.key, place.guessed) == ("insee:59512", True)


def test_a_postcode_alone_leads_to_its_commune(world) -> None:
    assert adverts.recognise("Caissier H/F, 59500").commune_key == "insee:59178"


def test_a_text_is_kept_for_its_advisor_alone(world) -> None:
    token = adverts.keep_advert(world.advisor.pk, TEXT)
    kept = adverts.kept_advert(world.advisor.pk, token)
    assert kept is not None
    assert kept.advert.text == TEXT.strip()
    assert not kept.cut
    other = factories.make_advisor(world.course)
    assert adverts.kept_advert(other.pk, token) is None


def test_a_text_is_kept_for_a_day(world) -> None:
    token = adverts.keep_advert(world.advisor.pk, TEXT)
    OfferFormDraft.objects.update(kept_at=timezone.now() - timedelta(days=1))
    assert adverts.kept_advert(world.advisor.pk, token) is None


def test_of_a_text_without_end_the_beginning_is_kept(world) -> None:
    token = adverts.keep_advert(world.advisor.pk, "Vendeur H/F " * 2000)
    kept = adverts.kept_advert(world.advisor.pk, token)
    assert kept is not None
    assert kept.cut
    assert len(kept.advert.text) <= adverts.MAX_TEXT


def test_signs_that_no_keyboard_types_become_spaces(world) -> None:
    token = adverts.keep_advert(world.advisor.pk, "Caissier\x00H/F\x0cLieu : Lille\r\nCDI")
    kept = adverts.kept_advert(world.advisor.pk, token)
    assert kept is not None
    assert kept.advert.text == "Caissier H/F Lieu : Lille\nCDI"


def test_the_form_of_an_offer_is_no_advert(world) -> None:
    token = offers.keep_form(world.advisor.pk, {"title": "Vendeur"})
    assert adverts.kept_advert(world.advisor.pk, token) is None


def test_nobody_but_an_advisor_keeps_one(world) -> None:
    with pytest.raises(NotAllowed):
        adverts.keep_advert(world.learner.pk, TEXT)
    assert not OfferFormDraft.objects.exists()


def test_nothing_is_kept_when_the_platform_cannot_be_asked(world, unavailable) -> None:
    unavailable()
    with pytest.raises(Unavailable):
        adverts.keep_advert(world.advisor.pk, TEXT)
