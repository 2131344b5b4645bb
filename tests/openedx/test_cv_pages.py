"""Files, pictures and the photo of the CV through the LMS's own address of a block's handlers."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode
from io import BytesIO
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from .conftest import DOWNLOADS, UPLOADS, handlers_of

pytestmark = pytest.mark.lms

#: In plain letters: files hold some of it in forms that would write accents otherwise.
SECRET = "Motrarissime"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def address(world):
    """The address of a handler, as the page of ``learner`` has it."""

    def of(handler, learner=None, **asked):
        said = {} if learner is None else {"learner": str(learner.pk)}
        base = f"/courses/{world.course}/xblock/{world.usage['clicnjob_cv']}/handler/{handler}"
        return f"{base}?{urlencode({**asked, **said})}"

    return of


@pytest.fixture
def get(world, hosting, address):
    """What somebody's browser gets from a handler of their own page."""

    def got(handler, who=None, **asked):
        who = who or world.lina
        return hosting.log_in(who).get(address(handler, who, **asked))

    return got


@pytest.fixture
def post(world, hosting, address):
    """Send the bytes of a file from Lina's own page."""

    def posted(handler, body, **said):
        client = hosting.log_in(world.lina)
        return client.post(address(handler, world.lina), body, **said)

    return posted


@pytest.fixture
def lina(world, vocabulary, finish_cv, post):
    """Lina, with a whole CV and a photo."""
    finish_cv(world.lina, SECRET)
    assert post("save_photo", picture(), content_type="image/png").status_code == 200
    return world.lina


def picture(size=(600, 600)):
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return out.getvalue()


def check_file(answer, content_type):
    """A file for this browser alone, as what it is said to be."""
    assert answer.status_code == 200, answer.content[:500]
    assert answer["Content-Type"] == content_type
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def name_of(answer):
    return re.fullmatch(
        r'attachment; filename="([^"]+)"; filename\*=UTF-8\'\'(.+)', answer["Content-Disposition"]
    ).group(1)


def test_the_page_is_a_pdf_of_one_sheet(lina, get):
    answer = get("page_file", kind="pdf")
    check_file(answer, "application/pdf")
    assert name_of(answer) == f"CV-{SECRET}-Morel.pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer.content.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", answer.content)) == 1


def test_the_page_is_a_word_file(lina, get):
    answer = get("page_file", kind="word")
    check_file(answer, WORD)
    assert name_of(answer) == f"CV-{SECRET}-Morel.docx"
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert SECRET in archive.read("word/document.xml").decode()


def test_the_page_is_a_json_resume(lina, get):
    answer = get("page_file", kind="json-resume")
    check_file(answer, "application/json")
    assert name_of(answer).endswith(".json")
    assert json.loads(answer.content)["basics"]["name"] == f"{SECRET} Morel"


def test_the_page_is_a_europass_document(lina, get):
    answer = get("page_file", kind="europass")
    check_file(answer, "application/xml")
    root = etree.fromstring(answer.content)
    assert root.tag.endswith("}Candidate")
    assert SECRET in "".join(root.itertext())


def test_a_page_without_a_name_says_neither_name_nor_address(lina, get):
    answer = get("page_file", kind="word", anonymous="1")
    check_file(answer, WORD)
    assert name_of(answer) == "CV.docx"
    with ZipFile(BytesIO(answer.content)) as archive:
        words = archive.read("word/document.xml").decode()
    for part in (SECRET, "Morel", "lina@example.org", "0601020304"):
        assert part not in words


def test_the_page_is_shown_as_a_picture_packed_for_the_phone(world, hosting, lina, address):
    url = address("page_picture", lina, model="relief", colour="plum")
    client = hosting.log_in(lina)
    plain = client.get(url)
    check_file(plain, "image/svg+xml")
    assert plain["Content-Disposition"] == "inline"
    assert etree.fromstring(plain.content).tag.endswith("}svg")
    packed = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_a_photo_is_kept_as_a_small_jpeg_and_erased(lina, get, call):
    answer = get("photo")
    check_file(answer, "image/jpeg")
    kept = Image.open(BytesIO(answer.content))
    assert (kept.format, kept.size) == ("JPEG", (480, 640))
    status, body = call(lina, "clicnjob_cv", "remove_photo")
    assert (status, body) == (200, {"photo": ""})
    gone = get("photo")
    assert (gone.status_code, gone.json()["code"]) == (404, "no_photo")


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"%PDF-1.7 no picture", (400, "not_a_picture")),
        (b"", (400, "empty")),
        (b"\xff" * 8_000_001, (413, "too_large")),
    ],
    ids=["another file", "nothing", "too much"],
)
def test_what_is_no_photo_is_refused_in_a_sentence(lina, post, get, body, refusal):
    answer = post("save_photo", body, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["code"]) == refusal
    assert answer.json()["error"]
    assert get("photo").status_code == 200


