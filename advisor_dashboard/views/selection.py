"""The learners that an advisor ticked, carried from page to page in the address.

The ticks of the page on screen travel as ``pick``, one each; those of every other page travel
as one short ``kept``, so that 500 people still make an address that any server takes.
Nothing here is trusted: what the ids may be used for is asked again behind each door.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..api.errors import Invalid
from ..api.offers import ProposalPreview
from ..conf import get_config
from ..forms.numbers import LARGEST_ID

#: However many an offer may reach: no longer an address is sure to arrive.
MOST_IN_ADDRESS = 500
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Selection:
    """A set of learner ids."""

    ids: frozenset[int] = frozenset()

    @classmethod
    def read(cls, data: QueryDict) -> Selection:
        """The selection in a query string or a form.

        Raises:
            Invalid: the address was damaged, or holds more people than one offer may reach.
        """
        try:
            ids = frozenset(unpack(data.get("kept", ""))) | {
                _learner_id(pick, 10) for pick in data.getlist("pick")
            }
        except ValueError:
            raise Invalid(
                _("This address is damaged: the people chosen cannot be read. Search again.")
            ) from None
        most = most_chosen()
        if len(ids) > most:
            raise Invalid(
                _("You chose %(count)s people. At most %(most)s can be chosen one by one.")
                % {"count": len(ids), "most": most}
            )
        return cls(ids)

    @classmethod
    def of(cls, preview: ProposalPreview) -> Selection:
        """Those who would get an offer."""
        return cls(frozenset(person.learner_id for person in preview.recipients))

    def __len__(self) -> int:
        return len(self.ids)

    def digest(self) -> str:
        """What tells these people from any others, in the form that confirms them."""
        return sha256(self.packed().encode()).hexdigest()

    def packed(self, *, without: Collection[int] = ()) -> str:
        """The ids as one word, but for those in ``without``."""
        return pack(self.ids.difference(without))

    def joined_by(self, ids: Iterable[int]) -> Selection:
        """This selection and some more people."""
        return Selection(self.ids.union(ids))

    def left_by(self, ids: Iterable[int]) -> Selection:
        """This selection and some people fewer."""
        return Selection(self.ids.difference(ids))


def most_chosen() -> int:
    """How many people a selection holds."""
    most: int = min(get_config()["MAX_RECIPIENTS"], MOST_IN_ADDRESS)
    return most


def pack(ids: Iterable[int]) -> str:
    """Ids in growing order, each as the step from the one before, in base 36."""
    steps, before = [], 0
    for each in sorted(ids):
        steps.append(_base36(each - before))
        before = each
    return "-".join(steps)


def unpack(packed: str) -> list[int]:
    """What :func:`pack` made a word of.

    Raises:
        ValueError: ``packed`` is not such a word.
    """
    ids, before = [], 0
    for step in packed.split("-") if packed else []:
        before += _learner_id(step, 36)
        ids.append(before)
    if before > LARGEST_ID:
        raise ValueError(packed)
    return ids


def _learner_id(text: str, base: int) -> int:
    if not (text.isascii() and text.isalnum() and len(text) <= 19):
        raise ValueError(text)
    number = int(text, base)
    if not 0 < number <= LARGEST_ID:
        raise ValueError(text)
    return number


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits
