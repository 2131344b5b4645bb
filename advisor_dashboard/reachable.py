"""A text that people wrote, with what reaches somebody as links: telephone, e-mail, page."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from .telephones import parts_of


def reachable(text: str) -> SafeString:
    """The text, escaped, in which a tap calls, writes or opens."""
    return format_html_join("", "{}", ((_link(part.text, part.dial),) for part in parts_of(text)))


def _link(text: str, dial: str) -> SafeString:
    if dial:
        return format_html('<a href="tel:{}">{}</a>', dial, text)
    # All is escaped but the links that are made here. A page opens beside: in a course this text
    # may stand in a frame, in which another site cannot.
    made = urlize(text, nofollow=True, autoescape=True)
    return mark_safe(made.replace('<a href="http', '<a target="_blank" href="http'))  # noqa: S308
