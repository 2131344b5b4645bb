"""Who may call which handler of which block: a table that a new handler must enter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from xblock.core import XBlock

from advisor_dashboard.models import CurriculumVitae, Sharing
from demo.models import BlockEdit, BlockResult, BlockState

from .conftest import Host

BLOCKS = ("clicnjob_cv", "clicnjob_inbox")


@dataclass(frozen=True)
class Expectation:
    """The statuses of one handler, called with ``{}``.

    A learner and a course's advisor speak for themselves; whoever looks through another's
    eyes, or previews, gets nothing.
    """

    learner: int
    own_advisor: int
    masquerading: int = 403
    preview: int = 403


#: Handlers of a learner's own data: with ``{}`` they answer, or say what is missing.
EXPECTED = {
    ("clicnjob_cv", "load"): Expectation(learner=200, own_advisor=200),
    ("clicnjob_cv", "save_cv"): Expectation(learner=400, own_advisor=400),
    ("clicnjob_cv", "suggest_jobs"): Expectation(learner=200, own_advisor=200),
    ("clicnjob_cv", "suggest_communes"): Expectation(learner=200, own_advisor=200),
    ("clicnjob_cv", "set_sharing"): Expectation(learner=400, own_advisor=400),
    ("clicnjob_cv", "studio_submit"): Expectation(learner=403, own_advisor=400, preview=400),
    ("clicnjob_inbox", "list_offers"): Expectation(learner=200, own_advisor=200),
    ("clicnjob_inbox", "open_offer"): Expectation(learner=400, own_advisor=400),
    ("clicnjob_inbox", "answer_offer"): Expectation(learner=400, own_advisor=400),
    ("clicnjob_inbox", "studio_submit"): Expectation(learner=403, own_advisor=400, preview=400),
}


def _handlers() -> list[tuple[str, str]]:
    """Every handler of our blocks, found as the runtime finds them."""
    return sorted(
        (block_type, name)
        for block_type in BLOCKS
        for name in dir(XBlock.load_class(block_type))
        if getattr(getattr(XBlock.load_class(block_type), name), "_is_xblock_handler", False)
    )


HANDLERS = _handlers()


def _post(client: Client, url: str, body: str = "{}") -> HttpResponse:
    return client.post(url, body, content_type="application/json")


def _statuses(client: Client, address: Callable[[str, str], str]) -> dict[tuple[str, str], int]:
    return {handler: _post(client, address(*handler)).status_code for handler in HANDLERS}


def _all(status: int) -> dict[tuple[str, str], int]:
    return dict.fromkeys(HANDLERS, status)


def _expected(who: str) -> dict[tuple[str, str], int]:
    return {handler: getattr(row, who) for handler, row in EXPECTED.items()}


def test_the_table_names_every_handler_and_no_other() -> None:
    assert set(HANDLERS) == set(EXPECTED)


def test_a_stranger_is_refused_in_words(host: Host) -> None:
    client = host.client(None)
    assert _statuses(client, host.handler_url) == _all(403)
    assert _statuses(client, host.studio_handler_url) == _all(403)
    assert _post(client, host.handler_url("clicnjob_cv", "load")).json()["error"]


@pytest.mark.parametrize("username", ["malik", "sophie"])
def test_people_of_another_structure_find_no_such_address(host: Host, username: str) -> None:
    client = host.client(username)
    assert _statuses(client, host.handler_url) == _all(404)
    assert _statuses(client, host.studio_handler_url) == _all(404)


def test_a_learner_is_answered_for_themselves(host: Host) -> None:
    assert _statuses(host.client("awa"), host.handler_url) == _expected("learner")


def test_an_advisor_is_answered_for_themselves(host: Host) -> None:
    assert _statuses(host.client("claire"), host.handler_url) == _expected("own_advisor")


@pytest.mark.parametrize("username", ["claire", "nadia"])
def test_whoever_views_as_a_learner_reads_and_writes_nothing(host: Host, username: str) -> None:
    client = host.client(username)
    host.look_as(client, "awa")
    before = _everything_stored()
    with CaptureQueriesContext(connection) as queries:
        statuses = _statuses(client, host.handler_url)
    assert statuses == _expected("masquerading")
    assert _everything_stored() == before
    assert [query["sql"] for query in queries if "curriculumvitae" in query["sql"].lower()] == []


def test_a_learner_has_no_studio(host: Host) -> None:
    assert _statuses(host.client("awa"), host.studio_handler_url) == _all(404)


@pytest.mark.parametrize("username", ["claire", "nadia"])
def test_studio_serves_authors_and_nobody_s_data(host: Host, username: str) -> None:
    assert _statuses(host.client(username), host.studio_handler_url) == _expected("preview")


def test_a_call_without_the_page_s_token_is_refused(host: Host) -> None:
    client = host.client("awa", enforce_csrf_checks=True)
    assert _statuses(client, host.handler_url) == _all(403)
    assert _post(client, host.handler_url("clicnjob_cv", "load")).json()["code"] == "csrf"


def test_what_is_no_handler_is_not_found(host: Host) -> None:
    client = host.client("awa")
    for block_type in BLOCKS:
        for name in ("nothing", "student_view", "__init__", "runtime", "save"):
            assert _post(client, host.handler_url(block_type, name)).status_code == 404


def test_an_odd_key_is_not_found(host: Host) -> None:
    client = host.client("awa")
    for key in ("x", "block-v1:DemoA+CV1+demo+type@clicnjob_cv+block@nowhere", "i4x:%2F%2Fa"):
        assert _post(client, f"/xblock/{key}/handler/load").status_code == 404


def test_a_learner_who_left_is_out(host: Host) -> None:
    from advisor_dashboard.platform.embedded.membership import unenroll

    unenroll(host.user_id("awa"), host.course_key)
    answer = _post(host.client("awa"), host.handler_url("clicnjob_cv", "load"))
    assert answer.status_code == 404


def _everything_stored() -> tuple:
    models = (CurriculumVitae, Sharing, BlockState, BlockResult, BlockEdit)
    return tuple(tuple(map(tuple, model.objects.order_by("pk").values_list())) for model in models)
