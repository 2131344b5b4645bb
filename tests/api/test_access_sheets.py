"""Accounts that advisors make: once, for their own courses, and renewed for nobody else."""

from __future__ import annotations

import logging

import pytest
from django.contrib.auth import authenticate, get_user_model

from advisor_dashboard.api import access_lists, access_sheets
from advisor_dashboard.api.access import display_name
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.own_sheet import own_sheet
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import AccessListDraft, AccessSheet
from advisor_dashboard.platform import Access, Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories
from tests.platform.broken import BrokenPlatform

User = get_user_model()


@pytest.fixture
def world(world):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    return world


def keep(advisor, *names: str, cohort: str = ""):
    place = next(place for place in access_lists.places(advisor.pk) if place.cohort_name == cohort)
    return access_lists.keep_list(advisor.pk, place.key, "\n".join(names))


def make(advisor, *names: str, cohort: str = "") -> list[Access]:
    return access_sheets.make_accounts(advisor.pk, keep(advisor, *names, cohort=cohort))


@pytest.fixture
def zoe(world) -> Access:
    return make(world.advisor, "Zoé Martin", cohort="Matin")[0]


def lets_in(access: Access) -> bool:
    return authenticate(username=access.username, password=access.password) is not None


def renewed(advisor, *accesses: Access) -> list[int]:
    """Whose password the advisor can change."""
    renewal = access_sheets.renew_passwords(advisor.pk, [each.user_id for each in accesses])
    return [each.user_id for each in renewal.accesses]


def shown(advisor, *accesses: Access) -> list[int]:
    stamps = {each.user_id: each.stamp for each in accesses}
    return [sheet.learner_id for sheet in access_sheets.sheets_to_print(advisor.pk, stamps)]


def listed(advisor) -> list[int]:
    return [line.learner_id for line in access_sheets.account_page(advisor.pk, 1).lines]


def test_the_accounts_of_a_list_are_made_and_noted(world):
    accesses = make(world.advisor, "Zoé Martin", "Paul Durand", cohort="Matin")
    assert all(lets_in(access) for access in accesses)
    platform = EmbeddedPlatform()
    for access in accesses:
        assert platform.cohort_of(access.user_id, world.course).name == "Matin"
        sheet = AccessSheet.objects.get(pk=access.user_id)
        assert (sheet.made_by, sheet.course_key) == (world.advisor, world.course)
    sheets = access_sheets.sheets_to_print(
        world.advisor.pk, {each.user_id: each.stamp for each in accesses}
    )
    assert [sheet.name for sheet in sheets] == ["Zoé Martin", "Paul Durand"]
    assert [sheet.login_name for sheet in sheets] == [each.username for each in accesses]
    assert sheets[0].login_url == platform_login(world)


def platform_login(world) -> str:
    from advisor_dashboard.platform import get_platform

    return get_platform().login_url(world.course)


def test_no_password_is_kept_or_logged(world, caplog):
    caplog.set_level(logging.DEBUG)
    access = make(world.advisor, "Zoé Martin")[0]
    access_sheets.renew_passwords(world.advisor.pk, [access.user_id])
    assert access.password not in caplog.text
    assert "Zoé" not in caplog.text
    rows = str(list(AccessSheet.objects.values())) + str(list(User.objects.values()))
    assert access.password not in rows


def test_a_list_that_is_confirmed_twice_makes_its_accounts_once(world):
    kept = keep(world.advisor, "Zoé Martin", "Paul Durand")
    before = User.objects.count()
    access_sheets.make_accounts(world.advisor.pk, kept)
    with pytest.raises(Conflict):
        access_sheets.make_accounts(world.advisor.pk, kept)
    assert User.objects.count() == before + 2
    assert access_sheets.was_confirmed(world.advisor.pk, kept.token)
    assert not AccessListDraft.objects.exists()


def test_another_s_list_is_not_confirmed(world):
    kept = keep(world.advisor, "Zoé Martin")
    before = User.objects.count()
    colleague = factories.make_advisor(world.course)
    with pytest.raises(Conflict):
        access_sheets.make_accounts(colleague.pk, kept)
    assert User.objects.count() == before + 1  # the colleague
    assert not access_sheets.was_confirmed(colleague.pk, kept.token)


def test_all_are_made_or_none(world, monkeypatch):
    kept = keep(world.advisor, "Zoé Martin", "Paul Durand")
    opened, before = EmbeddedPlatform.open_account, User.objects.count()
    calls = []

    def fail_at_second(self, account, made_by):
        calls.append(account)
        if len(calls) == 2:
            BrokenPlatform().open_account()
        return opened(self, account, made_by)

    monkeypatch.setattr(EmbeddedPlatform, "open_account", fail_at_second)
    with pytest.raises(Unavailable):
        access_sheets.make_accounts(world.advisor.pk, kept)
    assert User.objects.count() == before
    assert not AccessSheet.objects.exists()
    assert len(access_sheets.make_accounts(world.advisor.pk, kept)) == 2


