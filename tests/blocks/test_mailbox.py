"""The practice mailbox as people meet it: drafts, tries, what is kept, who may read what."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from clicnjob_xblocks.handling import Download
from clicnjob_xblocks.mailboxes import keeping
from tests import factories
from tests.mailboxes import making

from .host import Answer, Seat, call

MAILBOX = "clicnjob_mailbox"
SENT = {"submission": "12345678"}
NO_STATES = ("", "{", "[]", '{"missions": {"a": 3}, "submissions": []}', "1e999")


def seated(seat: Seat, *kinds: str) -> Any:
    """The block with one mission of each of these kinds, before this person."""
    return seat.block(MAILBOX, missions=making.mailbox(*kinds))


def submit(block: Any, kind: str, answer: dict[str, Any], ident: str = "") -> Answer:
    sent = {
        "mission": making.MISSIONS[kind]["id"],
        "answer": answer,
        "submission": ident or f"try-{json.dumps(answer).__hash__() & 0xFFFFFFFF:08x}",
    }
    return call(block, "submit", sent)


def shown(block: Any, kind: str) -> dict[str, Any]:
    found = call(block, "load", {}).body["missions"]
    return next(each for each in found if each["kind"] == kind)


def texts(block: Any) -> dict[str, str]:
    return {name: getattr(block, name) for name in ("state", "drafts", "agreed")}


def completions(block: Any) -> list[float]:
    return [data["completion"] for kind, data in block.runtime.published if kind == "completion"]


def test_a_good_mail_passes_and_the_block_is_complete(learner):
    block = seated(learner, "write")

    mission = submit(block, "write", making.GOOD).body["mission"]

    assert mission["outcome"]["passed"] is True
    assert mission["outcome"]["better"] is None
    assert "pour de vrai" in mission["passed_words"]
    assert completions(block) == [1.0]


def test_what_is_good_is_said_and_one_thing_to_better_with_all_the_others_behind(learner):
    block = seated(learner, "write")
    mail = {**making.GOOD, "subject": "", "text": "slt je cherche un taf de vendeuse"}

    outcome = submit(block, "write", mail).body["mission"]["outcome"]

    assert outcome["passed"] is False
    assert "Ton mail va à la bonne personne." in outcome["good"]
    assert outcome["better"].startswith("Écris un objet.")
    assert sum(not row["met"] for row in outcome["all"]) > 3
    assert completions(block) == []


def test_the_text_stays_to_be_sent_again(learner):
    block = seated(learner, "write")
    submit(block, "write", {**making.GOOD, "subject": ""})
    assert shown(block, "write")["draft"]["text"] == making.GOOD["text"]
    again = {**shown(block, "write")["draft"], "subject": making.GOOD["subject"]}
    assert submit(block, "write", again).body["mission"]["outcome"]["passed"] is True


def test_a_try_that_is_sent_twice_counts_once_and_is_answered_the_same(learner):
    block = seated(learner, "write", "sort")
    first = submit(block, "write", making.GOOD, "the-same-one")
    second = submit(block, "write", making.GOOD, "the-same-one")
    assert first.body == second.body
    assert shown(block, "write")["tries"] == 1
    assert completions(block) == [0.5]


def test_a_draft_is_kept_and_nothing_is_judged(learner):
    block = seated(learner, "write")
    sent = {"mission": "ecrire-fleurs", "draft": {"text": "Bonjour,\n", "to": "marie"}}
    assert call(block, "keep_draft", sent).body == {"kept": True}
    mission = shown(block, "write")
    assert (mission["draft"]["text"], mission["outcome"]) == ("Bonjour,", None)
    assert (mission["status"], mission["tries"]) == ("begun", 0)


def test_a_draft_that_is_saved_late_takes_back_nothing_that_came_meanwhile(learner):
    block = seated(learner, "write")
    call(block, "agree", {"mission": "ecrire-fleurs", "agreed": True})
    before = texts(block)
    sent = {"mission": "ecrire-fleurs", "draft": {"text": "Bonj"}}
    assert call(block, "keep_draft", sent).status == 200
    written = {name for name, text in texts(block).items() if text != before[name]}
    assert written == {"drafts"}
    submit(block, "write", making.GOOD)
    passed = texts(block)
    call(block, "agree", {"mission": "ecrire-fleurs", "agreed": False})
    assert {name for name, text in texts(block).items() if text != passed[name]} == {"agreed"}


def test_advice_does_not_hinder_from_passing(learner):
    block = seated(learner, "copy")
    mail = {"to": "marie@fleurs.example.com", "cc": "accueil@ml.exemple.fr"}
    outcome = submit(block, "copy", mail).body["mission"]["outcome"]
    assert outcome["passed"] is True
    assert "numéro de téléphone" in outcome["better"]


def test_an_invitation_is_answered_to_who_wrote_it(learner):
    block = seated(learner, "reply")
    text = (
        "Bonjour Madame,\nJe vous remercie. Je serai là le jeudi 12 mars à 10h.\n"
        "Cordialement,\nLéa Modèle"
    )
    mail = {"to": "marie@fleurs.example.com", "subject": "Re : Votre entretien", "text": text}
    assert submit(block, "reply", mail).body["mission"]["outcome"]["passed"] is True


def test_mails_are_sorted_one_by_one_and_each_is_explained(learner):
    block = seated(learner, "sort")
    assert "why" not in json.dumps(shown(block, "sort")["mails"])

    mission = submit(block, "sort", {"mail": "m1", "trap": False}).body["mission"]
    assert mission["sorted"]["m1"]["right"] is False
    assert "presser" in mission["sorted"]["m1"]["why"]
    mission = submit(block, "sort", {"mail": "m2", "trap": False}).body["mission"]
    assert mission["outcome"]["passed"] is False
    mission = submit(block, "sort", {"mail": "m1", "trap": True}).body["mission"]

    assert mission["outcome"]["passed"] is True
    assert completions(block) == [1.0]


def test_a_password_is_judged_after_the_true_mail_is_found_and_is_kept_nowhere(learner):
    block = seated(learner, "password")
    typed = {"password": making.GOOD_PASSWORD, "again": making.GOOD_PASSWORD}
    assert submit(block, "password", typed).status == 409
    said = submit(block, "password", {"mail": "m4"}).body["mission"]["said"]
    assert (said["right"], "piège" in said["sentence"]) == (False, True)
    assert submit(block, "password", {"mail": "m3"}).body["mission"]["link"] is True

    weak = submit(block, "password", {"password": "azerty", "again": "azerty"}).body["mission"]
    assert weak["outcome"]["better"].startswith("Allonge-le")
    passed = submit(block, "password", typed, "the-strong-one")

    assert passed.body["mission"]["outcome"]["passed"] is True
    for secret in ("azerty", making.GOOD_PASSWORD):
        assert secret not in str(texts(block))
        assert secret not in json.dumps(passed.body)


def test_an_address_is_chosen_and_made_up(learner):
    block = seated(learner, "address")
    first = submit(block, "address", {"choice": "a1", "address": "lea.modele@exemple.fr"})
    outcome = first.body["mission"]["outcome"]
    assert outcome["better"] == "On sourit, et on ne voit pas ton nom."
    assert any("déjà" in row["sentence"] for row in outcome["all"])
    second = submit(block, "address", {"choice": "a2", "address": "l.modele@exemple.fr"})
    assert second.body["mission"]["outcome"]["passed"] is True


def test_a_mission_that_is_done_again_stays_passed(learner):
    block = seated(learner, "write", "copy")
    submit(block, "write", making.GOOD)
    mission = call(block, "again", {"mission": "ecrire-fleurs"}).body["mission"]
    assert (mission["status"], mission["outcome"]) == ("passed", None)
    assert mission["draft"]["text"] == ""
    submit(block, "write", {**making.GOOD, "subject": ""}, "another-try")
    assert shown(block, "write")["status"] == "passed"
    assert completions(block) == [0.5]


def test_completion_does_not_fall_when_an_author_adds_missions(learner):
    block = seated(learner, "copy")
    mail = {"to": "marie@fleurs.example.com", "cc": "accueil@ml.exemple.fr"}
    submit(block, "copy", mail)
    block.missions = making.mailbox("copy", "write", "sort")
    submit(block, "write", making.GOOD)
    assert completions(block) == [1.0]


def test_the_page_says_nothing_of_what_is_right(learner):
    page = seated(learner).render("student_view")
    told = page.content + json.dumps(page.json_init_args, ensure_ascii=False)
    for secret in ("Tu connais la personne", "presser", "on ne voit pas", "bien celle du site"):
        assert secret not in told
    assert '"trap": true' not in told
    assert '"place"' not in told
    assert "Entraînement\u00a0: rien n’est envoyé" in page.content.replace("\u202f", "\u00a0")


def test_who_has_no_cv_is_offered_a_sample_and_who_has_one_their_own(learner, world):
    block = seated(learner, "write")
    assert (shown(block, "write")["has_cv"], shown(block, "write")["files"][0]["id"]) == (
        False,
        "sample-cv",
    )
    assert call(block, "cv", {}, method="GET").status == 403
    factories.save_cv(world.learner, first_name="Nour", last_name="Exemple")
    first = shown(block, "write")["files"][0]
    assert (first["id"], first["name"]) == ("own-cv", "CV-Nour-Exemple.pdf")


def test_the_files_are_pdfs(learner, world):
    block = seated(learner, "write")
    sample = type(block).sample_cv.__wrapped__(block, world.learner.pk, {})
    assert isinstance(sample, Download)
    assert sample.data.startswith(b"%PDF")
    factories.save_cv(world.learner, first_name="Nour", last_name="Exemple")
    own = type(block).cv.__wrapped__(block, world.learner.pk, {})
    assert (own.data[:4], own.name) == (b"%PDF", "CV-Nour-Exemple.pdf")


@pytest.mark.parametrize("seat", ["masquerade", "anonymous", "preview"])
def test_nobody_else_writes(request, seat):
    block = seated(request.getfixturevalue(seat), "write")
    assert submit(block, "write", making.GOOD).status == 403
    for handler in ("load", "keep_draft", "agree", "again", "learners", "clear_learner"):
        assert call(block, handler, {"mission": "ecrire-fleurs"}).status == 403
    assert set(texts(block).values()) == {""}
    assert completions(block) == []


@pytest.mark.parametrize("seat", ["masquerade", "preview"])
def test_others_see_the_missions_at_rest(request, seat, learner):
    own = seated(learner, "write")
    submit(own, "write", making.GOOD)
    block = seated(request.getfixturevalue(seat), "write")
    for name, text in texts(own).items():
        setattr(block, name, text)
    args = block.render("student_view").json_init_args
    assert args["can_write"] is False
    assert (args["missions"][0]["status"], args["missions"][0]["draft"]["text"]) == ("new", "")


@pytest.mark.parametrize(
    ("handler", "data", "status"),
    [
        ("submit", {"mission": "gone"}, 409),
        ("submit", {"mission": "ecrire-fleurs", "answer": {}}, 400),
        ("submit", {"mission": "ecrire-fleurs", "answer": [], "submission": "12345678"}, 400),
        (
            "submit",
            {"mission": "ecrire-fleurs", "answer": {"to": 3}, "submission": "12345678"},
            400,
        ),
        (
            "submit",
            {"mission": "trier-pieges", "answer": {"mail": "m9"}, "submission": "1" * 8},
            400,
        ),
        ("submit", {"mission": "mot-de-passe", "answer": {"mail": []}, "submission": "1" * 8}, 400),
        ("keep_draft", {"mission": "ecrire-fleurs", "draft": {"text": "x" * 6001}}, 400),
        ("keep_draft", {"mission": "ecrire-fleurs", "draft": {"files": ["x" * 17]}}, 400),
        ("keep_draft", {"mission": "ecrire-fleurs", "draft": None}, 400),
        ("keep_draft", {"mission": ["ecrire-fleurs"], "draft": {}}, 409),
        ("agree", {"mission": "ecrire-fleurs", "agreed": "yes"}, 400),
    ],
)
def test_what_no_page_sends_is_refused_in_words(learner, handler, data, status):
    block = seated(learner)
    answer = call(block, handler, data)
    assert (answer.status, bool(answer.body["error"])) == (status, True)
    assert set(texts(block).values()) == {""}


def test_a_lone_half_of_a_character_does_no_harm(learner):
    block = seated(learner, "write")
    body = b'{"mission": "ecrire-fleurs", "draft": {"text": "Bonjour \\ud83d\\u0000"}}'
    assert call(block, "keep_draft", body).status == 200
    assert block.drafts.encode()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"missions": {"a": 3}, "submissions": []}', "1e999"]
)
def test_a_state_that_cannot_be_read_is_begun_anew(learner, text):
    block = seated(learner, "write")
    block.state = block.drafts = block.agreed = text
    assert shown(block, "write")["status"] == "new"


def test_what_is_kept_is_read_back_as_it_was(learner):
    block = seated(learner)
    submit(block, "write", making.GOOD)
    submit(block, "sort", {"mail": "m1", "trap": True})
    call(block, "agree", {"mission": "ecrire-fleurs", "agreed": True})
    state = keeping.parse(texts(block))
    assert keeping.dump(state) == texts(block)
    assert state.of("ecrire-fleurs").agreed is True


def test_the_platform_s_report_holds_criteria_and_no_text_even_of_who_agreed(learner):
    block = seated(learner, "write")
    submit(block, "write", {**making.GOOD, "subject": ""})
    call(block, "agree", {"mission": "ecrire-fleurs", "agreed": True})
    kept = SimpleNamespace(username="lea", state=texts(block))

    rows = list(block.generate_report_data([kept]))

    assert [name for name, _row in rows] == ["lea"]
    told = json.dumps(rows, ensure_ascii=False)
    assert "L’objet dit de quoi il s’agit" in told
    assert "fleurs et le contact" not in told


def test_an_author_looks_at_a_mission_without_its_answers(studio_editor):
    block = studio_editor.block(MAILBOX)
    for kind, mission in making.MISSIONS.items():
        found = call(block, "preview_item", {"item": mission}).body
        assert found["problems"] == []
        assert "cnj-mailbox-mission" in found["html"], kind
        assert "Tu connais la personne" not in found["html"]


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("address", {"choices": [], "typed": False}, "choices"),
        ("address", {"choices": [{"id": "a1", "address": "a@exemple.fr"}]}, "choices"),
        ("password", {"mails": [making.FALSE_RESET, making.FALSE_RESET]}, "mails"),
        ("sort", {"mails": [making.TRAP, {**making.TRAP, "id": "m2"}]}, "mails"),
        ("write", {"to": ""}, "to"),
        ("write", {"shortest": 300}, "shortest"),
        ("write", {"criteria": [{"id": "c1", "name": "time"}]}, "criteria.0.name"),
        ("reply", {"answer_to": "m7"}, "answer_to"),
        ("copy", {"cc": ""}, "cc"),
    ],
)
def test_an_author_is_told_what_a_mission_lacks(studio_editor, kind, change, field):
    block = studio_editor.block(MAILBOX)
    value = making.document(kind)
    value["missions"][0].update(change)
    problems = call(block, "check_document", {"document": value}).body["problems"]
    assert field in {each["field"] for each in problems}
    assert all(each["sentence"] for each in problems)
    assert call(block, "studio_submit", {"missions": value}).status == 200
    assert block.document.items == ()


def test_search_and_the_app_find_the_mission_and_not_its_traps(learner):
    block = seated(learner, "sort")
    found = json.dumps([block.index_dictionary(), block.student_view_data()], ensure_ascii=False)
    assert "Trouve les pièges" in found
    assert "presser" not in found
    assert "gagnant" not in found
