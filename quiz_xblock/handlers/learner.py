"""What a learner's page calls: what to show, an answer, the end, another attempt."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from typing import Any

from clicnjob_xblocks.content.text import as_html
from clicnjob_xblocks.handling import RefusedError, for_oneself, odd_request

from .. import attempt, presenting
from ..attempt import State
from ..drawing import edition, lay_out
from ..problems import AnswerError
from ..questions import Question
from ..rules import Mode
from .progress import Progress

_SUBMISSION = re.compile(r"[A-Za-z0-9-]{8,64}")


class LearnerHandlers(Progress):
    """All of it works on the state of who asks, and scores on the server alone."""

    @for_oneself
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The quiz as it stands for this learner now."""
        return self.presented(self.own_state())

    @for_oneself
    def submit(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """An ``answer`` to ``question``, which the page shows in ``edition``.

        ``submission`` is the page's own id of it: sent twice, it counts once and is answered
        the same.
        """
        state, rules = self.own_state(), self.rules
        question = self._question(state, data)
        submission = data.get("submission")
        if not isinstance(submission, str) or not _SUBMISSION.fullmatch(submission):
            raise odd_request(self.gettext)
        if submission in state.submissions:
            return self._answered(state, question)
        if not attempt.may_answer(state, rules):
            raise self._refused(409, _("These answers are handed in already."), "finished", state)
        if data.get("edition") != edition(question, state.seed):
            sentence = _("This question has just been changed. Look at it again, then answer.")
            raise self._refused(409, sentence, "changed", state)
        layout = lay_out(question, rules, state.seed)
        try:
            answer = question.of_kind.read_answer(question, data.get("answer"), layout)
        except AnswerError as error:
            raise self._unread(error) from error
        taken_in = attempt.take(state, question, answer, rules, submission=submission, at=_now())
        over = rules.mode is not Mode.TEST and attempt.all_answered(taken_in, self.quiz, rules)
        self.keep(taken_in, over=over)
        return self._answered(taken_in, question)

    @for_oneself
    def hint(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The hint to ``question``."""
        return self.with_addresses({"html": as_html(self._question(self.own_state(), data).hint)})

    @for_oneself
    def show_answer(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The right answer to ``question``, for somebody who trains and has tried."""
        state = self.own_state()
        question = self._question(state, data)
        if not presenting.may_see_answer(state, question, self.rules):
            sentence = self.gettext(_("Try a little more first."))
            raise RefusedError(403, sentence, "not_yet")
        return self.with_addresses(
            {
                "correction": presenting.correction(question, self.gettext),
                "explanation": as_html(question.explanation),
            }
        )

    @for_oneself
    def finish(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Hand in the ``attempt`` that the page shows. A second time changes nothing."""
        state, rules = self.own_state(), self.rules
        same = data.get("attempt", state.done) == state.done
        if rules.mode is Mode.TEST and same and not state.finished and state.drawn:
            state = attempt.finish(state, mode=rules.mode, at=_now())
            self.keep(state, over=True)
        return self.presented(state)

    @for_oneself
    def again(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Another attempt; in training and self-check, whenever one likes."""
        state, rules = self.own_state(), self.rules
        if rules.mode is not Mode.TEST and state.given:
            state = attempt.finish(state, mode=rules.mode, at=_now())
        if state.finished and (
            rules.mode is not Mode.TEST or attempt.may_begin_again(state, rules)
        ):
            state = attempt.again(state, self.quiz, rules, secrets.token_hex(12))
            self.keep(state, over=False)
        return self.presented(state)

    def presented(self, state: State) -> dict[str, Any]:
        """What the page shows of a state."""
        shown = presenting.present(state, self.quiz, self.rules, self.gettext)
        return self.with_addresses(shown)

    def _answered(self, state: State, question: Question) -> dict[str, Any]:
        rules = self.rules
        return {
            "question": self.with_addresses(
                presenting.present_question(state, question, rules, self.gettext)
            ),
            "all_answered": attempt.all_answered(state, self.quiz, rules),
        }

    def _question(self, state: State, data: dict[str, Any]) -> Question:
        ident = data.get("question")
        question = self.quiz.question(ident) if isinstance(ident, str) else None
        if question is None or ident not in state.drawn:
            sentence = _("This question is no longer part of the quiz.")
            raise self._refused(409, sentence, "gone", state)
        return question

    def _refused(self, status: int, sentence: str, code: str, state: State) -> RefusedError:
        """A refusal that brings the page up to date."""
        return RefusedError(status, self.gettext(sentence), code, state=self.presented(state))

    def _unread(self, error: AnswerError) -> RefusedError:
        if error.code == "empty":
            return RefusedError(400, self.gettext(_("Choose an answer first.")), "empty")
        if error.code == "too_long":
            sentence = _("This text is too long. It stays here. Shorten it, then answer.")
            return RefusedError(400, self.gettext(sentence), "too_long")
        return odd_request(self.gettext)


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