def test_a_group_that_was_taken_away_meanwhile_gets_no_account(world):
    kept = keep(world.advisor, "Zoé Martin", cohort="Soir")
    factories.narrow(world.advisor, world.course, "Matin")
    fresh = access_lists.kept_list(world.advisor.pk, kept.token)
    before = User.objects.count()
    with pytest.raises(Invalid):
        access_sheets.make_accounts(world.advisor.pk, fresh)
    assert User.objects.count() == before


@pytest.mark.parametrize("who", ["learner", "administrator", "stranger"])
def test_who_is_no_advisor_of_the_course_makes_no_account(world, who):
    person = {
        "learner": world.learner,
        "administrator": factories.make_person("root", is_staff=True, is_superuser=True),
        "stranger": factories.make_advisor(factories.make_course("sud")),
    }[who]
    kept = keep(world.advisor, "Zoé Martin")
    before = User.objects.count()
    with pytest.raises((NotAllowed, Conflict, Invalid, NotFound)):
        access_sheets.make_accounts(person.pk, kept)
    assert User.objects.count() == before


def test_off_every_door_refuses(world, zoe):
    kept = keep(world.advisor, "Paul Durand")
    switch(Feature.ACCESS_SHEETS, world.course, on=False)
    for door in (
        lambda: access_sheets.make_accounts(world.advisor.pk, kept),
        lambda: access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id]),
        lambda: access_sheets.sheets_to_print(world.advisor.pk, {zoe.user_id: zoe.stamp}),
        lambda: access_sheets.account_page(world.advisor.pk, 1),
    ):
        with pytest.raises(NotAllowed) as caught:
            door()
        assert caught.value.code == "switched_off"
    assert lets_in(zoe)


def test_a_new_password_takes_the_place_of_the_old_one(world, zoe):
    access = access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id]).accesses[0]
    assert lets_in(access)
    assert not lets_in(zoe)
    assert shown(world.advisor, access) == [zoe.user_id]
    assert shown(world.advisor, zoe) == []
    sheet = AccessSheet.objects.get(pk=zoe.user_id)
    assert sheet.renewed_by == world.advisor
    assert sheet.renewed_at


def test_a_colleague_of_the_same_course_may_renew_it(world, zoe):
    colleague = factories.make_advisor(world.course)
    assert renewed(colleague, zoe) == [zoe.user_id]


def change_password(user):
    user.set_password("mon-secret-a-moi-42")
    user.save()


def learn_elsewhere(user):
    membership.enroll(user.pk, factories.make_course("sud"))


#: What makes a learner's account somebody's own, or takes it out of the advisor's hands.
TAKEN = {
    "own address": lambda world, user: User.objects.filter(pk=user.pk).update(email="z@e.org"),
    "own password": lambda world, user: change_password(user),
    "closed": lambda world, user: User.objects.filter(pk=user.pk).update(is_active=False),
    "on the team": lambda world, user: membership.appoint(user.pk, world.course),
    "on another team": lambda world, user: membership.appoint(
        user.pk, factories.make_course("sud")
    ),
    "administrator": lambda world, user: User.objects.filter(pk=user.pk).update(is_staff=True),
    "superuser": lambda world, user: User.objects.filter(pk=user.pk).update(is_superuser=True),
    "left the course": lambda world, user: membership.unenroll(user.pk, world.course),
    "learns elsewhere too": lambda world, user: learn_elsewhere(user),
    "erased": lambda world, user: erase_learner(user.pk),
}


@pytest.mark.parametrize("how", TAKEN)
def test_an_account_that_is_not_as_it_was_made_keeps_its_password(world, zoe, how):
    paul = make(world.advisor, "Paul Durand")[0]
    TAKEN[how](world, User.objects.get(pk=zoe.user_id))
    password = User.objects.get(pk=zoe.user_id).password
    assert renewed(world.advisor, zoe, paul) == [paul.user_id]
    assert User.objects.get(pk=zoe.user_id).password == password
    if how != "learns elsewhere too":
        assert shown(world.advisor, zoe) == []


def test_who_got_no_new_password_is_named_if_the_advisor_may_know(world, zoe):
    change_password(User.objects.get(pk=zoe.user_id))
    other = factories.make_course("nord")
    stranger = make(factories.make_advisor(other), "Paul Durand")[0]
    renewal = access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id, stranger.user_id])
    assert renewal.accesses == ()
    assert renewal.left_out == ("Zoé Martin",)


def test_nobody_else_s_account_is_ever_renewed(world, zoe):
    change_password(world.learner)
    administrator = factories.make_person("root", is_staff=True, is_superuser=True)
    people = [world.learner, world.neighbour, world.advisor, administrator]
    before = {person.pk: User.objects.get(pk=person.pk).password for person in people}
    renewal = access_sheets.renew_passwords(world.advisor.pk, [*before, 10**9])
    assert (renewal.accesses, renewal.left_out) == ((), ())
    assert {pk: User.objects.get(pk=pk).password for pk in before} == before


