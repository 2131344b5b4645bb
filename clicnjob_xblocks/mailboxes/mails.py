"""The mails that lie in a mission's inbox, and the files that can be attached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..content import records as made
from ..content.records import Record


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


#: What a mail of the password mission is.
TRUE, TRAP, OTHER = "true", "trap", "other"
PLACES: Mapping[str, str] = {
    OTHER: _("Another mail"),
    TRUE: _("The true mail of the service, with the link"),
    TRAP: _("A trap that looks like it"),
}
#: What a file is.
CV = "cv"
FILES: Mapping[str, str] = {
    CV: _("A CV"),
    "letter": _("A cover letter"),
    "certificate": _("A certificate or a diploma"),
    "identity": _("An identity document"),
    "other": _("Something else"),
}


@dataclass(frozen=True)
class Mail(Record):
    """A mail that the learner has received. Its text is plain, as mails are."""

    id: str = made.ident()
    sender: str = made.text(_("Sender’s name"), limit=80, required=True)
    address: str = made.text(
        _("Sender’s real address"),
        help=_("Made up, such as marie@exemple.fr. It is shown when one presses the name."),
        limit=120,
        required=True,
    )
    subject: str = made.text(_("Subject line"), limit=150, required=True)
    when: str = made.text(_("When"), help=_("Such as 9:12 or Monday."), limit=30)
    text: str = made.text(_("Text of the mail"), limit=4000, lines=True, required=True)
    link_text: str = made.text(_("Words of the link"), limit=120)
    link_address: str = made.text(
        _("Where the link really leads"),
        help=_("Shown only. Nothing is ever opened."),
        limit=300,
    )
    attachment: str = made.text(_("Name of an attached file"), limit=80)
    read: bool = made.flag(_("Has been read already"))


@dataclass(frozen=True)
class MailToSort(Mail):
    """A mail that is true, or a trap."""

    trap: bool = made.flag(_("It is a trap (phishing)"))
    why: str = made.text(
        _("How one can tell"),
        help=_("Said after each answer: what to look at in this mail."),
        limit=600,
        lines=True,
        required=True,
    )


@dataclass(frozen=True)
class MailOfAPassword(Mail):
    """A mail among which the one with the true link is to be found."""

    place: str = made.choice(_("What it is"), PLACES)
    why: str = made.text(
        _("How one can tell"), help=_("Said when it is pressed."), limit=600, lines=True
    )


@dataclass(frozen=True)
class File(Record):
    """A file on the learner's phone, besides their own CV."""

    id: str = made.ident()
    name: str = made.text(
        _("Name of the file"), help=_("Such as photo-beach.jpg."), limit=80, required=True
    )
    what: str = made.choice(_("What it is"), FILES)


@dataclass(frozen=True)
class OfferedAddress(Record):
    """An address that the learner may choose."""

    id: str = made.ident()
    address: str = made.text(_("Address"), limit=120, required=True)
    right: bool = made.flag(_("An employer takes it seriously"))
    said: str = made.text(_("Said when it is chosen"), limit=400, lines=True)
