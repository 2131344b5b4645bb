"""Files that are read, and clear words for those that are not."""

from __future__ import annotations

import json

import pytest

from cv_xblock.caps import FILE_BYTES
from cv_xblock.document import from_dict
from cv_xblock.export import write_cv_file
from cv_xblock.file_messages import explain_left_out, explain_lost, explain_refusal
from cv_xblock.importing import CvFileError, read_cv_file
from cv_xblock.render import wording

from .making import ZOE, cv

PHOTO = b"\xff\xd8\xff\xe0 a photo"


def ours(**changes) -> bytes:
    content = {"format": "clicnjob-cv", "version": 1, "document": ZOE, **changes}
    return json.dumps(content).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(CvFileError) as caught:
        read_cv_file(data)
    assert explain_refusal(caught.value.code, wording.catalogue("fr"))
    return caught.value.code


def test_our_file_brings_back_the_cv_and_the_photo():
    read = read_cv_file(write_cv_file(cv(), PHOTO))
    assert (read.document, read.photo) == (cv(), PHOTO)


def test_a_file_of_an_older_schema_is_brought_to_this_one():
    old = {"schema": 1, "first_name": "Zoé", "skills": ["Ranger"]}
    assert read_cv_file(ours(document=old)).document == from_dict(old)


def test_a_file_with_a_byte_order_mark_is_read():
    assert read_cv_file(b"\xef\xbb\xbf" + ours()).document == cv()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (FILE_BYTES + 1), "too_large"),
        (b"%PDF-1.7", "not_json"),
        (b"\xff\xfe{\x00}\x00", "not_json"),
        (b'{"format": "clicnjob-cv", "format": "x"}', "not_json"),
        (b'{"basics": {}, "x": NaN}', "not_json"),
        (b'{"basics": {}, "x": 1e999}', "not_json"),
        (b'{"basics": {}, "x": ' + b"1" * 5000 + b"}", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"basics": {"x": ' + b"[" * 20 + b"]" * 20 + b"}}", "not_json"),
        (b"[]", "not_a_cv"),
        (b'"cv"', "not_a_cv"),
        (b'{"name": "x"}', "not_a_cv"),
        (ours(version=2), "newer"),
        (ours(document={**ZOE, "schema": 99}), "newer"),
        (ours(version="1"), "damaged"),
        (ours(document=None), "damaged"),
        (ours(document={**ZOE, "hobby": "x"}), "damaged"),
        (ours(document={**ZOE, "skills": ["x"] * 31}), "damaged"),
        (ours(more=1), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_cv_is_refused_and_said(data, code):
    assert refusal(data) == code


def test_a_damaged_file_says_where():
    with pytest.raises(CvFileError) as caught:
        read_cv_file(ours(document={**ZOE, "radius_km": -1}))
    assert [each.path for each in caught.value.problems] == ["radius_km"]


@pytest.mark.parametrize("photo", ["?", "aGVsbG8=", 3, ["x"], "//79\n"])
def test_a_bad_photo_does_not_cost_the_cv(photo):
    read = read_cv_file(ours(photo=photo))
    assert (read.document, read.photo) == (cv(), None)
    assert [(each.path, each.code) for each in read.left_out] == [("photo", "photo_unreadable")]


def test_every_remark_has_its_sentence():
    gettext = wording.catalogue("fr")
    read = read_cv_file(
        json.dumps(
            {
                "basics": {"name": "A B", "summary": "x" * 3000, "label": "a\x00b", "url": "x"},
                "work": [{"position": "x", "startDate": "2020-01-05"}],
                "languages": [{"language": "x", "fluency": "Wow"}],
                "skills": [f"n° {number}" for number in range(31)],
                "education": 3,
            }
        ).encode()
    )
    said = [explain_left_out(each, gettext) for each in read.left_out]
    said += [explain_lost(each, gettext) for each in read.lost]
    assert len(said) == 8
    assert all(said)
    assert any("3\u202f000" in sentence for sentence in said)
