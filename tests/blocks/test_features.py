"""The blocks without what the institution has switched off."""

from __future__ import annotations

import re

from advisor_dashboard.api import inbox
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from tests import factories

OFF = "Ta structure a désactivé"
HIDDEN = re.compile(r"<cnj-sharing[^>]* hidden>")


def test_without_offers_the_inbox_says_so_and_answers_nothing(world, learner):
    factories.share_cv(world.learner, world.course)
    made = factories.make_offer(world.advisor, title="Vente de nuit")
    factories.propose(world.advisor, made.id, world.learner)
    number = inbox.inbox(world.learner.pk)[0].proposal_id
    switch(Feature.OFFERS, world.course, on=False)
    content = learner.block("clicnjob_inbox").render("student_view").content
    assert OFF in content
    assert "Vente de nuit" not in content
    for handler in ("list_offers", "open_offer", "answer_offer"):
        answer = learner.call("clicnjob_inbox", handler, {"id": number, "answer": "interested"})
        assert answer.status == 403, handler


def test_without_sharing_the_cv_shows_no_switch(world, learner):
    factories.save_cv(world.learner)
    shown = learner.block("clicnjob_cv").render("student_view").content
    assert not HIDDEN.search(shown)
    switch(Feature.CV_SHARING, world.course, on=False)
    shown = learner.block("clicnjob_cv").render("student_view").content
    assert HIDDEN.search(shown)
    answer = learner.call("clicnjob_cv", "set_sharing", {"open": True})
    assert answer.status == 403


def test_an_open_cv_keeps_its_switch_to_be_closed(world, learner):
    factories.share_cv(world.learner, world.course)
    switch(Feature.CV_SHARING, world.course, on=False)
    shown = learner.block("clicnjob_cv").render("student_view").content
    assert not HIDDEN.search(shown)
    answer = learner.call("clicnjob_cv", "set_sharing", {"open": False})
    assert answer.status == 200
    assert (answer.body["open"], answer.body["offered"]) == (False, False)
