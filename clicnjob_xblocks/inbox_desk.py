"""What the inbox block asks of ``advisor_dashboard``, and how its page hears the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from advisor_dashboard.api import inbox, own_page
from advisor_dashboard.api.errors import NotAllowed
from advisor_dashboard.api.own_page import OwnCV

from .handling import MAX_ID, RefusedError, bounded_int
from .offer_cards import Card, answer_words, card_of

Gettext = Callable[[str], str]


def cards(learner_id: int, course_key: str | None, gettext: Gettext) -> list[Card]:
    """The learner's offers, newest first."""
    return [card_of(item, gettext) for item in inbox.inbox(learner_id, course_key=course_key)]


def own_cv(learner_id: int, course_key: str | None) -> OwnCV:
    """How far the learner's CV is, for the words that stand where there is no offer."""
    return own_page.own_cv(learner_id, course_key)


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
    try:
        item = inbox.answer(learner_id, number, str(value), course_key=course_key)
    except NotAllowed as error:
        if error.code != "closed":
            raise
        item = inbox.one(learner_id, number)
        words = answer_words(item, gettext)
        raise RefusedError(error.status, str(error), error.code, words=words) from error
    return {
        "answer": item.answer.value if item.answer else "",
        "words": answer_words(item, gettext),
        "unread": inbox.unread_count(learner_id),
    }


def _number(proposal_id: object, gettext: Gettext) -> int:
    return bounded_int(proposal_id, 1, MAX_ID, gettext)
