"""The side "My CV page": what its pictures, files, photo and message are, and for whom."""

from __future__ import annotations

import gzip
import json
from base64 import b64decode
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from webob import Request, Response

from advisor_dashboard.api import cv_photos, profiles
from advisor_dashboard.models import CVPhoto, CVVersion
from cv_xblock.document import CV, Model, from_dict
from cv_xblock.export import write_cv_file
from tests import factories

from .host import Seat, call

CV_BLOCK = "clicnjob_cv"
DOWNLOADS = ("page_picture", "page_file", "photo")
UPLOADS = ("save_photo", "read_file")
PAGES = [
    {"id": "one", "name": "Vente", "headline": "Vendeuse", "photo": True},
    {"id": "two", "name": "Cuisine", "headline": "Commis de cuisine", "colour": "plum"},
]


def ask(
    seat: Seat,
    handler: str,
    *,
    learner: Any = None,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    method: str = "",
    **asked: str,
) -> Response:
    """A handler whose address says whose page it stands on; ``body`` is a file that is sent."""
    said = {} if learner is None else {"learner": str(getattr(learner, "pk", learner))}
    request = Request.blank(
        f"/?{urlencode({**asked, **said})}",
        method=method or ("GET" if body is None else "POST"),
        body=body or b"",
        headers=headers or {},
    )
    return seat.block(CV_BLOCK).handle(handler, request)


@pytest.fixture
def zoe(world):
    """The learner, with a CV of two pages and a photo that the first of them shows."""
    factories.save_cv(
        world.learner,
        "ogr:11640",
        first_name="Zoé",
        last_name="O’Brien",
        phone="0639980102",
        introduction="Je cherche un poste.",
        pages=PAGES,
    )
    cv_photos.save_photo(world.learner.pk, factories.picture(), course_key=None)
    return world.learner


# ---- who


@pytest.mark.parametrize("handler", DOWNLOADS)
def test_a_file_is_refused_to_whoever_holds_no_data_here(nobody, zoe, handler):
    for learner in (zoe, None):
        answer = ask(nobody, handler, learner=learner, kind="pdf", page="one")
        assert answer.status_int == 403
        assert answer.json["code"] in ("read_only", "anonymous")


@pytest.mark.parametrize("handler", DOWNLOADS)
@pytest.mark.parametrize("said", [None, "", "0", "x"])
def test_a_link_must_say_whose_page_it_stands_on(learner, zoe, handler, said):
    answer = ask(learner, handler, learner=said, kind="pdf", page="one")
    assert (answer.status_int, answer.json["code"]) == (403, "somebody_else")


@pytest.mark.parametrize("handler", [*DOWNLOADS, *UPLOADS])
def test_a_page_of_somebody_else_s_gets_and_keeps_nothing(learner, world, zoe, handler):
    body = factories.picture() if handler in UPLOADS else None
    kept = cv_photos.photo_of(zoe.pk)
    answer = ask(learner, handler, learner=world.neighbour, body=body, kind="pdf", page="one")
    assert (answer.status_int, answer.json["code"]) == (403, "somebody_else")
    assert cv_photos.photo_of(zoe.pk) == kept


@pytest.mark.parametrize("handler", UPLOADS)
def test_nothing_is_taken_from_whoever_holds_no_data_here(nobody, zoe, handler):
    kept = cv_photos.photo_of(zoe.pk)
    answer = ask(nobody, handler, learner=zoe, body=factories.picture("blue"))
    assert answer.status_int == 403
    assert cv_photos.photo_of(zoe.pk) == kept


def test_the_team_sees_its_own_page_and_no_learner_s(staff, world, zoe):
    answer = ask(staff, "photo", learner=world.advisor)
    assert (answer.status_int, answer.json["code"]) == (404, "no_photo")
    own = ask(staff, "page_file", learner=world.advisor, kind="cv")
    assert "O’Brien" not in own.text


def test_each_handler_has_its_method(learner, zoe):
    for handler in DOWNLOADS:
        answer = ask(learner, handler, learner=zoe, method="POST", body=b"x")
        assert (answer.status_int, answer.headers["Allow"]) == (405, "GET")
    for handler in UPLOADS:
        answer = ask(learner, handler, learner=zoe)
        assert (answer.status_int, answer.headers["Allow"]) == (405, "POST")


# ---- pictures and files


