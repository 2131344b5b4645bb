"""Keys that differ by case alone are two: also on databases that compare without case."""

from __future__ import annotations

import pytest
from django.utils import timezone

from advisor_dashboard.api import offers, sharing
from advisor_dashboard.api.access import reach_of
from advisor_dashboard.api.errors import Invalid, NotFound
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.models import Membership, Message, Offer, Posting, Scope, Sharing
from advisor_dashboard.targeting import memberships
from tests import factories


def open_to(learner, structure_key: str) -> Sharing:
    return Sharing.objects.create(
        learner=learner, structure_key=structure_key, opened_at=timezone.now()
    )


def test_consent_to_the_one_structure_opens_nothing_in_the_other(world):
    factories.save_cv(world.learner, "ogr:20526")
    open_to(world.learner, "NORD")
    factories.save_cv(world.learner, "ogr:20526", radius_km=50)
    assert not sharing.sharing_state(world.learner.pk, world.course).open
    assert not Posting.objects.exists()
    assert target(world.advisor.pk, TargetQuery()).cards == []
    with pytest.raises(NotFound):
        read_cv(world.advisor.pk, world.learner.pk)


def test_nobody_gets_an_offer_by_consent_to_the_other(world):
    factories.save_cv(world.learner)
    open_to(world.learner, "NORD")
    offer = factories.make_offer(world.advisor)
    assert offers.preview(world.advisor.pk, offer.id, [world.learner.pk]).recipients == ()


def test_closing_to_the_one_leaves_the_other(world, monkeypatch):
    factories.share_cv(world.learner, world.course)
    row = open_to(world.learner, "NORD")
    # The platform's answer would end it: the learner is in no course of it.
    monkeypatch.setattr(sharing, "refresh_learner", lambda learner_id: False)
    sharing.close_sharing(world.learner.pk, world.course)
    assert list(Sharing.objects.filter(closed_at=None)) == [row]


def test_a_scope_of_the_other_is_not_searched(world):
    factories.share_cv(world.learner, world.course)
    Scope.objects.update(structure_key="NORD")
    assert reach_of(world.advisor.pk).scope_ids() == frozenset()


def test_the_scope_of_another_course_is_not_taken_for_one_s_own(world):
    Scope.objects.create(course_key=world.course.upper(), structure_key="NORD")
    factories.share_cv(world.learner, world.course)
    found = Membership.objects.filter(learner=world.learner).values_list(
        "scope__course_key", flat=True
    )
    assert world.course.upper() not in found
    assert memberships.structures_of([world.course]) <= {"nord"}


def test_offers_of_the_other_are_not_seen(world):
    own = factories.make_offer(world.advisor)
    other = factories.make_offer(world.advisor)
    Offer.objects.filter(pk=other.id).update(structure_key="NORD")
    assert [one.id for one in offers.list_offers(world.advisor.pk)] == [own.id]
    assert offers.count_offers(world.advisor.pk) == 1
    with pytest.raises(NotFound):
        offers.get_offer(world.advisor.pk, other.id)


def test_a_token_in_other_letters_is_not_the_same_click(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner, token="click")
    try:
        outcome = factories.propose(world.advisor, offer.id, world.neighbour, token="CLICK")
    except Invalid:  # the database takes the two for one: nothing is sent, and it is said
        assert Message.objects.count() == 1
    else:
        assert not outcome.repeated
