"""What the tests of the quiz share: an author's change, and an answer as the page sends it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.quiz import making

QUIZ = "clicnjob_quiz"
RIGHT, WRONG = "prenom.nom@exemple.fr", "bb-du-59@exemple.fr"


def questions(right: str) -> str:
    """A choice of which this one is right, and a sentence that is not true."""
    one = making.question("one")
    choices = [{**each, "right": each["id"] == right} for each in making.BODIES["one"]["choices"]]
    one["body"] = {"choices": choices}
    return json.dumps(making.quiz(one, making.question("truth")))


def write(world: Any, *, tag: str = QUIZ, **fields: Any) -> None:
    """Change the block in the course store, as Studio does, and publish it in a graded part."""
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    store, who = modulestore(), ModuleStoreEnum.UserID.test
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, world.course_key):
        block = store.get_item(world.usage[tag])
        for name, value in fields.items():
            setattr(block, name, value)
        store.update_item(block, who)
        subsection = store.get_item(world.usage["vertical"]).get_parent()
        subsection.graded, subsection.format = True, "Homework"
        store.update_item(subsection, who)
        store.publish(subsection.location, who)


def send(
    call: Callable[..., tuple[int, Any]],
    who: Any,
    question: str,
    value: Any,
    submission: str = "submission-0001",
) -> tuple[int, Any]:
    """Answer as the page does: by the words of a choice, or by true and false."""
    status, shown = call(who, QUIZ, "load")
    assert status == 200, shown
    asked = next(each for each in shown["questions"] if each["id"] == question)
    if isinstance(value, str):
        value = [each["id"] for each in asked["asked"]["choices"] if value in each["html"]]
    sent = {"question": question, "edition": asked["edition"], "submission": submission}
    return call(who, QUIZ, "submit", answer=value, **sent)


def states_of(world: Any, person: Any = None) -> list[Any]:
    """The platform's rows of what the block keeps."""
    from lms.djangoapps.courseware.models import StudentModule

    rows = StudentModule.objects.filter(module_state_key=world.usage[QUIZ])
    return list(rows if person is None else rows.filter(student=person))


def points_of(world: Any, person: Any) -> list[tuple[float, float]]:
    """What the platform's own grades say of the block: earned and possible."""
    from lms.djangoapps.grades.api import CourseGradeFactory
    from xmodule.modulestore.django import modulestore

    grade = CourseGradeFactory().read(person, modulestore().get_course(world.course_key))
    return [
        (score.earned, score.possible)
        for chapter in grade.chapter_grades.values()
        for section in chapter["sections"]
        for usage, score in section.problem_scores.items()
        if usage == world.usage[QUIZ]
    ]
