"""Who may call which handler and see which view: tables that a new one must enter."""

from __future__ import annotations

import io
import json
import re
import secrets
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock

from advisor_dashboard.api import cv_links, inbox, profiles
from advisor_dashboard.models import (
    CurriculumVitae,
    CVLink,
    CVPhoto,
    CVVersion,
    CVView,
    Proposal,
    Sharing,
)
from cv_xblock.document import CV
from cv_xblock.export import write_cv_file
from demo.access import Visit, is_team
from demo.courses import find_course
from demo.models import BlockEdit, BlockResult, BlockState
from demo.runtime.runtime import DemoRuntime
from demo.runtime.services import Viewer
from tests import factories
from tests.authorization import rows_of
from tests.memo_sheets import SHEET
from tests.quiz import making
from tests.workshop_course import run_sheet

from .conftest import Host

BLOCKS = tuple(
    f"clicnjob_{each}"
    for each in ("cv", "inbox", "mailbox", "memo", "path", "quiz", "story", "workshop")
)
#: Whose data everybody else must never meet: a learner who shares, with an offer to answer.
LEARNER = "theo"
#: A learner of another cohort of the same structure.
NEIGHBOUR = "awa"
#: The course's advisor; one who is narrowed to a cohort that is not the learner's; the
#: administrator.
TEAM = ("claire", "karim", "nadia")
#: A learner and an advisor of another structure.
OUTSIDERS = ("malik", "sophie")


#: What each handler answers to whom: called with ``{}``, and with what a page may well send. That
#: speaks of the learner's own offer, so the neighbour and the team do not find it.
EXPECTED = {(row["block"], row["handler"]): row for row in rows_of("handlers.tsv")}


def expected(row: dict[str, str], who: str) -> tuple[int, int]:
    bare, real = row[who].split()
    return int(bare), int(real)


#: What the address of a file's handler says, and what is sent if it is one that takes a file.
FILES: dict[str, tuple[dict[str, str], bytes | None]] = {
    "answers_csv": ({}, None),
    "cv": ({}, None),
    "sample_cv": ({}, None),
    "own_data": ({}, None),
    "page_file": ({"kind": "cv"}, None),
    "pdf": ({}, None),
    "page_picture": ({}, None),
    "photo": ({}, None),
    "read_file": ({}, write_cv_file(CV())),
    "save_photo": ({}, factories.picture()),
    "sheet_to_sign": ({}, None),
}
#: Two questions, as a trainer's page sends them.
QUESTIONS = making.quiz(making.question("one"), making.question("scene"))
#: What is asked after all the others: it would take their ground away.
_LAST = ("go_back", "erase_cv")

#: Whether a view shows people their own data. No view ever shows somebody else's.
SHOWS_ONE_S_OWN = {
    ("clicnjob_cv", "student_view"): True,
    ("clicnjob_cv", "public_view"): True,
    ("clicnjob_cv", "studio_view"): False,
    ("clicnjob_cv", "student_view_data"): False,
    ("clicnjob_cv", "index_dictionary"): False,
    ("clicnjob_inbox", "student_view"): True,
    ("clicnjob_inbox", "public_view"): True,
    ("clicnjob_inbox", "studio_view"): False,
    ("clicnjob_inbox", "student_view_data"): False,
    ("clicnjob_inbox", "index_dictionary"): False,
    # The name of a file of the CV, and none of its words.
    ("clicnjob_mailbox", "student_view"): False,
    ("clicnjob_mailbox", "public_view"): False,
    ("clicnjob_mailbox", "studio_view"): False,
    ("clicnjob_mailbox", "student_view_data"): False,
    ("clicnjob_mailbox", "index_dictionary"): False,
    # Notes alone, and none of the words that the marks are made of.
    # The run sheet alone: names come when the team's page asks for them.
    ("clicnjob_workshop", "student_view"): False,
    ("clicnjob_workshop", "author_view"): False,
    ("clicnjob_workshop", "public_view"): False,
    ("clicnjob_workshop", "studio_view"): False,
    ("clicnjob_workshop", "student_view_data"): False,
    ("clicnjob_workshop", "index_dictionary"): False,
    ("clicnjob_memo", "student_view"): False,
    ("clicnjob_memo", "public_view"): False,
    ("clicnjob_memo", "studio_view"): False,
    ("clicnjob_memo", "student_view_data"): False,
    ("clicnjob_memo", "index_dictionary"): False,
    # Ids of steps alone.
    ("clicnjob_path", "student_view"): False,
    ("clicnjob_path", "public_view"): False,
    ("clicnjob_path", "studio_view"): False,
    ("clicnjob_path", "student_view_data"): False,
    ("clicnjob_path", "index_dictionary"): False,
    # Answers alone, and none of the words that the marks are made of.
    ("clicnjob_quiz", "student_view"): False,
    ("clicnjob_quiz", "public_view"): False,
    ("clicnjob_quiz", "studio_view"): False,
    ("clicnjob_quiz", "student_view_data"): False,
    ("clicnjob_quiz", "index_dictionary"): False,
    # Ids of cards alone.
    ("clicnjob_story", "student_view"): False,
    ("clicnjob_story", "public_view"): False,
    ("clicnjob_story", "studio_view"): False,
    ("clicnjob_story", "student_view_data"): False,
    ("clicnjob_story", "index_dictionary"): False,
}
_VIEW = re.compile(r"[a-z]\w*_view(_data)?|index_dictionary")


