"""The editor's forms as values of JSON, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clicnjob_xblocks.content.describing import describe_competences, describe_fields
from clicnjob_xblocks.content.editing import EditorField, Number, Text

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
        "before": describe_fields(BEFORE, gettext),
        "after": describe_fields(AFTER, gettext),
        "kinds": {
            name: {
                "label": gettext(kind.label),
                "help": gettext(kind.help),
                "fields": describe_fields(kind.editor, gettext),
                "blank": kind.blank(),
            }
            for name, kind in kinds().items()
        },
        "competences": describe_competences(gettext),
    }
