"""The workshop block: all of it for the team, nothing for a learner."""

from __future__ import annotations

import json
from datetime import date

import pytest

from advisor_dashboard.models import WorkshopPresence, WorkshopSession
from tests import factories
from tests.workshop_course import run_sheet, step

from .host import Seat, attributes

WORKSHOP = "clicnjob_workshop"
HANDLERS = ("held", "list_group", "save_session", "delete_session")
TOKEN = "0123456789abcdef"


class Files:
    """A host that serves the files and units of the course elsewhere."""

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        return text.replace('"/static/', '"/files/').replace('"/jump_to_id/', '"/units/')


def block(seat: Seat, sheet: dict | str | None = None):
    seat.services["replace_urls"] = Files()
    text = sheet if isinstance(sheet, str) else json.dumps(sheet or run_sheet())
    return seat.block(WORKSHOP, run_sheet=text, display_name="Mon adresse e-mail")


def everything(fragment) -> str:
    return fragment.content + json.dumps(fragment.json_init_args)


def session(world, *present, **changes):
    return {
        "session": None,
        "version": 0,
        "day": "2026-11-20",
        "guests": 2,
        "notes": "Prévoir un câble.",
        "present": [each.pk for each in present],
        "absent": [],
        "begun_as": TOKEN,
        "submission": TOKEN + "1",
        **changes,
    }


@pytest.fixture
def theirs(world):
    """The handlers as the advisor's page calls them."""
    seat = Seat(world.course, attributes(world.advisor.pk, staff=True))
    return lambda handler, data: seat.call(WORKSHOP, handler, data)


@pytest.mark.parametrize("seat", ["learner", "anonymous", "masquerade", "studio_stranger"])
@pytest.mark.parametrize("view", ["student_view", "public_view"])
def test_a_learner_sees_nothing_at_all(request, seat, view):
    page = block(request.getfixturevalue(seat)).render(view)
    if seat == "studio_stranger" and view == "student_view":
        # Studio itself shows its previews to authors alone.
        return
    assert page.content == ""
    assert page.resources == []
    assert not page.json_init_args


def test_neither_the_app_nor_the_search_is_told_of_it(staff):
    made = block(staff)
    assert made.student_view_data() == {}
    assert made.index_dictionary() == {}


def test_there_is_nothing_to_complete(staff):
    assert block(staff).completion_mode == "excluded"


def test_the_team_sees_the_run_sheet(staff):
    content = block(staff).render("student_view").content
    for words in ("Mon adresse e-mail", "36 min", "4 à 10 personnes", "Choisir une adresse"):
        assert words in content, words
    for words in ("Vérifier le wifi", "Accueil", "Par deux.", "<strong>aucun</strong>"):
        assert words in content, words
    assert "<script>" not in content


def test_links_lead_to_where_the_host_serves_them(staff):
    content = block(staff).render("student_view").content
    assert 'href="/units/quiz"' in content
    # Once with its step, once among what is to be printed before.
    assert content.count('href="/files/fiche.pdf"') == 2


def test_authors_see_the_run_sheet_without_a_clock_or_a_list(preview):
    made = block(preview)
    for view in ("author_view", "student_view"):
        page = made.render(view)
        assert "Par deux." in page.content
        assert "cnj-workshop-run" not in page.content
        assert "cnj-workshop-held" not in page.content
        assert page.json_init_args == {"key": ""}


def test_an_author_is_told_what_is_to_be_mended_and_the_rest_is_shown(preview, staff):
    sheet = run_sheet(step("one", "Sans durée", 0), step("two", "Avec durée", 5))
    content = block(preview, sheet).render("author_view").content
    assert "À corriger dans l’éditeur : 1" in content.replace("\u00a0", " ")
    assert "Sans durée" not in content
    assert "Avec durée" in content
    assert "À corriger" not in block(staff, sheet).render("student_view").content


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 9, "steps": []}'])
def test_what_cannot_be_read_shows_no_step_and_breaks_nothing(staff, text):
    assert "Pas encore d’étape" in block(staff, text).render("student_view").content


def test_the_list_holds_the_advisor_s_learners_and_the_day(world, theirs):
    told = theirs("held", {}).body
    assert [name for _id, name, _group in told["learners"]] == ["lina", "sami"]
    assert (told["sessions"], told["too_many"]) == ([], False)
    assert date.fromisoformat(told["today"])


def test_an_advisor_of_one_group_is_told_of_that_group_alone(world):
    advisor = factories.make_advisor(world.course, username="karim")
    factories.narrow(advisor, world.course, "Soir")
    seat = Seat(world.course, attributes(advisor.pk, staff=True))
    told = seat.call(WORKSHOP, "held", {}).body
    assert [name for _id, name, _group in told["learners"]] == ["sami"]
    other = seat.call(WORKSHOP, "list_group", {"group": told["groups"][0][0] + 1}).body
    assert other["learners"] == []


