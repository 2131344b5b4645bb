"""The editor's forms as values of JSON, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .competences import LABELS, in_words
from .editing import (
    Address,
    Choice,
    EditorField,
    Flag,
    Number,
    Reference,
    Rows,
    Tags,
    Text,
    Texts,
)

Gettext = Callable[[str], str]


def describe_fields(fields: Iterable[EditorField], gettext: Gettext) -> list[dict[str, Any]]:
    """What the editor's script draws of each field."""
    return [_field(each, gettext) for each in fields]


def describe_competences(gettext: Gettext) -> list[list[str]]:
    """The competences that can be chosen: what is kept of each, and its words."""
    return [[tag, in_words(tag, gettext)] for tag in LABELS]


def _field(field: EditorField, gettext: Gettext) -> dict[str, Any]:
    value: dict[str, Any] = {
        "type": field.type,
        "name": field.name,
        "label": gettext(field.label),
        "help": gettext(field.help) if field.help else "",
    }
    match field:
        case Text():
            value |= {"limit": field.limit, "lines": field.lines}
        case Address():
            value |= {"limit": field.limit}
        case Texts():
            value |= {"limit": field.limit, "most": field.most}
        case Flag():
            value |= {"default": field.default}
        case Number():
            value |= {"low": field.low, "high": field.high, "default": field.default}
        case Choice():
            options = [[name, gettext(words)] for name, words in field.options.items()]
            value |= {"options": options, "default": field.default}
        case Tags():
            value |= {"most": field.most}
        case Reference():
            value |= {"to": field.to, "none": gettext(field.none)}
        case Rows():
            value |= {
                "fields": describe_fields(field.fields, gettext),
                "one": gettext(field.one),
                "least": field.least,
                "most": field.most,
            }
    return value