def _named(block_type: str, wanted: Callable[[str, Any], bool]) -> list[tuple[str, str]]:
    """The members of a block's class that are wanted."""
    block_class = XBlock.load_class(block_type)
    names = dir(block_class)
    return [(block_type, name) for name in names if wanted(name, getattr(block_class, name, None))]


#: Every handler and every view of our blocks, found as the runtime finds them.
HANDLERS = [
    each
    for block_type in BLOCKS
    for each in _named(block_type, lambda name, it: getattr(it, "_is_xblock_handler", False))
]
VIEWS = [
    each
    for block_type in BLOCKS
    for each in _named(block_type, lambda name, it: callable(it) and bool(_VIEW.fullmatch(name)))
]


@pytest.fixture
def marks(host: Host) -> dict[str, tuple[str, str]]:
    """A word in each person's CV and one in an offer to them, which stand nowhere else."""
    claire = _person("claire")
    found = {}
    for username in (LEARNER, NEIGHBOUR):
        learner = _person(username)
        words = (f"cv-of-{username}", f"offer-to-{username}")
        stored = profiles.load_cv(learner.pk)
        profiles.save_cv(
            learner.pk,
            {**stored.document, "introduction": words[0]},
            base_version=stored.version,
            course_key=host.course_key,
            keep=True,
        )
        cv_links.make_link(learner.pk, host.course_key, page_id="", days=30, anonymous=False)
        offer = factories.make_offer(claire, title=words[1])
        factories.propose(claire, offer.id, learner)
        found[username] = words
    return found


def _person(username: str) -> Any:
    return get_user_model().objects.get(username=username)


def _post(client: Client, url: str, body: str = "{}") -> HttpResponse:
    return client.post(url, body, content_type="application/json")


def _statuses(client: Client, address: Callable[[str, str], str]) -> dict[tuple[str, str], int]:
    """What each handler answers to ``{}``."""
    return {handler: _post(client, address(*handler)).status_code for handler in HANDLERS}


