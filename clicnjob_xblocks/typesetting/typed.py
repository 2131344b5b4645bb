"""What was typed, made ready for typst: no character is lost, and none is added."""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from typing import Any

#: Control characters, halves of characters, and non-characters: none of them can be printed.
#: Signs that reorder the text around them would scramble the line.
_UNPRINTABLE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_BREAKS = "[\t\n\u2028\u2029]+"
#: Hebrew, Arabic and their neighbours.
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_FIRST_OF_THEM = "\u0590"
_LONG = 28
#: A line must not end with a hyphen: what reads the page back takes it for a broken word, and
#: drops it. A long word may be broken: it would run over the edge.
_TIED = re.compile(rf"\S*-\s?\S+|\S{{{_LONG},}}")
_JOINTS = re.compile("[@./_-]?[^@./_-]*")


def typed(value: Any) -> Any:
    """Every text within a value, as the models take it: a string, or its parts.

    A dataclass becomes what JSON has for it.
    """
    if isinstance(value, str):
        return _text(plain(value))
    if isinstance(value, dict):
        return {name: typed(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [typed(each) for each in value]
    if is_dataclass(value):
        return typed(vars(value))
    return value


def plain(text: str) -> str:
    """A text without what cannot be printed."""
    # The patterns wait to be compiled for a text that has such a character: few have one.
    if text.isprintable():
        return text
    return re.sub(_UNPRINTABLE, "", re.sub(_BREAKS, " ", text))


def _text(text: str) -> str | dict[str, Any]:
    parts: list[dict[str, Any]] = []
    at = 0
    for found in _TIED.finditer(text):
        parts += _parts(text[at : found.start()], "free")
        if len(found[0]) < _LONG:
            parts += _parts(found[0], "tied")
        else:
            for joint in _JOINTS.findall(found[0]):
                parts += _parts(joint, "tied" if len(joint) < _LONG else "endless")
        at = found.end()
    rtl = _starts_at_the_right(text)
    if not parts and not rtl:
        return text
    return {"parts": [*parts, *_parts(text[at:], "free")], "rtl": rtl}


def _parts(text: str, kind: str) -> list[dict[str, Any]]:
    return [{"text": text, "kind": kind}] if text else []


def _starts_at_the_right(text: str) -> bool:
    if not text or max(text) < _FIRST_OF_THEM or not re.search(_RIGHT_TO_LEFT, text):
        return False
    first = next((letter for letter in text if letter.isalpha()), "")
    return re.match(_RIGHT_TO_LEFT, first) is not None
