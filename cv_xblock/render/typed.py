"""What was typed, made ready for typst: no character is lost, and none is added."""

from __future__ import annotations

import re
from typing import Any

#: Control characters, halves of characters, and non-characters: none of them can be printed.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\u2028\u2029]+")
#: Hebrew, Arabic and their neighbours.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LONG = 28
#: A line must not end with a hyphen: what reads the page back takes it for a broken word, and
#: drops it. A long word may be broken: it would run over the edge.
_TIED = re.compile(rf"\S*-\s?\S+|\S{{{_LONG},}}")
_JOINTS = re.compile("[@./_-]?[^@./_-]*")


def typed(value: Any) -> Any:
    """Every text within a value, as the models take it: a string, or its parts."""
    if isinstance(value, str):
        return _text(plain(value))
    if isinstance(value, dict):
        return {name: typed(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [typed(each) for each in value]
    return value


def plain(text: str) -> str:
    """A text without what cannot be printed."""
    return _UNPRINTABLE.sub("", _BREAKS.sub(" ", text))


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
    if _RIGHT_TO_LEFT.search(text) is None:
        return False
    first = next((letter for letter in text if letter.isalpha()), "")
    return _RIGHT_TO_LEFT.match(first) is not None
