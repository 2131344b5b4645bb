"""Completion and the grade of the CV in the platform's own tables, as the author asks for them."""

from __future__ import annotations

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


def test_completion_is_kept_once_all_that_is_needed_is_filled(world, hosting, save):
    from completion.models import BlockCompletion

    done = BlockCompletion.objects.filter(user=world.lina, block_key=world.usage["clicnjob_cv"])
    hosting.keep_completion()
    save(**NAME)
    assert not done.exists()
    save(**WHOLE)
    assert done.get().completion == 1.0
