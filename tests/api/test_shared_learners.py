"""One learner of a course, opened to an advisor who is narrowed to another cohort."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisor_dashboard.api import (
    access,
    access_lists,
    access_sheets,
    learner_lists,
    learner_page,
    memo_sending,
    offers,
    reading,
    workshops,
)
from advisor_dashboard.api.errors import NotFound
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.groups import refresh_learner
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.api.reconciling import reconcile
from advisor_dashboard.api.targeting import TargetQuery, count_new, target
from advisor_dashboard.models import (
    CurriculumVitae,
    Membership,
    Posting,
    Scope,
    SharedLearner,
)
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from tests import factories
from tests.memo_sheets import PLATFORM, source

TILL = "ogr:11640"


@pytest.fixture
def world(world):
    """Lina is in the morning group, Sami in the evening group; both opened their CVs."""
    factories.share_cv(world.learner, world.course, TILL)
    factories.share_cv(world.neighbour, world.course, TILL)
    return world


@pytest.fixture
def evening(world):
    """An advisor of the evening group alone."""
    return factories.make_advisor(world.course, cohorts=("Soir",), username="karim")


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What an administrator does, up to what follows the commit."""

    def commit(action):
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return commit


@pytest.fixture
def share(world, commit):
    def share(advisor, learner=None, course=None):
        return commit(
            lambda: SharedLearner.objects.create(
                advisor=advisor,
                course_key=course or world.course,
                learner=learner or world.learner,
            )
        )

    return share


def found(advisor, text="caissière", **asked) -> set[int]:
    """Whom a search finds; the number says the same."""
    result = target(advisor.pk, TargetQuery(text=text, **asked))
    assert result.total == len(result.cards)
    return {card.learner_id for card in result.cards}


def shared_scopes(advisor) -> list[int]:
    return list(Scope.objects.filter(advisor_id=advisor.pk).values_list("pk", flat=True))


def sees(advisor, learner) -> bool:
    """Whether the pages of a learner are there; they are there together or not at all."""
    answers = set()
    for page in (reading.read_cv, learner_page.learner_page):
        try:
            page(advisor.pk, learner.pk)
            answers.add(True)
        except NotFound:
            answers.add(False)
    [answer] = answers
    return answer


def test_the_advisor_finds_the_shared_learner_and_nobody_else_of_the_cohort(world, evening, share):
    another = factories.make_learner(world.course, "Matin")
    factories.share_cv(another, world.course, TILL)
    assert found(evening) == {world.neighbour.pk}
    share(evening)
    both = {world.learner.pk, world.neighbour.pk}
    assert found(evening) == found(evening, text="") == both
    assert sees(evening, world.learner)
    assert not sees(evening, another)
    assert learner_page.write_note(evening.pk, world.learner.pk, "Vu mardi.", version=0).text


def test_the_numbers_beside_the_filters_count_them_and_no_group_is_added(world, evening, share):
    share(evening)
    result = target(evening.pk, TargetQuery(text="caissière"), with_choices=True)
    counted = {choice.label: choice.count for choice in result.choices.cohorts}
    assert counted == {"Soir": 1}
    assert {tick.count for tick in result.occupations if tick.ticked} == {2}
    moment = CurriculumVitae.objects.get(pk=world.learner.pk).created_at.replace(year=2000)
    reach = access.reach_of(evening.pk)
    [new] = count_new(reach, [(TargetQuery(text="caissière"), moment)])
    assert new.count == 2
    [scope] = shared_scopes(evening)
    assert scope in access.reach_of(evening.pk).scope_ids()
    as_group = TargetQuery(text="caissière", cohorts=frozenset({scope}))
    assert target(evening.pk, as_group).total == 0


def test_an_offer_is_proposed_to_them_and_followed_up(world, evening, share):
    offer = factories.make_offer(evening)
    row = share(evening)
    assert factories.propose(evening, offer.id, world.learner).sent == 1
    [line] = offers.get_offer(evening.pk, offer.id).proposals
    assert line.learner_id == world.learner.pk
    [listed] = offers.list_offers(evening.pk)
    assert listed.counts.proposed == 1
    row.delete()
    assert not offers.get_offer(evening.pk, offer.id).proposals


