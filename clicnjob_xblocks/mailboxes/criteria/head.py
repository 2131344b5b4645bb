"""The head of a mail: to whom, in copy to whom, about what, with which file."""

from __future__ import annotations

from rapidfuzz import fuzz

from .base import Asked, MailCriterion, NotYet, Written, _
from .reading import addresses_of, word_set, words_of

_LONGEST_SUBJECT = 100
_LIKE = 85
#: Words that say nothing of what a mail is about.
_SAY_NOTHING = word_set(
    "a allo bonjour bonsoir coucou cv de du email hello important info la le les ma mail mel mes "
    "message mon objet pour question re reponse salut sans sujet test tr un une urgent"
)


def recipient(mail: Written, asked: Asked) -> NotYet | None:
    """To the right person, and to nobody else."""
    return _one_address(mail.to, asked.recipient)


def copy(mail: Written, asked: Asked) -> NotYet | None:
    """The right person in copy, not among the recipients."""
    wanted = asked.copy.strip().lower()
    if wanted in addresses_of(mail.to) and wanted not in addresses_of(mail.cc):
        return NotYet("in_to")
    return _one_address(mail.cc, asked.copy)


def subject(mail: Written, asked: Asked) -> NotYet | None:
    """There, in a few words that say something."""
    words = words_of(mail.subject)
    if not words:
        return NotYet()
    if all(word in _SAY_NOTHING for word in words):
        return NotYet("vague")
    return NotYet("long") if len(mail.subject) > _LONGEST_SUBJECT else None


def attachment(mail: Written, asked: Asked) -> NotYet | None:
    """The file that was asked for, and none that does not belong there."""
    if not mail.files:
        return NotYet()
    if asked.file not in mail.files:
        return NotYet("other")
    return NotYet("more") if "other" in mail.files and asked.file != "other" else None


def _one_address(typed: str, right: str) -> NotYet | None:
    found, wanted = addresses_of(typed), right.strip().lower()
    if not found:
        return NotYet("no_address" if typed.strip() else "")
    if wanted in found:
        return NotYet("more") if len(set(found)) > 1 else None
    near = any(fuzz.ratio(each, wanted) >= _LIKE for each in found)
    return NotYet("slip" if near else "other")


RECIPIENT = MailCriterion(
    "recipient",
    _("The recipient is right"),
    _("Your mail goes to the right person."),
    {
        "": _("Say to whom your mail goes. Write the address in the line “To”."),
        "no_address": _("Write a whole address in the line “To”. It has an @ in it."),
        "other": _("This is not the right address. Read the mission again."),
        "slip": _("The address is almost right. Look at each letter."),
        "more": _("There is an address too many. Keep the right one."),
    },
    recipient,
)
COPY = MailCriterion(
    "copy",
    _("The right person is in copy"),
    _("The right person is in copy."),
    {
        "": _("Somebody is to be in copy. Write their address in the line “Cc”."),
        "no_address": _("Write a whole address in the line “Cc”. It has an @ in it."),
        "other": _("This is not the person to put in copy. Read the mission again."),
        "slip": _("The address in copy is almost right. Look at each letter."),
        "more": _("There is an address too many in copy. Keep the right one."),
        "in_to": _("This person is in the line “To”. Put the address in the line “Cc”."),
    },
    copy,
)
SUBJECT = MailCriterion(
    "subject",
    _("The subject says what it is about"),
    _("Your subject is clear: one knows at once what it is about."),
    {
        "": _("Write a subject. Without it, your mail may not be read."),
        "vague": _("Your subject says too little. Say why you write."),
        "long": _("Your subject is too long. A few words are enough."),
    },
    subject,
)
ATTACHMENT = MailCriterion(
    "attachment",
    _("The right file is attached"),
    _("The right file is attached."),
    {
        "": _("The file is missing. Press the paper clip to attach it."),
        "other": _("This is not the file that was asked for. Attach another one."),
        "more": _("One of your files has no place here. Take it away."),
    },
    attachment,
)
