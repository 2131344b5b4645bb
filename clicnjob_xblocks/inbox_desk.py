"""What the inbox block asks of ``advisor_dashboard``, and how its page hears the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from advisor_dashboard.api import inbox
from advisor_dashboard.api.inbox import Answer, InboxItem
from advisor_dashboard.days import day_in_words

from .handling import MAX_ID, bounded_int

Gettext = Callable[[str], str]


@dataclass(frozen=True)
class Choice:
    """One of the answers, in words and with a pictogram."""

    value: str
    label: str
    icon: str
    chosen: bool


@dataclass(frozen=True)
class Card:
    """One offer, ready to be shown."""

    item: InboxItem
    sent_on: str
    closes_on: str
    answer_words: str
    choices: tuple[Choice, ...]


def cards(learner_id: int, course_key: str | None, gettext: Gettext) -> list[Card]:
    """The learner's offers, newest first."""
    return [_card(item, gettext) for item in inbox.inbox(learner_id, course_key=course_key)]


def states(learner_id: int, course_key: str | None) -> list[dict[str, Any]]:
    """What may have changed since the page was made."""
    return [
        {"id": item.proposal_id, "read": item.read, "open": item.open}
        for item in inbox.inbox(learner_id, course_key=course_key)
    ]


def mark_read(
    learner_id: int, proposal_id: object, course_key: str | None, gettext: Gettext
) -> dict[str, Any]:
    """The learner has opened an offer."""
    number = _number(proposal_id, gettext)
    inbox.mark_read(learner_id, number, course_key=course_key)
    return {"unread": inbox.unread_count(learner_id)}


def answer(
    learner_id: int, proposal_id: object, value: object, course_key: str | None, gettext: Gettext
) -> dict[str, Any]:
    """The learner answers an offer."""
    number = _number(proposal_id, gettext)
    item = inbox.answer(learner_id, number, str(value), course_key=course_key)
    return {
        "answer": item.answer.value if item.answer else "",
        "words": _answer_words(item, gettext),
        "unread": inbox.unread_count(learner_id),
    }


def _number(proposal_id: object, gettext: Gettext) -> int:
    return bounded_int(proposal_id, 1, MAX_ID, gettext)


def _labels(gettext: Gettext) -> dict[Answer, tuple[str, str]]:
    _ = gettext
    return {
        Answer.INTERESTED: (_("I am interested"), "check"),
        Answer.NOT_FOR_ME: (_("Not for me"), "cross"),
        Answer.HELP_ME: (_("I need help"), "hand"),
    }


def _card(item: InboxItem, gettext: Gettext) -> Card:
    return Card(
        item=item,
        sent_on=day_in_words(item.sent_at),
        closes_on=day_in_words(item.closes_on) if item.closes_on else "",
        answer_words=_answer_words(item, gettext),
        choices=tuple(
            Choice(answer.value, label, icon, chosen=item.answer == answer)
            for answer, (label, icon) in _labels(gettext).items()
        ),
    )


def _answer_words(item: InboxItem, gettext: Gettext) -> str:
    _ = gettext
    if item.answer is None:
        return "" if item.open else _("This offer is closed. You can no longer answer.")
    label, _icon = _labels(gettext)[item.answer]
    if item.open:
        sentence = _("You answered: “{answer}”. Your advisor sees it. You can still change it.")
    else:
        sentence = _("You answered: “{answer}”. This offer is closed.")
    return sentence.format(answer=label)
