"""The practice mailbox on the platform: state, completion, the team's panel, the report."""

from __future__ import annotations

import json

import pytest

from clicnjob_xblocks.content.public_ids import public_id
from tests.mailboxes import making

from . import quizzing

pytestmark = pytest.mark.lms

MAILBOX = "clicnjob_mailbox"
#: What is said of an answer, which no page says before.
SECRETS = ("On sourit", "veut te presser", "ne demande jamais ton mot de passe")


@pytest.fixture
def mailbox(world):
    """Three missions: a mail to write, an address to choose, mails to sort."""
    quizzing.write(world, tag=MAILBOX, missions=making.mailbox("write", "address", "sort"))
    return world


def submit(call, who, mission, number=1, **answer):
    submission = f"submission-{number:04}-{mission}"
    return call(who, MAILBOX, "submit", mission=mission, submission=submission, answer=answer)


def write(call, who, number=1, **changes):
    """A mail that meets all that is usual; the tests' learners have no CV of their own."""
    return submit(call, who, "ecrire-fleurs", number, **{**making.GOOD, **changes})


def page_of(world, client, view="student_view"):
    page = client.get(f"/xblock/{world.usage[MAILBOX]}?view={view}")
    assert page.status_code == 200
    return page.content.decode()


def completions(world):
    from completion.models import BlockCompletion

    rows = BlockCompletion.objects.filter(user=world.lina, block_key=world.usage[MAILBOX])
    return [round(each.completion, 2) for each in rows]


def states(world):
    from lms.djangoapps.courseware.models import StudentModule

    rows = StudentModule.objects.filter(module_state_key=world.usage[MAILBOX])
    return {row.student.username: json.loads(row.state) for row in rows if "state" in row.state}


def test_the_share_of_the_missions_that_are_passed_is_its_completion(mailbox, hosting, call):
    hosting.keep_completion()
    page_of(mailbox, hosting.log_in(mailbox.lina))
    status, said = write(call, mailbox.lina, text="Coucou", subject="")
    assert (status, said["mission"]["outcome"]["passed"]) == (200, False)
    assert completions(mailbox) == []
    text = making.GOOD["text"].replace("Léa Modèle", "Lina Morel")
    for _twice in range(2):
        status, said = write(call, mailbox.lina, 2, text=text)
        assert (status, said["mission"]["outcome"]["passed"]) == (200, True), said
        assert said["mission"]["tries"] == 2
    assert completions(mailbox) == [0.33]
    made_up = {"choice": public_id("adresse-pro", "a2"), "address": "lea-modele@exemple.fr"}
    for mission, number, answer in (
        ("adresse-pro", 1, made_up),
        ("trier-pieges", 1, {"mail": public_id("trier-pieges", "m1"), "trap": True}),
        ("trier-pieges", 2, {"mail": public_id("trier-pieges", "m2"), "trap": False}),
    ):
        status, said = submit(call, mailbox.lina, mission, number, **answer)
        assert status == 200, said
    assert said["mission"]["outcome"]["passed"]
    assert completions(mailbox) == [1.0]
    # Done once more, what was passed stays passed.
    call(mailbox.lina, MAILBOX, "again", mission="ecrire-fleurs")
    write(call, mailbox.lina, 3, text="Coucou")
    assert completions(mailbox) == [1.0]


def test_a_draft_is_there_on_another_phone_and_is_nobody_else_s(mailbox, hosting, call):
    draft = {**making.GOOD, "text": "Brouillon à moi", "files": []}
    status, said = call(mailbox.lina, MAILBOX, "keep_draft", mission="ecrire-fleurs", draft=draft)
    assert (status, said) == (200, {"kept": True})
    assert "Brouillon" in json.dumps(call(mailbox.lina, MAILBOX, "load")[1])
    assert "Brouillon" not in json.dumps(call(mailbox.sami, MAILBOX, "load")[1])
    assert "Brouillon" not in page_of(mailbox, hosting.log_in(mailbox.nadia))


def test_the_page_has_the_mails_and_nothing_of_what_is_right(mailbox, hosting):
    page = page_of(mailbox, hosting.log_in(mailbox.lina))
    assert "Fleurs Exemple" in page
    for secret in SECRETS:
        assert secret not in page, secret


def test_a_new_password_is_kept_nowhere(mailbox, call):
    from lms.djangoapps.courseware.models import StudentModule, StudentModuleHistory

    quizzing.write(mailbox, tag=MAILBOX, missions=making.mailbox("password"))
    submit(call, mailbox.lina, "mot-de-passe", mail=public_id("mot-de-passe", "m3"))
    new = {"password": making.GOOD_PASSWORD, "again": making.GOOD_PASSWORD}
    status, said = submit(call, mailbox.lina, "mot-de-passe", 2, **new)
    assert (status, said["mission"]["outcome"]["passed"]) == (200, True), said
    kept = [str(row) for row in StudentModule.objects.values_list("state", flat=True)]
    kept += [str(row) for row in StudentModuleHistory.objects.values_list("state", flat=True)]
    assert not any(making.GOOD_PASSWORD.partition("&")[0] in each for each in kept)


