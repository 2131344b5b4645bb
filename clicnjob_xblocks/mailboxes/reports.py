"""What a team sees of its learners' missions: criteria, and the text of who has agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .judging import label_of
from .keeping import Draft, Kept, State
from .missions import Mission

Gettext = Callable[[str], str]

#: In the report's own column for what is kept as it stands: drafts, and mails that were written.
_NO_TEXT = {"state": ""}


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


def for_the_team(
    missions: Iterable[Mission], state: State, gettext: Gettext
) -> list[dict[str, Any]]:
    """How far a learner is with each mission."""
    return [_row(each, state.of(each.id), gettext) for each in missions]


def for_the_platform(
    missions: Iterable[Mission], state: State, gettext: Gettext
) -> list[dict[str, str]]:
    """The rows of one learner in the platform's report: criteria, and never a text.

    Of who has tried nothing, one row that says nothing.
    """
    tried = [(each, state.of(each.id)) for each in missions if state.of(each.id).tries]
    rows = [
        {
            gettext(_("Mission")): mission.title,
            gettext(_("Passed")): gettext(_("yes")) if kept.passed else gettext(_("no")),
            gettext(_("Tries")): str(kept.tries),
            gettext(_("Met")): _labels(kept.met, gettext),
            gettext(_("Not yet met")): _labels(kept.missing, gettext),
        }
        for mission, kept in tried
    ]
    return [{**each, **_NO_TEXT} for each in rows or [{}]]


def _row(mission: Mission, kept: Kept, gettext: Gettext) -> dict[str, Any]:
    shown = kept.sent if kept.agreed and kept.sent is not None else None
    return {
        "title": mission.title,
        "passed": kept.passed,
        "begun": kept.begun,
        "tries": kept.tries,
        "met": [gettext(label_of(each)) for each in kept.met],
        "missing": [gettext(label_of(each)) for each in kept.missing],
        "text": None if shown is None else _as_text(shown, gettext),
    }


def _as_text(sent: Draft, gettext: Gettext) -> str:
    lines = [
        f"{gettext(label)} {value}"
        for label, value in (
            (_("To:"), sent.to),
            (_("Cc:"), sent.cc),
            (_("Subject:"), sent.subject),
            (_("Address:"), sent.address),
        )
        if value
    ]
    return "\n\n".join(filter(None, ("\n".join(lines), sent.text)))


def _labels(names: Iterable[str], gettext: Gettext) -> str:
    return "; ".join(gettext(label_of(each)) for each in names)