def test_a_picture_is_for_this_browser_alone_and_runs_nothing(learner, zoe):
    answer = ask(learner, "page_picture", learner=zoe, page="one")
    assert answer.status_int == 200
    assert answer.body.startswith(b"<svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"<script" not in answer.body


def test_a_picture_is_packed_for_a_browser_that_unpacks_it(learner, zoe):
    plain = ask(learner, "page_picture", learner=zoe, page="one")
    packed = ask(
        learner, "page_picture", learner=zoe, page="one", headers={"Accept-Encoding": "gzip, br"}
    )
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


@pytest.mark.parametrize("model", list(Model))
def test_each_model_has_its_own_picture(learner, zoe, model):
    own = ask(learner, "page_picture", learner=zoe, page="one").body
    tried = ask(learner, "page_picture", learner=zoe, page="one", model=model.value).body
    assert (tried == own) is (model is Model.SOBRE)
    assert profiles.load_cv(zoe.pk).document["pages"][0]["model"] == "sobre"


@pytest.mark.parametrize("odd", [{"model": "../sobre"}, {"colour": "red; }"}, {"model": ""}])
def test_a_look_that_there_is_not_is_refused(learner, zoe, odd):
    answer = ask(learner, "page_picture", learner=zoe, page="one", **odd)
    assert (answer.status_int, answer.json["code"]) == (400, "bad_request")


def test_a_model_that_the_course_does_not_allow_gives_way_to_one_that_it_does(learner, zoe):
    block = learner.block(CV_BLOCK)
    block.allowed_models = lambda: ("clair",)
    request = Request.blank(f"/?page=one&learner={zoe.pk}")
    shown = block.handle("page_picture", request).body
    assert shown == ask(learner, "page_picture", learner=zoe, page="one", model="clair").body
    content = block.render("student_view").content
    assert 'value="clair"' in content
    assert 'value="sobre"' not in content


@pytest.mark.parametrize("handler", ["page_picture", "page_file"])
@pytest.mark.parametrize("page", ["three", "é" * 500])
def test_a_page_that_there_is_not_is_not_found(learner, zoe, handler, page):
    answer = ask(learner, handler, learner=zoe, page=page, kind="pdf")
    assert (answer.status_int, answer.json["code"]) == (404, "no_page")


def test_who_has_made_no_page_yet_has_the_one_that_shows_everything(learner, world):
    factories.save_cv(world.learner, first_name="Lina")
    answer = ask(learner, "page_file", learner=world.learner, kind="pdf", page="")
    assert answer.body.startswith(b"%PDF-")


def test_a_browser_that_has_not_heard_of_the_pages_yet_gets_the_first(learner, zoe):
    first = ask(learner, "page_picture", learner=zoe, page="one").body
    assert ask(learner, "page_picture", learner=zoe, page="").body == first


def test_who_has_written_nothing_yet_sees_a_page_all_the_same(learner, world):
    assert ask(learner, "page_picture", learner=world.learner).status_int == 200


@pytest.mark.parametrize(
    ("kind", "name", "begin"),
    [
        ("pdf", "CV-Zoe-OBrien.pdf", b"%PDF-"),
        ("word", "CV-Zoe-OBrien.docx", b"PK"),
        ("cv", "CV-Zoe-OBrien.clicnjob.json", b"{"),
        ("europass", "CV-Zoe-OBrien.xml", b"<?xml"),
        ("json-resume", "CV-Zoe-OBrien.json", b"{"),
    ],
)
def test_each_file_has_a_safe_name_and_its_content(learner, zoe, kind, name, begin):
    answer = ask(learner, "page_file", learner=zoe, page="one", kind=kind)
    assert answer.status_int == 200
    assert answer.body.startswith(begin)
    assert f'attachment; filename="{name}"' in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Зоя", "Мартин", "CV.pdf"),
        ("../../etc", 'a"; b\r\n', "CV-etc-a-b.pdf"),
        ("Œdipe", "Łukasz", "CV-Oedipe-Lukasz.pdf"),
        ("a" * 110, "", f"CV-{'a' * 57}.pdf"),
    ],
)
def test_no_name_makes_an_unsafe_file_name(learner, world, first, last, name):
    factories.save_cv(world.learner, first_name=first, last_name=last)
    answer = ask(learner, "page_file", learner=world.learner, kind="pdf")
    assert f'filename="{name}"' in answer.headers["Content-Disposition"]


def test_a_file_without_a_name_says_neither_name_nor_phone_nor_photo(learner, zoe):
    whole = ask(learner, "page_file", learner=zoe, page="one", kind="word").body
    bare = ask(learner, "page_file", learner=zoe, page="one", kind="word", anonymous="1")
    assert 'filename="CV.docx"' in bare.headers["Content-Disposition"]
    assert "O’Brien" in _words(whole)
    assert any("media" in name for name in ZipFile(BytesIO(whole)).namelist())
    assert not any(word in _words(bare.body) for word in ("O’Brien", "Zoé", "06\u00a039"))
    assert not any("media" in name for name in ZipFile(BytesIO(bare.body)).namelist())


def _words(docx: bytes) -> str:
    with ZipFile(BytesIO(docx)) as parts:
        return "".join(parts.read(n).decode() for n in parts.namelist() if n.endswith(".xml"))


