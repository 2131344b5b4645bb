"""A learner's way through a quiz: what is kept of it, and what each step makes of that.

Plain values in, plain values out. Whatever an author changes in the meantime, the next step goes
on from what is still there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from .document import Quiz
from .drawing import draw
from .kinds.base import Answer, Judgement
from .questions import Question
from .rules import Mode, Rules
from .scoring import Score, score

#: How many finished attempts are kept with their answers, the last ones.
MAX_ATTEMPTS_KEPT = 10
#: How many submissions are remembered, so that one that comes twice counts once.
MAX_SUBMISSIONS = 40


@dataclass(frozen=True)
class Given:
    """An answer that was given.

    Attributes:
        tries: how often the question was answered in this attempt.
        at: when, in UTC, as ISO 8601.
        best: in training, the largest share so far: what was right once stays so.
        best_answer: which answer was worth that, where the last one was worth less.
    """

    answer: Answer
    tries: int = 1
    at: str = ""
    best: float = 0.0
    best_answer: Answer | None = None


@dataclass(frozen=True)
class Attempt:
    """An attempt that is over.

    Attributes:
        mode: what the quiz was for then: a training is no attempt at a test.
    """

    drawn: tuple[str, ...]
    given: Mapping[str, Given]
    at: str = ""
    mode: Mode = Mode.TEST


@dataclass(frozen=True)
class State:
    """All that is kept of one learner.

    Attributes:
        seed: what the learner's questions are drawn with; empty before the first visit.
        done: how many attempts at a test are over.
        finished: whether the present one is.
        past: the attempts that are over, the last ones, with the present one if it is.
        submissions: the last ones that were taken in, by the page's own id of them.
    """

    seed: str = ""
    drawn: tuple[str, ...] = ()
    given: Mapping[str, Given] = field(default_factory=dict)
    done: int = 0
    finished: bool = False
    past: tuple[Attempt, ...] = ()
    submissions: tuple[str, ...] = ()


def begin(quiz: Quiz, rules: Rules, seed: str) -> State:
    """The state of somebody who comes for the first time."""
    return State(seed=seed, drawn=draw(quiz, rules, seed))


def resume(state: State, quiz: Quiz, rules: Rules) -> State:
    """The state as it goes on with the quiz as it is now.

    Questions that are gone are left out, new ones come in, and an answer that its question no
    longer has is asked for again; it is kept all the same, for an author's slip of five minutes
    must cost nobody anything. A test that is over stays as it was; what has become a training
    since goes on.
    """
    if state.finished and rules.mode is Mode.TEST:
        return state
    drawn = draw(quiz, rules, state.seed, kept=state.drawn)
    return replace(state, drawn=drawn, finished=False)


def may_answer(state: State, rules: Rules) -> bool:
    """Whether an answer would be taken in."""
    if rules.mode is not Mode.TEST:
        return True
    # Fewer attempts than before take away none that is begun.
    return not state.finished


def take(
    state: State, question: Question, answer: Answer, rules: Rules, *, submission: str, at: str
) -> State:
    """Take in an answer that :meth:`Kind.read_answer` has read.

    Args:
        submission: the page's own id of it: what comes twice counts once.
        at: now, in UTC, as ISO 8601.
    """
    kind, before = question.of_kind, state.given.get(question.id)
    if submission in state.submissions:
        return state
    if before is not None and not kind.fits(question, before.answer):
        before = None
    judgement = _judged(question, answer, rules)
    tries = (before.tries if before else 0) + int(kind.complete(question, answer))
    best, best_answer = judgement.share if judgement else 0.0, None
    if before is not None and before.best > best:
        best = before.best
        best_answer = before.answer if before.best_answer is None else before.best_answer
    given = {**state.given, question.id: Given(answer, tries, at, best, best_answer)}
    submissions = (*state.submissions, submission)[-MAX_SUBMISSIONS:]
    return replace(state, given=given, submissions=submissions)


def is_answered(state: State, question: Question, rules: Rules) -> bool:
    """Whether nothing is left to do there: answered, and in training once right."""
    given, kind = state.given.get(question.id), question.of_kind
    if given is None or not kind.fits(question, given.answer):
        return False
    if not kind.complete(question, given.answer):
        return False
    return given.best >= 1 if rules.mode is Mode.TRAINING else True


def all_answered(state: State, quiz: Quiz, rules: Rules) -> bool:
    """Whether every question of the learner's is answered; not where there is none."""
    questions = [quiz.question(ident) for ident in state.drawn]
    there = [each for each in questions if each is not None]
    return bool(there) and all(is_answered(state, each, rules) for each in there)


