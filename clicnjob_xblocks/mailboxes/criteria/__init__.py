"""What counts in a mission: one plain function for each criterion, with what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import addresses, frame, head, manner, matter, passwords
from .addresses import AddressCriterion
from .base import Criterion, MailCriterion
from .passwords import PasswordCriterion

#: Of a mail, in the order in which it is read: the first that is missing is what is told first.
OF_A_MAIL: Mapping[str, MailCriterion] = {
    each.name: each
    for each in (
        head.RECIPIENT,
        head.COPY,
        head.SUBJECT,
        frame.GREETING,
        matter.JOB,
        matter.DATE,
        matter.TIME,
        manner.LENGTH,
        manner.FORMAL,
        manner.SPELLING,
        manner.CAPITALS,
        frame.ENDING,
        frame.SIGNATURE,
        frame.PHONE_NUMBER,
        head.ATTACHMENT,
    )
}
OF_AN_ADDRESS: tuple[AddressCriterion, ...] = (
    addresses.SHAPE,
    addresses.SERIOUS,
    addresses.NAMED,
    addresses.FREE,
)
OF_A_PASSWORD: tuple[PasswordCriterion, ...] = (
    passwords.LONG,
    passwords.MIXED,
    passwords.HARD_TO_GUESS,
    passwords.NOT_PERSONAL,
    passwords.SAME,
)
#: All of them, by name.
ALL: Mapping[str, Criterion[Any, Any]] = {
    **OF_A_MAIL,
    **{each.name: each for each in OF_AN_ADDRESS},
    **{each.name: each for each in OF_A_PASSWORD},
}
#: What authors choose from.
LABELS: Mapping[str, str] = {name: each.label for name, each in OF_A_MAIL.items()}
