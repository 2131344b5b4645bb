"""What a learner has done of a story: values that only grow, so that two phones agree.

Of an answer and of a tick the last word counts; what was seen stays seen. That holds of what comes
one after the other: of two requests at the very same instant the platform may keep one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from .cards import Card, QuestionCard

#: More ids than a story can hold, whatever its author has taken out and put in.
MOST = 500


@dataclass(frozen=True)
class Progress:
    """Ids of cards alone, none of the story's words.

    Attributes:
        here: the card that was on the screen last.
        seen: the cards that were on it, in that order.
        ticked: those of "do it now" that are done.
        answers: by the id of a question's card, the id of what was chosen last.
    """

    here: str = ""
    seen: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


def see(
    progress: Progress, cards: Sequence[Card], seen: Iterable[object], here: object
) -> Progress:
    """These cards were on the screen, ``here`` last. Cards that are not there are passed over."""
    known = {each.id for each in cards}
    shown = [each for each in seen if isinstance(each, str) and each in known]
    last = here if isinstance(here, str) and here in known else progress.here
    together = tuple(dict.fromkeys((*progress.seen, *shown, *([last] if last else []))))
    return replace(progress, here=last, seen=together[-MOST:])


def tick(progress: Progress, card: Card, *, done: bool) -> Progress:
    """What a card asks for is done, or not yet."""
    others = tuple(each for each in progress.ticked if each != card.id)
    return replace(progress, ticked=(*others, card.id)[-MOST:] if done else others)


def answer(progress: Progress, card: QuestionCard, choice: str) -> Progress:
    """A choice is made, in the place of an earlier one."""
    others = {ident: each for ident, each in progress.answers.items() if ident != card.id}
    return replace(progress, answers=dict([*others.items(), (card.id, choice)][-MOST:]))


def is_over(progress: Progress, cards: Sequence[Card]) -> bool:
    """Whether the last card was seen and every question is answered, rightly or not."""
    if not cards or cards[-1].id not in progress.seen:
        return False
    questions = [each for each in cards if isinstance(each, QuestionCard)]
    return all(each.choice(progress.answers.get(each.id)) is not None for each in questions)


def begins_at(progress: Progress, cards: Sequence[Card]) -> str:
    """The card that a learner who comes back sees first."""
    known = {each.id for each in cards}
    if progress.here in known or not cards:
        return progress.here
    # The card was taken out since: the first that is new to them, else the first of all.
    return next((each.id for each in cards if each.id not in progress.seen), cards[0].id)


def dump(progress: Progress) -> str:
    """The text that a progress is kept as."""
    return json.dumps(asdict(progress), ensure_ascii=False, separators=(",", ":"))


def parse(text: str) -> Progress:
    """The progress that a text holds; what holds none is begun anew."""
    try:
        value = json.loads(text)
        return Progress(
            here=str(value["here"]),
            seen=_ids(value["seen"]),
            ticked=_ids(value["ticked"]),
            answers={str(ident): str(choice) for ident, choice in value["answers"].items()},
        )
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Progress()


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in value)[-MOST:]
