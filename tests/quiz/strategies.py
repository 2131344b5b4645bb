"""Any quiz that can be kept, and any answer to a question, be it one that a page sends or not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from advisor_dashboard.text import long_text, short_text
from clicnjob_xblocks.content.competences import LABELS
from quiz_xblock.kinds import kinds
from quiz_xblock.kinds.base import Layout
from quiz_xblock.questions import Question

#: What people type or paste that some format takes for its own.
_TELLING = (
    "**gras** _x_ `x` <b>gras</b> &amp; &#65; <script>alert(1)</script> ]]>",
    "[lien](javascript:alert(1)) [lien](https://exemple.fr) ![x](x)",
    "[[a|~b#c]] \\[[ \\\\ ]] | # ~",
    "👩🏽‍🍳 👨‍👩‍👧 🇫🇷 محمد · ไทย",
    "{{ 7*7 }} {% now %} ${x} %s {0} =1+1 \"x\" 'x'",
)
_signs = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
_raw = st.one_of(st.sampled_from(_TELLING), st.text(_signs, max_size=40))
lines = _raw.map(long_text)
line = _raw.map(short_text)
_ids = st.from_regex(r"[a-z0-9]{1,16}", fullmatch=True)
_flags = st.booleans()
_share = st.floats(0, 100, allow_nan=False).map(lambda number: round(number, 2))


def _rows(**members: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({"id": _ids, **members})
    return st.lists(row, max_size=4)


_CHOICE = {"text": line, "right": _flags, "feedback": lines}
_ZONE = {"x": _share, "y": _share, "width": st.floats(1, 100), "height": st.floats(1, 100)}
_MOVES = _rows(
    text=line, to=_ids | st.just(""), worth=st.sampled_from(["good", "fair", "poor"]),
    feedback=lines,
)  # fmt: skip
BODIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "one": st.fixed_dictionaries({"choices": _rows(**_CHOICE)}),
    "several": st.fixed_dictionaries({"choices": _rows(**_CHOICE)}),
    "truth": st.fixed_dictionaries(
        {"true": _flags, "said_to_true": lines, "said_to_false": lines}
    ),
    "order": st.fixed_dictionaries({"items": _rows(text=line), "said_to_wrong": lines}),
    "match": st.fixed_dictionaries(
        {
            "pairs": _rows(left=line, right=line, feedback=lines),
            "decoys": st.lists(line, max_size=4),
        }
    ),
    "gap": st.fixed_dictionaries(
        {"passage": lines, "case": _flags, "accents": _flags, "plural": _flags, "typos": _flags}
    ),
    "mistakes": st.fixed_dictionaries({"passage": lines}),
    "picture": st.fixed_dictionaries({"choices": _rows(**_CHOICE, **_ZONE), "several": _flags}),
    "scene": st.fixed_dictionaries({"moments": _rows(text=lines, moves=_MOVES)}),
}  # fmt: skip

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from([10**400, "\ud800", "١", "1" * 5000, "l1", "r1", "1"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=8) | st.sampled_from(["l1", "l2", "id", "body"]), inner,
                      max_size=4),
    max_leaves=12,
)  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """The JSON object of a question of any kind, right or not for being asked."""
    kind = draw(st.sampled_from(sorted(BODIES)))
    return {
        "id": draw(st.from_regex(r"[a-z0-9]{4,16}", fullmatch=True)),
        "kind": kind,
        "text": draw(lines),
        "picture": draw(st.none() | st.fixed_dictionaries({"url": line, "alt": line})),
        "hint": draw(lines),
        "explanation": draw(lines),
        "weight": draw(st.floats(0.01, 100)),
        "tags": draw(st.lists(st.sampled_from(sorted(LABELS)), max_size=3)),
        "body": draw(BODIES[kind]),
    }


def quizzes() -> st.SearchStrategy[dict[str, Any]]:
    """The JSON value of a quiz."""
    several = st.lists(questions(), max_size=4, unique_by=lambda each: each["id"])
    return several.map(lambda found: {"schema": 1, "questions": found})


def sent(question: Question, layout: Layout) -> st.SearchStrategy[Any]:
    """An answer as the page of this question sends it."""
    return _SENT[kinds()[question.kind].name](question, layout)


def _choices(question: Question, layout: Layout) -> st.SearchStrategy[Any]:
    names = [layout.public(own) for own in layout.groups[""]]
    several = question.kind == "several" or getattr(question.body, "several", False)
    most = len(names) if several else 1
    return st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True)


def _pairs(question: Question, layout: Layout) -> st.SearchStrategy[Any]:
    left = [layout.public(own, "l") for own in layout.groups["l"]]
    right = [layout.public(own, "r") for own in layout.groups["r"]]
    return st.permutations(right).flatmap(
        lambda order: st.lists(st.sampled_from(left), min_size=1, unique=True).map(
            lambda some: dict(zip(some, order, strict=False))
        )
    )


_SENT = {
    "one": _choices,
    "several": _choices,
    "picture": _choices,
    "truth": lambda question, layout: st.booleans(),
    "order": lambda question, layout: st.permutations(
        [layout.public(own) for own in layout.groups[""]]
    ),
    "match": _pairs,
    "gap": lambda question, layout: st.lists(
        st.sampled_from(["Bonjour", "salut", "ecris", "écri", "x"]),
        min_size=len(question.body.marked.places),
        max_size=len(question.body.marked.places),
    ),
    "mistakes": lambda question, layout: st.lists(
        st.integers(0, len(question.body.read()[0].split()) - 1), min_size=1, unique=True
    ),
    "scene": lambda question, layout: st.lists(st.sampled_from(["1", "2"]), min_size=1, max_size=2),
}
