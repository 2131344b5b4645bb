"""What a page calls what an author named: the author's own name might tell the answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def public_id(item: str, own: str) -> str:
    """The name for a page of what an author called ``own`` within the item of this id."""
    return hashlib.sha256(f"{item} {own}".encode()).hexdigest()[:8]


def own_id(item: str, public: object, known: Iterable[str]) -> str | None:
    """Which of the author's names a page means, if it is (still) among them."""
    return next((own for own in known if public_id(item, own) == public), None)
