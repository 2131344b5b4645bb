"""The workshop on the platform: the team alone sees it, notes who is there, prints the sheet."""

from __future__ import annotations

import json

import pytest

from tests.workshop_course import run_sheet, step

from . import quizzing

pytestmark = pytest.mark.lms

WORKSHOP = "clicnjob_workshop"
TOKEN = "0123456789abcdef"
AIM = "Choisir une adresse"


@pytest.fixture
def workshop(world):
    """Its one step shows the quiz of the unit and a file of the course."""
    show = [
        {"id": "a", "label": "Quiz", "address": "/jump_to_id/clicnjob_quiz"},
        {"id": "b", "label": "Fiche", "address": "/static/fiche.pdf"},
    ]
    sheet = run_sheet(step("one", "Accueil", 10, say="Bonjour.", show=show))
    quizzing.write(world, tag=WORKSHOP, run_sheet=json.dumps(sheet))
    return world


def page_of(world, client, block=WORKSHOP):
    page = client.get(f"/xblock/{world.usage[block]}")
    assert page.status_code == 200
    return page.content.decode()


def session(*present, **changes):
    return {
        "session": None,
        "version": 0,
        "day": "2026-11-20",
        "guests": 2,
        "notes": "",
        "present": [each.pk for each in present],
        "absent": [],
        "begun_as": TOKEN,
        "submission": TOKEN,
        **changes,
    }


def names(rows):
    return [row[1] for row in rows]


def test_the_team_sees_the_run_sheet_and_its_links_lead_into_the_course(workshop, hosting):
    page = page_of(workshop, hosting.log_in(workshop.nadia))
    assert AIM in page
    assert f"/courses/{workshop.course}/jump_to_id/clicnjob_quiz" in page
    assert 'href="/jump_to_id/' not in page
    assert 'href="/static/fiche.pdf' not in page
    assert "fiche.pdf" in page


@pytest.mark.parametrize("block", [WORKSHOP, "vertical"])
def test_a_learner_is_shown_nothing_of_it(workshop, hosting, block):
    page = page_of(workshop, hosting.log_in(workshop.lina), block)
    for trace in (AIM, "cnj-workshop", "ClicnjobWorkshopBlock", "workshop/workshop.css"):
        assert trace not in page


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any learner", "lina"])
def test_nor_is_who_looks_as_a_learner(workshop, hosting, chosen):
    client = hosting.log_in(workshop.nadia)
    hosting.look_as_learner(client, workshop.course, **chosen)
    assert "cnj-workshop" not in page_of(workshop, client)


def test_it_holds_back_the_completion_of_no_unit(workshop):
    from xmodule.modulestore.django import modulestore

    block = modulestore().get_item(workshop.usage[WORKSHOP])
    assert block.completion_mode == "excluded"
    assert block.index_dictionary() == {}


def test_who_was_there_is_noted_of_the_cohorts_that_one_looks_after(workshop, hosting, call):
    from advisor_dashboard.models import AdvisorCohort, WorkshopPresence

    status, told = call(workshop.nadia, WORKSHOP, "held")
    assert status == 200, told
    assert names(told["learners"]) == ["Lina Morel", "Sami Diallo"]
    groups = {name: number for number, name in told["groups"]}
    assert [row[2] for row in told["learners"]] == [groups["Matin"], groups["Soir"]]
    sent = session(workshop.lina, workshop.sami)
    status, told = call(workshop.nadia, WORKSHOP, "save_session", **sent)
    assert status == 200, told
    assert names(told["session"]["present"]) == ["Lina Morel", "Sami Diallo"]

    karim = hosting.make_account("karim", "Karim Belkacem")
    hosting.appoint(karim, workshop.course_key)
    AdvisorCohort.objects.create(
        advisor=karim, course_key=workshop.course, cohort_id=groups["Soir"]
    )
    status, told = call(karim, WORKSHOP, "held")
    assert names(told["learners"]) == ["Sami Diallo"]
    [seen] = told["sessions"]
    assert (names(seen["present"]), seen["others"], seen["guests"]) == (["Sami Diallo"], 1, 2)

    hosting.unenroll(workshop.sami, workshop.course_key)
    [seen] = call(karim, WORKSHOP, "held")[1]["sessions"]
    assert (names(seen["present"]), seen["others"]) == ([], 2)
    assert WorkshopPresence.objects.count() == 2


def test_a_learner_notes_nobody(workshop, call):
    from advisor_dashboard.models import WorkshopSession

    for handler in ("held", "save_session"):
        status, told = call(workshop.lina, WORKSHOP, handler, **session(workshop.lina))
        assert status == 403, told
    assert not WorkshopSession.objects.exists()


def test_the_sheet_to_sign_is_a_pdf_for_the_team(workshop, hosting, call):
    told = call(workshop.nadia, WORKSHOP, "save_session", **session(workshop.lina))[1]
    address = f"/courses/{workshop.course}/xblock/{workshop.usage[WORKSHOP]}/handler/sheet_to_sign"
    for number in (told["session"]["id"], ""):
        asked = {"learner": workshop.nadia.pk, "session": number}
        answer = hosting.log_in(workshop.nadia).get(address, asked)
        assert answer.status_code == 200, answer.content
        assert answer["Content-Type"] == "application/pdf"
    refused = hosting.log_in(workshop.lina).get(address, {"learner": workshop.lina.pk})
    assert refused.status_code == 403