def test_those_present_are_kept_and_told(world, theirs):
    answer = theirs("save_session", session(world, world.learner))
    assert answer.status == 200
    [kept] = answer.body["sessions"]
    assert kept["present"] == [[world.learner.pk, "lina"]]
    assert (kept["guests"], kept["day_words"], kept["held_by"]) == (2, "20 novembre 2026", "nadia")
    again = theirs("save_session", session(world, world.learner))
    assert again.body["session"] == answer.body["session"]
    assert WorkshopSession.objects.count() == 1


def test_a_colleague_s_change_is_told_and_not_written_over(world, theirs):
    kept = theirs("save_session", session(world, world.learner)).body["session"]
    change = {"session": kept["id"], "version": 1, "submission": TOKEN + "2", "guests": 7}
    assert theirs("save_session", session(world, **change)).status == 200
    late = {"session": kept["id"], "version": 1, "submission": TOKEN + "3", "guests": 1}
    answer = theirs("save_session", session(world, **late))
    assert (answer.status, answer.body["code"]) == (409, "changed")
    assert answer.body["session"]["guests"] == 7
    gone = theirs("delete_session", {"session": kept["id"], "version": 1})
    assert gone.status == 409
    assert theirs("delete_session", {"session": kept["id"], "version": 2}).body == {"sessions": []}


@pytest.mark.parametrize(
    "changes",
    [
        {"session": "1"},
        {"version": -1},
        {"day": "hier"},
        {"day": None},
        {"guests": 1.5},
        {"guests": True},
        {"notes": None},
        {"present": "all"},
        {"present": [0]},
        {"present": [1] * 1001},
        {"absent": [None]},
        {"begun_as": "short"},
        {"begun_as": "<b>" * 10},
        {"submission": 3},
    ],
    ids=str,
)
def test_what_no_page_of_ours_sends_is_refused_with_a_sentence(world, theirs, changes):
    answer = theirs("save_session", session(world, world.learner, **changes))
    assert answer.status == 400
    assert answer.body["error"]
    assert not WorkshopSession.objects.exists()


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_handler_refuses_whoever_is_not_on_the_team(world, nobody, learner, handler):
    for seat in (nobody, learner):
        answer = seat.call(WORKSHOP, handler, session(world, world.learner, group=1))
        # An odd id is refused before anybody is looked for.
        assert answer.status in (403, 400) if handler == "delete_session" else answer.status == 403
    assert not WorkshopPresence.objects.exists()


def sheet_of(seat: Seat, asked: str):
    from webob import Request

    return block(seat).handle("sheet_to_sign", Request.blank(f"/?{asked}"))


def test_the_sheet_to_sign_is_a_tagged_pdf_with_a_title(world, staff):
    staff.call(WORKSHOP, "save_session", session(world, world.learner))
    number = WorkshopSession.objects.get().pk
    for asked in (f"&session={number}", ""):
        answer = sheet_of(staff, f"learner={world.advisor.pk}{asked}")
        assert (answer.status_int, answer.content_type) == (200, "application/pdf")
        assert answer.body.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in answer.body
        assert "feuille-de-presence.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "asked",
    ["session=x", "session=-1", "session=%D9%A1", "session=99999", f"session={'9' * 5000}"],
    ids=["a word", "below none", "other digits", "nobody's", "thousands of digits"],
)
def test_a_sheet_of_no_session_is_refused(world, staff, asked):
    answer = sheet_of(staff, f"learner={world.advisor.pk}&{asked}")
    assert answer.status_int in (400, 404)


def test_a_learner_gets_no_sheet(world, learner):
    assert sheet_of(learner, f"learner={world.learner.pk}").status_int == 403


def test_the_editor_shows_a_step_and_asks_for_its_minutes(studio_editor):
    edited = step("one", "Accueil", 10, say="Bonjour **à tous**")
    answer = studio_editor.call(WORKSHOP, "preview_item", {"item": edited})
    assert "<strong>à tous</strong>" in answer.body["html"]
    sheet = run_sheet(step("one", "Accueil", 0), step("two", "Fin", 2.5), group_from=9, group_to=3)
    told = studio_editor.call(WORKSHOP, "check_document", {"document": sheet}).body["problems"]
    assert [(each["number"], each["field"]) for each in told] == [
        (0, "group_to"),
        (1, "minutes"),
        (2, "minutes"),
    ]
    assert "au moins 1" in told[1]["sentence"]


def test_what_the_editor_keeps_comes_back_as_it_was(studio_editor):
    sheet = run_sheet() | {"of a newer version": 1}
    assert studio_editor.call(WORKSHOP, "studio_submit", {"run_sheet": sheet}).status == 200
    kept = studio_editor.block(WORKSHOP).run_sheet
    assert json.loads(kept) == sheet
