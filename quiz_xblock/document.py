"""A quiz as plain dataclasses, and the strict JSON that it is kept in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from advisor_dashboard import strict_json
from clicnjob_xblocks.content.problems import Problem, UnreadableError

from .questions import Question, dump_question, problems_of, read_question

SCHEMA = 1
MAX_QUESTIONS = 200
#: In characters, of the whole text: 200 questions of a usual length, and what one request may hold.
MAX_LENGTH = 200_000
_DEEPEST = 12
_OF_THE_WHOLE = frozenset(("not_a_quiz", "other_schema", "too_many_questions"))


@dataclass(frozen=True)
class Quiz:
    """Questions in the order in which their author put them."""

    questions: tuple[Question, ...] = ()

    def question(self, ident: str) -> Question | None:
        """The question of that id, if there is one (still)."""
        return self._by_id.get(ident)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        # The first one of an id, as a reader of the list would find it.
        return {each.id: each for each in reversed(self.questions)}

    def playable(self) -> Quiz:
        """The questions that can be asked: those whose author has nothing left to mend."""
        return Quiz(tuple(each for each in self.questions if not problems_of(each)))

    def problems(self) -> tuple[Problem, ...]:
        """What its author has to mend, question by question."""
        return tuple(
            replace(problem, item=question.id, number=number)
            for number, question in enumerate(self.questions, start=1)
            for problem in problems_of(question)
        )


def parse(text: str) -> Quiz:
    """The quiz that a text holds; an empty text holds an empty one.

    Raises:
        UnreadableError: it is no quiz of this version; every reason that was found is in it.
    """
    _value, quiz, problems = load(text)
    if problems:
        raise UnreadableError(problems)
    return quiz


def read(value: Any) -> tuple[Quiz, tuple[Problem, ...]]:
    """The quiz of a JSON value, as far as it can be read, and what could not be."""
    if not isinstance(value, dict) or not isinstance(value.get("questions"), list):
        return Quiz(), (Problem("not_a_quiz"),)
    # 1.0 and true equal 1, and are no number of a schema.
    if type(value.get("schema")) is not int or value["schema"] != SCHEMA:
        return Quiz(), (Problem("other_schema", values={"schema": str(value.get("schema"))[:10]}),)
    problems: list[Problem] = [
        Problem("unknown_field", str(name)[:40])
        for name in value
        if name not in ("schema", "questions")
    ]
    given = value["questions"]
    if len(given) > MAX_QUESTIONS:
        return Quiz(), (Problem("too_many_questions", values={"limit": MAX_QUESTIONS}),)
    questions: list[Question] = []
    for number, each in enumerate(given, start=1):
        found: list[Problem] = []
        question = read_question(each, found)
        ident = question.id if question is not None else ""
        if question is not None:
            if any(ident == other.id for other in questions):
                found.append(Problem("id_twice", "id"))
            questions.append(question)
        problems.extend(replace(problem, item=ident, number=number) for problem in found)
    return Quiz(tuple(questions)), tuple(problems)


def load(text: str) -> tuple[dict[str, Any], Quiz, tuple[Problem, ...]]:
    """The value of a text, the questions in it, and what could not be read of them.

    Raises:
        UnreadableError: it is no quiz at all.
    """
    if not text.strip():
        return as_value(Quiz()), Quiz(), ()
    if len(text) > MAX_LENGTH:
        raise UnreadableError([Problem("quiz_too_long", values={"limit": MAX_LENGTH})])
    try:
        value = strict_json.loads(text, deepest=_DEEPEST)
    except ValueError:
        raise UnreadableError([Problem("not_json")]) from None
    quiz, problems = read(value)
    hopeless = [each for each in problems if each.code in _OF_THE_WHOLE]
    if hopeless:
        raise UnreadableError(hopeless)
    return value, quiz, problems


def read_playable(value: Any) -> Quiz:
    """The questions of a quiz's value that can be asked; what cannot is for its author to see."""
    found: list[Question] = []
    for each in value["questions"]:
        problems: list[Problem] = []
        question = read_question(each, problems)
        if question is None or problems or any(question.id == other.id for other in found):
            continue
        found.append(question)
    return Quiz(tuple(found)).playable()


def as_value(quiz: Quiz) -> dict[str, Any]:
    """The JSON value of a quiz."""
    return {"schema": SCHEMA, "questions": [dump_question(each) for each in quiz.questions]}


def dump(quiz: Quiz) -> str:
    """The one text of a quiz: ``parse(dump(quiz)) == quiz``."""
    return strict_json.dumps(as_value(quiz))
