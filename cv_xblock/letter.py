"""The message that goes along with a CV, ready to copy: from what the page says, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from .render.sheet import Sheet
from .render.wording import Gettext
from .words import _

_HELLO = _("Hello,")
_WISH = _("I am looking for work. The job that I would like: {job}.")
_WISH_OPEN = _("I am looking for work and would like to join your team.")
_ATTACHED = _("You will find my CV attached.")
_CLOSE = _("I would be glad to meet you and to tell you more. Thank you for reading me.")
_SUBJECT = _("Application: {job}")
_SUBJECT_OPEN = _("Application")


@dataclass(frozen=True)
class Letter:
    """A message to an employer."""

    subject: str
    body: str


def letter_for(sheet: Sheet, gettext: Gettext, *, when: str = "") -> Letter:
    """A message for a page.

    Args:
        gettext: translates into the page's language.
        when: when the person is free, in the words of the page; empty if they did not say.
    """
    job = sheet.headline
    phone = next((each.text for each in sheet.contacts if each.kind == "phone"), "")
    subject = gettext(_SUBJECT).format(job=job) if job else gettext(_SUBJECT_OPEN)
    middle = [
        gettext(_WISH).format(job=job) if job else gettext(_WISH_OPEN),
        gettext(_ATTACHED),
        f"{when}." if when else "",
    ]
    parts = (
        gettext(_HELLO),
        " ".join(filter(None, middle)),
        gettext(_CLOSE),
        "\n".join(filter(None, (sheet.name, phone))),
    )
    return Letter(
        subject=f"{subject} – {sheet.name}" if sheet.name else subject,
        body="\n\n".join(filter(None, parts)),
    )