@pytest.mark.parametrize("handler", ["save_photo", "read_file", "save_cv", "remove_photo"])
def test_a_form_with_a_file_is_refused_in_a_sentence(lina, post, get, handler):
    from django.core.files.uploadedfile import SimpleUploadedFile

    form = {"file": SimpleUploadedFile("moi.png", picture(), "image/png")}
    answer = post(handler, form)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert answer.json()["error"]
    assert get("photo").status_code == 200


def test_a_copy_of_the_cv_is_read_back_and_nothing_is_stored(lina, get, post, call):
    copy = get("page_file", kind="cv")
    check_file(copy, "application/json")
    assert name_of(copy).endswith(".clicnjob.json")
    before = call(lina, "clicnjob_cv", "load")[1]
    answer = post(
        "read_file", copy.content.replace(SECRET.encode(), b"Lina"), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    read = answer.json()
    assert read["document"]["first_name"] == "Lina"
    assert read["changes"]
    assert b64decode(read["photo"]).startswith(b"\xff\xd8\xff")
    assert call(lina, "clicnjob_cv", "load")[1] == before


def test_a_file_that_is_no_cv_is_refused_in_a_sentence(lina, post):
    answer = post("read_file", b"PK\x03\x04 a Word file", content_type="application/zip")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_all_that_is_kept_of_a_person_is_one_archive_of_their_own(world, lina, get):
    answer = get("own_data")
    check_file(answer, "application/zip")
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert any(archive.read(name)[:3] == b"\xff\xd8\xff" for name in archive.namelist())
    assert SECRET.encode() in everything
    another = get("own_data", world.sami)
    check_file(another, "application/zip")
    with ZipFile(BytesIO(another.content)) as archive:
        for name in archive.namelist():
            assert SECRET.encode() not in archive.read(name)


# ---- who may not


@pytest.fixture
def watchers(world, hosting):
    """A browser of each who is not Lina herself; who looks as she does among them."""
    hosting.make_public(world.course_key)

    def masked(**chosen):
        client = hosting.log_in(world.nadia)
        hosting.look_as_learner(client, world.course, **chosen)
        return client

    return {
        "another learner": lambda: hosting.log_in(world.sami),
        "her advisor": lambda: hosting.log_in(world.nadia),
        "the team of another course": lambda: hosting.log_in(world.stranger),
        "a learner of no course": lambda: hosting.log_in(hosting.make_account("awa", "Awa Sow")),
        "nobody": hosting.Client,
        "any learner": masked,
        "as lina": lambda: masked(user_name="lina"),
    }


WATCHERS = (
    *("another learner", "her advisor", "the team of another course", "a learner of no course"),
    *("nobody", "any learner", "as lina"),
)


@pytest.mark.parametrize("who", WATCHERS)
def test_nobody_else_gets_a_file_of_hers_by_her_address(lina, address, watchers, who):
    client = watchers[who]()
    for handler in DOWNLOADS:
        answer = client.get(address(handler, lina, kind="pdf"))
        assert answer.status_code in (403, 404), (handler, answer.status_code)
        assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("who", WATCHERS)
def test_nobody_else_sends_a_file_to_her_address(lina, address, get, watchers, who):
    before = get("photo").content
    client = watchers[who]()
    for handler in UPLOADS:
        answer = client.post(address(handler, lina), picture((200, 200)), content_type="image/png")
        assert answer.status_code in (403, 404), (handler, answer.status_code)
    assert get("photo").content == before


@pytest.mark.parametrize("who", ["nobody", "any learner", "as lina"])
def test_who_looks_without_an_account_of_their_own_gets_no_file_by_any_address(
    world, lina, address, watchers, who
):
    client = watchers[who]()
    for handler in DOWNLOADS:
        for learner in (None, world.nadia):
            answer = client.get(address(handler, learner, kind="pdf"))
            assert answer.status_code == 403, (handler, answer.status_code)


def test_an_address_that_does_not_say_whose_page_it_stands_on_gives_nothing(
    world, hosting, lina, address
):
    client = hosting.log_in(lina)
    for handler in DOWNLOADS:
        answer = client.get(address(handler, kind="pdf"))
        assert (answer.status_code, answer.json()["code"]) == (403, "somebody_else")


def test_without_the_token_of_the_page_nothing_is_sent(world, hosting, lina, address, get):
    before = get("photo").content
    client = hosting.Client(enforce_csrf_checks=True)
    client.cookies = hosting.log_in(lina).cookies
    answer = client.post(address("save_photo", lina), picture((200, 200)), content_type="image/png")
    assert answer.status_code == 403
    assert get("photo").content == before


def test_every_handler_of_files_is_tried_here():
    from cv_xblock.block import CvBlock

    assert {*DOWNLOADS, *UPLOADS} <= set(handlers_of(CvBlock))
