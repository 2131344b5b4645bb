"""The stage of a proposal, from what was said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from advisor_dashboard.following.stages import Said, Stage, Step, reached_after, stage_of

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)


NOTHING = Said(False, "", None, "", None, False)


def said(**known) -> Stage:
    return stage_of(replace(NOTHING, **known))


@pytest.mark.parametrize(
    ("known", "stage"),
    [
        ({}, Stage.PROPOSED),
        ({"seen": True}, Stage.SEEN),
        ({"given_up": True}, Stage.NO_ANSWER),
        ({"seen": True, "given_up": True}, Stage.NO_ANSWER),
        ({"answer": "interested"}, Stage.INTERESTED),
        ({"answer": "help_me"}, Stage.INTERESTED),
        ({"answer": "not_for_me"}, Stage.DECLINED),
        ({"answer": "interested", "given_up": True}, Stage.INTERESTED),
        ({"step": "applied", "given_up": True}, Stage.APPLIED),
        ({"step": "interview"}, Stage.INTERVIEW),
        ({"step": "hired"}, Stage.HIRED),
        ({"step": "employer_said_no"}, Stage.DECLINED),
        ({"step": "learner_said_no"}, Stage.DECLINED),
    ],
)
def test_what_was_noted_comes_before_the_answer_and_that_before_silence(known, stage):
    assert said(**known) is stage


@pytest.mark.parametrize(
    ("answer", "step", "stage"),
    [
        ("not_for_me", "interview", Stage.DECLINED),
        ("interested", "interview", Stage.INTERVIEW),
        ("interested", "learner_said_no", Stage.INTERESTED),
        ("interested", "employer_said_no", Stage.DECLINED),
    ],
)
def test_a_later_answer_is_the_learners_last_word_on_themselves(answer, step, stage):
    assert said(answer=answer, answered_at=AFTER, step=step, step_at=NOON) is stage


@pytest.mark.parametrize("step", list(Step))
def test_what_is_noted_after_the_answer_holds(step):
    alone = said(step=step, step_at=NOON)
    for answer in ("interested", "help_me", "not_for_me"):
        assert said(answer=answer, answered_at=BEFORE, step=step, step_at=NOON) is alone


@pytest.mark.parametrize(
    ("step", "before", "reached"),
    [
        ("applied", "", "applied"),
        ("hired", "applied", "hired"),
        ("interview", "hired", "interview"),
        ("", "hired", ""),
        ("learner_said_no", "interview", "interview"),
        ("learner_said_no", "", ""),
        ("employer_said_no", "interview", "interview"),
        ("employer_said_no", "", "applied"),
    ],
)
def test_how_far_it_went_stays_when_somebody_declines_and_is_corrected_otherwise(
    step, before, reached
):
    assert reached_after(step, before) == reached
