"""Lists kept by hand and searches kept for later: one's own, and of people one may see now."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import learner_lists, profiles, saved_searches, sharing
from advisor_dashboard.api.errors import Invalid, NotFound
from advisor_dashboard.api.target_query import TargetQuery
from advisor_dashboard.models import LearnerList, ListEntry, Profile, SavedSearch
from tests import factories

SALES = "ogr:20514"


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, SALES)
    factories.share_cv(world.neighbour, world.course, SALES, first_name="Sami", last_name="Diallo")
    return world


def put(world, *learners, name: str = "Salon de mars"):
    ids = [learner.pk for learner in learners]
    return learner_lists.add_to_list(world.advisor.pk, ids, list_id=None, name=name)


def read(address: str) -> TargetQuery | None:
    words = QueryDict(address)
    return None if "broken" in words else TargetQuery(text=words.get("q", ""))


def test_people_are_put_on_a_list_once_and_taken_off(world):
    made = put(world, world.learner, world.neighbour)
    again = learner_lists.add_to_list(world.advisor.pk, [world.learner.pk], list_id=made.list_id)
    learner_lists.take_off_list(world.advisor.pk, made.list_id, [world.neighbour.pk])

    assert (made.count, again.count) == (2, 2)
    shown = learner_lists.show_list(world.advisor.pk, made.list_id)
    assert [card.name for card in shown.cards] == ["Lina Morel"]


def test_who_closes_the_cv_is_a_number_on_the_list(world):
    made = put(world, world.learner, world.neighbour)
    sharing.close_sharing(world.neighbour.pk, world.course)

    shown = learner_lists.show_list(world.advisor.pk, made.list_id)

    assert ([card.name for card in shown.cards], shown.hidden) == (["Lina Morel"], 1)


def test_who_is_not_the_advisor_s_comes_on_no_list(world):
    stranger = factories.make_learner(factories.make_course("sud"))
    made = put(world, world.learner, stranger, world.advisor)

    assert made.count == 1


def test_a_list_is_its_advisor_s_alone(world):
    made = put(world, world.learner)
    colleague = factories.make_advisor(world.course)

    assert learner_lists.own_lists(colleague.pk) == []
    for door in (learner_lists.show_list, learner_lists.delete_list):
        with pytest.raises(NotFound):
            door(colleague.pk, made.list_id)
    with pytest.raises(NotFound):
        learner_lists.add_to_list(colleague.pk, [world.learner.pk], list_id=made.list_id)
    assert LearnerList.objects.count() == 1


@pytest.mark.parametrize("name", ["", "  ", "n" * 81, "a\x00b"])
def test_a_list_needs_a_name_that_can_be_kept(world, name):
    with pytest.raises(Invalid):
        put(world, world.learner, name=name)
    assert not LearnerList.objects.exists()


def test_a_list_that_would_be_too_long_stays_as_it_was(world, monkeypatch):
    made = put(world, world.learner)
    monkeypatch.setattr(learner_lists, "MOST_ON_A_LIST", 1)

    with pytest.raises(Invalid):
        learner_lists.add_to_list(world.advisor.pk, [world.neighbour.pk], list_id=made.list_id)
    assert ListEntry.objects.count() == 1


def test_a_list_of_many_costs_no_more_questions(world):
    made = put(world, world.learner)
    learner_lists.show_list(world.advisor.pk, made.list_id)
    with CaptureQueriesContext(connection) as of_one:
        learner_lists.show_list(world.advisor.pk, made.list_id)
    learner_lists.add_to_list(world.advisor.pk, [world.neighbour.pk], list_id=made.list_id)
    with CaptureQueriesContext(connection) as of_two:
        learner_lists.show_list(world.advisor.pk, made.list_id)

    assert len(of_one) == len(of_two)


def test_a_kept_search_tells_how_many_are_new_since_it_was_opened(world):
    kept = saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    # As if it had been kept yesterday: both CVs are newer.
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1))
    [before] = saved_searches.own_searches(world.advisor.pk, read)
    address = saved_searches.open_search(world.advisor.pk, kept.search_id)
    later = timezone.now() + timedelta(minutes=5)
    SavedSearch.objects.update(looked_at=later)
    [after] = saved_searches.own_searches(world.advisor.pk, read)

    assert (before.new, after.new, address) == (2, 0, "q=vendeur")


def test_who_does_not_fit_is_not_new(world):
    saved_searches.save_search(world.advisor.pk, "Cuisine", "q=cuisinier")
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1))

    assert [each.new for each in saved_searches.own_searches(world.advisor.pk, read)] == [0]
    assert Profile.objects.count() == 2
    assert profiles.load_cv(world.learner.pk).version


def test_the_same_name_again_takes_the_place_of_the_older_search(world):
    saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    saved_searches.save_search(world.advisor.pk, "Vente", "q=caissier")

    assert [each.address for each in saved_searches.own_searches(world.advisor.pk, read)] == [
        "q=caissier"
    ]


def test_a_search_that_cannot_be_read_any_more_tells_nobody(world):
    saved_searches.save_search(world.advisor.pk, "Vieux", "broken=1")

    assert [each.new for each in saved_searches.own_searches(world.advisor.pk, read)] == [0]


def test_a_search_is_its_advisor_s_alone(world):
    kept = saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    colleague = factories.make_advisor(world.course)

    assert saved_searches.own_searches(colleague.pk, read) == []
    for door in (saved_searches.open_search, saved_searches.delete_search):
        with pytest.raises(NotFound):
            door(colleague.pk, kept.search_id)


def test_only_so_many_searches_are_kept(world, monkeypatch):
    monkeypatch.setattr(saved_searches, "MOST", 1)
    saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")

    with pytest.raises(Invalid):
        saved_searches.save_search(world.advisor.pk, "Autre", "q=caissier")
