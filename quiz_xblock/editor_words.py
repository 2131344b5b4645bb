"""What the trainers' editor says; translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_EDITOR = {
    "count": _("Questions: {count}"),
    "question": _("Question {number}"),
    "empty_text": _("(no text yet)"),
    "up": _("Move question {number} up"),
    "down": _("Move question {number} down"),
    "drag": _("Drag to move"),
    "duplicate": _("Duplicate"),
    "remove": _("Take away"),
    "removed": _("The question has been taken away."),
    "undo": _("Put it back"),
    "preview": _("See it as a learner"),
    "right_answer": _("The right answer"),
    "hint": _("Hint"),
    "explanation": _("Explanation"),
    "add_row": _("Add: {one}"),
    "remove_row": _("Take away: {one} {number}"),
    "row_up": _("Up: {one} {number}"),
    "row_down": _("Down: {one} {number}"),
    "row": _("{one} {number}"),
    "competences": _("Competences"),
    "competences_help": _("What this question trains. May stay empty."),
    "add_competence": _("Add a competence"),
    "remove_competence": _("Take away: {label}"),
    "to_mend": _("To be mended: {count}"),
    "imported": _("Questions brought in: {count}"),
    "left_out": _("Line {line}: {sentence}"),
    "left_out_title": _("Left out:"),
    "exported_less": _("GIFT does not know these kinds of questions. Left out: {numbers}"),
    "nothing_to_export": _("There is no question yet."),
    "offline": _("No network. Your text is still here. Try again."),
    "x": _("From the left, in %"),
    "y": _("From the top, in %"),
    "width": _("Width, in %"),
    "height": _("Height, in %"),
    "zones_help": _("Drag a place to move it, its corner to make it larger. Or type the figures."),
    "no_picture": _("Give the address of the picture above. Then its places can be drawn."),
}


def for_the_editor(gettext: Callable[[str], str]) -> dict[str, str]:
    """The sentences of the editor's scripts, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_EDITOR.items()}
