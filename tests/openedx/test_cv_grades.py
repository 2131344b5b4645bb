"""Completion and the grade of the CV in the platform's own tables, as the author asks for them."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.lms


@pytest.fixture
def graded(world):
    """The block counts for ten points in a graded part of the course."""
    from common.djangoapps.student.tests.factories import UserFactory
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    author = UserFactory()
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, world.course_key):
        block = store.get_item(world.usage["clicnjob_cv"])
        block.has_score, block.weight = True, 10.0
        store.update_item(block, author.pk)
        unit = store.get_item(world.usage["vertical"])
        subsection = unit.get_parent()
        subsection.graded, subsection.format = True, "Homework"
        store.update_item(subsection, author.pk)
        store.publish(subsection.location, author.pk)
    return world


@pytest.fixture
def save(world, call, vocabulary):
    """Save Lina's CV through the block."""

    def saved(**changes):
        from advisor_dashboard.api.profiles import load_cv
        from cv_xblock.document import CV

        version = load_cv(world.lina.pk).version
        document = {**CV().to_dict(), **changes}
        return call(world.lina, "clicnjob_cv", "save_cv", document=document, version=version)

    return saved


WHOLE = {
    "first_name": "Lina",
    "last_name": "Morel",
    "email": "lina@example.org",
    "wanted_jobs": [{"key": "", "rome": "", "label": "Vendeuse"}],
    "commune": {"key": "", "name": "Lille", "postcode": "59000"},
    "experiences": [{"id": "a", "title": "Stage"}],
}
NAME = {"first_name": "Lina", "last_name": "Morel"}


def score_of(world):
    from lms.djangoapps.courseware.models import StudentModule

    row = StudentModule.objects.filter(
        student=world.lina, module_state_key=world.usage["clicnjob_cv"]
    ).first()
    return (row.grade, row.max_grade) if row else None


def points_of(world):
    """What the platform's own grades say of the block: earned and possible."""
    from lms.djangoapps.grades.api import CourseGradeFactory
    from xmodule.modulestore.django import modulestore

    course = modulestore().get_course(world.course_key)
    grade = CourseGradeFactory().read(world.lina, course)
    scores = [
        score
        for chapter in grade.chapter_grades.values()
        for section in chapter["sections"]
        for usage, score in section.problem_scores.items()
        if usage == world.usage["clicnjob_cv"]
    ]
    return [(score.earned, score.possible) for score in scores]


def test_the_share_of_what_is_filled_becomes_points(graded, save):
    assert save(**NAME)[0] == 200
    assert score_of(graded) == (pytest.approx(0.2), 1.0)
    assert points_of(graded) == [(pytest.approx(2.0), 10.0)]
    save(**WHOLE)
    assert score_of(graded) == (1.0, 1.0)
    assert points_of(graded) == [(10.0, 10.0)]


def test_a_shorter_cv_and_none_at_all_cost_no_point(graded, save, call):
    save(**WHOLE)
    save(**NAME)
    assert call(graded.lina, "clicnjob_cv", "erase_cv", sure=True)[0] == 200
    assert score_of(graded) == (1.0, 1.0)


def test_nobody_gets_points_in_another_s_name(graded, save):
    save(**WHOLE)
    from lms.djangoapps.courseware.models import StudentModule

    others = StudentModule.objects.filter(module_state_key=graded.usage["clicnjob_cv"])
    assert set(others.values_list("student__username", flat=True)) == {"lina"}


def test_not_graded_there_is_no_score(world, save):
    save(**WHOLE)
    assert score_of(world) == (None, None)
    assert points_of(world) == []


def test_who_was_here_before_it_was_graded_gets_points_by_the_next_save(world, save, request):
    save(**WHOLE)
    assert score_of(world) == (None, None)
    request.getfixturevalue("graded")
    assert save(**WHOLE)[0] == 200
    assert points_of(world) == [(10.0, 10.0)]


def test_completion_is_kept_once_all_that_is_needed_is_filled(world, hosting, save):
    from completion.models import BlockCompletion

    done = BlockCompletion.objects.filter(user=world.lina, block_key=world.usage["clicnjob_cv"])
    hosting.keep_completion()
    save(**NAME)
    assert not done.exists()
    save(**WHOLE)
    assert done.get().completion == 1.0


# ---- the team's tools, on a block that is graded


@pytest.fixture
def team(world, hosting):
    """The advisor's browser, and the instructor dashboard's own addresses."""
    client = hosting.log_in(world.nadia)

    def asked(tool, **data):
        with hosting.settled():
            return client.post(
                f"/courses/{world.course}/instructor/api/{tool}",
                {"unique_student_identifier": "lina", **data},
            )

    return asked


