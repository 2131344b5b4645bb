"""A pasted offer, from its text to a learner's answer on the offer's page in the LMS."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlparse

import pytest
from django.utils import timezone

from advisor_dashboard.models import Offer, Proposal

pytestmark = pytest.mark.lms

TEXT = """Vendeur·euse en prêt-à-porter (H/F)
Entreprise : Zéphyrine
CDD 6 mois, 30h par semaine
Candidature à recrutement@zephyrine.example
"""
NEW = "/clicnjob/offers/new/"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def number(world, vocabulary, write_cv, propose) -> int:
    """Of the proposal that Lina has, and has not looked at."""
    write_cv(world.lina, "Lina")
    propose(world.lina)
    return Proposal.objects.get().pk


@pytest.fixture
def page(number) -> str:
    return f"/clicnjob/me/offers/{number}/"


def test_from_a_pasted_text_to_an_answer_with_a_cv(world, hosting, vocabulary, write_cv):
    for learner, name in ((world.lina, "Lina"), (world.sami, "Sami")):
        write_cv(learner, name)
    nadia = hosting.log_in(world.nadia)
    searched = nadia.post("/clicnjob/advert/", {"text": TEXT}, follow=True)
    address = urlparse(searched.redirect_chain[-1][0]).query
    assert "Lina" in text_of(searched)
    query = f"{address}&choose=1&pick={world.lina.pk}"
    begun = nadia.get(f"{NEW}?{query}").context["form"]
    typed = {name: begun[name].value() or "" for name in begun.fields}
    assert (typed["contract"], typed["employer"]) == ("fixed_term", "Zéphyrine")
    confirm = nadia.post(f"{NEW}?{query}", typed, follow=True)
    action = unescape(re.search(r'action="([^"]+/confirm/[^"]*)"', text_of(confirm))[1])
    assert nadia.post(action, {"confirmed": "1"}).status_code == 302
    assert Offer.objects.get().occupation.rome == "D1214"
    number = Proposal.objects.get(learner=world.lina).pk

    lina, own = hosting.log_in(world.lina), f"/clicnjob/me/offers/{number}/"
    read = text_of(lina.get(own))
    for said in ("Zéphyrine", "30h par semaine", "recrutement@zephyrine.example"):
        assert said in read
    answered = lina.post(own, {"answer": "interested"}, follow=True)
    assert 'aria-pressed="true"' in text_of(answered)
    shown = lina.post(own, {"show": ""}, follow=True)
    assert 'name="hide"' in text_of(shown)
    assert lina.get(f"{own}cv/?page=").content.startswith(b"%PDF")

    board = text_of(nadia.get(f"/clicnjob/offers/{Offer.objects.get().pk}/"))
    assert f"/clicnjob/learners/{world.lina.pk}/cv/pdf/" in board
    row = Proposal.objects.get()
    assert (row.answer, row.cv_shown_at is None) == ("interested", False)


def test_the_page_is_its_learner_s_alone(world, hosting, page):
    for who in (world.sami, world.nadia, world.stranger):
        client = hosting.log_in(who)
        for answer in (client.get(page), client.post(page, {"answer": "interested"})):
            assert answer.status_code == 404, who.username
            assert "Boulangerie" not in text_of(answer)
    assert hosting.Client().get(page).status_code == 302
    row = Proposal.objects.get()
    assert (row.answer, row.seen_at) == ("", None)


def test_an_answer_without_the_platform_s_csrf_token_is_refused(world, hosting, page):
    client = hosting.Client(enforce_csrf_checks=True)
    client.cookies = hosting.log_in(world.lina).cookies
    assert client.post(page, {"answer": "interested"}).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text_of(client.get(page)))[1]
    sent = {"answer": "interested", "csrfmiddlewaretoken": token}
    assert client.post(page, sent).status_code == 302
    assert Proposal.objects.get().answer == "interested"


def test_a_closed_offer_takes_no_answer_and_says_so(world, hosting, page):
    Offer.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    lina = hosting.log_in(world.lina)
    late = lina.post(page, {"answer": "interested"}, follow=True)
    assert 'role="alert"' in text_of(late)
    assert 'name="answer"' not in text_of(late)
    assert Proposal.objects.get().answer == ""


def test_with_the_cv_closed_nothing_goes_along(world, hosting, call, page):
    status, _state = call(world.lina, "clicnjob_cv", "set_sharing", open=False)
    assert status == 200
    lina = hosting.log_in(world.lina)
    assert 'name="show"' not in text_of(lina.get(page))
    lina.post(page, {"show": ""})
    assert Proposal.objects.get().cv_shown_at is None


def test_who_looks_as_a_learner_leaves_no_trace_in_what_is_their_own(world, hosting, page):
    """Lina has come onto the team since, and looks at the course as its learners do."""
    hosting.appoint(world.lina, world.course_key)
    client = hosting.log_in(world.lina)
    hosting.look_as_learner(client, world.course)

    assert client.get(page).status_code == 200
    for sent in ({"answer": "interested"}, {"applied": "1"}, {"show": ""}, {"hide": "1"}):
        assert client.post(page, sent).status_code == 403, sent
    row = Proposal.objects.get()
    assert (row.seen_at, row.answer, row.step, row.cv_shown_at) == (None, "", "", None)
