"""Offers of a structure: written with checks, seen by its advisors only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import inbox, offers
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import Offer
from advisor_dashboard.platform.embedded import membership
from tests import factories


def today():
    return timezone.localdate()


def test_an_offer_is_kept_as_written(world):
    offer = factories.make_offer(
        world.advisor,
        title="  Vendeuse d’été ☀ ",
        appellation_key="ogr:20526",
        commune_key="insee:59350",
        hours="35 h",
        contact="Mme Ben Saïd, 03 20 00 00 00",
        closes_on=today(),
        description="Ligne 1\r\nLigne 2",
    )
    assert offers.get_offer(world.advisor.pk, offer.id) == offer
    assert offer.title == "Vendeuse d’été ☀"
    assert offer.description == "Ligne 1\nLigne 2"
    assert (offer.rome, offer.job) == ("D1106", "Vente en alimentation")
    assert (offer.place, offer.commune_key) == ("Lille", "insee:59350")
    assert (offer.structure_key, offer.structure) == ("nord", "Structure nord")
    assert offer.author_name == "nadia"
    assert offer.open
    assert offer.counts == offers.OfferCounts()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "   "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"employer": "x" * 121}, "employer"),
        ({"hours": "\x07"}, "hours"),
        ({"description": ""}, "description"),
        ({"description": "x" * 4001}, "description"),
        ({"contact": "x" * 256}, "contact"),
        ({"contract": ""}, "contract"),
        ({"contract": "slavery"}, "contract"),
        ({"appellation_key": "ogr:0"}, "appellation_key"),
        ({"commune_key": "insee:0"}, "commune_key"),
        ({"place_text": "Nulle-Part-les-Bains"}, "place_text"),
        ({"structure_key": "sud"}, "structure_key"),
    ],
)
def test_each_wrong_field_has_its_sentence(world, changes, field):
    with pytest.raises(Invalid) as caught:
        factories.make_offer(world.advisor, **changes)
    assert list(caught.value.fields) == [field]
    assert caught.value.fields[field]
    assert not Offer.objects.exists()


def test_all_the_wrong_fields_are_named_at_once(world):
    with pytest.raises(Invalid) as caught:
        offers.create_offer(world.advisor.pk, offers.OfferDraft(title=""))
    assert set(caught.value.fields) == {"title", "description", "contract"}


def test_an_offer_does_not_close_before_it_opens(world):
    with pytest.raises(Invalid) as caught:
        factories.make_offer(world.advisor, closes_on=today() - timedelta(days=1))
    assert list(caught.value.fields) == ["closes_on"]


def test_a_place_typed_in_full_is_found(world):
    assert factories.make_offer(world.advisor, place_text="lille").commune_key == "insee:59350"


def test_an_advisor_of_two_structures_names_one_of_them(world):
    membership.appoint(world.advisor.pk, factories.make_course("sud", "Zoo"))
    assert factories.make_offer(world.advisor, structure_key="sud").structure_key == "sud"
    assert factories.make_offer(world.advisor).structure_key == "nord"
    assert len(offers.list_offers(world.advisor.pk)) == 2


def test_the_structure_s_advisors_share_its_offers(world):
    colleague = factories.make_advisor(factories.make_course("nord"))
    first, second = factories.make_offer(world.advisor), factories.make_offer(colleague)
    assert [one.id for one in offers.list_offers(colleague.pk)] == [second.id, first.id]
    assert offers.get_offer(colleague.pk, first.id) == first


def test_another_structure_s_advisor_guesses_no_offer(world):
    offer = factories.make_offer(world.advisor)
    stranger = factories.make_advisor(factories.make_course("sud"))
    assert offers.list_offers(stranger.pk) == []
    for offer_id in (offer.id, 10**9):
        with pytest.raises(NotFound):
            offers.get_offer(stranger.pk, offer_id)


def test_who_is_no_advisor_has_no_offers(world):
    offer = factories.make_offer(world.advisor)
    administrator = factories.make_person(is_staff=True, is_superuser=True)
    for person in (world.learner, administrator):
        with pytest.raises(NotAllowed):
            offers.list_offers(person.pk)
        with pytest.raises(NotAllowed):
            offers.get_offer(person.pk, offer.id)
        with pytest.raises(NotAllowed):
            factories.make_offer(person)


def test_the_answers_are_counted_over_the_structure_and_named_in_the_own_groups(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    [item] = inbox.inbox(world.learner.pk)
    inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.HELP_ME)
    counts = offers.OfferCounts(proposed=2, seen=1, help_me=1)

    seen = offers.get_offer(world.advisor.pk, offer.id)
    assert seen.counts == counts
    assert {line.learner_id: line.answer for line in seen.proposals} == {
        world.learner.pk: offers.Answer.HELP_ME,
        world.neighbour.pk: None,
    }
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    narrowed = offers.get_offer(evening.pk, offer.id)
    assert narrowed.counts == counts
    assert [line.learner_id for line in narrowed.proposals] == [world.neighbour.pk]
    assert offers.list_offers(evening.pk)[0].counts == counts


def test_the_list_costs_no_more_queries_with_more_offers(world, django_assert_num_queries):
    factories.make_offer(world.advisor)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        offers.list_offers(world.advisor.pk)
    for _number in range(5):
        factories.make_offer(world.advisor, commune_key="insee:59350")
    with django_assert_num_queries(len(captured)):
        assert len(offers.list_offers(world.advisor.pk)) == 6


def test_no_answer_from_the_platform_is_a_no(world, unavailable):
    offer = factories.make_offer(world.advisor)
    unavailable()
    for call in (
        lambda: offers.list_offers(world.advisor.pk),
        lambda: offers.get_offer(world.advisor.pk, offer.id),
        lambda: factories.make_offer(world.advisor),
    ):
        with pytest.raises(Unavailable):
            call()
    assert Offer.objects.count() == 1
