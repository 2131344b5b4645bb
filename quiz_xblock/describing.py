"""The editor's forms as values of JSON, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from clicnjob_xblocks.content.describing import describe_fields
from clicnjob_xblocks.content.editing import EditorField, Number, Tags, Text

from . import editor_words
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
    Tags("tags", _("Competences"), help=_("What this question trains. May stay empty.")),
)


def describe(gettext: Gettext) -> dict[str, Any]:
    """The forms of a question of each kind: common fields, the kind's own, competences."""
    last = describe_fields(AFTER, gettext)
    first = describe_fields(BEFORE, gettext)
    return {
        name: {
            "label": gettext(kind.label),
            "help": gettext(kind.help),
            "named_by": "text",
            "fields": [*first, *_in_body(describe_fields(kind.editor, gettext), gettext), *last],
            "blank": {"text": "", "body": kind.blank()},
        }
        for name, kind in kinds().items()
    }


def _in_body(fields: list[dict[str, Any]], gettext: Gettext) -> list[dict[str, Any]]:
    """A kind's own fields stand in the question's body; places of a picture say more."""
    for each in _all(fields):
        if each["type"] == "reference":
            each["to"] = f"body.{each['to']}"
        elif each["type"] == "zones":
            each.update(editor_words.for_the_zones(gettext))
    return [{**each, "name": f"body.{each['name']}"} for each in fields]


def _all(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in fields:
        yield each
        yield from _all(each.get("fields", []))
