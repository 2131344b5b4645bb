"""The trainers' editor in Studio: settings, questions, a look at each, files in and out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from clicnjob_xblocks.authored import (
    AuthoredFlag,
    AuthoredNumber,
    AuthoredOption,
    AuthoredText,
)
from clicnjob_xblocks.authoring import OWN_EDITOR, AuthoringMixin, MoreToAuthor
from clicnjob_xblocks.content.problems import Problem, UnreadableError
from clicnjob_xblocks.handling import RefusedError, json_handler, odd_request
from clicnjob_xblocks.viewer import may_author

from . import document, editor_words, exchange, words
from .describing import describe
from .messages import explain, explain_with_place
from .presenting import preview
from .questions import problems_of, read_question
from .rules import Mode, When
from .settings import MAX_ATTEMPTS, MAX_POOL, MAX_WEIGHT, QuizSettings
from .widgets import widget_scripts

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


_MODES = {
    Mode.TRAINING.value: _("Training: see at once, try again until it is right"),
    Mode.TEST.value: _("Test: the result comes at the end, and is graded"),
    Mode.CHECK.value: _("Self-check: see what is right, without a mark"),
}
_WHEN = {
    When.END.value: _("When the learner has handed in"),
    When.LAST.value: _("After the last attempt"),
    When.NEVER.value: _("Never"),
}


@dataclass(frozen=True)
class AuthoredQuestions:
    """The questions: the JSON value that the editor holds, or the text of the field itself.

    The text is for a quiz that this version cannot read: its author sees it as it is.
    """

    name: str
    kind = OWN_EDITOR

    def checked(self, value: object, gettext: Gettext) -> str:
        """The text as it is kept. What is only to be mended is kept as well.

        Raises:
            RefusedError: it is no quiz, with every reason.
        """
        try:
            if isinstance(value, str):
                return document.dump(document.parse(value)) if value.strip() else ""
            quiz, problems = document.read(value)
            text = document.dump(quiz) if quiz.questions else ""
            if len(text) > document.MAX_LENGTH:
                problems = (
                    *problems,
                    Problem("quiz_too_long", values={"limit": document.MAX_LENGTH}),
                )
        except UnreadableError as error:
            text, problems = "", error.problems
        if problems:
            raise RefusedError(
                400,
                explain_with_place(problems[0], gettext),
                "invalid",
                field=self.name,
                problems=in_words(problems, gettext),
            )
        return text

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """The editor is given it by itself."""
        return {}


class QuizStudio(AuthoringMixin, QuizSettings):
    """What authors set, and the handlers of their editor."""

    content_type = "Clic'nJob quiz"
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        AuthoredText("introduction", limit=4000, lines=True),
        AuthoredOption("mode", _MODES),
        AuthoredQuestions("questions"),
        AuthoredNumber("attempts", 0, MAX_ATTEMPTS, whole=True),
        AuthoredNumber("pool", 0, MAX_POOL, whole=True),
        AuthoredFlag("shuffle"),
        AuthoredFlag("partial_credit"),
        AuthoredOption("show_result", _WHEN),
        AuthoredOption("show_correction", _WHEN),
        AuthoredFlag("read_aloud"),
        AuthoredNumber("weight", 0, MAX_WEIGHT),
    )

    def more_to_author(self) -> MoreToAuthor:
        """The editor of the questions."""
        gettext = self.gettext
        value: dict[str, Any] | None = None
        problems: Iterable[Problem] = ()
        try:
            quiz = document.parse(self.questions)
            value, problems = document.as_value(quiz), quiz.problems()
        except UnreadableError as error:
            problems = error.problems
        return MoreToAuthor(
            context={"extra": "questions_editor.html", "raw": self.questions, "broken": not value},
            args={
                "quiz": value,
                "problems": in_words(problems, gettext),
                "forms": describe(gettext),
                "words": editor_words.for_the_editor(gettext),
                "strings": words.for_the_page(gettext),
            },
            own=(
                "public/quiz.css",
                "public/editor.css",
                "public/asking.js",
                *widget_scripts(),
                *(f"public/{name}.js" for name in _SCRIPTS),
            ),
        )

    def index_dictionary(self) -> dict[str, Any]:
        """For the course search: the questions, without what is right or what is said."""
        found = super().index_dictionary()
        texts = "\n".join(each.text for each in self.quiz.questions)
        return {**found, "content": {**found["content"], "questions": texts}}

    @json_handler
    def check_questions(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """What is to be mended of the questions that the editor holds."""
        self._require_author()
        quiz, problems = document.read(_object(data, self.gettext).get("quiz"))
        return {"problems": in_words((*problems, *quiz.problems()), self.gettext)}

    @json_handler
    def preview_question(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """One question as learners see it, and what it says once it is answered."""
        self._require_author()
        found: list[Problem] = []
        question = read_question(_object(data, self.gettext).get("question"), found)
        if question is None or found:
            return {"shown": None, "problems": in_words(found, self.gettext)}
        rest = problems_of(question)
        if rest:
            return {"shown": None, "problems": in_words(rest, self.gettext)}
        # Any order will do: it is a look, not a draw.
        rng = random.Random(question.id)  # noqa: S311
        shown = preview(question, self.rules, rng, self.gettext)
        return {"shown": self.with_addresses(shown), "problems": []}

    @json_handler
    def import_questions(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """The questions of a file, GIFT or our own JSON, to be added to those of the editor."""
        self._require_author()
        text = _object(data, self.gettext).get("text")
        if not isinstance(text, str):
            raise odd_request(self.gettext)
        try:
            brought = exchange.read_file(text)
        except UnreadableError as error:
            sentence = explain_with_place(error.problems[0], self.gettext)
            problems = in_words(error.problems, self.gettext)
            raise RefusedError(400, sentence, "invalid", problems=problems) from error
        return {
            "quiz": document.as_value(brought.quiz),
            "left_out": [
                {"line": each.line, "sentence": explain(each.problem, self.gettext)}
                for each in brought.left_out
            ],
        }

    @json_handler
    def export_questions(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """The editor's questions as the text of a file."""
        self._require_author()
        sent = _object(data, self.gettext)
        quiz, problems = document.read(sent.get("quiz"))
        if problems:
            sentence = explain_with_place(problems[0], self.gettext)
            raise RefusedError(400, sentence, "invalid", problems=in_words(problems, self.gettext))
        if sent.get("format") == "gift":
            written = exchange.write_gift(quiz)
            left = [number for number, _question in written.left_out]
            return {"name": "quiz.gift.txt", "text": written.text, "left_out": left}
        return {"name": "quiz.json", "text": document.dump(quiz) + "\n", "left_out": []}

    def with_addresses(self, shown: Any) -> Any:
        """Overridden where the host's files are known."""
        return shown

    def _require_author(self) -> None:
        if not may_author(self):
            sentence = self.gettext(_("This can be changed in Studio only."))
            raise RefusedError(403, sentence, "not_allowed")


#: One subject each; the last one puts them together.
_SCRIPTS = (
    "editor_fields",
    "editor_rows",
    "editor_zones",
    "editor_tags",
    "editor_question",
    "editor",
)


def in_words(problems: Iterable[Problem], gettext: Gettext) -> list[dict[str, Any]]:
    """Problems for the editor: where each is, and its sentence."""
    return [
        {
            "number": each.number,
            "field": each.field,
            "sentence": explain(each, gettext),
        }
        for each in problems
    ]


def _object(data: Any, gettext: Gettext) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise odd_request(gettext)
    return data
