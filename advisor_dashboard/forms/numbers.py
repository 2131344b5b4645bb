"""Numbers in addresses and forms that only our own pages write."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..api.errors import Invalid


def whole_number(text: str, largest: int) -> int | None:
    """A number that only our own pages write.

    Raises:
        Invalid: this is none.
    """
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) <= largest):
        raise Invalid(_("This address is damaged. Search again."))
    return int(text)
