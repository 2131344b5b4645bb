"""An offer followed up in the LMS: noted by an advisor, the silent reminded by edx-ace."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.lms


@pytest.fixture
def number(world, vocabulary, write_cv, propose, mailoutbox) -> int:
    """Of an offer that Lina has, and has not answered."""
    write_cv(world.lina, "Lina")
    offer = propose(world.lina)
    mailoutbox.clear()
    return offer


def follow(client, number, learner, step, base=0):
    sent = {"learner": learner.pk, "step": step, "base": base}
    return client.post(f"/clicnjob/offers/{number}/follow/", sent)


def remind(client, number, django_capture_on_commit_callbacks):
    page = client.get(f"/clicnjob/offers/{number}/remind/").content.decode()
    sent = dict(re.findall(r'name="(token|kept)" value="([^"]*)"', page))
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(
            f"/clicnjob/offers/{number}/remind/", sent | {"message": "Alors, cette offre ?"}
        )


def test_what_an_advisor_notes_stands_on_the_board_and_in_the_messages(
    world, hosting, call, number
):
    nadia = hosting.log_in(world.nadia)
    assert follow(nadia, number, world.lina, "interview").status_code == 302
    board = nadia.get(f"/clicnjob/offers/{number}/").content.decode()
    column = board.partition('aria-labelledby="stage-interview"')[2].partition("</section>")[0]
    assert "Lina" in column
    assert nadia.get("/clicnjob/figures/").status_code == 200
    page = hosting.log_in(world.lina).get(f"/clicnjob/me/{world.course}/").content.decode()
    assert "Vendeuse ou vendeur" in page


def test_nobody_else_notes_anything(world, hosting, number):
    for who, status in ((world.stranger, 404), (world.sami, 403), (world.lina, 403)):
        assert follow(hosting.log_in(who), number, world.lina, "hired").status_code == status
    nadia = hosting.log_in(world.nadia)
    assert follow(nadia, number, world.sami, "hired").status_code == 404


def test_the_silent_are_reminded_by_mail_once(
    world, hosting, number, mailoutbox, django_capture_on_commit_callbacks
):
    nadia = hosting.log_in(world.nadia)
    assert remind(nadia, number, django_capture_on_commit_callbacks).status_code == 302
    [mail] = mailoutbox
    [(page, _kind)] = mail.alternatives
    assert mail.to == ["lina@example.org"]
    assert "On attend ta réponse" in mail.subject
    for said in (mail.body, page):
        assert "pas encore répondu" in said
    remind(nadia, number, django_capture_on_commit_callbacks)
    assert len(mailoutbox) == 1
