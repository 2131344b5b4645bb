"""What the pages of the demo host share."""

from __future__ import annotations

from django.urls import reverse


def page_styles() -> frozenset[str]:
    """The style sheets of ``demo/base.html`` that a block may ask for as well."""
    return frozenset({reverse("demo:block_resource", args=["clicnjob_inbox", "public/tokens.css"])})


def row_id(text: str) -> int | None:
    """A number that every database can look up; ``None`` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
