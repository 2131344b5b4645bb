"""Any document that the schema accepts comes back unchanged from wherever it is kept."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from cv_xblock.document import from_dict
from cv_xblock.export import write_cv_file
from cv_xblock.importing import read_cv_file
from cv_xblock.render.json_resume import to_json_resume

from .strategies import documents


@settings(deadline=None)
@given(documents())
def test_saving_and_loading_change_nothing(document):
    stored = json.dumps(document.to_dict())
    assert from_dict(json.loads(stored)) == document


@settings(deadline=None)
@given(documents(), st.none() | st.binary(max_size=50).map(lambda tail: b"\xff\xd8\xff" + tail))
def test_our_own_file_changes_nothing(document, photo):
    read = read_cv_file(write_cv_file(document, photo))
    assert (read.document, read.photo, read.left_out, read.lost) == (document, photo, (), ())


@settings(deadline=None)
@given(documents(), st.sampled_from(("fr", "en")))
def test_a_json_resume_of_ours_changes_nothing(document, language):
    read = read_cv_file(to_json_resume(document, language=language))
    assert (read.document, read.left_out, read.lost) == (document, (), ())


@settings(deadline=None)
@given(documents())
def test_the_same_document_makes_the_same_bytes(document):
    assert write_cv_file(document) == write_cv_file(document)
    assert to_json_resume(document) == to_json_resume(document)
