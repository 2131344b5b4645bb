"""The same small world as the pages have."""

from __future__ import annotations

from tests.pages.conftest import browse, offer, people, world

__all__ = ["browse", "offer", "people", "world"]
