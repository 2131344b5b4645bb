"""The practice mailbox on the platform: state, completion, the CV as a file, who reads what."""

from __future__ import annotations

import json

import pytest

from tests.mailboxes import making

from . import quizzing

pytestmark = pytest.mark.lms

MAILBOX = "clicnjob_mailbox"


@pytest.fixture
def mailbox(world):
    quizzing.write(world, tag=MAILBOX, missions=making.mailbox("write", "sort", "password"))
    return world


def submit(call, person, mission, answer, submission="submission-0001"):
    sent = {"mission": mission, "answer": answer, "submission": submission}
    return call(person, MAILBOX, "submit", **sent)


def completions(world):
    from completion.models import BlockCompletion

    rows = BlockCompletion.objects.filter(user=world.lina, block_key=world.usage[MAILBOX])
    return [each.completion for each in rows]


def states(world):
    from lms.djangoapps.courseware.models import StudentModule

    rows = StudentModule.objects.filter(module_state_key=world.usage[MAILBOX])
    return [(each.student.username, each.state) for each in rows]


def file_of(world, hosting, person, handler):
    address = f"/courses/{world.course}/xblock/{world.usage[MAILBOX]}/handler/{handler}"
    return hosting.log_in(person).get(address, {"learner": person.pk})


def test_a_part_is_complete_with_each_mission_and_what_comes_twice_changes_nothing(
    mailbox, hosting, call
):
    hosting.keep_completion()
    for _ in range(2):
        status, said = submit(call, mailbox.lina, "ecrire-fleurs", making.GOOD)
        assert (status, said["mission"]["outcome"]["passed"]) == (200, True), said
    assert completions(mailbox) == [pytest.approx(1 / 3)]
    for mail, trap in (("m1", True), ("m2", False)):
        answer = {"mail": mail, "trap": trap}
        assert submit(call, mailbox.lina, "trier-pieges", answer, f"sorting-{mail}")[0] == 200
    assert completions(mailbox) == [pytest.approx(2 / 3)]


def test_a_password_is_in_no_state(mailbox, call):
    submit(call, mailbox.lina, "mot-de-passe", {"mail": "m3"})
    typed = {"password": making.GOOD_PASSWORD, "again": making.GOOD_PASSWORD}
    status, said = submit(call, mailbox.lina, "mot-de-passe", typed, "submission-0002")
    assert (status, said["mission"]["outcome"]["passed"]) == (200, True), said
    [(whose, state)] = states(mailbox)
    assert whose == "lina"
    assert "Tarte" not in state


def test_the_page_holds_one_s_own_draft_and_no_key(mailbox, hosting, call):
    draft = {"text": "Bonjour, c’est mon brouillon."}
    assert call(mailbox.lina, MAILBOX, "keep_draft", mission="ecrire-fleurs", draft=draft)[0] == 200
    for person, there in ((mailbox.lina, True), (mailbox.sami, False)):
        page = hosting.log_in(person).get(f"/xblock/{mailbox.usage[MAILBOX]}").content.decode()
        assert ("mon brouillon" in page) is there
        assert "Le mail veut te presser" not in page


def test_the_sample_is_a_pdf_for_oneself_alone(mailbox, hosting):
    found = file_of(mailbox, hosting, mailbox.lina, "sample_cv")
    assert (found.status_code, found["Content-Type"]) == (200, "application/pdf")
    assert found.content.startswith(b"%PDF")
    address = f"/courses/{mailbox.course}/xblock/{mailbox.usage[MAILBOX]}/handler/cv"
    other = hosting.log_in(mailbox.lina).get(address, {"learner": mailbox.sami.pk})
    assert other.status_code == 403


def test_the_team_reads_a_text_only_as_long_as_the_learner_agrees(mailbox, call):
    submit(call, mailbox.lina, "ecrire-fleurs", making.GOOD)

    def text():
        status, said = call(mailbox.nadia, MAILBOX, "learners")
        assert status == 200, said
        [lina] = said["learners"]
        assert lina["missions"][0]["met"]
        return lina["missions"][0]["text"]

    assert text() is None
    for agreed in (True, False):
        answer = call(mailbox.lina, MAILBOX, "agree", mission="ecrire-fleurs", agreed=agreed)
        assert answer == (200, {"agreed": agreed})
        assert (text() is not None) is agreed


def test_a_learner_sees_nobody_s(mailbox, call):
    submit(call, mailbox.lina, "ecrire-fleurs", making.GOOD)
    assert call(mailbox.sami, MAILBOX, "learners")[0] == 403


def test_somebody_who_looks_as_a_learner_keeps_nothing(mailbox, hosting):
    client = hosting.log_in(mailbox.nadia)
    hosting.look_as_learner(client, mailbox.course)
    handler = f"/courses/{mailbox.course}/xblock/{mailbox.usage[MAILBOX]}/handler"
    sent = json.dumps({"mission": "ecrire-fleurs", "draft": {"text": "Bonjour"}})
    refused = client.post(f"{handler}/keep_draft", sent, content_type="application/json")
    assert refused.status_code == 403
    assert [state for _whose, state in states(mailbox) if "Bonjour" in state] == []
