"""Small and capital letters of a name that was typed in haste: what may be written instead."""

from __future__ import annotations

import re

#: Words that stay small inside a French name.
_SMALL = frozenset({"de", "du", "des", "d", "da", "di", "dos", "von", "van"})
#: What follows one of these may be small too: "de la Tour".
_AFTER_SMALL = frozenset({"la", "le", "les", "l"})
_WORDS = re.compile(r"[^\W\d_]+")


def better_written(first_name: str, last_name: str) -> tuple[str, str] | None:
    """Both names with their capitals; ``None`` where there is nothing to say.

    A last name in capitals is how forms ask for it in France: it is left alone beside a first
    name that is well written. What has both kinds of letters is the person's own way.
    """
    in_haste = first_name.islower() or last_name.islower() or _shouted(first_name)
    if not in_haste:
        return None
    better = _written(first_name), _written(last_name)
    return better if better != (first_name, last_name) else None


def _shouted(name: str) -> bool:
    # One letter, or "J." is an initial.
    return name.isupper() and sum(map(str.isalpha, name)) > 1


def _written(name: str) -> str:
    if not (name.islower() or _shouted(name)):
        return name
    before = ""

    def written(found: re.Match[str]) -> str:
        nonlocal before
        word = found[0].lower()
        small = word in _SMALL or (word in _AFTER_SMALL and before in _SMALL)
        before = word
        return word if small else word[:1].upper() + word[1:]

    return _WORDS.sub(written, name)