def test_advisors_of_elsewhere_neither_see_nor_renew(world, zoe):
    strangers = {
        "another structure": factories.make_advisor(factories.make_course("sud")),
        "another course": factories.make_advisor(factories.make_course("nord")),
        "another cohort": factories.make_advisor(world.course, cohorts=("Soir",)),
    }
    for who, advisor in strangers.items():
        assert renewed(advisor, zoe) == [], who
        assert shown(advisor, zoe) == [], who
        assert listed(advisor) == [], who
    assert lets_in(zoe)


def test_who_moves_to_another_cohort_is_its_advisor_s(world, zoe):
    morning = factories.make_advisor(world.course, cohorts=("Matin",))
    evening = factories.make_advisor(world.course, cohorts=("Soir",))
    membership.enroll(zoe.user_id, world.course, "Soir")
    assert (listed(morning), renewed(morning, zoe)) == ([], [])
    assert listed(evening) == [zoe.user_id]
    assert renewed(evening, zoe) == [zoe.user_id]


def test_the_sheet_of_another_course_of_the_advisor_does_not_open_this_one(world, zoe):
    second = factories.make_course("nord")
    membership.enroll(zoe.user_id, second)
    both = factories.make_advisor(second)
    assert renewed(both, zoe) == []


def test_a_stamp_cannot_be_brought_along(world, zoe):
    """A sheet is shown for the stamp that is stored, whatever the browser's session says."""
    change_password(User.objects.get(pk=zoe.user_id))
    assert shown(world.advisor, zoe) == []
    assert access_sheets.sheets_to_print(world.advisor.pk, {world.learner.pk: ""}) == []


def test_without_the_platform_no_password_changes(world, zoe, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id])
    assert lets_in(zoe)


def test_if_one_check_fails_no_password_changes(world, zoe, monkeypatch):
    paul = make(world.advisor, "Paul Durand")[0]
    asked, ask = [], EmbeddedPlatform.renew_password

    def fail_at_second(self, user_id, stamp):
        asked.append(user_id)
        if len(asked) == 2:
            BrokenPlatform().renew_password()
        return ask(self, user_id, stamp)

    monkeypatch.setattr(EmbeddedPlatform, "renew_password", fail_at_second)
    with pytest.raises(Unavailable):
        access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id, paul.user_id])
    assert lets_in(zoe)
    assert lets_in(paul)
    monkeypatch.undo()
    assert len(renewed(world.advisor, zoe, paul)) == 2


def test_so_many_at_once(world):
    with pytest.raises(Invalid):
        access_sheets.renew_passwords(world.advisor.pk, range(1, 42))


def test_the_list_has_the_newest_first_and_says_whose_each_is(world, zoe):
    paul = make(world.advisor, "Paul Durand")[0]
    change_password(User.objects.get(pk=zoe.user_id))
    lines = access_sheets.account_page(world.advisor.pk, 1).lines
    assert [(line.learner_id, line.as_made) for line in lines] == [
        (paul.user_id, True),
        (zoe.user_id, False),
    ]
    second = access_sheets.account_page(world.advisor.pk, 9, size=1)
    assert (second.lines, second.number, second.last) == ((lines[1],), 2, 2)


def test_the_list_costs_no_more_queries_with_more_accounts(
    world, zoe, django_assert_max_num_queries
):
    def cost() -> int:
        with django_assert_max_num_queries(30) as asked:
            listed(world.advisor)
        return len(asked.captured_queries)

    few = cost()
    make(world.advisor, "Paul Durand", "Lou Petit", "Max Blanc")
    assert cost() == few


def test_the_learner_is_told_who_made_the_account_and_who_renewed_it(world, zoe):
    before = own_sheet(zoe.user_id)
    assert (before.made_by, before.renewed_at) == (display_name(world.advisor.pk), None)
    colleague = factories.make_advisor(world.course)
    access_sheets.renew_passwords(colleague.pk, [zoe.user_id])
    after = own_sheet(zoe.user_id)
    assert after.renewed_by == display_name(colleague.pk)
    assert after.renewed_at >= before.made_at
    assert own_sheet(world.learner.pk) is None


def test_both_are_told_what_is_held_and_erased(world, zoe):
    colleague = factories.make_advisor(world.course)
    access_sheets.renew_passwords(colleague.pk, [zoe.user_id])
    told = export_learner(zoe.user_id)["access_sheet"]
    assert (told["made_by_id"], told["renewed_by_id"]) == (world.advisor.pk, colleague.pk)
    assert export_learner(world.advisor.pk)["accounts_made"][0]["learner_id"] == zoe.user_id
    assert export_learner(colleague.pk)["passwords_renewed"][0]["learner_id"] == zoe.user_id
    erase_learner(world.advisor.pk)
    erase_learner(colleague.pk)
    sheet = AccessSheet.objects.get(pk=zoe.user_id)
    assert (sheet.made_by, sheet.renewed_by) == (None, None)
    erase_learner(zoe.user_id)
    assert not AccessSheet.objects.exists()


def test_of_who_made_it_and_is_gone_the_sheet_says_nothing(world, zoe):
    colleague = factories.make_advisor(world.course)
    erase_learner(world.advisor.pk)
    assert access_sheets.sheets_to_print(colleague.pk, {zoe.user_id: zoe.stamp})[0].made_by == ""
