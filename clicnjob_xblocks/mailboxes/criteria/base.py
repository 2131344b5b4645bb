"""What a criterion is, and what it judges by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
A = TypeVar("A")


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class NotYet:
    """A criterion that is not met.

    Attributes:
        code: which of its sentences is said; ``""`` for the usual one.
        values: words for the sentence.
    """

    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Criterion(Generic[T, A]):
    """One thing that counts.

    Attributes:
        name: as it is kept.
        label: what authors and trainers call it.
        met: said when it is met.
        not_yet: what to do, by the code of what is missing; ``""`` is the usual one.
        judge: given what was written and what was asked for, ``None`` when it is met.
        earns_praise: whether something right is there. Where a fault is only absent, ``met``
            would praise what nobody did.
    """

    name: str
    label: str
    met: str
    not_yet: Mapping[str, str]
    judge: Callable[[T, A], NotYet | None]
    earns_praise: Callable[[T], bool] = lambda _written: True


@dataclass(frozen=True)
class Written:
    """A mail as the learner has written it.

    Attributes:
        files: what is attached, as :data:`clicnjob_xblocks.mailboxes.mails.FILES` names it.
    """

    to: str = ""
    cc: str = ""
    subject: str = ""
    text: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a mission asks of a mail, and who writes it. What is empty is not known."""

    recipient: str = ""
    copy: str = ""
    jobs: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    file: str = ""
    shortest: int = 0
    longest: int = 1000
    first_name: str = ""
    last_name: str = ""


MailCriterion = Criterion[Written, Asked]
