"""The words that the side "who sees it" builds by itself, gathered for translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language

from .changes import part_names

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


_STRINGS = {
    "failed": _("No network: nothing has changed. Try again later."),
    "at": _("{day} at {time}"),
    "hour": _("{day}, between {from} and {to}"),
    # Links.
    "days": _("{count} days"),
    "made": _("Your link is ready. Copy it, or show the code."),
    "first_page": _("Your CV"),
    "works_until": _("Works until {day}"),
    "ended": _("Stopped on {day}"),
    "expired": _("Worked until {day}"),
    "page_gone": _("This page of your CV is gone: the link shows nothing."),
    "nameless_link": _("Without your name"),
    "views_none": _("Nobody has opened it yet."),
    "views_one": _("Opened once, on {day}."),
    "views": _("Opened {count} times, the last time on {day}."),
    "address": _("Address of the link"),
    "copy": _("Copy the link"),
    "copied": _("Copied. You can paste it into a message."),
    "not_copied": _("Copy it by hand: the address is selected."),
    "send": _("Send the link"),
    "show_code": _("Show the QR code"),
    "hide_code": _("Hide the QR code"),
    "code": _("QR code that opens your CV"),
    "code_hint": _("The person points the camera of their phone at it."),
    "end": _("Stop this link"),
    "end_sure": _("Stop it? Who has the link sees nothing any more."),
    "end_yes": _("Yes, stop it"),
    "end_no": _("No, keep it"),
    "old_links": _("Links that no longer work ({count})"),
    "link_ended": _("The link is stopped."),
    # Looks.
    "looks_none": _("No advisor has read your CV yet."),
    "looks_one": _("Your CV was read once."),
    "looks": _("Your CV was read {count} times."),
    "sheet_made": _("{name} made your account for you, on {day}."),
    "sheet_renewed": _("{name} gave your account a new password, on {moment}."),
    "looks_more": _("Show older ones"),
    # Earlier states.
    "versions_none": _("There is no earlier version yet. We keep one now and then as you write."),
    "differs": _("Not the same as now: {parts}."),
    "same": _("The same as now."),
    "look": _("Look at it"),
    "look_away": _("Close"),
    "take": _("Go back to this version"),
    "taken": _("Your CV is as it was on {moment}. What it was before is in this list too."),
    "unsaved": _("What you typed is not saved yet. Wait a moment and try again."),
    "version_of": _("Your CV on {moment}"),
    # Erasing.
    "erased": _("Your CV is erased."),
}


def for_the_audience(gettext: Gettext) -> dict[str, Any]:
    """The strings of the side's scripts."""
    return {
        **_translated(_STRINGS, gettext),
        "parts": part_names(gettext),
        "language": get_language() or "fr",
    }


def _translated(words: Mapping[str, str], gettext: Gettext) -> dict[str, str]:
    return {name: gettext(text) for name, text in words.items()}
