"""Says in plain words why a file was not read, and what of it has no place in the CV."""

from __future__ import annotations

from collections.abc import Callable

from .messages import explain, with_numbers
from .problems import Problem
from .reading.left_out import LeftOut
from .words import _

_REFUSALS = {
    "empty": _("This file is empty. Choose another one."),
    "too_large": _("This file is too large to be a CV. Choose another one."),
    "not_json": _(
        "We cannot read this file. Choose a CV that you saved here, or a “JSON Resume” of "
        "another CV site. Its name ends in .json."
    ),
    "not_a_cv": _(
        "There is no CV in this file. Choose a CV that you saved here, or a “JSON Resume” of "
        "another CV site."
    ),
    "newer": _(
        "This CV was saved by a newer version than ours. Your CV has not changed. "
        "Open the file where you saved it."
    ),
    "damaged": _(
        "This file has been changed or damaged since it was saved. Your CV has not changed. "
        "Save the file again where it comes from."
    ),
}
_LEFT_OUT = {
    "no_place": _("Your CV has no place for this."),
    "odd": _("We cannot read this."),
    "too_many": _("Your CV holds no more of these."),
    "day": _("A CV says the month, not the day."),
    "level_unknown": _("We do not know how well you speak it. Choose it in the list."),
    "name_guessed": _("Check what is your first name and what is your last name."),
    "photo_unreadable": _("We cannot read the photo. Choose it again."),
    "changed_since": _(
        "This file was changed after it was saved. We read what stands in it now. "
        "Your pages and what only they hold are not taken over."
    ),
    "more": _("There is more than we can list here."),
}
_NOT_THE_FIELD = {
    "too_long": _("This text is too long: {length} characters, {limit} at most. It is left out."),
    "nul": _("A hidden character stands in this text. It is left out."),
}


def explain_refusal(code: str, gettext: Callable[[str], str]) -> str:
    """Why a file was not read."""
    return gettext(_REFUSALS[code])


def explain_left_out(what: LeftOut, gettext: Callable[[str], str]) -> str:
    """Why one value of a file is not in the CV."""
    return gettext(_LEFT_OUT[what.code])


def explain_lost(problem: Problem, gettext: Callable[[str], str]) -> str:
    """Why one value of the document did not fit: here nothing stays on the page to shorten."""
    sentence = _NOT_THE_FIELD.get(problem.code)
    return with_numbers(gettext(sentence), problem) if sentence else explain(problem, gettext)
