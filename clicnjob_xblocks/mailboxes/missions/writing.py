"""The kinds of mails to write: to an employer, an answer, with somebody in copy.

``reply`` has ``answer_to`` besides (the id of a mail in ``mails``; its sender is the recipient if
``to`` is empty); each line of ``dates`` and ``times`` is one way to write it ("12 mars",
"12/03"). ``copy`` needs ``cc``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.problems import Problem
from ...content.records import reference
from ..mails import Mail
from .written import WrittenMission


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class WriteMission(WrittenMission):
    """Write to an employer."""

    kind = "write"
    label = _("Write to an employer")
    help = _("Subject, greeting, text, signature, and the CV attached.")
    usual = (
        "recipient",
        "subject",
        "greeting",
        "job",
        "length",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "phone",
        "attachment",
    )


@dataclass(frozen=True)
class ReplyMission(WrittenMission):
    """Answer a mail, such as an invitation to an interview."""

    answer_to: str = reference(
        _("The mail to answer"), to="mails", none=_("Choose a mail"), help=_("One of the inbox.")
    )
    kind = "reply"
    label = _("Answer an invitation")
    help = _("Say thank you, confirm the day and the time.")
    usual = (
        "recipient",
        "greeting",
        "date",
        "time",
        "length",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "attachment",
    )

    @property
    def answered(self) -> Mail | None:
        """The mail to answer."""
        return next((each for each in self.mails if each.id == self.answer_to), None)

    @property
    def recipient(self) -> str:
        """As the author says, or else who wrote the mail."""
        answered = self.answered
        return self.to.strip() or (answered.address if answered is not None else "")

    def own_problems(self) -> Iterator[Problem]:
        if self.answered is None:
            yield Problem("no_mail_to_answer", "answer_to")
        else:
            yield from super().own_problems()


@dataclass(frozen=True)
class CopyMission(WrittenMission):
    """Put somebody in copy."""

    kind = "copy"
    label = _("Put somebody in copy")
    help = _("A mail to one person, with another one in copy.")
    usual = (
        "recipient",
        "copy",
        "subject",
        "greeting",
        "formal",
        "spelling",
        "capitals",
        "ending",
        "signature",
        "attachment",
    )

    def own_problems(self) -> Iterator[Problem]:
        if not self.cc.strip():
            yield Problem("empty", "cc")
        yield from super().own_problems()
