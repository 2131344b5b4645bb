"""Moodle's GIFT: what is written reads back as the same, and any file is read or says why not."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clicnjob_xblocks.content.problems import UnreadableError
from clicnjob_xblocks.content.text import as_plain
from quiz_xblock import document, exchange
from quiz_xblock.gift import MAX_LENGTH, looks_like_gift, read_gift
from quiz_xblock.questions import Question

from .making import BODIES as MAKING
from .making import question, quiz
from .strategies import BODIES, line, lines

KINDS = ("one", "several", "truth", "match")
_BITS = [
    "::t::", "[html]", "[markdown]", "{", "}", "=", "~", "#", "####", "%50%", "->", "T", "TRUE",
    "\\", "\\n", "\n", "\n\n", "//", "$CATEGORY: x", "a", " ", ":", "1:2", "<b>x</b>", "é",
]  # fmt: skip
gift = st.lists(st.sampled_from(_BITS) | st.text(max_size=4), max_size=25).map("".join)


@settings(deadline=None, max_examples=100)
@given(gift)
def test_any_file_is_read_or_says_why_not(text: str) -> None:
    for made in read_gift(text)[0]:
        assert made["kind"] in (*KINDS, "gap")
    if looks_like_gift(text):
        with suppress(UnreadableError):
            exchange.read_file(text)


def shown(made: Question) -> dict[str, Any]:
    """What a question shows, whatever its signs are called."""
    body = made.body
    if made.kind == "truth":
        inside: Any = (body.true, as_plain(body.said_to_true), as_plain(body.said_to_false))
    elif made.kind == "match":
        inside = (
            [(as_plain(each.left), as_plain(each.right)) for each in body.pairs],
            [as_plain(each) for each in body.decoys],
        )
    else:
        inside = [
            (as_plain(each.text), each.right, as_plain(each.feedback)) for each in body.choices
        ]
    return {
        "kind": made.kind,
        "text": as_plain(made.text),
        "explanation": as_plain(made.explanation),
        "body": inside,
    }


@st.composite
def playable(draw: st.DrawFn) -> dict[str, Any]:
    """A question that GIFT has the like of, ready to be asked."""
    kind = draw(st.sampled_from(KINDS))
    return question(
        kind, text=draw(lines), explanation=draw(lines), hint="", tags=[], body=draw(BODIES[kind])
    )


@settings(deadline=None, max_examples=100)
@given(playable())
def test_a_question_comes_back_from_gift_as_it_is_shown(value: dict[str, Any]) -> None:
    made, _problems = document.read(quiz(value))
    if made.problems():
        return

    written = exchange.write_gift(made)
    back = exchange.read_file(written.text)

    assert back.left_out == ()
    assert [shown(each) for each in back.quiz.questions] == [shown(each) for each in made.questions]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "telling",
    [
        "a -> b", "= ~ # { } :", "//x", "$CATEGORY: x", "[html]x", "%50%x", "::x::", "T", "TRUE",
        "####", "un\n\n- deux\n// trois", "C:\\new \\= \\n", "{T}", "x \\", "\\[x\\]", "#1",
        "x {=a}",
    ],
)  # fmt: skip
def test_a_sign_of_gift_in_a_text_stays_a_sign(kind: str, telling: str) -> None:
    body = json.loads(json.dumps(MAKING[kind]))
    for row in body.get("choices", body.get("pairs", [])):
        for name in ("text", "left", "right"):
            if isinstance(row.get(name), str):
                row[name] = f"{telling} {row[name]}".replace("\n", " ")
        row["feedback"] = telling
    if kind == "truth":
        body["said_to_true"] = telling
    made, problems = document.read(
        quiz(question(kind, text=telling, explanation=telling, body=body))
    )
    assert problems == ()

    back = exchange.read_file(exchange.write_gift(made).text)

    assert back.left_out == ()
    assert [shown(each) for each in back.quiz.questions] == [shown(each) for each in made.questions]


@settings(deadline=None)
@given(line.filter(bool))
def test_a_gap_comes_back_with_what_it_accepts(word: str) -> None:
    passage = f"Bonjour [[{word.translate({ord(s): None for s in '[]|#~' + chr(92)})} x]]"
    made, _problems = document.read(quiz(question("gap", body={"passage": passage}, hint="")))

    back = exchange.read_file(exchange.write_gift(made).text).quiz

    (one,), (other,) = made.questions, back.questions
    accepted = [place.right[0].text for place in one.body.marked.places]
    assert [place.right[0].text for place in other.body.marked.places] == accepted


FILE = """\ufeff// Module 1
$CATEGORY: cv


// Une note

Numérique {#5}
\t
  // Une autre, suivie de sa question
::Titre:: Libre {}
// dans la question
\r\n\r\n\r\nVrai ? {T}
$CATEGORY: lettre
Faux ? {
  // entre ses accolades
  F
}
\x0c
Une rédaction {}
"""


def test_each_question_is_told_with_the_line_it_begins_in() -> None:
    found, left_out = read_gift(FILE)

    assert [each["text"] for each in found] == ["Vrai ?", "Faux ?"]
    assert [(each.line, each.problem.code) for each in left_out] == [
        (7, "gift_numeric"),
        (10, "gift_essay"),
        (22, "gift_essay"),
    ]


@pytest.mark.parametrize("filling", [" ", "\n", "\t\n", "{", "//\n", "<br ", "\r"])
def test_a_long_file_of_little_is_read_to_its_end(filling: str) -> None:
    text = filling * 40_000

    found, left_out = read_gift(f"{text}\n\nVrai ? {{T}}")

    assert [each["text"] for each in found] == ["Vrai ?"]
    assert len(left_out) == bool(text.replace("//", "").strip())
    assert not looks_like_gift(text)


def test_a_file_longer_than_a_quiz_may_be_is_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        exchange.read_file("{T} " * (MAX_LENGTH // 4) + "x")

    assert [each.code for each in refused.value.problems] == ["quiz_too_long"]
