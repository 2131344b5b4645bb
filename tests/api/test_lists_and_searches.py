"""Lists kept by hand and searches kept for later: one's own, and of people one may see now."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import learner_lists, profiles, saved_searches, sharing, targeting
from advisor_dashboard.api.access import reach_of
from advisor_dashboard.api.errors import Invalid, NotFound
from advisor_dashboard.api.groups import refresh_learner
from advisor_dashboard.api.reconciling import reconcile
from advisor_dashboard.api.target_query import TargetQuery
from advisor_dashboard.models import (
    CurriculumVitae,
    LearnerList,
    ListEntry,
    Membership,
    Posting,
    Profile,
    SavedSearch,
    Sharing,
)
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.targeting import newness
from advisor_dashboard.targeting.postings import recency
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


def test_a_list_does_not_tell_whether_a_cv_is_open_to_another_structure(world):
    elsewhere = factories.make_course("sud")
    for learner in (world.learner, world.neighbour):
        sharing.close_sharing(learner.pk, world.course)
    membership.enroll(world.learner.pk, elsewhere)
    sharing.open_sharing(world.learner.pk, elsewhere)

    made = [put(world, each, name=each.username) for each in (world.learner, world.neighbour)]

    assert [each.count for each in made] == [0, 0]


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


def test_a_name_that_there_is_means_that_list_whatever_its_capitals(world):
    first = put(world, world.learner, name="Été à Lille")
    again = put(world, world.neighbour, name="ete à  LILLE")

    assert (again.list_id, again.count, again.name) == (first.list_id, 2, "Été à Lille")


def test_a_list_and_a_name_at_once_are_neither(world):
    made = put(world, world.learner)
    with pytest.raises(Invalid):
        learner_lists.add_to_list(
            world.advisor.pk, [world.neighbour.pk], list_id=made.list_id, name="Autre"
        )
    assert ListEntry.objects.count() == 1


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
    address, _looked_at = saved_searches.open_search(world.advisor.pk, kept.search_id)
    later = timezone.now() + timedelta(minutes=5)
    SavedSearch.objects.update(looked_at=later)
    [after] = saved_searches.own_searches(world.advisor.pk, read)

    assert (before.new, after.new, address) == (2, 0, "q=vendeur")


def new(advisor, address: str = "q=vendeur") -> int:
    """How many are new in a search that was looked at a day ago."""
    saved_searches.save_search(advisor.pk, "Vente", address)
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1))
    [kept] = saved_searches.own_searches(advisor.pk, read)
    return kept.new


@pytest.fixture
def old(world):
    """All that there is has been there for ten days, as if nobody had done anything since."""

    def age() -> None:
        long_ago = timezone.now() - timedelta(days=10)
        CurriculumVitae.objects.update(saved_at=long_ago)
        Profile.objects.update(updated_at=long_ago, indexed_at=long_ago)
        Sharing.objects.update(opened_at=long_ago)
        Membership.objects.update(since=long_ago)
        Posting.objects.update(recency=recency(long_ago))

    age()
    return age


def test_who_opens_a_cv_that_was_written_long_ago_is_new(world, old):
    assert new(world.advisor) == 0
    sharing.close_sharing(world.learner.pk, world.course)
    sharing.open_sharing(world.learner.pk, world.course)

    assert new(world.advisor) == 1


def test_who_changes_the_cv_in_the_minute_of_the_look_is_new(world, old):
    saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    factories.save_cv(world.learner, SALES, radius_km=5)

    assert [each.new for each in saved_searches.own_searches(world.advisor.pk, read)] == [1]


def test_who_comes_into_the_cohort_is_new_to_its_advisor_and_not_to_that_of_the_course(world, old):
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    assert (new(evening), new(world.advisor)) == (0, 0)
    membership.enroll(world.learner.pk, world.course, "Soir")
    refresh_learner(world.learner.pk)

    assert (new(evening), new(world.advisor)) == (1, 0)


def test_who_opens_to_another_structure_is_not_new_to_this_one(world, old):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.learner.pk, elsewhere)
    sharing.open_sharing(world.learner.pk, elsewhere)
    there = factories.make_advisor(elsewhere)

    assert (new(there), new(world.advisor)) == (1, 0)


def test_an_index_that_is_built_again_makes_nobody_new(world, old):
    Profile.objects.all().delete()
    Posting.objects.all().delete()
    Membership.objects.all().delete()
    reconcile()

    assert Profile.objects.count() == 2
    assert new(world.advisor) == 0


@pytest.mark.parametrize(
    "address", ["q=vendeur", "q=lina+morel", "q=vente", "cohort=none", "licence=B", ""]
)
def test_only_who_fits_is_counted_whatever_the_search_asks_for(world, old, address):
    """As many as the search itself finds, of whom all are new."""
    query = {
        "cohort=none": TargetQuery(cohorts=frozenset({-1})),
        "licence=B": TargetQuery(licences=frozenset({"B"})),
    }.get(address, read(address))
    factories.save_cv(world.learner, SALES, licences=["B"], skills=["Vente en boutique"])
    factories.save_cv(world.neighbour, "ogr:11573", first_name="Sami", last_name="Diallo")
    moment = timezone.now() - timedelta(days=1)

    counted = targeting.count_new(reach_of(world.advisor.pk), [(query, moment)])

    assert [each.count for each in counted] == [targeting.target(world.advisor.pk, query).total]


def test_of_very_many_new_people_the_newest_are_counted_and_it_is_said(world, monkeypatch):
    monkeypatch.setattr(newness, "MOST_NEW", 1)
    saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1))

    [kept] = saved_searches.own_searches(world.advisor.pk, read)

    assert (kept.new, kept.or_more) == (1, True)


def test_many_kept_searches_ask_as_little_as_one_while_nobody_is_new(world, old):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            saved_searches.own_searches(world.advisor.pk, read)
        return len(queries)

    saved_searches.save_search(world.advisor.pk, "1", "q=vendeur")
    asked()
    of_one = asked()
    for number in range(2, 6):
        saved_searches.save_search(world.advisor.pk, str(number), "q=vendeur")
    of_five = asked()
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=20))

    assert of_five == of_one
    # Each that has somebody new to look at: the words, the wishes of these people.
    assert asked() <= of_five + 5 * 5


def test_who_does_not_fit_is_not_new(world):
    saved_searches.save_search(world.advisor.pk, "Cuisine", "q=cuisinier")
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1))

    assert [each.new for each in saved_searches.own_searches(world.advisor.pk, read)] == [0]
    assert Profile.objects.count() == 2
    assert profiles.load_cv(world.learner.pk).version


def test_the_same_name_again_takes_the_place_of_the_older_search(world):
    saved_searches.save_search(world.advisor.pk, "Vente", "q=vendeur")
    saved_searches.save_search(world.advisor.pk, "VENTE", "q=caissier")

    kept = saved_searches.own_searches(world.advisor.pk, read)
    assert [(each.name, each.address) for each in kept] == [("VENTE", "q=caissier")]


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