def _answers(
    client: Client, address: Callable[[str, str], str], version: int
) -> dict[tuple[str, str], HttpResponse]:
    """What each handler answers to realistic data about the learner's own offer."""
    learner = _person(LEARNER)
    offer_id = inbox.inbox(learner.pk)[0].proposal_id
    former = CVVersion.objects.filter(learner=learner).earliest("pk")
    document = factories.cv_document(first_name="Camille", wanted_jobs=[], commune=None)
    data: dict[Any, Any] = {
        "save_cv": {"document": document, "version": version},
        "suggest_jobs": {"text": "vendeur"},
        "suggest_communes": {"text": "Lille"},
        "suggest_tasks": {"title": "Vendeur"},
        "check_email": {"email": "a@b.fr", "first_name": "A", "last_name": "B"},
        "check_spelling": {"text": "Je sui là."},
        "set_sharing": {"open": True},
        "open_offer": {"id": offer_id},
        "answer_offer": {"id": offer_id, "answer": "interested"},
        "studio_submit": {"display_name": "Un titre", "introduction": "Bonjour."},
        "page_state": {"page": ""},
        "list_looks": {"skip": 0},
        "make_link": {"page": "", "days": 7, "anonymous": False},
        "revoke_link": {"id": CVLink.objects.get(learner=learner).pk},
        "show_version": {"id": former.pk},
        "go_back": {"id": former.pk, "version": version + 1},
        "erase_cv": {"sure": True},
        "submit": {"question": "adresse1", "submission": "submission-1", "answer": ["1"]},
        "hint": {"question": "adresse1"},
        "start_live": {"seconds": 0},
        # Nobody: whose learner somebody is, tests/demo/test_quiz_team.py tells apart.
        "clear_learner": {"id": 10**9},
        "show_answer": {"question": "adresse1"},
        "check_document": {"document": QUESTIONS},
        "list_group": {"group": 1},
        "save_session": {
            "session": None,
            "version": 0,
            "day": "2026-11-20",
            "guests": 1,
            "notes": "",
            "present": [],
            "absent": [],
            "begun_as": secrets.token_hex(16),
            "submission": secrets.token_hex(16),
        },
        "delete_session": {"session": 10**9, "version": 1},
        ("clicnjob_workshop", "check_document"): {"document": run_sheet()},
        ("clicnjob_memo", "check_document"): {"document": SHEET},
        "write_notes": {"document": {"text": "À moi."}, "version": 0},
        "team_send": {"ids": [10**9], "confirmed": 1},
        "preview_item": {"item": QUESTIONS["questions"][0]},
        "import_questions": {"text": json.dumps(QUESTIONS)},
        "begin": {"knows": []},
        "keep_draft": {"mission": "ecrire-fleurs", "draft": {"text": "Bonjour"}},
        "agree": {"mission": "ecrire-fleurs", "agreed": False},
        "again": {"mission": "ecrire-fleurs"},
        "saw": {"seen": ["text-1"], "here": "text-1"},
        "tick": {"card": "todo-1", "done": True},
        "answer": {"card": "question-1", "choice": "nom"},
        "export_questions": {"quiz": QUESTIONS, "format": "gift"},
    }
    in_order = [each for each in HANDLERS if each[1] not in _LAST]
    in_order += [each for name in _LAST for each in HANDLERS if each[1] == name]
    return {
        handler: _file(client, address(*handler), handler[1])
        if handler[1] in FILES
        else _post(
            client, address(*handler), json.dumps(data.get(handler, data.get(handler[1], {})))
        )
        for handler in in_order
    }


def _file(client: Client, url: str, handler: str) -> HttpResponse:
    """What the handler of a file answers to a page that is the caller's own."""
    asked, sent = FILES[handler]
    address = f"{url}?{urlencode({**asked, 'learner': client.session['_auth_user_id']})}"
    if sent is None:
        return client.get(address)
    return client.post(address, sent, content_type="application/octet-stream")


def _check(who: str, client: Client, address: Callable[[str, str], str], version: int = 0) -> str:
    """Both calls of each handler answer as the table says; gives back all that they said."""
    bare = _statuses(client, address)
    answers = _answers(client, address, version)
    found = {each: (bare[each], answer.status_code) for each, answer in answers.items()}
    assert found == {handler: expected(row, who) for handler, row in EXPECTED.items()}
    return " ".join(_readable(answer) for answer in answers.values())


