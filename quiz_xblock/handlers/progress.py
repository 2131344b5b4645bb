"""What the platform is told of a learner: completion, and a grade that can be worked out anew."""

from __future__ import annotations

from typing import Any

from xblock.completable import CompletableXBlockMixin
from xblock.fields import Float, Scope, String
from xblock.scorable import Score

from .. import attempt, keeping
from ..attempt import State
from ..rules import Mode
from ..studio import QuizStudio


class Progress(CompletableXBlockMixin, QuizStudio):
    """The learner's state, and what follows from it for the platform.

    The platform's ``ScorableXBlockMixin`` is not inherited: its ``has_score`` is always true, and
    a self-check has no score. Its methods are all here.
    """

    state = String(
        help="The learner's answers, as JSON: ids of questions and choices, and what was typed.",
        default="",
        scope=Scope.user_state,
    )
    raw_earned = Float(
        help="The share of the quiz that is graded, from 0 to 1.",
        default=0.0,
        scope=Scope.user_state,
    )

    def own_state(self) -> State:
        """The learner's state as it goes on with the quiz as it is now. Nothing is stored."""
        kept = keeping.parse(self.state)
        quiz, rules = self.quiz, self.rules
        if not kept.seed:
            return attempt.begin(quiz, rules, self.first_seed())
        return attempt.resume(kept, quiz, rules)

    def first_seed(self) -> str:
        """What a learner's questions are drawn with first: always the same, known to nobody."""
        # The host may import blocks before its settings are there.
        from django.utils.crypto import salted_hmac  # noqa: PLC0415

        whose = f"{self.viewer.user_id} {self.scope_ids.usage_id}"
        return salted_hmac("clicnjob.quiz", whose, algorithm="sha256").hexdigest()[:24]

    def keep(self, state: State, *, over: bool) -> None:
        """Store the state, and tell the platform.

        Args:
            over: whether everything is answered, or handed in: then the block is complete.
        """
        first = not self.state
        self.state = keeping.dump(state)
        if over:
            self.emit_completion(1.0)
        rules = self.rules
        if not rules.counts or (rules.mode is Mode.TEST and not state.finished):
            return
        share = attempt.best_score(state, self.quiz, rules).share
        # A try that betters nothing has nothing to tell.
        if share > self.raw_earned or first or rules.mode is Mode.TEST:
            self.raw_earned = max(share, self.raw_earned)
            self.publish_grade()

    def has_submitted_answer(self) -> bool:
        """Whether there is something to score: in a test, an attempt that is over."""
        kept = keeping.parse(self.state)
        return bool(kept.past) or (bool(kept.given) and self.rules.mode is not Mode.TEST)

    def get_score(self) -> Score:
        """The score as it is stored."""
        return Score(raw_earned=self.raw_earned, raw_possible=self.max_score())

    def set_score(self, score: Score) -> None:
        """Store a score, such as one that staff give."""
        self.raw_earned = score.raw_earned / score.raw_possible if score.raw_possible else 0.0

    def calculate_score(self) -> Score:
        """The score of the answers by the key as it is now."""
        share = attempt.best_score(keeping.parse(self.state), self.quiz, self.rules).share
        return Score(raw_earned=share, raw_possible=self.max_score())

    def allows_rescore(self) -> bool:
        """Whether there is a score."""
        return self.rules.counts

    def rescore(self, only_if_higher: bool) -> None:
        """Work the score out anew, after a key was corrected.

        Raises:
            TypeError: a self-check has no score.
            ValueError: there is no answer yet.
        """
        if not self.allows_rescore():
            raise TypeError(f"{self.scope_ids.usage_id} is a self-check: it has no score")
        if not self.has_submitted_answer():
            raise ValueError(f"{self.scope_ids.usage_id} has not been answered yet")
        if not only_if_higher:
            # Else what was right once in a training by the old key would go on counting.
            kept = attempt.judged_anew(keeping.parse(self.state), self.quiz, self.rules)
            self.state = keeping.dump(kept)
        score = self.calculate_score()
        if only_if_higher and score.raw_earned < self.raw_earned:
            return
        self.set_score(score)
        self.publish_grade()

    def publish_grade(self) -> None:
        """Publish the score that is stored; the platform calls it after staff have set one.

        What is higher is settled here: asked for ``only_if_higher``, the platform fails on a
        learner who has a state and no score yet, such as after a first answer to a test.
        """
        score = self.get_score()
        grade: dict[str, Any] = {"value": score.raw_earned, "max_value": score.raw_possible}
        self.runtime.publish(self, "grade", grade)