def test_the_learner_s_own_cv_comes_with_a_mail_and_one_for_who_has_none(
    mailbox, hosting, vocabulary, write_cv, call
):
    def files(person):
        return call(person, MAILBOX, "load")[1]["missions"][0]["files"]

    [sample, _photo] = files(mailbox.lina)
    answer = hosting.log_in(mailbox.lina).get(sample["url"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    write_cv(mailbox.lina, "Lina")
    [own, _photo] = files(mailbox.lina)
    assert own["id"] != sample["id"]
    answer = hosting.log_in(mailbox.lina).get(own["url"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    # An address is its learner's alone.
    assert hosting.log_in(mailbox.nadia).get(own["url"]).status_code == 403


@pytest.fixture
def practised(mailbox, call):
    """Lina lets the team read her mail, Sami does not."""
    write(call, mailbox.lina)
    write(call, mailbox.sami, text="Secret de Sami")
    assert call(mailbox.lina, MAILBOX, "agree", mission="ecrire-fleurs", agreed=True)[0] == 200
    return mailbox


def names(said):
    return [each["name"] for each in said["learners"]]


def test_the_team_sees_how_far_its_learners_are_and_the_text_of_who_agreed(practised, call):
    status, said = call(practised.nadia, MAILBOX, "learners")
    assert (status, names(said)) == (200, ["Lina Morel", "Sami Diallo"])
    lina, sami = (each["missions"][0] for each in said["learners"])
    assert making.GOOD["text"] in lina["text"]
    assert (sami["text"], sami["tries"], sami["passed"]) == (None, 1, False)
    assert "Secret de Sami" not in str(said)
    # Taken back, it is out of sight again.
    call(practised.lina, MAILBOX, "agree", mission="ecrire-fleurs", agreed=False)
    said = call(practised.nadia, MAILBOX, "learners")[1]
    assert said["learners"][0]["missions"][0]["text"] is None


def test_an_advisor_narrowed_to_a_cohort_sees_and_clears_that_cohort_only(
    practised, hosting, platform, call
):
    from advisor_dashboard.models import AdvisorCohort

    world = practised
    evening = next(each for each in platform.cohorts(world.course) if each.name == "Soir")
    AdvisorCohort.objects.create(advisor=world.nadia, course_key=world.course, cohort_id=evening.id)
    assert names(call(world.nadia, MAILBOX, "learners")[1]) == ["Sami Diallo"]
    assert call(world.nadia, MAILBOX, "clear_learner", id=world.lina.pk)[0] == 404
    status, said = call(world.nadia, MAILBOX, "clear_learner", id=world.sami.pk)
    assert (status, names(said)) == (200, [])
    assert list(states(world)) == ["lina"]


@pytest.mark.parametrize("who", ["lina", "stranger"])
def test_nobody_else_sees_or_clears_what_was_written(practised, call, who):
    person = getattr(practised, who)
    for handler, data in (("learners", {}), ("clear_learner", {"id": practised.sami.pk})):
        status, said = call(person, MAILBOX, handler, **data)
        assert status in (403, 404), said
    assert set(states(practised)) == {"lina", "sami"}


def report_of(world):
    """The lines of the block in the report of answers, by learner."""
    from lms.djangoapps.instructor_task.tasks_helper.grades import ProblemResponses

    course = str(world.course_key.make_usage_key("course", "course"))
    lines, _columns = ProblemResponses._build_student_data(
        world.nadia.pk, world.course_key, [course]
    )
    rows = [each for each in lines if each["block_key"] == str(world.usage[MAILBOX])]
    return {each["username"]: each for each in rows}


def test_the_report_of_answers_has_criteria_and_no_text(practised):
    report = report_of(practised)
    assert set(report) == {"lina", "sami"}
    for row in report.values():
        assert "Écris à un employeur" in row.values()
        assert row["state"] == ""
    assert "fleurs et le contact" not in str(report)
    assert "Secret de Sami" not in str(report)


@pytest.mark.parametrize("most", [None, 1])
def test_nor_has_it_a_draft_that_was_never_sent(practised, call, settings, most):
    from unittest.mock import patch

    draft = {"text": "Brouillon de Nadia"}
    call(practised.nadia, MAILBOX, "keep_draft", mission="ecrire-fleurs", draft=draft)
    with patch.dict(settings.FEATURES, {"MAX_PROBLEM_RESPONSES_COUNT": most}):
        report = report_of(practised)
    assert [each["state"] for each in report.values()] == [""] * len(report)
    assert "Brouillon" not in str(report)


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any learner", "lina"])
def test_who_looks_as_a_learner_sees_nothing_of_theirs_and_writes_nothing(
    practised, hosting, call, chosen
):
    client = hosting.log_in(practised.nadia)
    hosting.look_as_learner(client, practised.course, **chosen)
    page = page_of(practised, client)
    assert "fleurs et le contact" not in page
    assert "<cnj-mailbox-team" not in page
    before = states(practised)
    for handler in ("load", "keep_draft", "submit", "agree", "again", "learners", "clear_learner"):
        data = {"mission": "ecrire-fleurs", "submission": "submission-0009", "answer": making.GOOD}
        assert call(client, MAILBOX, handler, **data, id=practised.lina.pk)[0] == 403
    assert states(practised) == before


def test_without_an_account_a_public_course_says_what_there_is_and_keeps_nothing(
    mailbox, hosting, call
):
    hosting.make_public(mailbox.course_key)
    client = hosting.Client()
    page = page_of(mailbox, client, "public_view")
    assert 'data-viewer="anonymous"' in page
    assert "Fleurs Exemple" not in page
    assert call(client, MAILBOX, "load")[0] in (302, 403)
    assert states(mailbox) == {}