@pytest.mark.parametrize("kind", ["cv", "json-resume", "europass"])
def test_what_is_nothing_without_the_name_is_not_made_without_it(learner, zoe, kind):
    answer = ask(learner, "page_file", learner=zoe, page="one", kind=kind, anonymous="1")
    assert (answer.status_int, answer.json["code"]) == (400, "bad_request")


@pytest.mark.parametrize("kind", ["", "exe", "svg", "PDF"])
def test_a_file_of_an_unknown_kind_is_refused(learner, zoe, kind):
    answer = ask(learner, "page_file", learner=zoe, page="one", kind=kind)
    assert (answer.status_int, answer.json["code"]) == (400, "bad_request")


def test_our_own_file_holds_the_cv_and_the_photo(learner, zoe):
    content = ask(learner, "page_file", learner=zoe, kind="cv").json
    assert from_dict(content["document"]).first_name == "Zoé"
    assert b64decode(content["photo"]) == cv_photos.photo_of(zoe.pk).data


# ---- one page, and a message


def test_a_page_that_fits_is_said_to(learner, zoe):
    state = learner.call(CV_BLOCK, "page_state", {"page": "one"}).body
    assert (state["pages"], state["advice"]) == (1, [])


def test_a_page_that_is_too_long_says_what_to_shorten_first(learner, world):
    row = {"title": "Vente", "employer": "Boutique", "tasks": "Ranger les rayons. " * 12 + "\n"}
    row["tasks"] *= 6
    rows = [{**row, "id": f"e{number}"} for number in range(8)]
    factories.save_cv(world.learner, "ogr:11640", first_name="Lina", experiences=rows)
    state = learner.call(CV_BLOCK, "page_state", {"page": ""}).body
    assert state["pages"] > 1
    assert 1 <= len(state["advice"]) <= 3
    assert all(each["sentence"] and each["path"] for each in state["advice"])


def test_the_message_says_what_the_page_says(learner, zoe):
    state = learner.call(CV_BLOCK, "page_state", {"page": "two"}).body
    assert state["subject"] == "Candidature : Commis de cuisine – Zoé O’Brien".replace(
        " :", "\u00a0:"
    )
    assert "Commis de cuisine" in state["body"]
    assert state["body"].startswith("Bonjour,")
    assert "06\u00a039\u00a098\u00a001\u00a002" in state["body"]
    assert state["jobs"] == ["Caissier / Caissière"]


@pytest.mark.parametrize("page", [None, 3, ["one"]])
def test_a_page_is_asked_for_by_its_name(learner, zoe, page):
    assert learner.call(CV_BLOCK, "page_state", {"page": page}).status == 400


# ---- the photo


def test_a_photo_is_sent_shown_and_erased(learner, world):
    saved = ask(learner, "save_photo", learner=world.learner, body=factories.picture())
    assert saved.json["photo"]
    shown = ask(learner, "photo", learner=world.learner)
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert shown.body == cv_photos.photo_of(world.learner.pk).data
    own = learner.block(CV_BLOCK).render("student_view").json_init_args["own"]
    assert own["photo"] == saved.json["photo"]

    assert learner.call(CV_BLOCK, "remove_photo", {}).body == {"photo": ""}
    assert ask(learner, "photo", learner=world.learner).status_int == 404
    assert not CVPhoto.objects.exists()


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "vide"),
        (b"GIF89a", "not_a_picture", "JPEG"),
        (b"\0\0\0\x24ftypheic", "heic", "HEIC"),
        (factories.picture(size=(50, 50)), "too_small", "petite"),
    ],
)
def test_what_makes_no_photo_is_refused_in_a_sentence(learner, world, data, code, word):
    answer = ask(learner, "save_photo", learner=world.learner, body=data, method="POST")
    assert (answer.status_int, answer.json["code"]) == (400, code)
    assert word in answer.json["error"]


def test_what_is_too_large_is_refused_unread(learner, world):
    request = Request.blank(f"/?learner={world.learner.pk}", method="POST", body=b"x")
    request.content_length = 10**9
    request.environ["wsgi.input"] = None  # to read it would break
    answer = learner.block(CV_BLOCK).handle("save_photo", request)
    assert (answer.status_int, answer.json["code"]) == (413, "too_large")


def test_only_a_page_that_shows_the_photo_prints_it(learner, zoe):
    with_photo = ask(learner, "page_picture", learner=zoe, page="one").body
    without = ask(learner, "page_picture", learner=zoe, page="two").body
    assert b"<image" in with_photo
    assert b"<image" not in without


# ---- a CV from a file


