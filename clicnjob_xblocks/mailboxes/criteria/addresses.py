"""An e-mail address that an employer takes seriously."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clicnjob_xblocks.wording.email_advice import advice
from clicnjob_xblocks.wording.folding import fold

from .base import Criterion, NotYet, _

_SHAPE = re.compile(r"[^\s@,;<>()\"]+@[^\s@,;<>()\".]+(?:\.[^\s@,;<>()\".]+)+")
_PLAIN = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class AskedAddress:
    """Whose address it is, and which ones somebody has already."""

    first_name: str = ""
    last_name: str = ""
    taken: tuple[str, ...] = ()


AddressCriterion = Criterion[str, AskedAddress]


def shape(address: str, asked: AskedAddress) -> NotYet | None:
    """Written as an address is."""
    typed = address.strip()
    if not typed:
        return NotYet()
    if "@" not in typed:
        return NotYet("no_at")
    if re.search(r"\s", typed):
        return NotYet("space")
    if not _SHAPE.fullmatch(typed):
        return NotYet("odd")
    return None if _PLAIN.fullmatch(typed) else NotYet("accent")


def serious(address: str, asked: AskedAddress) -> NotYet | None:
    """Nothing in it at which an employer would smile, or that is hard to say."""
    found = advice(address, asked.first_name, asked.last_name)
    if found is None:
        return None
    return NotYet(found.code, {name: str(value) for name, value in found.params.items()})


def named(address: str, asked: AskedAddress) -> NotYet | None:
    """It says who writes: the last name, or else the first name with an initial."""
    local = fold(address.strip().rpartition("@")[0])
    first, last = _parts(asked.first_name), _parts(asked.last_name)
    if not first and not last:
        # Nobody's name is known: letters are all that can be asked for.
        return None if len("".join(_LETTERS.findall(local))) >= 3 else NotYet()
    bare = "".join(_LETTERS.findall(local))
    if last:
        return None if any(part in bare for part in last) else NotYet("last" if first else "")
    return None if any(part in bare for part in first) else NotYet()


def free(address: str, asked: AskedAddress) -> NotYet | None:
    """Nobody has it already."""
    taken = {each.strip().lower() for each in asked.taken}
    return NotYet() if address.strip().lower() in taken else None


def _parts(name: str) -> set[str]:
    parts = _LETTERS.findall(fold(name))
    return {part for part in (*parts, "".join(parts)) if len(part) > 1 or len(parts) == 1}


SHAPE = AddressCriterion(
    "address_shape",
    _("It is written as an address is"),
    _("Your address is well written."),
    {
        "": _("Write an address."),
        "no_at": _("The @ is missing. An address looks like this: prenom.nom@exemple.fr"),
        "space": _("There is a space in the address. Take it away."),
        "odd": _("Something is missing. An address looks like this: prenom.nom@exemple.fr"),
        "accent": _("No accents in an address, please. Write e in place of é."),
    },
    shape,
)
SERIOUS = AddressCriterion(
    "address_serious",
    _("An employer takes it seriously"),
    _("Your address is serious."),
    {
        "provider": _("Did you mean {meant}?"),
        "smile": _("An employer would smile at this address. Take your name."),
        "shape": _("Too many dots or dashes in this address. Make it simple."),
        "digits": _("Too many figures: they are hard to say on the phone."),
        "other_name": _("This address bears another first name than yours."),
        "closing": _("This address may close when school is over. Take one that stays."),
    },
    serious,
)
NAMED = AddressCriterion(
    "address_name",
    _("It says who writes"),
    _("One sees your name: one knows who writes."),
    {
        "": _("Put your name in your address."),
        "last": _("Put your last name in your address, too."),
    },
    named,
)
FREE = AddressCriterion(
    "address_free",
    _("Nobody has it yet"),
    _("This address is free."),
    {"": _("Somebody has this address already. Add a dot, or two figures.")},
    free,
)
