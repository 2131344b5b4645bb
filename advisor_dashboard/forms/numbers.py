"""Numbers that only our own pages write, into addresses and hidden fields."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..api.errors import Invalid

#: The largest key that a table may have.
LARGEST_ID = 2**63 - 1
LARGEST_PAGE = 100_000
#: More than are ever counted, and no more than any column takes.
LARGEST_COUNT = 10**9


def whole_number(text: str, largest: int, *, least: int = 1) -> int | None:
    """The number in a text; ``None`` in an empty one.

    Raises:
        Invalid: this is none.
    """
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 20:
        number = int(text)
        if least <= number <= largest:
            return number
    raise Invalid(_("This address is damaged. Search again."))
