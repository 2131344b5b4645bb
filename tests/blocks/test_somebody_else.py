"""A page outlives its person's session: what it then sends is nobody's."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import profiles, sharing
from tests import factories

HANDLERS = {
    "clicnjob_cv": (
        *("load", "save_cv", "suggest_jobs", "suggest_communes", "set_sharing"),
        *("page_state", "remove_photo"),
    ),
    "clicnjob_inbox": ("list_offers", "open_offer", "answer_offer"),
}
EVERY = [(tag, handler) for tag, handlers in HANDLERS.items() for handler in handlers]


@pytest.mark.parametrize(("tag", "handler"), EVERY)
def test_a_page_made_for_somebody_else_changes_and_learns_nothing(learner, world, tag, handler):
    factories.save_cv(world.learner, first_name="Lina")
    document = factories.cv_document(first_name="Sami")
    data = {"document": document, "version": 1, "open": True, "text": "ven", "id": 1}

    answer = learner.call(tag, handler, data | {"learner": str(world.neighbour.pk)})

    assert (answer.status, answer.body["code"]) == (403, "somebody_else")
    assert set(answer.body) == {"error", "code"}
    assert profiles.load_cv(world.learner.pk).document["first_name"] == "Lina"
    assert not sharing.sharing_state(world.learner.pk, world.course).open


@pytest.mark.parametrize(("tag", "handler"), [("clicnjob_cv", "load")])
def test_a_page_of_ones_own_and_one_that_does_not_say_are_heard(learner, world, tag, handler):
    for said in ({"learner": str(world.learner.pk)}, {"learner": world.learner.pk}, {}):
        assert learner.call(tag, handler, said).status == 200


@pytest.mark.parametrize("tag", HANDLERS)
def test_a_page_says_whose_it_is(learner, preview, world, tag):
    mark = f'data-learner="{world.learner.pk}"'
    assert mark in learner.block(tag).render("student_view").content
    assert "data-learner" not in preview.block(tag).render("student_view").content
