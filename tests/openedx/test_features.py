"""What the features of the LMS do with every block: state, grades, reports, the mobile app."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points

pytestmark = pytest.mark.lms

#: In plain letters: pages hold some of it as JSON, which would write accents otherwise.
QUIZ, WORKSHOP = "clicnjob_quiz", "clicnjob_workshop"
SECRET = "Motrarissime"


@pytest.fixture
def tags():
    return [point.name for point in block_entry_points()]


@pytest.fixture
def lina_is_done(world, vocabulary, write_cv, propose, finish_cv):
    """Lina has a whole CV with a word of her own, and an offer; completion is kept."""
    write_cv(world.lina, SECRET)
    propose(world.lina, f"Bonjour {SECRET}")
    finish_cv(world.lina, SECRET)


def states_of(world, person):
    """The states that the platform keeps for the blocks of the unit, by block type."""
    import json

    from lms.djangoapps.courseware.models import StudentModule

    kept = StudentModule.objects.filter(course_id=world.course_key, student=person)
    return {
        row.module_state_key.block_type: json.loads(row.state)
        for row in kept
        if row.module_state_key in world.usage.values()
        and row.module_state_key != world.usage["vertical"]
    }


def completions_of(world, person):
    from completion.models import BlockCompletion

    rows = BlockCompletion.objects.filter(user=person, context_key=world.course_key)
    return {row.block_key.block_type: row.completion for row in rows}


def test_what_the_platform_keeps_of_a_learner_is_that_the_cv_is_done(world, lina_is_done):
    assert states_of(world, world.lina) == {"clicnjob_cv": {"completed": True}}
    assert completions_of(world, world.lina) == {"clicnjob_cv": 1.0}


def test_no_block_but_the_quiz_has_a_score_and_grades_do_not_change(world, lina_is_done, tags):
    from lms.djangoapps.grades.api import CourseGradeFactory
    from lms.djangoapps.grades.models import PersistentSubsectionGrade
    from xmodule.modulestore.django import modulestore

    for tag in tags:
        assert modulestore().get_item(world.usage[tag]).has_score is (tag == QUIZ), tag
    course = modulestore().get_course(world.course_key)
    grade = CourseGradeFactory().read(world.lina, course)
    assert grade.percent == 0.0
    assert all(each.earned == 0 for each in grade.problem_scores.values())
    assert not PersistentSubsectionGrade.objects.filter(user_id=world.lina.pk).exists()


def test_the_report_of_answers_has_the_state_and_nothing_of_a_cv(world, lina_is_done, tags):
    from lms.djangoapps.instructor_task.tasks_helper.grades import ProblemResponses

    course = str(world.course_key.make_usage_key("course", "course"))
    lines, columns = ProblemResponses._build_student_data(
        world.nadia.pk, world.course_key, [course]
    )
    assert columns == ["username", "title", "location", "block_key", "state"]
    assert SECRET not in str(lines)
    of_ours = [
        (each["username"], each["block_key"], each["state"])
        for each in lines
        if any(each["block_key"] == str(world.usage[tag]) for tag in tags)
    ]
    usage = str(world.usage["clicnjob_cv"])
    assert of_ours == [("lina", usage, '{"completed": true}')]


def test_the_staff_s_debug_panel_shows_fields_and_nothing_of_a_cv(
    world, hosting, lina_is_done, tags
):
    client = hosting.log_in(world.nadia)
    for tag in tags:
        page = client.get(f"/xblock/{world.usage[tag]}").content.decode()
        assert "Staff Debug Info" in page, tag
        assert "display_name" in page, tag
        assert "staff-debug-sdelete" in page, tag
        # No attempts, no score: neither can be reset, rescored or overridden.
        for button in (
            ()
            if tag == QUIZ
            else ("staff-debug-reset", "staff-debug-rescore", "staff-debug-override-score")
        ):
            assert button not in page, (tag, button)
        assert SECRET not in page, tag
        assert "Staff Debug Info" not in (
            hosting.log_in(world.lina).get(f"/xblock/{world.usage[tag]}").content.decode()
        )
        client = hosting.log_in(world.nadia)


def test_deleting_a_learner_s_state_leaves_the_cv_and_the_offers(
    world, hosting, lina_is_done, tags
):
    from advisor_dashboard.models import CurriculumVitae, Proposal, Sharing

    before = CurriculumVitae.objects.get(learner=world.lina)
    had = states_of(world, world.lina)
    client = hosting.log_in(world.nadia)
    for tag in tags:
        answer = client.post(
            f"/courses/{world.course}/instructor/api/reset_student_attempts",
            {
                "problem_to_reset": str(world.usage[tag]),
                "unique_student_identifier": "lina",
                "delete_module": "true",
            },
        )
        # Of a block without a state the platform says that there is nothing to delete.
        assert answer.status_code == (200 if tag in had else 400), (tag, answer.content)
    assert states_of(world, world.lina) == {}
    after = CurriculumVitae.objects.get(learner=world.lina)
    assert (after.document, after.version) == (before.document, before.version)
    assert Sharing.objects.filter(learner=world.lina, closed_at=None).count() == 1
    assert Proposal.objects.filter(learner=world.lina).count() == 1
    # The platform takes back the completion of scored blocks only.
    assert completions_of(world, world.lina) == {"clicnjob_cv": 1.0}


def test_the_mobile_app_is_given_what_authors_wrote(world, hosting, lina_is_done, tags):
    answer = hosting.log_in(world.lina).get(
        "/api/courses/v2/blocks/",
        {
            "course_id": world.course,
            "username": "lina",
            "depth": "all",
            "requested_fields": "student_view_multi_device,student_view_data,completion",
            "student_view_data": ",".join(tags),
        },
    )
    assert answer.status_code == 200, answer.content
    assert SECRET not in answer.content.decode()
    blocks = answer.json()["blocks"]
    for tag in tags:
        given = blocks[str(world.usage[tag])]
        assert given["student_view_multi_device"] is True, tag
        # A workshop is its team's alone.
        assert bool(given["student_view_data"].get("display_name")) is (tag != WORKSHOP), tag


def test_another_s_blocks_are_not_asked_for(world, hosting, lina_is_done):
    answer = hosting.log_in(world.stranger).get(
        "/api/courses/v2/blocks/", {"course_id": world.course, "username": "lina", "depth": "all"}
    )
    assert answer.status_code == 403


def test_two_blocks_of_a_kind_show_the_same(world, hosting, lina_is_done, tags):
    of_the_learner = {"clicnjob_cv", "clicnjob_inbox"}
    twins = {tag: hosting.add_block(world.usage["vertical"], tag, f"{tag}_2") for tag in tags}
    client = hosting.log_in(world.lina)
    for tag in tags:
        first, second = (
            client.get(f"/xblock/{usage}").content.decode()
            for usage in (world.usage[tag], twins[tag])
        )
        assert first.count(SECRET) == second.count(SECRET), tag
        assert (SECRET in first) is (tag in of_the_learner), tag
    unit = client.get(f"/xblock/{world.usage['vertical']}").content.decode()
    for usage in (*twins.values(), *(world.usage[tag] for tag in tags)):
        assert f'data-usage-id="{usage}"' in unit
