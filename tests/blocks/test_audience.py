"""The side that says who sees the CV: links, looks, earlier versions, what is kept."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from webob import Request

from advisor_dashboard.api import profiles
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from tests import factories

CV = "clicnjob_cv"


def ask(seat, handler, **data):
    return seat.call(CV, handler, data)


@pytest.fixture
def written(world, learner):
    factories.share_cv(world.learner, world.course, "ogr:20526", introduction="Avant")
    stored = profiles.load_cv(world.learner.pk)
    document = stored.document | {"introduction": "<img src=x onerror=alert(1)>"}
    profiles.save_cv(
        world.learner.pk, document, base_version=stored.version, course_key=None, keep=True
    )
    return learner


def test_a_link_is_made_shown_with_its_code_and_ended(written):
    made = ask(written, "make_link", page="", days=30, anonymous=True)
    assert made.status == 200
    link = made.body["links"][0]
    assert link["live"] is True
    assert link["anonymous"] is True
    assert re.match(r"http://[^/]+/clicnjob/cv/[\w-]{22}/$", link["address"])
    assert link["code"].startswith("data:image/svg+xml")
    ended = ask(written, "revoke_link", id=link["id"])
    assert ended.body["links"][0]["live"] is False
    assert ended.body["links"][0]["code"] == ""


@pytest.mark.parametrize(
    "data",
    [
        {"page": "", "days": "7", "anonymous": False},
        {"page": None, "days": 7, "anonymous": False},
        {"page": "", "days": 7, "anonymous": "no"},
        {"page": "", "days": True, "anonymous": False},
        {"page": "", "days": 10**30, "anonymous": False},
        {},
    ],
)
def test_an_odd_link_is_refused(written, data):
    assert ask(written, "make_link", **data).status == 400


def test_where_links_are_off_the_card_waits_for_links_that_are_there_and_none_is_made(
    world, written
):
    shown = written.block(CV).render("student_view").content
    assert "<cnj-links" in shown
    switch(Feature.CV_LINKS, world.course, on=False)
    page = written.block(CV).render("student_view").content
    assert re.search(r"<cnj-links [^>]*hidden>", page)
    answer = ask(written, "make_link", page="", days=7, anonymous=False)
    assert (answer.status, answer.body["code"]) == (403, "switched_off")


def test_who_looked_is_told(world, written):
    read_cv(world.advisor.pk, world.learner.pk)
    found = ask(written, "list_looks", skip=0).body
    assert (found["total"], found["more"], found["looks"][0]["name"]) == (1, False, "nadia")
    world.advisor.is_active = False
    world.advisor.save()
    name = ask(written, "list_looks", skip=0).body["looks"][0]["name"]
    assert name == "Une personne qui n’est plus conseillère"


def test_an_earlier_version_is_read_and_gone_back_to(world, written):
    versions = ask(written, "list_versions").body["versions"]
    assert [each["differs"] for each in versions] == [["introduction"]]
    number = versions[0]["id"]
    sheet = ask(written, "show_version", id=number).body["sheet"]
    assert sheet["introduction"] == ["Avant"]
    version = profiles.load_cv(world.learner.pk).version
    stale = ask(written, "go_back", id=number, version=version - 1)
    assert (stale.status, stale.body["current"]["version"]) == (409, version)
    answer = ask(written, "go_back", id=number, version=version)
    assert (answer.status, answer.body["version"]) == (200, version + 1)
    assert answer.body["document"]["introduction"] == "Avant"
    assert len(ask(written, "list_versions").body["versions"]) == 2


@pytest.mark.parametrize("data", [{}, {"sure": False}, {"sure": "true"}, {"sure": 1}])
def test_nothing_is_erased_by_chance(world, written, data):
    assert ask(written, "erase_cv", **data).status == 400
    assert profiles.load_cv(world.learner.pk).saved_at


def test_erased_the_block_shows_an_empty_cv_and_an_old_page_cannot_save(world, written):
    old = profiles.load_cv(world.learner.pk)
    answer = ask(written, "erase_cv", sure=True)
    assert answer.status == 200
    assert (answer.body["erased"], answer.body["sharing"]["open"]) == (True, False)
    assert answer.body["document"]["first_name"] == ""
    own = written.block(CV).render("student_view").json_init_args["own"]
    assert (own["erased"], own["version"]) == (True, answer.body["version"])
    late = ask(written, "save_cv", document=old.document, version=old.version)
    assert (late.status, late.body["current"]["erased"]) == (409, True)
    assert profiles.load_cv(world.learner.pk).erased


def get(seat, query):
    request = Request.blank(f"/?{query}", method="GET")
    return seat.block(CV).handle("own_data", request)


def test_everything_held_comes_as_one_file(world, written):
    response = get(written, f"learner={world.learner.pk}")
    assert response.status_int == 200
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    with zipfile.ZipFile(io.BytesIO(response.body)) as archive:
        assert set(archive.namelist()) == {"lisez-moi.txt", "clicnjob.json"}


@pytest.mark.parametrize("query", ["", "learner=", "learner=1000000", "learner=x"])
def test_a_page_made_for_somebody_else_gets_no_file(written, query):
    assert get(written, query).status_int == 403


def test_nobody_s_view_holds_none_of_it(world, nobody):
    shown = nobody.block(CV).render("student_view")
    for part in ("<cnj-links", "<cnj-looks", "<cnj-versions", "<cnj-own-data"):
        assert part not in shown.content
    assert get(nobody, f"learner={world.learner.pk}").status_int == 403
