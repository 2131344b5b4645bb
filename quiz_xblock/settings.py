"""What a course's author sets of a quiz, and what follows from it."""

from __future__ import annotations

from functools import lru_cache

from xblock.core import XBlock
from xblock.fields import Boolean, Float, Integer, Scope, String

from clicnjob_xblocks.content.problems import UnreadableError

from . import document
from .document import Quiz
from .rules import Mode, Rules, When

MAX_ATTEMPTS, MAX_POOL, MAX_WEIGHT = 100, 200, 1000.0


def _(text: str) -> str:
    """Mark a text for translation; Studio's editor translates it."""
    return text


class QuizSettings(XBlock):
    """The fields that authors set."""

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Quiz"),
        scope=Scope.settings,
    )
    introduction = String(
        display_name=_("Introduction"),
        help=_("A few words before the first question. An empty line starts a new paragraph."),
        default="",
        scope=Scope.content,
    )
    questions = String(
        display_name=_("Questions"),
        help=_("The questions, as the editor writes them."),
        default="",
        scope=Scope.content,
    )
    mode = String(
        display_name=_("What it is for"),
        help=_("Training says at once what is right; a test says it at the end."),
        default=Mode.TRAINING.value,
        scope=Scope.settings,
    )
    attempts = Integer(
        display_name=_("Attempts at the test"),
        help=_("0 for as many as one likes. Nobody loses what they have begun."),
        default=0,
        scope=Scope.settings,
    )
    pool = Integer(
        display_name=_("Questions drawn for each learner"),
        help=_("0 for all of them. Each learner keeps the ones that were drawn."),
        default=0,
        scope=Scope.settings,
    )
    shuffle = Boolean(
        display_name=_("Questions and choices in any order"),
        help=_("Each learner has an order of their own."),
        default=True,
        scope=Scope.settings,
    )
    partial_credit = Boolean(
        display_name=_("An answer that is right in part counts in part"),
        help=_("Without it, only a whole answer counts."),
        default=True,
        scope=Scope.settings,
    )
    show_result = String(
        display_name=_("The result of a test is shown"),
        help=_("How many answers were right."),
        default=When.END.value,
        scope=Scope.settings,
    )
    show_correction = String(
        display_name=_("The right answers of a test are shown"),
        help=_("With the explanations. Only where the result is shown, too."),
        default=When.END.value,
        scope=Scope.settings,
    )
    read_aloud = Boolean(
        display_name=_("A button reads each question aloud"),
        help=_("With the voice of the phone; nothing is sent for it."),
        default=True,
        scope=Scope.settings,
    )
    weight = Float(
        display_name=_("Points"),
        help=_("How many points the whole quiz gives. A self-check gives none."),
        default=1.0,
        scope=Scope.settings,
    )

    @property
    def rules(self) -> Rules:
        """How the quiz is taken; a file may hold anything, and what is odd is as by default."""
        return Rules(
            mode=Mode(self.mode) if self.mode in list(Mode) else Mode.TRAINING,
            attempts=_bounded(self.attempts, MAX_ATTEMPTS),
            pool=_bounded(self.pool, MAX_POOL),
            shuffle=bool(self.shuffle),
            partial=bool(self.partial_credit),
            show_result=_when(self.show_result),
            show_correction=_when(self.show_correction),
        )

    @property
    def has_score(self) -> bool:
        """Whether the platform has a grade to expect."""
        return self.rules.counts

    def max_score(self) -> float:
        """The raw score of a whole quiz; ``weight`` turns it into points."""
        return 1.0

    @property
    def quiz(self) -> Quiz:
        """The questions that can be asked. Those that cannot are for the author to see."""
        return playable(self.questions)


@lru_cache(maxsize=64)
def playable(text: str) -> Quiz:
    """The questions of a text that can be asked; none of a text that is no quiz."""
    try:
        return document.read_playable(document.load(text)[0])
    except UnreadableError:
        return Quiz()


def _bounded(value: object, high: int) -> int:
    return min(max(0, value), high) if isinstance(value, int) else 0


def _when(value: str) -> When:
    return When(value) if value in list(When) else When.END
