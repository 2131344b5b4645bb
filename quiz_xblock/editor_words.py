"""What the trainers' editor says of questions alone; translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_LOOK = {
    "right_answer": _("The right answer"),
    "hint": _("Hint"),
    "explanation": _("Explanation"),
}
_FILES = {
    "imported": _("Questions brought in: {count}"),
    "left_out": _("Line {line}: {sentence}"),
    "left_out_title": _("Left out:"),
    "exported_less": _("GIFT does not know these kinds of questions. Left out: {numbers}"),
    "nothing_to_export": _("There is no question yet."),
    "offline": _("No network. Your text is still here. Try again."),
}
_SIDES = {
    "x": _("From the left, in %"),
    "y": _("From the top, in %"),
    "width": _("Width, in %"),
    "height": _("Height, in %"),
}
_ZONES = {
    "zones_help": _("Drag a place to move it, its corner to make it larger. Or type the figures."),
    "no_picture": _("Give the address of the picture above. Then its places can be drawn."),
}


def for_the_look(gettext: Gettext) -> dict[str, str]:
    """The words beside a question as learners see it."""
    return _translated(_LOOK, gettext)


def for_the_files(gettext: Gettext) -> dict[str, str]:
    """What is said of files that come in and go out."""
    return _translated(_FILES, gettext)


def for_the_zones(gettext: Gettext) -> dict[str, Any]:
    """What the form of places on a picture says."""
    return {**_translated(_ZONES, gettext), "sides": _translated(_SIDES, gettext)}


def _translated(words: dict[str, str], gettext: Gettext) -> dict[str, str]:
    return {name: gettext(sentence) for name, sentence in words.items()}
