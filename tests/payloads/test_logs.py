"""What a log may say: ids, kinds of errors, keys of the platform. Never words, never a traceback.

A record is read by people who may not read CVs, and an error quotes what it failed on.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .test_scripts import files

_LEVELS = ("debug", "info", "warning", "error", "critical", "exception", "log")
#: What stands in a record beside its sentence, and whose value that is.
SAID = {
    # Of a person nothing but the id.
    "user_id",
    "user.pk",
    "actor_id",
    "advisor_id",
    "learner_id",
    "each.learner_id",
    "learner_ids[0]",
    # Rows of ours, and how many.
    "offer.pk",
    "work_id",
    "len(accesses)",
    "len(new)",
    "len(learner_ids)",
    # The platform's own.
    "course_key",
    "place.course_key",
    "usage_key",
    "event.name",
    # Of an error its kind: see what makes each.
    "kind",
    "type(error).__name__",
    # An error of ours, which says no more than that: PlatformUnavailable, ErasureError.
    "error",
}
#: Modules that may log an error of ours as it is.
WHOLE_ERRORS = ("api/access.py", "api/erasing.py")
#: A record for programs: what it holds is checked where events are made.
TRACKING = "embedded/tracking.py"


@lru_cache(maxsize=1)
def records() -> tuple[tuple[str, ast.Call], ...]:
    """Every call that writes a record, and the module that it stands in."""
    sources = ((path, path.read_text(encoding="utf-8")) for path in files("*.py"))
    return tuple(
        found for path, text in sources if "logging" in text for found in _records(path, text)
    )


def _records(path: Path, text: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = ast.unparse(node.func.value)
            logs = of in ("log", "logger", "logging") or "getLogger" in of
            if logs and node.func.attr in _LEVELS:
                yield name_of(path), node


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def test_a_record_says_ids_and_kinds_and_no_words() -> None:
    found = {
        (where, ast.unparse(each))
        for where, call in records()
        for each in call.args[1:]
        if where != TRACKING
    }

    assert {each for each in found if each[1] not in SAID} == set()
    assert {where for where, said in found if said == "error"} == set(WHOLE_ERRORS)
    assert {said for _where, said in found} == SAID


def test_the_sentence_of_a_record_is_ours() -> None:
    written = [
        (where, ast.unparse(call.args[0]))
        for where, call in records()
        if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]

    assert written == [
        (TRACKING, "json.dumps({'name': name, 'data': dict(data)})"),
        # One of two sentences, said once each.
        ("typesetting/press.py", "sentence"),
    ]


def test_no_record_carries_a_traceback() -> None:
    carrying = [
        where
        for where, call in records()
        if call.func.attr == "exception" or [each for each in call.keywords if each.arg != "extra"]
    ]

    assert carrying == []
