"""The CV block: each viewer's page, and what each handler answers."""

from __future__ import annotations

import json

import pytest

from advisor_dashboard.api import profiles, sharing
from advisor_dashboard.models import Commune
from tests import factories

from .host import call

CV = "clicnjob_cv"
HANDLERS = (
    *("load", "save_cv", "suggest_jobs", "suggest_communes", "set_sharing"),
    *("page_state", "remove_photo"),
    *("advice", "suggest_tasks", "suggest_skills", "suggest_starters"),
    *("check_email", "check_spelling"),
)


def complete(**changes):
    parts = {"email": "lina@example.org", "training": [{**_TRAINING, "title": "CAP vente"}]}
    return factories.cv_document("ogr:11640", **(parts | changes))


_TRAINING = {
    "id": "a",
    "title": "",
    "school": "",
    "place": "",
    "start": "",
    "end": "",
    "current": False,
}


# ---- the page


def test_a_learner_gets_the_form_with_their_own_cv(learner, world):
    factories.save_cv(world.learner, "ogr:11640", first_name="Inès")
    page = learner.block(CV).render("student_view")
    own = page.json_init_args["own"]
    assert own["document"]["first_name"] == "Inès"
    assert own["version"] == 1
    assert own["sharing"]["open"] is False
    assert f".{world.learner.pk}." in own["draft"]
    assert world.course in own["draft"]
    # The script opens the form once it has filled it.
    assert 'disabled aria-busy="true"' in page.content.split("<legend")[0].split("cnj-cv__all")[1]


def test_the_team_may_make_a_cv_of_their_own(staff, world):
    page = staff.block(CV).render("student_view")
    assert page.json_init_args["own"]["version"] == 0
    assert 'data-viewer="staff"' in page.content


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        ("preview", "Aperçu"),
        ("studio_editor", "Aperçu"),
        ("masquerade", "Son CV reste privé"),
        ("anonymous", "Connecte-toi pour faire ton CV"),
    ],
)
def test_who_cannot_have_a_cv_here_is_told_so_and_sees_nobodys(request, world, seat, said):
    factories.save_cv(world.learner, first_name="Secrète")
    factories.save_cv(world.advisor, first_name="Secrète")
    page = request.getfixturevalue(seat).block(CV).render("student_view")
    assert said in page.content
    assert page.json_init_args["own"] is None
    assert "Secrète" not in page.content + json.dumps(page.json_init_args, ensure_ascii=False)
    assert "cnj-autosave" not in page.content


def test_when_the_platform_cannot_be_asked_nobody_sees_a_cv(learner, world, settings):
    factories.save_cv(world.learner, first_name="Secrète")
    settings.CLICNJOB = {"PLATFORM": "tests.platform.broken.BrokenPlatform"}
    page = learner.block(CV).render("student_view")
    assert page.json_init_args["own"] is None
    assert "Secrète" not in page.content


def test_the_page_has_no_markup_of_the_learners(learner, world):
    factories.save_cv(world.learner, first_name="<img src=x onerror=alert(1)>")
    block = learner.block(CV, introduction="<script>alert(1)</script>")
    content = block.render("student_view").content
    assert "onerror" not in content
    assert "<script>alert" not in content
    assert "&lt;script&gt;" in content


def test_every_file_of_the_page_is_there_and_light(learner):
    import gzip
    from pathlib import Path

    import cv_xblock

    roots = {"clicnjob_cv": "cv_xblock", "clicnjob_inbox": "clicnjob_xblocks"}
    checkout = Path(cv_xblock.__file__).parents[1]
    page = learner.block(CV).render("student_view")
    weight = len(gzip.compress((page.content + json.dumps(page.json_init_args)).encode()))
    for resource in page.resources:
        _empty, _resource, block_type, path = resource.data.split("/", 3)
        weight += len(gzip.compress((checkout / roots[block_type] / path).read_bytes()))
    assert weight < 90_000


def test_ids_differ_between_two_blocks_of_a_page(learner, world):
    one = learner.block(CV)
    other = learner.block("clicnjob_inbox")
    assert one.uid != other.uid


# ---- handlers


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_handler_refuses_whoever_holds_no_data_here(nobody, handler, world):
    data = {"document": complete(), "version": 0, "open": True, "text": "ven"}
    answer = nobody.call(CV, handler, data)
    assert answer.status == 403
    assert answer.body["code"] in ("read_only", "anonymous")
    assert answer.body["error"]
    assert profiles.load_cv(world.learner.pk).version == 0
    assert profiles.load_cv(world.advisor.pk).version == 0


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("data", [[], None, "x", 3])
def test_a_handler_refuses_what_is_no_object(learner, handler, data):
    answer = learner.call(CV, handler, data)
    assert (answer.status, answer.body["code"]) == (400, "bad_request")