def _readable(answer: HttpResponse) -> str:
    """What was answered, as text; an archive unpacked."""
    if answer["Content-Type"] != "application/zip":
        return str(answer.content.decode(errors="replace"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def _row_of(username: str) -> str:
    return "administrator" if username == "nadia" else "team"


def _all(status: int) -> dict[tuple[str, str], int]:
    return dict.fromkeys(HANDLERS, status)


def _told(text: str, marks: dict[str, tuple[str, str]]) -> set[str]:
    """Whose data stand in a text."""
    return {name for name, words in marks.items() if any(word in text for word in words)}


def _kept(username: str) -> tuple:
    """What is stored of somebody."""
    person = _person(username)
    models = (CurriculumVitae, CVPhoto, Sharing, Proposal, CVVersion, CVLink, CVView)
    return tuple(
        tuple(model.objects.filter(learner_id=person.pk).order_by("pk").values_list())
        for model in models
    )


def test_the_table_names_every_handler_and_no_other() -> None:
    assert set(HANDLERS) == set(EXPECTED)


def test_the_table_names_every_view_and_no_other() -> None:
    assert set(VIEWS) == set(SHOWS_ONE_S_OWN)


# ---- handlers


def test_a_stranger_is_refused_in_words(host: Host) -> None:
    client = host.client(None)
    assert _statuses(client, host.handler_url) == _all(403)
    assert _statuses(client, host.studio_handler_url) == _all(403)
    assert _post(client, host.handler_url("clicnjob_cv", "load")).json()["error"]


@pytest.mark.parametrize("username", OUTSIDERS)
def test_people_of_another_structure_find_no_such_address(
    host: Host, marks: dict[str, tuple[str, str]], username: str
) -> None:
    client = host.client(username)
    for address in (host.handler_url, host.studio_handler_url):
        assert _statuses(client, address) == _all(404)
        answers = _answers(client, address, version=0)
        assert {each.status_code for each in answers.values()} == {404}


def test_a_learner_is_answered_for_themselves(
    host: Host, marks: dict[str, tuple[str, str]]
) -> None:
    version = profiles.load_cv(host.user_id(LEARNER)).version
    told = _check("learner", host.client(LEARNER), host.handler_url, version)
    assert marks[LEARNER][0] in told
    assert _told(told, marks) == {LEARNER}
    assert "Camille" in told
    assert profiles.load_cv(host.user_id(LEARNER)).erased


def test_another_learner_is_answered_for_themselves_alone(
    host: Host, marks: dict[str, tuple[str, str]]
) -> None:
    before = _kept(LEARNER)
    version = profiles.load_cv(host.user_id(NEIGHBOUR)).version
    told = _check("neighbour", host.client(NEIGHBOUR), host.handler_url, version)
    assert _told(told, marks) == {NEIGHBOUR}
    assert _kept(LEARNER) == before


@pytest.mark.parametrize("username", TEAM)
def test_the_team_is_answered_for_themselves_alone(
    host: Host, marks: dict[str, tuple[str, str]], username: str
) -> None:
    before = _kept(LEARNER), _kept(NEIGHBOUR)
    told = _check(_row_of(username), host.client(username), host.handler_url)
    # What is held on who wrote the offers holds the offers.
    assert _told(told, marks) == (set(marks) if username == "claire" else set())
    assert not any(cv in told for cv, _offer in marks.values())
    assert (_kept(LEARNER), _kept(NEIGHBOUR)) == before


@pytest.mark.parametrize("username", TEAM)
def test_whoever_views_as_a_learner_reads_and_writes_nothing(
    host: Host, marks: dict[str, tuple[str, str]], username: str
) -> None:
    client = host.client(username)
    host.look_as(client, LEARNER)
    version = profiles.load_cv(host.user_id(LEARNER)).version
    before = _everything_stored()
    with CaptureQueriesContext(connection) as queries:
        statuses = _statuses(client, host.handler_url)
    assert [query["sql"] for query in queries if "curriculumvitae" in query["sql"].lower()] == []
    assert set(statuses.values()) == {403}
    told = _check("masquerading", client, host.handler_url, version)
    assert _told(told, marks) == set()
    assert _everything_stored() == before


def test_a_learner_has_no_studio(host: Host, marks: dict[str, tuple[str, str]]) -> None:
    client = host.client(LEARNER)
    assert _statuses(client, host.studio_handler_url) == _all(404)
    answers = _answers(client, host.studio_handler_url, version=1)
    assert {each.status_code for each in answers.values()} == {404}


@pytest.mark.parametrize("username", TEAM)
def test_studio_serves_authors_and_nobody_s_data(
    host: Host, marks: dict[str, tuple[str, str]], username: str
) -> None:
    told = _check("preview", host.client(username), host.studio_handler_url)
    assert _told(told, marks) == set()


# ---- views


def _seat(host: Host, kind: str, username: str) -> tuple[DemoRuntime, Any]:
    """The runtime in which somebody meets the course, and who is said to be acting."""
    course = find_course(host.course_key)
    assert course is not None
    if kind == "stranger":
        return DemoRuntime(course, Viewer(user=None, user_id=None)), nullcontext()
    person = _person(username)
    shown = _person(LEARNER) if kind == "masquerading" else person
    visit = Visit(
        course=course, person=person, shown=shown, is_team=is_team(person.pk, host.course_key)
    )
    runtime = visit.studio_runtime() if kind == "studio" else visit.runtime()
    return runtime, visit.acting()


def _shown(block: XBlock, view: str) -> str:
    """All that a view hands to a browser, an app or a search engine."""
    if view.endswith("_view"):
        return json.dumps(block.render(view, {}).to_dict(), ensure_ascii=False)
    answer = getattr(block, view)()
    return json.dumps(answer, ensure_ascii=False, default=str)


SEATS = [
    ("self", LEARNER),
    ("self", NEIGHBOUR),
    *(("self", username) for username in (*TEAM, *OUTSIDERS)),
    *(("masquerading", username) for username in TEAM),
    *(("studio", username) for username in TEAM),
    ("stranger", ""),
]


@pytest.mark.parametrize(("kind", "username"), SEATS)
def test_a_view_shows_people_their_own_data_and_nobody_else_s(
    host: Host, marks: dict[str, tuple[str, str]], kind: str, username: str
) -> None:
    runtime, acting = _seat(host, kind, username)
    with acting:
        for block_type, view in VIEWS:
            block = runtime.get_block(UsageKey.from_string(host.usage(block_type)))
            own = kind == "self" and username in marks and SHOWS_ONE_S_OWN[block_type, view]
            told = _told(_shown(block, view), marks)
            assert told == ({username} if own else set()), (block_type, view)


@pytest.mark.parametrize(("kind", "username"), SEATS)
def test_the_host_s_pages_of_the_blocks_do_so_too(
    host: Host, marks: dict[str, tuple[str, str]], kind: str, username: str
) -> None:
    client = host.client(username or None)
    if kind == "masquerading":
        host.look_as(client, LEARNER)
    for block_type in BLOCKS:
        if kind == "studio":
            preview = f"/studio/{host.usage(block_type)}/"
            pages, own = [preview, f"{preview}edit/"], set()
        else:
            pages = [host.unit_url(block_type)]
            shows = kind == "self" and SHOWS_ONE_S_OWN[block_type, "student_view"]
            own = {username} & set(marks) if shows else set()
        for page in pages:
            answer = client.get(page)
            told = _told(answer.content.decode(), marks)
            assert told == own, page
            refused = {"stranger": 302}.get(kind, 404 if username in OUTSIDERS else 200)
            assert answer.status_code == refused, page


# ---- odd calls


def test_a_call_without_the_page_s_token_is_refused(host: Host) -> None:
    client = host.client(LEARNER, enforce_csrf_checks=True)
    assert _statuses(client, host.handler_url) == _all(403)
    assert _post(client, host.handler_url("clicnjob_cv", "load")).json()["code"] == "csrf"


def test_what_is_no_handler_is_not_found(host: Host) -> None:
    client = host.client(LEARNER)
    for block_type in BLOCKS:
        for name in ("nothing", "student_view", "__init__", "runtime", "save"):
            assert _post(client, host.handler_url(block_type, name)).status_code == 404


def test_an_odd_key_is_not_found(host: Host) -> None:
    client = host.client(LEARNER)
    for key in ("x", "block-v1:DemoA+CV1+demo+type@clicnjob_cv+block@nowhere", "i4x:%2F%2Fa"):
        assert _post(client, f"/xblock/{key}/handler/load").status_code == 404


def test_a_learner_who_left_is_out(host: Host) -> None:
    from advisor_dashboard.platform.embedded.membership import unenroll

    unenroll(host.user_id(LEARNER), host.course_key)
    answer = _post(host.client(LEARNER), host.handler_url("clicnjob_cv", "load"))
    assert answer.status_code == 404


def _everything_stored() -> tuple:
    models = (
        *(CurriculumVitae, CVVersion, CVLink, CVPhoto),
        *(Sharing, BlockState, BlockResult, BlockEdit),
    )
    return tuple(tuple(map(tuple, model.objects.order_by("pk").values_list())) for model in models)
