"""Documents: what learners see of them, what their authors have to mend, what is never lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clicnjob_xblocks.content.documents import MAX_LENGTH, dump, parse, read, read_item, ready
from clicnjob_xblocks.content.messages import SENTENCES, explain, explain_with_place
from clicnjob_xblocks.content.problems import Problem, UnreadableError

from .sample import SHAPE, Fork, Note, fork, note, value


def codes(found: object) -> list[tuple[int, str, str]]:
    return [(each.number, each.field, each.code) for each in found]  # type: ignore[attr-defined]


def test_what_has_nothing_to_mend_is_shown_in_its_order():
    document = read(value(fork(), note()), SHAPE)
    assert [type(each) for each in document.items] == [Fork, Note]
    assert document.head.subject == "Trains"
    assert document.problems == ()


def test_an_empty_text_is_an_empty_document_whose_head_is_to_be_filled_in():
    kept, document = parse("  ", SHAPE)
    assert kept == {"schema": 1, "notes": []}
    assert document.items == ()


@pytest.mark.parametrize(
    ("made", "where", "code"),
    [
        (note(text=""), "text", "empty"),
        (note(text=5), "text", "not_a_text"),
        (note(text="x" * 41), "text", "too_long"),
        (note(text="a\x00b"), "text", "nul"),
        (note(link="javascript:alert(1)"), "link", "odd_link"),
        (note(link="https://example.com/a b"), "link", "odd_link"),
        (note(picture={"url": "data:image/png;base64,AA", "alt": "A"}), "picture.url", "odd_file"),
        (note(picture={"url": "/static/a.png"}), "picture.alt", "no_alternative"),
        (note(picture={"alt": "A train"}), "picture.url", "empty"),
        (note(colour="red"), "colour", "unknown_field"),
        (note(ident="NO"), "id", "odd_id"),
        (fork(ways=[]), "ways", "too_few"),
        (fork(ways=[{"id": "r1", "text": ""}]), "ways.0.text", "empty"),
        (fork(ways=[{"id": "r1", "text": "Left", "x": 1}]), "ways.0.x", "unknown_field"),
        (fork(ways=[{}] * 4), "ways", "too_many"),
        (fork(minutes=61), "minutes", "out_of_range"),
        (fork(minutes=float("nan")), "minutes", "out_of_range"),
        (fork(minutes="long"), "minutes", "not_a_number"),
        (fork(mood="loud"), "mood", "not_offered"),
        (fork(is_last="yes"), "is_last", "not_a_flag"),
        (fork(is_last=True), "minutes", "last_takes_time"),
        (fork(signs=["a", "b", "c"]), "signs", "too_many"),
        ("a text", "", "not_an_object"),
        ({"kind": "song", "id": "song1"}, "kind", "unknown_kind"),
        ({"id": "none1"}, "kind", "unknown_kind"),
    ],
)
def test_what_is_to_be_mended_is_named_and_learners_see_the_rest(made, where, code):
    document = read(value(note("first"), made, note("last")), SHAPE)
    assert (2, where, code) in codes(document.problems)
    assert [each.id for each in document.items] == ["first", "last"]


def test_one_mistake_is_told_once():
    assert codes(read_item(note(text=5), SHAPE)[1]) == [(0, "text", "not_a_text")]


def test_of_two_items_of_one_id_the_second_is_to_be_mended():
    document = read(value(note(), note()), SHAPE)
    assert codes(document.problems) == [(2, "id", "id_twice")]
    assert len(document.items) == 1


def test_a_picture_that_a_form_left_empty_is_none():
    item, problems = read_item(note(picture={"url": "", "alt": ""}), SHAPE)
    assert problems == ()
    assert isinstance(item, Note)
    assert item.picture is None


def test_what_is_said_of_the_whole_is_checked_and_hides_no_item():
    document = read(value(note(), subject="", competences=["digcomp:9.9"], later=1), SHAPE)
    assert codes(document.problems) == [
        (0, "later", "unknown_field"),
        (0, "subject", "empty"),
        (0, "competences", "unknown_competence"),
    ]
    assert len(document.items) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not_json"),
        ('{"schema": 1, "schema": 1, "notes": []}', "not_json"),
        ("[" * 40 + "]" * 40, "not_json"),
        ("[]", "not_a_document"),
        ('{"schema": 1}', "not_a_document"),
        ('{"schema": 2, "notes": []}', "other_schema"),
        ('{"schema": true, "notes": []}', "other_schema"),
        (json.dumps(value(*[note(f"note{each}") for each in range(6)])), "too_many"),
        ('"' + "x" * MAX_LENGTH + '"', "document_too_long"),
    ],
)
def test_what_is_no_document_says_why_and_learners_see_nothing(text, code):
    with pytest.raises(UnreadableError) as told:
        parse(text, SHAPE)
    assert [each.code for each in told.value.problems] == [code]
    assert ready(text, SHAPE).items == ()
    assert code in SENTENCES


def test_what_a_newer_version_wrote_comes_back_as_it_went_in():
    written = value({"id": "song1", "kind": "song", "notes": ["do"]}, note(colour="red"), later=[1])
    kept, _document = parse(dump(written), SHAPE)
    assert kept == written


def test_a_sentence_says_where_and_what():
    problem = Problem("too_few", "ways", item="fork1", number=3, values={"least": 1})
    assert explain(problem, str) == "That is too few: 1 at least."
    assert explain_with_place(problem, "Note", str) == "Note 3: That is too few: 1 at least."
    own = {"last_takes_time": "The last one takes no time."}
    assert explain(Problem("last_takes_time"), str, own) == "The last one takes no time."
    assert explain(Problem("what"), str) == "This does not fit here."


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("id", "kind", "text", "picture", "ways", "minutes", "url", "x")),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.lists(_JSON, max_size=4), st.sampled_from(("note", "fork", "song")))
def test_no_value_of_json_breaks_a_reader_or_gets_past_it_unchecked(items, kind):
    made = [{**each, "kind": kind} if isinstance(each, dict) else each for each in items]
    document = read(value(*made), SHAPE)
    told = {each.number for each in document.problems}
    assert len(document.items) + len(told - {0}) == len(made)
    for item in document.items:
        assert read_item(made[[each.get("id") for each in made].index(item.id)], SHAPE)[1] == ()