def finish(state: State, *, mode: Mode, at: str) -> State:
    """The attempt is over. Finishing twice changes nothing."""
    if state.finished:
        return state
    over = Attempt(state.drawn, state.given, at, mode)
    past = (*state.past, over)[-MAX_ATTEMPTS_KEPT:]
    done = state.done + int(mode is Mode.TEST)
    return replace(state, finished=True, done=done, past=past)


def may_begin_again(state: State, rules: Rules) -> bool:
    """Whether another attempt is allowed."""
    return state.finished and (not rules.attempts or state.done < rules.attempts)


def again(state: State, quiz: Quiz, rules: Rules, seed: str) -> State:
    """Another attempt, with questions drawn anew by ``seed``; what is past is kept."""
    return replace(state, seed=seed, drawn=draw(quiz, rules, seed), given={}, finished=False)


def best_score(state: State, quiz: Quiz, rules: Rules) -> Score:
    """The score of the best attempt; in training, the one that is going on is one of them."""
    attempts = [(over.drawn, over.given) for over in state.past if over.mode is rules.mode]
    if rules.mode is Mode.TRAINING or not attempts:
        given = state.given if rules.mode is Mode.TRAINING else {}
        attempts.append((state.drawn, given))
    scores = [_scored(quiz, drawn, given, rules) for drawn, given in attempts]
    return max(scores, key=lambda each: each.share)


def judged_anew(state: State, quiz: Quiz, rules: Rules) -> State:
    """The state once what was best in it is judged by the key as it is now."""
    past = tuple(
        replace(over, given=_given_anew(over.given, quiz, rules)) for over in state.past
    )
    return replace(state, given=_given_anew(state.given, quiz, rules), past=past)


def last_score(state: State, quiz: Quiz, rules: Rules) -> Score:
    """The score of the attempt that is going on, or just over."""
    return _scored(quiz, state.drawn, state.given, rules)


def _scored(quiz: Quiz, drawn: Iterable[str], given: Mapping[str, Given], rules: Rules) -> Score:
    """Judged anew, for a key may have been corrected; in training, what was right stays so."""
    answers = {ident: each.answer for ident, each in given.items()}
    floors = (
        {ident: each.best for ident, each in given.items() if _fits(quiz, ident, each)}
        if rules.mode is Mode.TRAINING
        else {}
    )
    partial = rules.partial or rules.mode is not Mode.TEST
    return score(quiz, drawn, answers, partial=partial, floors=floors)


def _given_anew(given: Mapping[str, Given], quiz: Quiz, rules: Rules) -> dict[str, Given]:
    return {ident: _best_anew(quiz.question(ident), each, rules) for ident, each in given.items()}


def _best_anew(question: Question | None, given: Given, rules: Rules) -> Given:
    if question is None:
        return given
    last = _judged(question, given.answer, rules)
    best = None if given.best_answer is None else _judged(question, given.best_answer, rules)
    share = last.share if last else 0.0
    if best is not None and best.share > share:
        return replace(given, best=best.share)
    return replace(given, best=share, best_answer=None)


def _judged(question: Question, answer: Answer, rules: Rules) -> Judgement | None:
    kind = question.of_kind
    if not kind.fits(question, answer) or not kind.complete(question, answer):
        return None
    return kind.judge(question, answer, partial=rules.partial or rules.mode is not Mode.TEST)


def _fits(quiz: Quiz, ident: str, given: Given) -> bool:
    question = quiz.question(ident)
    return question is not None and question.of_kind.fits(question, given.answer)
