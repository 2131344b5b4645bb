"""What learners answered, in rows that staff read: for the platform's report, and as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from clicnjob_xblocks.content.spreadsheet import BOM, line, safe_cell
from clicnjob_xblocks.content.text import as_plain

from . import saying
from .attempt import Given, State
from .document import Quiz
from .questions import Question
from .rules import Mode, Rules

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


HEADINGS = (
    _("Learner"),
    _("Attempt"),
    _("No."),
    _("Question"),
    _("What was answered"),
    _("Right answer"),
    _("Points"),
    _("Out of"),
    _("Tries"),
    _("Answered at"),
)


@dataclass(frozen=True)
class Row:
    """One answer of one learner.

    Attributes:
        attempt: which one, from 1.
        number: the question's place in the quiz, from 1.
        question, answer, correction: in plain text.
        earned, possible: in the weight of the question; ``None`` where nothing is counted.
        tries: how often it was answered in this attempt.
        at: when last, in UTC, as ISO 8601.
    """

    attempt: int
    number: int
    question: str
    answer: str
    correction: str
    earned: float | None
    possible: float | None
    tries: int
    at: str


def rows_of(state: State, quiz: Quiz, rules: Rules, gettext: Gettext) -> Iterator[Row]:
    """The answers of one learner, attempt by attempt, in the order of the quiz.

    An answer to a question that is gone, or that no longer fits its question, says nothing any
    more and is left out.
    """
    first = state.done - len(state.past) + 1
    attempts = [(first + place, over.given) for place, over in enumerate(state.past)]
    if not state.finished:
        attempts.append((state.done + 1, state.given))
    for attempt, given in attempts:
        for number, question in enumerate(quiz.questions, start=1):
            if question.id in given:
                answer = given[question.id]
                row = _row(attempt, number, question, answer, rules=rules, gettext=gettext)
                if row is not None:
                    yield row


def for_the_platform(row: Row, gettext: Gettext) -> dict[str, str | int | float]:
    """A row as the platform's report of answers takes it."""
    shown: dict[str, str | int | float] = {
        gettext(_("Attempt")): row.attempt,
        gettext(_("Question")): safe_cell(row.question),
        gettext(_("What was answered")): safe_cell(row.answer),
        gettext(_("Right answer")): safe_cell(row.correction),
        gettext(_("Tries")): row.tries,
    }
    if row.earned is not None and row.possible is not None:
        shown |= {gettext(_("Points")): row.earned, gettext(_("Out of")): row.possible}
    return shown


def csv_lines(people: Iterable[tuple[str, Iterable[Row]]], gettext: Gettext) -> Iterator[str]:
    """The lines of a CSV file that spreadsheets open as it is meant, one at a time.

    Args:
        people: what each learner is called, and their rows.
    """
    yield BOM + line([gettext(each) for each in HEADINGS])
    for who, rows in people:
        for row in rows:
            yield line(
                [
                    who,
                    row.attempt,
                    row.number,
                    row.question,
                    row.answer,
                    row.correction,
                    "" if row.earned is None else row.earned,
                    "" if row.possible is None else row.possible,
                    row.tries,
                    row.at,
                ]
            )


def _row(
    attempt: int, number: int, question: Question, given: Given, *, rules: Rules, gettext: Gettext
) -> Row | None:
    kind = question.of_kind
    if not kind.fits(question, given.answer):
        return None
    share = None
    if rules.counts:
        partial = rules.partial or rules.mode is not Mode.TEST
        judged = (
            kind.judge(question, given.answer, partial=partial).share
            if kind.complete(question, given.answer)
            else 0.0
        )
        share = max(judged, given.best) if rules.mode is Mode.TRAINING else judged
    return Row(
        attempt=attempt,
        number=number,
        question=as_plain(question.text),
        answer=saying.said(question, given.answer, gettext),
        correction=" | ".join(as_plain(line) for line in saying.correction(question, gettext)),
        earned=None if share is None else round(question.weight * share, 4),
        possible=None if share is None else question.weight,
        tries=given.tries,
        at=given.at,
    )
