"""The editor's forms as values of JSON, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .competences import LABELS, in_words
from .editing import Choice, EditorField, Flag, Number, Reference, Rows, Text, Texts
from .kinds import kinds
from .questions import ALT_LIMIT, MAX_WEIGHT, NOTE_LIMIT, TEXT_LIMIT, URL_LIMIT

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


#: What every question has before what its kind asks for, and after it.
BEFORE: tuple[EditorField, ...] = (
    Text(
        "text",
        _("Question"),
        help=_("Short words. **bold** and - lists are shown as such."),
        limit=TEXT_LIMIT,
        lines=True,
        markdown=True,
    ),
    Text(
        "picture.url",
        _("Picture"),
        help=_("Its address: /static/name.png for a file of the course. May stay empty."),
        limit=URL_LIMIT,
    ),
    Text(
        "picture.alt",
        _("The picture in words"),
        help=_("For people who do not see it."),
        limit=ALT_LIMIT,
    ),
)
AFTER: tuple[EditorField, ...] = (
    Text("hint", _("Hint"), help=_("Shown when asked for."), limit=NOTE_LIMIT, lines=True),
    Text(
        "explanation",
        _("Explanation"),
        help=_("Shown once the answer is found, or at the end."),
        limit=NOTE_LIMIT,
        lines=True,
        markdown=True,
    ),
    Number("weight", _("Weight beside the others"), low=0.01, high=MAX_WEIGHT, default=1),
)


def describe(gettext: Gettext) -> dict[str, Any]:
    """All that the editor draws: common fields, kinds with theirs, competences."""
    return {
        "before": _fields(BEFORE, gettext),
        "after": _fields(AFTER, gettext),
        "kinds": {
            name: {
                "label": gettext(kind.label),
                "help": gettext(kind.help),
                "fields": _fields(kind.editor, gettext),
                "blank": kind.blank(),
            }
            for name, kind in kinds().items()
        },
        "competences": [[tag, in_words(tag, gettext)] for tag in LABELS],
    }


def _fields(fields: Sequence[EditorField], gettext: Gettext) -> list[dict[str, Any]]:
    return [_field(each, gettext) for each in fields]


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
        case Texts():
            value |= {"limit": field.limit, "most": field.most}
        case Flag():
            value |= {"default": field.default}
        case Number():
            value |= {"low": field.low, "high": field.high, "default": field.default}
        case Choice():
            options = [[name, gettext(words)] for name, words in field.options.items()]
            value |= {"options": options, "default": field.default}
        case Reference():
            value |= {"to": field.to, "none": gettext(field.none)}
        case Rows():
            value |= {
                "fields": _fields(field.fields, gettext),
                "one": gettext(field.one),
                "least": field.least,
                "most": field.most,
            }
    return value
