"""The first name by which somebody plays: checked, and told apart from the same one."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from ..text import normalized
from .errors import Invalid

LONGEST = 24
_BESIDES_LETTERS = frozenset(" -'’.")


def read_name(typed: str) -> str:
    """A first name as it is shown to the group.

    Raises:
        Invalid: it is empty, too long, or no name.
    """
    name = " ".join(normalized("NFC", typed).split())
    if not name:
        raise Invalid(_("Type your first name."))
    if len(name) > LONGEST:
        raise Invalid(_("This is too long. Type your first name only."))
    letters = [each for each in name if unicodedata.category(each)[0] in "LM"]
    others = set(name).difference(letters)
    if not letters or unicodedata.category(name[0])[0] != "L" or others - _BESIDES_LETTERS:
        raise Invalid(_("Type your first name with letters only."))
    return name


def told_apart(name: str, taken: set[str]) -> str:
    """The name, with a number if somebody in the group has it already."""
    folded = {each.casefold() for each in taken}
    if name.casefold() not in folded:
        return name
    number = next(n for n in range(2, len(taken) + 3) if f"{name} {n}".casefold() not in folded)
    return f"{name} {number}"


def first_name(name: str) -> str:
    """What stands in the field before somebody with an account types: the first word."""
    return name.split(" ", 1)[0][:LONGEST]
