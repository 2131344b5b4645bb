"""What the quiz costs: an answer beside a handler that does nothing, and many questions.

Both requests go the whole way through the demo host, from the session to the block's state.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .ratio import ratio

FEW, MANY = 10, 200


def measure() -> dict[str, float]:
    """The two ratios; the database is that of the bench, empty."""
    return {
        "quiz_submit_over_empty_handler": _submit_over_nothing(),
        "quiz_render_growth_10_to_200": _growth(),
    }


def _submit_over_nothing() -> float:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.test.utils import setup_test_environment, teardown_test_environment
    from django.urls import reverse
    from django.utils import timezone
    from xblock.core import XBlock

    from demo.courses import build_bundles, find_course
    from demo.runtime.runtime import PLATFORM_BLOCKS
    from demo.seeding.places import LILLE
    from demo.seeding.seed import seed
    from quiz_xblock.block import QuizBlock

    class WithNothing(QuizBlock):
        """The same block, with a handler that does nothing."""

        @XBlock.json_handler
        def nothing(self, data: Any, suffix: str = "") -> dict[str, str]:
            return {}

    # The test client is a host that the settings do not name.
    setup_test_environment(debug=False)
    build_bundles()
    seed(8, timezone.localdate(), lambda text: None)
    course = find_course(LILLE.course_key)
    if course is None:
        raise RuntimeError("the demo has no course")
    usage = next(key for key in course.leaves if "type@clicnjob_quiz+" in key)
    client = Client()
    client.force_login(get_user_model().objects.get(username="theo"))

    def post(handler: str, data: dict[str, Any]) -> Any:
        url = reverse("demo:handler", args=[usage, handler])
        answer = client.post(url, json.dumps(data), content_type="application/json")
        if answer.status_code != 200:
            raise RuntimeError(f"{handler}: {answer.status_code} {answer.content[:200]!r}")
        return answer.json()

    PLATFORM_BLOCKS["clicnjob_quiz"] = WithNothing
    try:
        question = post("load", {})["questions"][0]
        choices = [each["id"] for each in question["asked"]["choices"]]

        def submit(turn: int) -> None:
            post(
                "submit",
                {
                    "submission": f"bench-answer-{turn}",
                    "question": question["id"],
                    "edition": question["edition"],
                    "answer": [choices[turn % len(choices)]],
                },
            )

        return ratio(submit, lambda turn: post("nothing", {}))
    finally:
        del PLATFORM_BLOCKS["clicnjob_quiz"]
        teardown_test_environment()


def _growth() -> float:
    from tests import factories
    from tests.blocks.host import Seat, attributes
    from tests.quiz import making

    course = factories.make_course("benchquiz")
    seat = Seat(course, attributes(factories.make_learner(course, "Matin").pk))
    kinds = list(making.BODIES)

    def shown(count: int) -> Callable[[int], None]:
        questions = [
            making.question(kinds[n % len(kinds)], id=f"q{n:04}", text=f"Question **{n}** ?")
            for n in range(count)
        ]
        text = json.dumps(making.quiz(*questions))
        block = seat.block("clicnjob_quiz", questions=text)
        return lambda turn: block.render("student_view")

    return ratio(shown(MANY), shown(FEW))