@pytest.mark.parametrize("commits", [True, False])
def test_a_row_taken_away_hides_at_once_even_before_the_index_follows(
    world, evening, share, commit, commits
):
    row = share(evening)
    made = learner_lists.add_to_list(evening.pk, [world.learner.pk], list_id=None, name="Mardi")
    commit(row.delete) if commits else row.delete()
    assert found(evening) == {world.neighbour.pk}
    assert not sees(evening, world.learner)
    shown = learner_lists.show_list(evening.pk, made.list_id)
    assert (list(shown.cards), shown.hidden) == ([], 1)
    assert Posting.objects.filter(scope_id__in=shared_scopes(evening)).exists() is not commits


def test_a_learner_who_leaves_the_course_is_shared_no_longer(world, evening, share):
    share(evening)
    membership.unenroll(world.learner.pk, world.course)
    assert found(evening) == {world.neighbour.pk}
    assert not sees(evening, world.learner)
    membership.appoint(world.learner.pk, world.course)
    assert not sees(evening, world.learner)


def test_an_advisor_who_leaves_the_team_has_nobody_shared(world, evening, share):
    share(evening)
    elsewhere = factories.make_course("nord")
    membership.appoint(evening.pk, elsewhere)
    membership.dismiss(evening.pk, world.course)
    assert found(evening) == set()
    assert not sees(evening, world.learner)


def test_a_colleague_of_the_same_group_gains_nothing(world, evening, share):
    colleague = factories.make_advisor(world.course, cohorts=("Soir",))
    share(evening)
    assert found(colleague) == {world.neighbour.pk}
    assert not sees(colleague, world.learner)


def test_a_row_neither_narrows_nor_widens_who_sees_the_whole_course(world, share):
    share(world.advisor)
    assert found(world.advisor) == {world.learner.pk, world.neighbour.pk}
    assert access.reach_of(world.advisor.pk).shared == {}


def test_a_narrowing_that_shows_nobody_shows_the_shared_learner_alone(world, share):
    advisor = factories.make_advisor(world.course, cohorts=("Disparue",))
    share(advisor)
    assert found(advisor) == {world.learner.pk}


def test_sharing_in_one_course_opens_nothing_of_the_learner_in_another(world, evening, share):
    other = factories.make_course("nord")
    membership.enroll(world.learner.pk, other, "Midi")
    share(evening, course=other)
    assert found(evening) == {world.neighbour.pk}
    assert not sees(evening, world.learner)


@pytest.mark.parametrize("change", [str.upper, lambda key: f" {key}"])
def test_a_key_that_was_typed_otherwise_opens_nobody(world, evening, share, change):
    share(evening, course=change(world.course))
    assert found(evening) == {world.neighbour.pk}
    assert not sees(evening, world.learner)


def test_a_closed_cv_of_a_shared_learner_is_closed(world, share, evening):
    closed = factories.make_learner(world.course, "Matin")
    factories.save_cv(closed, TILL)
    share(evening, closed)
    assert found(evening) == {world.neighbour.pk}
    with pytest.raises(NotFound):
        reading.read_cv(evening.pk, closed.pk)
    assert learner_page.learner_page(evening.pk, closed.pk).facts is None


def test_the_nightly_comparison_mends_what_was_written_past_the_models(world, evening):
    SharedLearner.objects.bulk_create(
        [SharedLearner(advisor=evening, course_key=world.course, learner=world.learner)]
    )
    assert found(evening) == {world.neighbour.pk}
    assert reconcile().added == 1
    assert found(evening) == {world.learner.pk, world.neighbour.pk}
    rows = SharedLearner.objects.all()
    rows._raw_delete(rows.db)
    assert reconcile().removed == 1
    assert shared_scopes(evening) == []
    assert reconcile() == reconcile(dry_run=True)


