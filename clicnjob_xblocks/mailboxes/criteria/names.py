"""What authors may count in a mail, by the name that is kept."""

from __future__ import annotations

from collections.abc import Mapping


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


#: Of a mail that is written, in the order in which a mail is read.
OF_A_MAIL: Mapping[str, str] = {
    "recipient": _("The recipient is right"),
    "copy": _("The right person is in copy"),
    "subject": _("The subject says what it is about"),
    "greeting": _("There is a greeting"),
    "job": _("It says which job"),
    "date": _("The date is confirmed"),
    "time": _("The time is confirmed"),
    "length": _("Neither too short nor too long"),
    "formal": _("It says “vous”"),
    "spelling": _("No text-message spelling"),
    "capitals": _("Not all in capitals"),
    "ending": _("There is a polite ending"),
    "signature": _("It is signed with a name"),
    "phone": _("There is a phone number"),
    "attachment": _("The right file is attached"),
}
