"""Whatever a file holds, it is read or refused in words; nothing else happens."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cv_xblock.document import from_dict
from cv_xblock.export import write_cv_file
from cv_xblock.file_messages import explain_left_out, explain_lost, explain_refusal
from cv_xblock.importing import CvFileError, Imported, read_cv_file

from .making import cv

#: The names that mean something somewhere in a file.
NAMES = (
    *("basics", "work", "volunteer", "education", "certificates", "skills", "languages"),
    *("interests", "awards", "meta", "clicnjob", "digest", "document", "format", "version"),
    *("photo", "schema", "name", "label", "email", "phone", "summary", "location", "city"),
    *("position", "company", "startDate", "endDate", "highlights", "keywords", "fluency"),
    *("language", "institution", "studyType", "issuer", "date", "profiles", "$schema"),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(("2020", "2020-01", "2020-01-05", "Present", "clicnjob-cv", "\ud800", "\x00")),
    st.sampled_from((120, 121, 2001, 30_000)).map(lambda length: "x" * length),
)


def _holding(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(NAMES) | st.text(max_size=5)
    return inner | st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6)


VALUES = _holding(_holding(_holding(SCALARS)))


def read(data: bytes) -> Imported | None:
    try:
        found = read_cv_file(data)
    except CvFileError as error:
        # A code without its sentence would be an error here.
        explain_refusal(error.code, str)
        return None
    for lost in found.lost:
        assert explain_lost(lost, str)
    for each in found.left_out:
        assert explain_left_out(each, str)
    assert from_dict(found.document.to_dict()) == found.document
    return found


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=10))
def test_any_json_is_read_or_refused(content):
    read(json.dumps(content).encode())


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=10))
def test_a_resume_of_any_values_is_read(content):
    content["basics"] = {"name": "Ada Lovelace", **content}
    data = json.dumps(content).encode()
    with suppress(ValueError):
        json.dumps(content, allow_nan=False)
        if content.get("format") != "clicnjob-cv":
            assert read(data) is not None


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(data):
    read(data)


@settings(deadline=None)
@given(st.data())
def test_a_file_of_ours_that_is_cut_or_damaged_gives_no_other_cv(data):
    whole = write_cv_file(cv())
    at = data.draw(st.integers(0, len(whole) - 1))
    assert read(whole[:at]) is None or whole[at:].strip() == b""