def test_memo_sheets_and_workshops_know_the_shared_learner(world, evening, share, settings):
    share(evening)
    place = workshops.Place(world.course, "block")
    listed = workshops.listed(evening.pk, place)
    both = {world.learner.pk, world.neighbour.pk}
    assert {each.user_id for each in listed.learners} == both
    groups = {name: number for number, name in listed.groups}
    assert sorted(groups) == ["Matin", "Soir"]
    morning = workshops.listed(evening.pk, place, groups["Matin"])
    assert [each.user_id for each in morning.learners] == [world.learner.pk]
    settings.CLICNJOB = {"PLATFORM": PLATFORM}
    sheet = source(world.course)
    assert {each.learner_id for each in memo_sending.recipients(evening.pk, sheet)} == both
    names = {each.id: each.name for each in memo_sending.groups_in(evening.pk, world.course)}
    assert {names[each.cohort_id] for each in memo_sending.recipients(evening.pk, sheet)} == {
        "Matin", "Soir",
    }  # fmt: skip
    membership.enroll(factories.make_person("nuit").pk, world.course, "Nuit")
    assert {each.name for each in memo_sending.groups_in(evening.pk, world.course)} == {
        "Matin", "Soir",
    }  # fmt: skip


def test_the_password_stays_with_the_advisors_of_the_cohort(world, evening, share):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    groups = {each.cohort_name: each.key for each in access_lists.places(world.advisor.pk)}
    kept = access_lists.keep_list(world.advisor.pk, groups["Matin"], "Zoé Martin")
    [account] = access_sheets.make_accounts(world.advisor.pk, kept)
    learner = factories.User.objects.get(pk=account.user_id)
    share(evening, learner)
    assert learner_page.learner_page(evening.pk, learner.pk)
    assert access_sheets.renew_passwords(evening.pk, [learner.pk]).accesses == ()
    assert access_sheets.sheets_to_print(evening.pk, {learner.pk: account.stamp}) == []
    assert access_sheets.account_page(evening.pk, 1).lines == ()


def test_both_are_told_whom_they_are_shared_with(world, evening, share):
    share(evening)
    [row] = export_learner(world.learner.pk)["shared_with"]
    assert (row["advisor_id"], row["course_key"]) == (evening.pk, world.course)
    [row] = export_learner(evening.pk)["learners_shared_with_me"]
    assert row["learner_id"] == world.learner.pk
    assert export_learner(evening.pk)["courses_with_shared_learners"]


def test_an_erased_advisor_leaves_no_trace_in_the_index(world, evening, share, commit):
    share(evening)
    scopes = shared_scopes(evening)
    commit(lambda: erase_learner(evening.pk))
    assert not SharedLearner.objects.exists()
    assert not Scope.objects.filter(advisor_id=evening.pk).exists()
    assert not Posting.objects.filter(scope_id__in=scopes).exists()
    assert found(world.advisor) == {world.learner.pk, world.neighbour.pk}


def test_an_erased_learner_is_shared_with_nobody(world, evening, share, commit):
    share(evening)
    commit(lambda: erase_learner(world.learner.pk))
    assert not SharedLearner.objects.exists()
    assert found(evening) == {world.neighbour.pk}


@pytest.mark.parametrize("who", ["advisor", "learner"])
def test_an_account_that_is_deleted_takes_the_sharing_along(world, evening, share, commit, who):
    share(evening)
    commit((evening if who == "advisor" else world.learner).delete)
    assert not SharedLearner.objects.exists()
    assert not Membership.objects.filter(scope__advisor_id__gt=0).exists()
    reconcile()
    assert not Scope.objects.filter(advisor_id__gt=0).exists()


def test_a_first_cv_of_a_shared_learner_is_found_by_the_advisor(world, evening, share):
    later = factories.make_learner(world.course, "Matin")
    share(evening, later)
    assert not refresh_learner(later.pk)
    factories.share_cv(later, world.course, TILL)
    assert later.pk in found(evening)


def test_a_search_asks_the_same_of_the_database_however_many_are_shared(world, evening, share):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            found(evening)
        return len(queries)

    share(evening)
    found(evening)
    before = asked()
    for _each in range(3):
        another = factories.make_learner(world.course, "Matin")
        factories.share_cv(another, world.course, TILL)
        share(evening, another)
    assert asked() == before
