"""An address for employers, to choose or to make up.

``choices`` [{id, address, right, said}], ``typed`` (the learner makes one up, too),
``first_name``, ``last_name`` (whose address; empty: the learner's own), ``taken`` (addresses that
somebody has already).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.problems import Problem
from ...content.records import flag, rows, text, texts
from ..mails import OfferedAddress
from .mission import Mission, own_ids


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class AddressMission(Mission):
    """Choose an address, make one up, or both."""

    choices: tuple[OfferedAddress, ...] = rows(
        OfferedAddress,
        _("Addresses to choose from"),
        one=_("Address"),
        help=_("None, or two at least with a right one among them."),
        most=8,
    )
    typed: bool = flag(_("The learner makes up an address"), default=True)
    first_name: str = text(
        _("First name"), help=_("Whose address it is. Empty: the learner’s own name."), limit=60
    )
    last_name: str = text(_("Last name"), limit=60)
    taken: tuple[str, ...] = texts(
        _("Addresses that are taken"),
        help=_("One a line. The learner has to think of another."),
        limit=120,
    )
    kind = "address"
    label = _("An address for employers")
    help = _("Choose an address that an employer takes seriously, or make one up.")

    def own_problems(self) -> Iterator[Problem]:
        if not self.choices and not self.typed:
            yield Problem("nothing_to_do", "choices")
        if self.choices and (len(self.choices) < 2 or not any(each.right for each in self.choices)):
            yield Problem("no_right_address", "choices")
        yield from own_ids(self.choices, "choices")
