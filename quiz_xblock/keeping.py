"""The state of a learner as the text that it is kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .attempt import Attempt, Given, State
from .rules import Mode


def dump(state: State) -> str:
    """The text. It holds ids and answers, none of the quiz's words."""
    return json.dumps(asdict(state), ensure_ascii=False, separators=(",", ":"))


def parse(text: str) -> State:
    """The state that a text holds; one that holds none, or of a kind unknown, is begun anew."""
    try:
        value = json.loads(text)
        return State(
            seed=str(value["seed"]),
            drawn=_ids(value["drawn"]),
            given=_given(value["given"]),
            done=int(value["done"]),
            finished=bool(value["finished"]),
            past=tuple(
                Attempt(
                    _ids(each["drawn"]), _given(each["given"]), str(each["at"]), Mode(each["mode"])
                )
                for each in value["past"]
            ),
            submissions=_ids(value["submissions"]),
        )
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return State()


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in value)


def _given(value: Mapping[str, Any]) -> dict[str, Given]:
    return {
        str(ident): Given(
            each["answer"],
            int(each["tries"]),
            str(each["at"]),
            float(each["best"]),
            each.get("best_answer"),
        )
        for ident, each in value.items()
    }
