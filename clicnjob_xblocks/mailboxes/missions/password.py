"""A forgotten password.

``service`` (name of the site), ``address`` (the account's e-mail address), ``mails`` with ``place``
("true" once, "trap", "other") and ``why``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.problems import Problem
from ...content.records import rows, text
from ..mails import TRUE, MailOfAPassword
from .mission import Mission, own_ids


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class PasswordMission(Mission):
    """Find again a password: the link in the inbox, then a strong one."""

    service: str = text(
        _("Name of the site"), help=_("Made up, such as “Exemple Emploi”."), limit=80, required=True
    )
    address: str = text(
        _("E-mail address of the account"),
        help=_("Made up, such as sam@exemple.fr. Empty: a sample address."),
        limit=120,
    )
    mails: tuple[MailOfAPassword, ...] = rows(
        MailOfAPassword, _("Mails in the inbox"), one=_("Mail"), least=2, most=12
    )
    kind = "password"
    label = _("A forgotten password")
    help = _("Ask for a new one, find the true mail, choose a strong password. It is never kept.")

    def own_problems(self) -> Iterator[Problem]:
        if self.mails and sum(each.place == TRUE for each in self.mails) != 1:
            yield Problem("one_true_mail", "mails")
        for place, each in enumerate(self.mails):
            if each.place == TRUE and not each.link_text.strip():
                yield Problem("empty", f"mails.{place}.link_text")
        yield from own_ids(self.mails, "mails")
