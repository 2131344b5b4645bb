"""Each problem has its sentence, in French and in plain words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from clicnjob_xblocks.translation import translator
from cv_xblock import document
from cv_xblock.messages import explain
from cv_xblock.problems import Problem

PARAMS = {"length": 10_000, "limit": 2000, "low": 0, "high": 200}


def _codes() -> set[str]:
    """The codes that the checks use, read from their source."""
    folder = Path(document.__file__).parent
    found = set()
    for name in ("document.py", "fields.py"):
        for node in ast.walk(ast.parse((folder / name).read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in ("hard", "soft"):
                code = node.args[1]
                assert isinstance(code, ast.Constant), ast.dump(node)
                found.add(str(code.value))
    return found


@pytest.mark.parametrize("code", sorted(_codes()))
def test_every_code_is_explained_in_french(code):
    french = explain(Problem("x", code, hard=True, params=PARAMS), translator("cv_xblock", None))
    english = explain(Problem("x", code, hard=True, params=PARAMS), lambda text: text)
    assert french
    assert french != english
    assert "{" not in french
    assert all(len(sentence.split()) <= 16 for sentence in french.split("."))


def test_a_length_is_said_with_its_thousands_apart():
    problem = Problem("introduction", "too_long", hard=True, params=PARAMS)
    sentence = explain(problem, translator("cv_xblock", None))
    assert "10\u202f000 caractères, 2\u202f000 au plus" in sentence
