"""The inbox block: my offers, read by opening, answered in one tap."""

from __future__ import annotations

import json

import pytest

from advisor_dashboard.api import inbox, sharing
from tests import factories

INBOX = "clicnjob_inbox"
HANDLERS = ("list_offers", "open_offer", "answer_offer")


@pytest.fixture
def offer(world):
    """An offer proposed to the learner."""
    factories.share_cv(world.learner, world.course, "ogr:20526")
    made = factories.make_offer(
        world.advisor, title="Vendeuse <b>", description="Un jour.\n\nUn autre."
    )
    factories.propose(world.advisor, made.id, world.learner)
    return inbox.inbox(world.learner.pk)[0].proposal_id


def test_a_learner_without_offers_is_told_what_to_do_first(learner):
    content = learner.block(INBOX).render("student_view").content
    assert "Pas encore de message" in content
    assert "Commence par faire ton CV" in content


def test_a_learner_whose_cv_is_open_is_told_that_offers_will_come(learner, world):
    parts = {"phone": "0600000000", "training": [{"title": "CAP"}]}
    factories.share_cv(world.learner, world.course, "ogr:20526", **parts)
    content = learner.block(INBOX).render("student_view").content
    assert "Ton CV est ouvert. Tes conseillers peuvent te trouver." in content
    assert "Commence par faire ton CV" not in content
    sharing.close_sharing(world.learner.pk, world.course)
    assert "Ton CV est fini, mais fermé" in learner.block(INBOX).render("student_view").content


def test_an_offer_is_shown_with_all_that_matters_and_escaped(learner, offer):
    content = learner.block(INBOX).render("student_view").content
    assert "Vendeuse &lt;b&gt;" in content
    assert "Boulangerie de la place" in content
    assert "Cette offre est pour toi." in content
    assert "<p>Un jour.</p>" in content
    for words in ("Ça m’intéresse", "Pas pour moi", "J’ai besoin d’aide", "Nouveau"):
        assert words in content


def test_opening_marks_as_read(learner, offer, world):
    assert inbox.unread_count(world.learner.pk) == 1
    answer = learner.call(INBOX, "open_offer", {"id": offer})
    assert (answer.status, answer.body) == (200, {"unread": 0})
    assert inbox.unread_count(world.learner.pk) == 0


@pytest.mark.parametrize("given", ["interested", "not_for_me", "help_me"])
def test_one_tap_answers_and_another_changes_it(learner, offer, world, given):
    learner.call(INBOX, "answer_offer", {"id": offer, "answer": "not_for_me"})
    answer = learner.call(INBOX, "answer_offer", {"id": offer, "answer": given})
    assert answer.status == 200
    assert answer.body["answer"] == given
    assert "Tu as répondu" in answer.body["words"]
    assert inbox.inbox(world.learner.pk)[0].answer == given


@pytest.mark.parametrize("given", ["", None, "maybe", 3, ["interested"]])
def test_another_answer_is_refused(learner, offer, given):
    answer = learner.call(INBOX, "answer_offer", {"id": offer, "answer": given})
    assert (answer.status, answer.body["code"]) == (400, "invalid")


@pytest.mark.parametrize("number", [None, "1", True, 1.5])
def test_an_id_that_is_none_is_refused(learner, number):
    for handler in ("open_offer", "answer_offer"):
        answer = learner.call(INBOX, handler, {"id": number, "answer": "interested"})
        assert (answer.status, answer.body["code"]) == (400, "bad_request")


def test_somebody_elses_offer_is_not_found(world, offer):
    from .host import Seat, attributes

    neighbour = Seat(world.course, attributes(world.neighbour.pk))
    for handler in ("open_offer", "answer_offer"):
        answer = neighbour.call(INBOX, handler, {"id": offer, "answer": "interested"})
        assert (answer.status, answer.body["code"]) == (404, "not_found")
    assert neighbour.call(INBOX, "list_offers", {}).body == {"offers": []}
    assert inbox.unread_count(world.learner.pk) == 1


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_handler_refuses_whoever_holds_no_data_here(offer, nobody, handler, world):
    answer = nobody.call(INBOX, handler, {"id": offer, "answer": "interested"})
    assert answer.status == 403
    assert inbox.unread_count(world.learner.pk) == 1


def test_nobody_elses_page_shows_a_message(offer, nobody):
    page = nobody.block(INBOX).render("student_view")
    assert "Boulangerie" not in page.content + json.dumps(page.json_init_args)


def test_a_closed_offer_says_so_and_takes_no_answer(learner, offer, world):
    from datetime import date

    from advisor_dashboard.models import Offer

    Offer.objects.update(closes_on=date(2020, 1, 1))
    content = learner.block(INBOX).render("student_view").content
    assert "Offre fermée" in content
    assert "data-answer=" not in content
    answer = learner.call(INBOX, "answer_offer", {"id": offer, "answer": "interested"})
    assert (answer.status, answer.body["code"]) == (403, "closed")
    assert "La réponse que tu viens de donner n’a pas été prise" in answer.body["error"]
    assert answer.body["words"] == "Cette offre est fermée. Tu ne peux plus y répondre ni postuler."


def test_there_is_nothing_to_complete():
    from clicnjob_xblocks.inbox import InboxBlock

    assert InboxBlock.completion_mode == "excluded"