def test_a_file_is_read_and_nothing_is_stored(learner, zoe):
    before = profiles.load_cv(zoe.pk)
    data = write_cv_file(CV(first_name="Nour", skills=("Coudre",)), factories.picture())
    read = ask(learner, "read_file", learner=zoe, body=data).json
    assert read["document"]["first_name"] == "Nour"
    assert "ton nom" in read["changes"]
    assert [each for each in read["changes"] if each.startswith("les métiers que tu veux\u00a0: ")]
    assert "ce que tu sais faire" in read["changes"]
    assert b64decode(read["photo"]) == factories.picture()
    assert profiles.load_cv(zoe.pk) == before


def test_a_file_without_pages_takes_none_away(learner, zoe):
    read = ask(learner, "read_file", learner=zoe, body=write_cv_file(CV(first_name="Nour"))).json
    assert [each["id"] for each in read["document"]["pages"]] == ["one", "two"]
    assert not [each for each in read["changes"] if "pages" in each]


def test_a_file_that_says_the_same_changes_nothing(learner, zoe):
    data = write_cv_file(from_dict(profiles.load_cv(zoe.pk).document))
    read = ask(learner, "read_file", learner=zoe, body=data).json
    assert (read["changes"], read["photo"], read["left_out"]) == ([], "", [])


@pytest.mark.parametrize("data", [b"", b"x", b"[]", b"%PDF-1.7", b'{"a": 1}', b"[" * 5000])
def test_a_file_that_is_no_cv_is_refused_in_a_sentence(learner, zoe, data):
    answer = ask(learner, "read_file", learner=zoe, body=data, method="POST")
    assert answer.status_int == 400
    assert answer.json["error"].endswith((".", "json."))


def test_what_a_foreign_file_says_too_much_is_told(learner, zoe):
    resume = {"basics": {"name": "Nour", "label": "x"}, "awards": [{"title": "Prix"}]}
    read = ask(learner, "read_file", learner=zoe, body=json.dumps(resume).encode()).json
    assert read["left_out"]


def town_of(learner, zoe, **location):
    resume = {"basics": {"name": "Nour", "location": location}}
    read = ask(learner, "read_file", learner=zoe, body=json.dumps(resume).encode()).json
    return read["document"]["commune"], read


def test_the_one_town_that_a_file_can_mean_is_chosen(learner, zoe):
    commune, read = town_of(learner, zoe, city="lille", postalCode="59000")
    assert (commune["key"], commune["name"]) == ("insee:59350", "Lille")
    assert read["towns"] == []
    assert not [each for each in read["left_out"] if "liste" in each]


def test_between_towns_of_one_name_the_learner_chooses(learner, zoe):
    commune, read = town_of(learner, zoe, city="Lille", postalCode="33000")
    assert (commune["key"], commune["name"]) == ("", "Lille")
    assert [each["key"] for each in read["towns"]] == ["insee:59350"]


def test_a_town_that_is_in_no_list_is_kept_and_said(learner, zoe):
    commune, read = town_of(learner, zoe, city="Lutetia", countryCode="FR")
    assert (commune["key"], commune["name"]) == ("", "Lutetia")
    assert read["left_out"] == [
        "Ton pays\u00a0: «\u00a0FR\u00a0». Ton CV n’a pas de place pour cela.",
        "Ta commune\u00a0: «\u00a0Lutetia\u00a0». Elle est gardée comme texte. "
        "Choisis-la dans la liste, dans tes réponses.",
    ]


def test_a_cv_from_another_file_is_whole_on_the_pages_that_stay(learner, zoe):
    version = profiles.load_cv(zoe.pk).version
    hiding = factories.cv_document(
        experiences=[{"id": "e1", "title": "Stage"}],
        skills=["Vente"],
        pages=[{"id": "p1", "name": "A", "hidden": ["e1"], "hidden_skills": ["Vente"]}],
    )
    profiles.save_cv(zoe.pk, hiding, base_version=version, course_key=None)
    foreign = {"basics": {"name": "Zoé Martin"}, "work": [{"position": "Caissière"}]}
    read = ask(learner, "read_file", learner=zoe, body=json.dumps(foreign).encode()).json
    [page] = read["document"]["pages"]
    assert (page["name"], page["hidden"], page["hidden_skills"]) == ("A", [], [])


def test_what_another_cv_takes_the_place_of_is_kept_as_an_earlier_version(learner, zoe):
    before = profiles.load_cv(zoe.pk)
    for number, keep in enumerate((False, True), start=1):
        document = factories.cv_document(first_name=f"Autre {number}")
        version = profiles.load_cv(zoe.pk).version
        data = {"document": document, "version": version, "keep": keep}
        assert call(learner.block("clicnjob_cv"), "save_cv", data).status == 200
    [kept] = CVVersion.objects.filter(learner=zoe)
    assert kept.document["first_name"] == "Autre 1"
    assert before.version < kept.version