def usage_of(world):
    return str(world.usage["clicnjob_cv"])


def state_of(world):
    from lms.djangoapps.courseware.models import StudentModule

    rows = StudentModule.objects.filter(
        student=world.lina, module_state_key=world.usage["clicnjob_cv"]
    )
    return [json.loads(row.state) for row in rows]


def test_the_report_of_answers_has_the_share_and_nothing_of_a_cv(graded, save):
    from lms.djangoapps.instructor_task.tasks_helper.grades import ProblemResponses

    save(first_name="Motrarissime", last_name="Morel")
    course = str(graded.course_key.make_usage_key("course", "course"))
    lines, columns = ProblemResponses._build_student_data(
        graded.nadia.pk, graded.course_key, [course]
    )
    assert columns == ["username", "title", "location", "block_key", "state"]
    assert "Motrarissime" not in str(lines)
    [line] = [each for each in lines if each["block_key"] == usage_of(graded)]
    assert line["username"] == "lina"
    assert json.loads(line["state"]) == {"best_share": pytest.approx(0.2)}


def test_the_staff_s_debug_panel_offers_to_delete_the_state_and_no_score(graded, save, hosting):
    save(first_name="Motrarissime", last_name="Morel")
    page = hosting.log_in(graded.nadia).get(f"/xblock/{usage_of(graded)}").content.decode()
    assert "Staff Debug Info" in page
    assert "best_share" in page
    assert "Motrarissime" not in page
    assert "staff-debug-sdelete" in page
    for button in ("staff-debug-reset", "staff-debug-rescore", "staff-debug-override-score"):
        assert button not in page, button


@pytest.mark.parametrize(
    ("tool", "more"),
    [
        ("rescore_problem", {}),
        ("rescore_problem", {"only_if_higher": "true"}),
        ("override_problem_score", {"score": "1"}),
    ],
)
def test_the_dashboard_neither_rescores_nor_overrides(graded, save, team, tool, more):
    save(**NAME)
    answer = team(tool, problem_to_reset=usage_of(graded), **more)
    assert answer.status_code == 400, answer.content
    assert score_of(graded) == (pytest.approx(0.2), 1.0)


def test_resetting_attempts_changes_neither_points_nor_share(graded, save, team):
    save(**NAME)
    answer = team("reset_student_attempts", problem_to_reset=usage_of(graded))
    assert answer.status_code == 200, answer.content
    assert score_of(graded) == (pytest.approx(0.2), 1.0)
    [state] = state_of(graded)
    assert state["best_share"] == pytest.approx(0.2)
    assert save(**WHOLE)[0] == 200
    assert points_of(graded) == [(10.0, 10.0)]


def test_deleting_a_learner_s_state_takes_the_points_back_and_leaves_the_cv(
    graded, hosting, save, team
):
    from completion.models import BlockCompletion

    from advisor_dashboard.api.profiles import load_cv

    hosting.keep_completion()
    save(**WHOLE)
    assert points_of(graded) == [(10.0, 10.0)]
    done = BlockCompletion.objects.filter(
        user=graded.lina, block_key=graded.usage["clicnjob_cv"], completion=1.0
    )
    assert done.count() == 1
    before = load_cv(graded.lina.pk)

    answer = team("reset_student_attempts", problem_to_reset=usage_of(graded), delete_module="true")
    assert answer.status_code == 200, answer.content
    assert state_of(graded) == []
    assert points_of(graded) == [(0.0, 10.0)]
    # The platform takes back the completion of blocks that leave it to their score; ours does not.
    assert done.count() == 1
    after = load_cv(graded.lina.pk)
    assert (after.document, after.version) == (before.document, before.version)

    # The next save counts all that is there.
    with hosting.settled():
        assert save(**WHOLE)[0] == 200
    assert points_of(graded) == [(10.0, 10.0)]


def test_some_of_the_points_are_no_completion(graded, hosting, save):
    from completion.models import BlockCompletion

    hosting.keep_completion()
    save(**NAME)
    assert points_of(graded) == [(pytest.approx(2.0), 10.0)]
    assert not BlockCompletion.objects.filter(block_key=graded.usage["clicnjob_cv"]).exists()


def test_what_is_needed_later_costs_nobody_a_point(graded, save):
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    save(**WHOLE)
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, graded.course_key):
        block = store.get_item(graded.usage["clicnjob_cv"])
        block.needed = "name,languages"
        store.update_item(block, ModuleStoreEnum.UserID.test)
        store.publish(graded.usage["clicnjob_cv"], ModuleStoreEnum.UserID.test)
    save(**WHOLE)
    assert points_of(graded) == [(10.0, 10.0)]
