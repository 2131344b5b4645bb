"""An offer as a learner sees it, in the inbox block and on the page of messages alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from advisor_dashboard.api.inbox import Answer, InboxItem, Step
from advisor_dashboard.api.own_page import OwnCV
from advisor_dashboard.days import day_in_words
from advisor_dashboard.reachable import reachable

from .rendering import render
from .translation import SHARED, translator

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
    """One offer, ready to be shown; ``page`` is the address of the page of its own.

    ``contact``, ``description`` and ``message`` are the item's, with what can be tapped as links.
    """

    item: InboxItem
    sent_on: str
    starts_on: str
    closes_on: str
    changed_on: str
    answer_words: str
    reminded_on: str
    noted_words: str
    choices: tuple[Choice, ...]
    page: str
    contact: SafeString
    description: SafeString
    message: SafeString


def _labels(gettext: Gettext) -> dict[Answer, tuple[str, str]]:
    _ = gettext
    return {
        Answer.INTERESTED: (_("I am interested"), "check"),
        Answer.NOT_FOR_ME: (_("Not for me"), "cross"),
        Answer.HELP_ME: (_("I need help"), "hand"),
    }


def card_of(item: InboxItem, gettext: Gettext) -> Card:
    """What a learner sees of an offer."""
    return Card(
        item=item,
        sent_on=day_in_words(item.sent_at),
        starts_on=day_in_words(item.starts_on) if item.starts_on else "",
        closes_on=day_in_words(item.closes_on) if item.closes_on else "",
        changed_on=day_in_words(item.changed_at) if item.changed_at else "",
        answer_words=answer_words(item, gettext),
        reminded_on=day_in_words(item.reminded.at) if item.reminded else "",
        noted_words=noted_words(item, gettext),
        page=reverse("clicnjob:my_offer", args=[item.proposal_id]),
        contact=reachable(item.contact),
        description=reachable(item.description),
        message=reachable(item.message),
        choices=tuple(
            Choice(answer.value, label, icon, chosen=item.answer == answer)
            for answer, (label, icon) in _labels(gettext).items()
        ),
    )


def own_offers(
    items: Iterable[InboxItem],
    *,
    opened: int | None,
    too_late: bool,
    cv: OwnCV,
    action: str,
    csrf_token: str,
) -> SafeString:
    """The list of a learner's offers as a page has it: forms, which need no script.

    Args:
        opened: the offer that stands open, if it counts as read.
        too_late: it was closed before the answer that has just been given to it.
        cv: what to say where there is no offer depends on it.
        action: where the forms are sent: ``offer``, and ``answer`` unless it is only to be read.
    """
    gettext = translator(SHARED, None)
    # What is new comes first, then what waits for an answer; sorting keeps the order of the rest.
    first = sorted(items, key=lambda item: (item.read, not item.awaits))
    cards = [card_of(item, gettext) for item in first]
    values = {
        "gettext": gettext,
        "uid": "own",
        "cards": cards,
        "unread": sum(not card.item.read for card in cards),
        "opened": opened,
        "too_late": too_late,
        "cv": cv,
        "action": action,
        "csrf_token": csrf_token,
    }
    return render(SHARED, "own_offers.html", values)


def answer_words(item: InboxItem, gettext: Gettext) -> str:
    """What the learner answered, and what can still be done; empty while nothing is to be said."""
    _ = gettext
    if item.answer is None:
        return "" if item.open else _("This offer is closed. You can no longer answer or apply.")
    label, _icon = _labels(gettext)[item.answer]
    if item.open:
        sentence = _("You answered: “{answer}”. Your advisor sees it. You can still change it.")
    else:
        sentence = _("This offer is closed. You answered: “{answer}”.")
    return sentence.format(answer=label)


def noted_words(item: InboxItem, gettext: Gettext) -> str:
    """How far the learner is with the offer, and who said so; empty while nobody did."""
    _ = gettext
    if item.noted is None:
        return ""
    if item.noted.by_me:
        sentence = _("You said on {date} that you applied.")
    else:
        sentence = {
            Step.APPLIED: _("Your advisor noted on {date}: you applied."),
            Step.INTERVIEW: _("Your advisor noted on {date}: you have an interview."),
            Step.HIRED: _("Your advisor noted on {date}: you are hired."),
            Step.EMPLOYER_DECLINED: _("Your advisor noted on {date}: the employer said no."),
            Step.LEARNER_DECLINED: _("Your advisor noted on {date}: you do not want this offer."),
        }[item.noted.step]
    return sentence.format(date=day_in_words(item.noted.at))
