"""What the trainers' editor of a document says; translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_EDITOR = {
    "count": _("{many}: {count}"),
    "item": _("{one} {number}"),
    "empty_text": _("(no text yet)"),
    "unknown": _("Unknown kind: {kind}"),
    "unknown_help": _("It is kept as it is. Here is its text."),
    "up": _("Move up: {one} {number}"),
    "down": _("Move down: {one} {number}"),
    "drag": _("Drag to move"),
    "duplicate": _("Duplicate"),
    "remove": _("Take away"),
    "removed": _("Taken away."),
    "undo": _("Put it back"),
    "preview": _("See it as a learner"),
    "add_row": _("Add: {one}"),
    "remove_row": _("Take away: {one} {number}"),
    "row_up": _("Up: {one} {number}"),
    "row_down": _("Down: {one} {number}"),
    "row": _("{one} {number}"),
    "add_competence": _("Add a competence"),
    "remove_competence": _("Take away: {label}"),
    "to_mend": _("To be mended: {count}"),
    "whole": _("The whole"),
    "offline": _("No network. Your text is still here. Try again."),
}


def for_the_editor(one: str, many: str, gettext: Callable[[str], str]) -> dict[str, str]:
    """The sentences of the editor's scripts, by name.

    Args:
        one: what an item is called, not translated yet.
        many: what the list is called.
    """
    words = {name: gettext(sentence) for name, sentence in _FOR_THE_EDITOR.items()}
    for name in ("count", "item", "up", "down"):
        words[name] = words[name].replace("{one}", gettext(one)).replace("{many}", gettext(many))
    return words
