"""What a page may have of a quiz, for one learner, at this moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from clicnjob_xblocks.content.text import as_html, in_line

from . import attempt, saying
from .attempt import State
from .document import Quiz
from .drawing import edition, lay_out
from .kinds.base import Answer, Judgement, Layout
from .questions import Question
from .rules import Mode, Rules, When

Gettext = Callable[[str], str]
#: After how many tries in training the answer can be asked for: nobody is left stuck.
TRIES_BEFORE_ANSWER = 2


def present(state: State, quiz: Quiz, rules: Rules, gettext: Gettext) -> dict[str, Any]:
    """All of it: the questions that are this learner's, what they said, what they may know.

    There is no key in it, and no feedback but of what was answered, as far as the rules show it.
    """
    questions = [quiz.question(ident) for ident in state.drawn]
    there = [each for each in questions if each is not None]
    return {
        "mode": rules.mode.value,
        "questions": [present_question(state, each, rules, gettext) for each in there],
        "all_answered": attempt.all_answered(state, quiz, rules),
        "attempt": state.done,
        "finished": state.finished,
        "may_answer": attempt.may_answer(state, rules),
        "may_begin_again": attempt.may_begin_again(state, rules),
        "attempts_left": max(0, rules.attempts - state.done) if rules.attempts else None,
        "result": _result(state, quiz, rules),
    }


def present_question(
    state: State, question: Question, rules: Rules, gettext: Gettext
) -> dict[str, Any]:
    """One question."""
    kind, layout = question.of_kind, lay_out(question, rules, state.seed)
    given = state.given.get(question.id)
    answer = given.answer if given and kind.fits(question, given.answer) else None
    return {
        "id": question.id,
        "edition": edition(question, state.seed),
        "widget": kind.widget,
        "at_once": kind.at_once,
        "html": as_html(question.text),
        "picture": question.picture and {"url": question.picture.url, "alt": question.picture.alt},
        "has_hint": bool(question.hint),
        "asked": _as_shown(kind.asked(question, layout, answer)),
        "answer": None if answer is None else kind.shown_answer(question, answer, layout),
        "answered": attempt.is_answered(state, question, rules),
        "tries": given.tries if given else 0,
        "said": None
        if answer is None
        else _said(state, question, layout, answer, rules=rules, gettext=gettext),
    }


def _said(
    state: State,
    question: Question,
    layout: Layout,
    answer: Answer,
    *,
    rules: Rules,
    gettext: Gettext,
) -> dict[str, Any] | None:
    """What may be known of an answer now; ``None`` where nothing may."""
    kind = question.of_kind
    if not kind.complete(question, answer):
        return None
    # A result alone says how many answers were right, and not which.
    if not (rules.says_at_once or shows_key(state, rules)):
        return None
    judgement = kind.judge(question, answer, partial=rules.partial or rules.says_at_once)
    known = judgement.right if rules.mode is Mode.TRAINING else shows_key(state, rules)
    return {
        "verdict": _verdict(judgement),
        "marks": kind.shown_marks(question, judgement.marks, layout),
        "feedback": [as_html(each) for each in judgement.feedback],
        "explanation": as_html(question.explanation) if known else "",
        "correction": correction(question, gettext)
        if known and rules.mode is not Mode.TRAINING
        else [],
        "may_see_answer": may_see_answer(state, question, rules) and not judgement.right,
    }


def preview(
    question: Question, rules: Rules, rng: random.Random, gettext: Gettext
) -> dict[str, Any]:
    """A question as its author looks at it: with the answer and all that may be said."""
    kind = question.of_kind
    layout = kind.layout(question, rng, shuffle=rules.shuffle)
    return {
        "widget": kind.widget,
        "html": as_html(question.text),
        "picture": question.picture and {"url": question.picture.url, "alt": question.picture.alt},
        "asked": _as_shown(kind.asked(question, layout, None)),
        "hint": as_html(question.hint),
        "explanation": as_html(question.explanation),
        "correction": correction(question, gettext),
    }


def shows_result(state: State, rules: Rules) -> bool:
    """Whether a test that is over shows what was right."""
    return state.finished and _now(rules.show_result, state, rules)


def shows_key(state: State, rules: Rules) -> bool:
    """Whether the right answers are shown: in a self-check to an answer, in a test at its end."""
    if rules.mode is Mode.CHECK:
        return True
    return shows_result(state, rules) and _now(rules.show_correction, state, rules)


def may_see_answer(state: State, question: Question, rules: Rules) -> bool:
    """Whether somebody who trains may ask for the answer."""
    given = state.given.get(question.id)
    tried = given is not None and given.tries >= TRIES_BEFORE_ANSWER
    return rules.mode is Mode.TRAINING and tried


def correction(question: Question, gettext: Gettext) -> list[str]:
    """The right answer in lines of safe HTML."""
    return [in_line(line) for line in saying.correction(question, gettext)]


def _result(state: State, quiz: Quiz, rules: Rules) -> dict[str, Any] | None:
    if rules.mode is not Mode.TEST or not shows_result(state, rules):
        return None
    last, best = attempt.last_score(state, quiz, rules), attempt.best_score(state, quiz, rules)
    return {
        "right": sum(share >= 1 for share in last.shares.values()),
        "of": len(last.shares),
        "percent": round(100 * last.share),
        "best_percent": round(100 * best.share),
    }


def _now(when: When, state: State, rules: Rules) -> bool:
    if when is When.LAST:
        return bool(rules.attempts) and state.done >= rules.attempts
    return when is When.END


def _verdict(judgement: Judgement) -> str:
    if judgement.right:
        return "right"
    return "partly" if judgement.share > 0 else "not_yet"


def _as_shown(value: Any) -> Any:
    """Every ``markdown`` in it as safe ``html``."""
    if isinstance(value, list):
        return [_as_shown(each) for each in value]
    if not isinstance(value, dict):
        return value
    shown = {name: _as_shown(each) for name, each in value.items() if name != "markdown"}
    return shown | ({"html": in_line(value["markdown"])} if "markdown" in value else {})
