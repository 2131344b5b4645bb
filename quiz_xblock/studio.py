"""The trainers' editor in Studio: settings, questions, a look at each, files in and out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from advisor_dashboard import strict_json
from clicnjob_xblocks.authored import (
    AuthoredFlag,
    AuthoredNumber,
    AuthoredOption,
    AuthoredText,
)
from clicnjob_xblocks.authoring import MoreToAuthor
from clicnjob_xblocks.content.documents import Shape
from clicnjob_xblocks.content.problems import Problem, UnreadableError
from clicnjob_xblocks.content.records import Record
from clicnjob_xblocks.document_studio import AuthoredDocument, DocumentStudio
from clicnjob_xblocks.handling import RefusedError, json_handler, odd_request

from . import document, editor_words, exchange, words
from .describing import describe
from .messages import SENTENCES, explain, explain_with_place
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
class AuthoredQuestions(AuthoredDocument):
    """The questions: a document whose items have bodies of their own kinds."""

    def parse(self, text: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """The value of a text, and what is to be mended in it."""
        value, quiz, problems = document.load(text)
        return value, (*problems, *quiz.problems())

    def problems(self, value: Any) -> tuple[Problem, ...]:
        """What is to be mended of the value that the editor holds."""
        return self.parse(strict_json.dumps(value))[1]

    def written(self, value: Any) -> str:
        """The one text of a quiz; as it came, where this version does not know all of it."""
        quiz, problems = document.read(value)
        if problems:
            return strict_json.dumps(value)
        return document.dump(quiz) if quiz.questions else ""

    def forms(self, gettext: Gettext) -> dict[str, Any]:
        """The forms of a question of each kind."""
        return {
            **super().forms(gettext),
            "most": document.MAX_QUESTIONS,
            "kinds": describe(gettext),
            "look": "cnj-quiz-look",
        }


_QUESTIONS = AuthoredQuestions(
    "questions",
    Shape(Record, "questions", {}, most=document.MAX_QUESTIONS),
    one=_("Question"),
    many=_("Questions"),
    sentences=SENTENCES,
)


class QuizStudio(DocumentStudio, QuizSettings):
    """What authors set, and the handlers of their editor."""

    content_type = "Clic'nJob quiz"
    document_field = _QUESTIONS
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        AuthoredText("introduction", limit=4000, lines=True),
        AuthoredOption("mode", _MODES),
        _QUESTIONS,
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
        """The editor of the questions, with files that come in and go out."""
        gettext = self.gettext
        more = super().more_to_author()
        return replace(
            more,
            context={**more.context, "more_editor": "questions_files.html"},
            args={
                **more.args,
                "words": {**more.args["words"], **editor_words.for_the_look(gettext)},
                "file_words": editor_words.for_the_files(gettext),
                "strings": words.for_the_page(gettext),
            },
            own=(
                "public/quiz.css",
                "public/editor.css",
                "public/asking.js",
                *widget_scripts(),
                *(f"public/editor_{name}.js" for name in ("zones", "look", "files")),
            ),
        )

    def index_dictionary(self) -> dict[str, Any]:
        """For the course search: the questions, without what is right or what is said."""
        found = super().index_dictionary()
        texts = "\n".join(each.text for each in self.quiz.questions)
        return {**found, "content": {**found["content"], "questions": texts}}

    @json_handler
    def preview_item(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """One question as learners see it, and what it says once it is answered."""
        found: list[Problem] = []
        question = read_question(self.author_sent(data).get("item"), found)
        if question is None or found:
            return {"shown": None, "problems": in_words(found, self.gettext)}
        rest = problems_of(question)
        if rest:
            return {"shown": None, "problems": in_words(rest, self.gettext)}
        # Any order will do: it is a look, not a draw.
        rng = random.Random(question.id)  # noqa: S311
        shown = self.with_addresses(preview(question, self.rules, rng, self.gettext))
        served = {question.picture.url: shown["picture"]["url"]} if question.picture else {}
        return {"shown": shown, "problems": [], "addresses": served}

    @json_handler
    def import_questions(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """The questions of a file, GIFT or our own JSON, to be added to those of the editor."""
        text = self.author_sent(data).get("text")
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
        sent = self.author_sent(data)
        quiz, problems = document.read(sent.get("quiz"))
        if problems:
            sentence = explain_with_place(problems[0], self.gettext)
            raise RefusedError(400, sentence, "invalid", problems=in_words(problems, self.gettext))
        if sent.get("format") == "gift":
            written = exchange.write_gift(quiz)
            left = [number for number, _question in written.left_out]
            return {"name": "quiz.gift.txt", "text": written.text, "left_out": left}
        return {"name": "quiz.json", "text": document.dump(quiz) + "\n", "left_out": []}


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