def test_saving_stores_the_cv_and_says_when(learner, world):
    answer = learner.call(CV, "save_cv", {"document": complete(first_name="Zoé 🎉"), "version": 0})
    assert answer.status == 200
    assert answer.body["version"] == 1
    assert answer.body["saved_at"]
    assert answer.body["problems"] == []
    assert answer.body["missing"] == []
    assert profiles.load_cv(world.learner.pk).document["first_name"] == "Zoé 🎉"


def test_what_is_missing_is_told(learner):
    answer = learner.call(CV, "save_cv", {"document": {"first_name": "Lina"}, "version": 0})
    assert answer.body["missing"] == ["name", "contact", "wanted_job", "place", "history"]


def test_a_remark_is_stored_and_shown_beside_its_field(learner, world):
    document = complete(email="lina@nulle-part", experiences=[{"start": "2099-01"}])
    answer = learner.call(CV, "save_cv", {"document": document, "version": 0})
    assert answer.status == 200
    problems = {each["path"]: each for each in answer.body["problems"]}
    assert set(problems) == {"email", "experiences.0.start"}
    assert problems["email"]["hard"] is False
    assert problems["experiences.0.start"]["message"].startswith("Cette date est dans le futur")
    assert profiles.load_cv(world.learner.pk).document["email"] == "lina@nulle-part"


@pytest.mark.parametrize(
    "changes",
    [{"introduction": "é" * 10_000}, {"first_name": "a\x00b"}, {"unheard_of": 1}, {"schema": 9}],
)
def test_what_cannot_be_stored_is_refused_in_french_and_nothing_is_saved(learner, world, changes):
    answer = learner.call(CV, "save_cv", {"document": complete() | changes, "version": 0})
    assert (answer.status, answer.body["code"]) == (400, "invalid")
    assert "Tout ton texte est encore là" in answer.body["error"]
    assert [each["path"] for each in answer.body["problems"]] == list(changes)
    assert all(each["hard"] and each["message"] for each in answer.body["problems"])
    assert profiles.load_cv(world.learner.pk).version == 0


@pytest.mark.parametrize("version", [None, "0", -1, True, 1.5])
def test_a_version_that_is_none_is_refused(learner, version):
    answer = learner.call(CV, "save_cv", {"document": complete(), "version": version})
    assert (answer.status, answer.body["code"]) == (400, "bad_request")


def test_a_second_phone_does_not_overwrite_and_gets_the_other_version(learner, world):
    factories.save_cv(world.learner, first_name="Téléphone")
    answer = learner.call(CV, "save_cv", {"document": complete(first_name="Vieux"), "version": 0})
    assert (answer.status, answer.body["code"]) == (409, "conflict")
    assert answer.body["current"]["document"]["first_name"] == "Téléphone"
    assert answer.body["current"]["version"] == 1
    assert profiles.load_cv(world.learner.pk).document["first_name"] == "Téléphone"


def test_a_learner_who_left_the_course_cannot_save_from_it(learner, world):
    from advisor_dashboard.platform.embedded import membership

    membership.unenroll(world.learner.pk, world.course)
    answer = learner.call(CV, "save_cv", {"document": complete(), "version": 0})
    assert answer.status == 403
    assert answer.body["error"]


def test_when_the_platform_cannot_be_asked_nothing_is_saved(learner, world, settings):
    settings.CLICNJOB = {"PLATFORM": "tests.platform.broken.BrokenPlatform"}
    answer = learner.call(CV, "save_cv", {"document": complete(), "version": 0})
    assert answer.status in (403, 503)
    assert profiles.load_cv(world.learner.pk).version == 0


def test_a_whole_cv_completes_the_block_once(learner):
    block = learner.block(CV)
    call(block, "save_cv", {"document": {"first_name": "Lina"}, "version": 0})
    assert block.runtime.published == []
    call(block, "save_cv", {"document": complete(), "version": 1})
    call(block, "save_cv", {"document": complete(phone="06 12 34 56 78"), "version": 2})
    assert block.runtime.published == [("completion", {"completion": 1.0})]


def test_looking_completes_nothing(learner):
    block = learner.block(CV)
    block.render("student_view")
    assert block.runtime.published == []


