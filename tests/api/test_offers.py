"""Offers of a structure: written with checks, seen by its advisors only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import inbox, offers, sharing
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import Appellation, Occupation, Offer
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Enrollment
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
    assert (offer.rome, offer.job) == ("D1106", "Vendeur en boulangerie / Vendeuse en boulangerie")
    assert (offer.place, offer.commune_key) == ("Lille", "insee:59350")
    assert (offer.structure_key, offer.structure) == ("nord", "Structure nord")
    assert offer.author_name == "nadia"
    assert offer.open
    assert offer.counts == offers.OfferCounts()


def test_a_field_of_one_line_is_kept_in_one_and_nothing_turns_its_direction(world):
    offer = factories.make_offer(
        world.advisor,
        title="Vente\r\nBcc: a@example.org",
        employer="Le\tFournil\u2028du port",
        description="Un\n\u202edeux",
    )

    assert offer.title == "Vente Bcc: a@example.org"
    assert offer.employer == "Le Fournil du port"
    assert offer.description == "Un\ndeux"


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


def test_an_advisor_reads_the_answers_of_the_own_groups_and_the_total_of_the_structure(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    [item] = inbox.inbox(world.learner.pk)
    inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.HELP_ME)

    for advisor, counts in (
        (world.advisor, offers.OfferCounts(proposed=2, seen=1, help_me=1)),
        (factories.make_advisor(world.course, cohorts=("Soir",)), offers.OfferCounts(proposed=1)),
        (factories.make_advisor(factories.make_course("nord")), offers.OfferCounts()),
    ):
        seen = offers.get_offer(advisor.pk, offer.id)
        [line] = offers.list_offers(advisor.pk)
        assert seen.counts == line.counts == counts
        assert seen.proposed == line.proposed == 2
        assert len(seen.proposals) == counts.proposed
        assert (line.last_answer_at is None) == (counts.help_me == 0)


def test_an_answer_elsewhere_moves_nothing_in_the_list(world):
    old = proposed(world, world.learner)
    new = factories.make_offer(world.advisor)
    [item] = inbox.inbox(world.learner.pk)
    inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.INTERESTED)
    evening = factories.make_advisor(world.course, cohorts=("Soir",))

    def ids(advisor):
        return [one.id for one in offers.list_offers(advisor.pk, newest_answers_first=True)]

    assert ids(world.advisor) == [old.id, new.id]
    assert ids(evening) == [new.id, old.id]


def test_a_cv_that_was_closed_is_said_to_be_closed(world):
    offer = proposed(world, world.learner)
    assert [line.cv_open for line in offers.get_offer(world.advisor.pk, offer.id).proposals] == [
        True
    ]
    sharing.close_sharing(world.learner.pk, world.course)
    [line] = offers.get_offer(world.advisor.pk, offer.id).proposals
    assert not line.cv_open


def test_the_list_costs_no_more_queries_with_more_offers(world, django_assert_num_queries):
    factories.make_offer(world.advisor)
    with CaptureQueriesContext(connection) as captured:
        offers.list_offers(world.advisor.pk)
    for _number in range(5):
        factories.make_offer(world.advisor, commune_key="insee:59350")
    with django_assert_num_queries(len(captured)):
        assert len(offers.list_offers(world.advisor.pk)) == 6


def proposed(world, learner, **names):
    """An offer of the first structure, proposed to a learner who shares there."""
    factories.share_cv(learner, world.course, **names)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, learner)
    return offer


def named(advisor, offer) -> list[str]:
    return [line.name for line in offers.get_offer(advisor.pk, offer.id).proposals]


def test_the_name_on_a_cv_is_shown_while_it_is_open_to_the_offer_s_structure(world):
    learner = factories.make_learner(world.course, first_name="Alex", last_name="Compte")
    elsewhere = factories.make_course("sud")
    membership.enroll(learner.pk, elsewhere)
    offer = proposed(world, learner, first_name="Secret", last_name="Nom")
    assert named(world.advisor, offer) == ["Secret Nom"]
    sharing.open_sharing(learner.pk, elsewhere)
    sharing.close_sharing(learner.pk, world.course)
    assert named(world.advisor, offer) == ["Alex Compte"]


def test_an_answer_is_named_only_through_courses_of_the_offer_s_structure(world):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.learner.pk, elsewhere)
    offer = proposed(world, world.learner)
    other = factories.make_advisor(elsewhere, factories.make_course("nord"))
    assert named(other, offer) == []


def test_who_left_is_not_named_even_before_the_projection_follows(world):
    offer = proposed(world, world.learner)
    assert len(named(world.advisor, offer)) == 1
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    seen = offers.get_offer(world.advisor.pk, offer.id)
    assert (seen.proposals, seen.counts.proposed, seen.proposed) == ((), 0, 1)


def test_who_changed_cohort_is_not_named_to_the_former_s_advisor(world):
    offer = proposed(world, world.learner)
    morning = factories.make_advisor(world.course, cohorts=("Matin",))
    assert len(named(morning, offer)) == 1
    Enrollment.objects.filter(user=world.learner).update(cohort=None)
    assert named(morning, offer) == []


def test_an_offer_costs_no_more_queries_with_more_proposals(world, django_assert_num_queries):
    offer = proposed(world, world.learner)
    with CaptureQueriesContext(connection) as captured:
        offers.get_offer(world.advisor.pk, offer.id)
    for number in range(6):
        learner = factories.make_learner(world.course, f"Groupe {number}")
        factories.share_cv(learner, world.course)
        factories.propose(world.advisor, offer.id, learner)
    with django_assert_num_queries(len(captured)):
        assert len(named(world.advisor, offer)) == 7


def test_a_part_of_the_list_is_the_list_cut(world):
    every = [factories.make_offer(world.advisor).id for _number in range(5)][::-1]

    def ids(**cut):
        return [one.id for one in offers.list_offers(world.advisor.pk, **cut)]

    assert ids() == every
    assert ids(limit=2) == every[:2]
    assert ids(limit=2, offset=4) == every[4:]
    assert ids(offset=3) == every[3:]
    assert ids(limit=2, offset=9) == []
    assert offers.count_offers(world.advisor.pk) == 5


def test_what_moved_last_comes_first_when_asked(world):
    old = proposed(world, world.learner)
    new = factories.make_offer(world.advisor)

    def ids(**cut):
        found = offers.list_offers(world.advisor.pk, newest_answers_first=True, **cut)
        assert found == sorted(found, key=lambda one: one.last_moved_at, reverse=True)
        return [one.id for one in found]

    assert ids() == [new.id, old.id]
    [item] = inbox.inbox(world.learner.pk)
    inbox.answer(world.learner.pk, item.proposal_id, inbox.Answer.INTERESTED)
    assert ids() == [old.id, new.id]
    assert ids(limit=1) == [old.id]


def test_who_is_no_advisor_counts_no_offers(world):
    with pytest.raises(NotAllowed):
        offers.count_offers(world.learner.pk)


def test_no_answer_from_the_platform_is_a_no(world, unavailable):
    offer = factories.make_offer(world.advisor)
    unavailable()
    for call in (
        lambda: offers.list_offers(world.advisor.pk),
        lambda: offers.count_offers(world.advisor.pk),
        lambda: offers.get_offer(world.advisor.pk, offer.id),
        lambda: factories.make_offer(world.advisor),
    ):
        with pytest.raises(Unavailable):
            call()
    assert Offer.objects.count() == 1


def test_an_offer_keeps_the_job_that_was_chosen_whatever_the_vocabulary_becomes(world):
    offer = factories.make_offer(world.advisor, appellation_key="ogr:20526")
    Occupation.objects.filter(rome="D1106").update(label="Vendeur / Vendeuse en épicerie")
    Appellation.objects.filter(key="ogr:20526").update(label="Vendeur au pain", retired=True)
    kept = offers.get_offer(world.advisor.pk, offer.id)
    assert kept.job == "Vendeur en boulangerie / Vendeuse en boulangerie"
