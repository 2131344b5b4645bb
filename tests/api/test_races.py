"""Two hands at once: on a database that lets threads meet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from advisor_dashboard.api import (
    access_lists,
    access_sheets,
    follow_up,
    learner_lists,
    offers,
    own_vocabulary,
    privacy,
    profiles,
    saved_searches,
    sharing,
)
from advisor_dashboard.api.errors import ApiError, Conflict
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.models import (
    AccessSheet,
    CVView,
    LearnerList,
    Message,
    OwnSynonym,
    Posting,
    Profile,
    Proposal,
    SavedSearch,
    Sharing,
)
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("the SQLite of the tests is in memory: threads share one connection")
    return factories.make_world()


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls at the same moment; what each returned or raised."""
    barrier = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(number: int, call: Callable[[], Any]) -> None:
        try:
            barrier.wait(10)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(number, call)) for number, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    strange = [
        each for each in results if isinstance(each, Exception) and not isinstance(each, ApiError)
    ]
    assert not strange, strange
    return results


def saving(learner, name: str, base_version: int) -> Callable[[], Any]:
    document = factories.cv_document("ogr:20526", first_name=name)
    return lambda: profiles.save_cv(
        learner.pk, document, base_version=base_version, course_key=None
    )


@pytest.mark.parametrize("base_version", [0, 1])
def test_of_savings_over_the_same_version_exactly_one_wins(world, base_version):
    if base_version:
        factories.save_cv(world.learner)
    results = together(*[saving(world.learner, f"Phone {n}", base_version) for n in range(5)])
    won = [each for each in results if isinstance(each, profiles.StoredCV)]
    assert len(won) == 1
    assert sum(isinstance(each, Conflict) for each in results) == 4
    assert profiles.load_cv(world.learner.pk) == won[0]
    assert won[0].version == base_version + 1


def test_closing_while_saving_leaves_nothing_in_the_index(world):
    learner, course = world.learner, world.course
    for number in range(5):
        factories.share_cv(learner, course, "ogr:20526")
        version = profiles.load_cv(learner.pk).version
        together(
            saving(learner, f"Name {number}", version),
            lambda: sharing.close_sharing(learner.pk, course),
        )
        assert not Posting.objects.exists()
        assert not Profile.objects.exists()


def test_opening_twice_at_once_is_one_consent(world):
    together(*[lambda: sharing.open_sharing(world.learner.pk, world.course)] * 4)
    assert Sharing.objects.filter(closed_at=None).count() == 1
    assert Profile.objects.count() == 1


@pytest.mark.parametrize("tokens", [["same"] * 4, ["a", "b", "c", "d"]])
def test_clicks_at_once_send_once(world, tokens):
    factories.share_cv(world.learner, world.course)
    offer = factories.make_offer(world.advisor)
    results = together(
        *[
            lambda token=token: offers.propose(
                world.advisor.pk,
                offer.id,
                [world.learner.pk],
                message="",
                confirmed=1,
                token=token,
            )
            for token in tokens
        ]
    )
    assert Proposal.objects.count() == Message.objects.count() == 1
    sent = [each for each in results if isinstance(each, offers.SendingOutcome)]
    assert len(sent) == (4 if tokens[0] == "same" else 1)
    assert sum(not each.repeated for each in sent) == 1


def test_of_who_is_erased_while_an_offer_is_sent_nothing_is_left(world):
    for number in range(4):
        learner = factories.make_learner(world.course)
        factories.share_cv(learner, world.course)
        offer = factories.make_offer(world.advisor)
        together(
            partial(factories.propose, world.advisor, offer.id, learner, token=f"t{number}"),
            partial(privacy.erase_learner, learner.pk),
        )
    assert not Proposal.objects.exists()
    assert not Message.objects.exists()


def test_a_list_confirmed_several_times_at_once_makes_its_accounts_once(world):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    place = access_lists.places(world.advisor.pk)[0].key
    kept = access_lists.keep_list(world.advisor.pk, place, "Zoé Martin\nPaul Durand")
    results = together(
        *[lambda: access_sheets.make_accounts(world.advisor.pk, kept) for _hand in range(4)]
    )
    assert sum(isinstance(each, Conflict) for each in results) == 3
    assert AccessSheet.objects.count() == 2


def test_of_new_passwords_made_at_once_the_last_one_lets_in(world):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    place = access_lists.places(world.advisor.pk)[0].key
    kept = access_lists.keep_list(world.advisor.pk, place, "Zoé Martin")
    [zoe] = access_sheets.make_accounts(world.advisor.pk, kept)
    results = together(
        *[lambda: access_sheets.renew_passwords(world.advisor.pk, [zoe.user_id])] * 4
    )
    made = [each for renewal in results for each in renewal.accesses]
    stored = AccessSheet.objects.get(pk=zoe.user_id).stamp
    [last] = [each for each in made if each.stamp == stored]
    assert len(made) == 4
    assert authenticate(username=last.username, password=last.password)


def test_looks_at_once_are_one_look(world):
    factories.share_cv(world.learner, world.course)
    together(*[lambda: read_cv(world.advisor.pk, world.learner.pk)] * 4)
    assert CVView.objects.count() == 1


def test_the_same_click_twice_makes_one_list_and_one_search(world):
    factories.share_cv(world.learner, world.course)
    asking, people = world.advisor.pk, [world.learner.pk]
    for name in ("Mars", "Avril"):
        put = partial(learner_lists.add_to_list, asking, people, list_id=None, name=name)
        together(put, put)
        keep = partial(saved_searches.save_search, asking, name, "q=vendeur")
        together(keep, keep)
    assert LearnerList.objects.count() == SavedSearch.objects.count() == 2


def test_two_advisors_note_at_once(world):
    colleague = factories.make_advisor(world.course)
    learners = (world.learner, world.neighbour)
    for learner in learners:
        factories.share_cv(learner, world.course)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, *learners)
    for base, step in enumerate(["applied", "interview"] * 5):
        noting = [
            lambda pair=pair, base=base, step=step: follow_up.set_step(
                pair[0].pk, offer.id, pair[1].pk, step, base=base
            )
            for pair in zip((world.advisor, colleague), learners, strict=True)
        ]
        assert all(not isinstance(each, Exception) for each in together(*noting))


def test_two_administrators_teach_at_once(world):
    root = factories.make_person("root", is_staff=True, is_superuser=True).pk
    for letter in "abcde":
        words = [f"blorg{letter}", f"zorg{letter}"]
        together(*[partial(own_vocabulary.teach, root, word, "ogr:20514") for word in words])
    revisions = OwnSynonym.objects.values_list("revision", flat=True)
    assert len(revisions) == len(set(revisions)) >= 5