def test_the_block_keeps_nothing_of_the_cv_in_its_own_state(learner):
    learner.call(CV, "save_cv", {"document": complete(first_name="Secrète"), "version": 0})
    assert "Secrète" not in repr(learner.store.db_dict)


def test_jobs_are_suggested_from_the_vocabulary(learner):
    answer = learner.call(CV, "suggest_jobs", {"text": "caiss"})
    assert {
        "key": "ogr:11640",
        "label": "Caissier / Caissière",
        "rome": "D1505",
        "same": False,
    } in answer.body["choices"]


@pytest.mark.parametrize("typed", ["caissier", "CAISSIERE", " Caissière "])
def test_a_job_typed_by_its_very_name_is_known_by_it(learner, typed):
    choices = learner.call(CV, "suggest_jobs", {"text": typed}).body["choices"]
    assert [each["key"] for each in choices if each["same"]] == ["ogr:11640"]


@pytest.mark.parametrize("typed", ["roubaix", "ROUBAIX", "Roubaix (59100)"])
def test_a_town_typed_by_its_very_name_is_known_by_it(learner, typed):
    [choice] = learner.call(CV, "suggest_communes", {"text": typed}).body["choices"]
    assert (choice["key"], choice["same"]) == ("insee:59512", True)


def test_the_name_of_two_towns_is_that_of_neither(learner):
    Commune.objects.create(
        key="insee:99001", name="Roubaix", folded="roubaix", latitude=44, longitude=1
    )
    choices = learner.call(CV, "suggest_communes", {"text": "roubaix"}).body["choices"]
    assert [each["same"] for each in choices] == [False, False]
    named = learner.call(CV, "suggest_communes", {"text": "Roubaix (59100)"}).body["choices"]
    assert [each["key"] for each in named if each["same"]] == ["insee:59512"]


def test_communes_are_suggested_by_name_and_postcode(learner):
    for text in ("roub", "59100"):
        [choice] = learner.call(CV, "suggest_communes", {"text": text}).body["choices"]
        assert (choice["key"], choice["name"], choice["postcode"]) == (
            "insee:59512",
            "Roubaix",
            "59100",
        )


def test_the_page_asks_for_a_postcode_only_where_postcodes_are_known(learner):
    assert "code postal" in learner.block(CV).render("student_view").content
    Commune.objects.all().delete()
    assert "code postal" not in learner.block(CV).render("student_view").content


@pytest.mark.parametrize("text", ["", None, 3, "\x00", "é" * 10_000, "%", "' OR 1=1 --", "🎉"])
@pytest.mark.parametrize("handler", ["suggest_jobs", "suggest_communes"])
def test_odd_searches_find_nothing_and_break_nothing(learner, handler, text):
    answer = learner.call(CV, handler, {"text": text})
    assert (answer.status, answer.body["choices"]) == (200, [])


def test_sharing_is_off_until_the_learner_opens_it_and_closes_at_once(learner, world):
    factories.save_cv(world.learner, "ogr:11640")
    page = learner.block(CV).render("student_view")
    assert page.json_init_args["own"]["sharing"]["open"] is False
    opened = learner.call(CV, "set_sharing", {"open": True})
    assert opened.status == 200
    assert opened.body["open"] is True
    assert opened.body["structure"] == "Structure nord"
    assert opened.body["since"]
    assert sharing.sharing_state(world.learner.pk, world.course).open
    closed = learner.call(CV, "set_sharing", {"open": False})
    assert closed.body["open"] is False
    assert not sharing.sharing_state(world.learner.pk, world.course).open


@pytest.mark.parametrize("value", [None, "true", 1])
def test_sharing_changes_by_a_plain_yes_or_no_only(learner, world, value):
    assert learner.call(CV, "set_sharing", {"open": value}).status == 400
    assert not sharing.sharing_state(world.learner.pk, world.course).open


# ---- what goes elsewhere


def test_neither_the_app_nor_the_search_index_gets_anything_of_the_learners(learner, world):
    factories.save_cv(world.learner, first_name="Secrète")
    block = learner.block(CV, introduction="Bienvenue")
    told = json.dumps([block.student_view_data(), block.index_dictionary()], ensure_ascii=False)
    assert "Bienvenue" in told
    assert "Secrète" not in told


def test_the_view_works_on_phones_too():
    from cv_xblock.block import CvBlock

    assert CvBlock.student_view._supports == {"multi_device"}
