"""The path on the platform: the outline of a real course, what is done there, what is gained."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from . import quizzing

pytestmark = pytest.mark.lms

PATH, QUIZ = "clicnjob_path", "clicnjob_quiz"
TAGS = ("digcomp:2.6", "pix:2.1")
STEPS = [
    {"id": "pas-un", "kind": "step", "target": "first", "minutes": 9, "can_skip_if": "Je sais."},
    {"id": "pas-deux", "kind": "step", "target": "three", "title": "Le bout"},
    {"id": "pas-trois", "kind": "step", "target": "of-team", "title": "Plus tard"},
]


@pytest.fixture
def parts(world, hosting):
    """A chapter of two steps to go through, and in every place what not everybody may open."""
    later = datetime.now(UTC) + timedelta(days=300)
    root = world.course_key.make_usage_key("course", "course")
    add = hosting.add_block

    chapter = add(root, "chapter", "ch", display_name="À faire")
    first = add(chapter, "sequential", "first", display_name="Premier pas")
    made = {"one": add(first, "vertical", "one", display_name="Un")}
    made |= {"two": add(first, "vertical", "two", display_name="Deux")}
    made |= {"of-team": add(first, "vertical", "of-team", visible_to_staff_only=True)}
    second = add(chapter, "sequential", "second", display_name="Deuxième pas")
    made |= {"three": add(second, "vertical", "three", display_name="Trois")}
    for unit in tuple(made):
        made[f"{unit}-quiz"] = add(made[unit], QUIZ, f"{unit}-quiz")
        add(made[unit], "clicnjob_inbox", f"{unit}-inbox")
    in_a_year = add(chapter, "sequential", "of-later", start=later)
    add(add(in_a_year, "vertical", "in-later"), QUIZ, "later-quiz")
    for name, fields in (
        ("ch-team", {"visible_to_staff_only": True}),
        ("ch-later", {"start": later}),
    ):
        hidden = add(add(root, "chapter", name, **fields), "sequential", f"{name}-step")
        add(add(hidden, "vertical", f"{name}-unit"), QUIZ, f"{name}-quiz")
    return made


@pytest.fixture
def prerequisites(settings):
    """The platform may let a step wait for another."""
    settings.FEATURES = settings.FEATURES | {"MILESTONES_APP": True}


@pytest.fixture
def path(world, parts):
    """A map of that chapter's two steps and of one that is for the team."""
    list_steps(world, STEPS)
    return world


def list_steps(world, steps):
    sheet = {"schema": 1, "source": "list", "competences": list(TAGS), "steps": steps}
    quizzing.write(world, tag=PATH, steps=json.dumps(sheet))


def finish(person, *usages):
    from completion.models import BlockCompletion

    for usage in usages:
        BlockCompletion.objects.submit_completion(person, usage, 1.0)


def steps_of(outline):
    return {
        step.id: {unit.id: unit for unit in step.units}
        for chapter in outline.chapters
        for step in chapter.steps
    }


def page_of(world, client, view="student_view", tag=PATH):
    page = client.get(f"/xblock/{world.usage[tag]}?view={view}")
    assert page.status_code == 200
    return page.content.decode()


def test_the_outline_has_what_is_open_to_this_person_in_the_course_s_order(
    world, hosting, parts, platform
):
    found = platform.outline(world.lina.pk, world.course)
    assert [chapter.id for chapter in found.chapters] == ["chapter", "ch"]
    assert [step.title for step in found.chapters[1].steps] == ["Premier pas", "Deuxième pas"]
    of_lina = {step: list(units) for step, units in steps_of(found).items()}
    assert of_lina == {"sequential": ["vertical"], "first": ["one", "two"], "second": ["three"]}

    of_team = steps_of(platform.outline(world.nadia.pk, world.course))
    assert {"of-later", "ch-team-step", "ch-later-step"} < set(of_team)
    assert "of-team" in of_team["first"]
    # Nothing is said of a course to who is not in it.
    assert platform.outline(world.stranger.pk, world.course).chapters == ()


@pytest.fixture
def withheld(world, hosting, parts, prerequisites):
    """A learner's chapter of which only the first step is open and listed; its steps by name."""
    long_ago = datetime.now(UTC) - timedelta(days=300)
    root = world.course_key.make_usage_key("course", "course")
    chapter = hosting.add_block(root, "chapter", "ch2")
    steps = {}
    for name, fields in {
        "open": {},
        "unlisted": {"hide_from_toc": True},
        "gated": {},
        "over": {"hide_after_due": True, "due": long_ago},
    }.items():
        steps[name] = hosting.add_block(chapter, "sequential", name, **fields)
        unit = hosting.add_block(steps[name], "vertical", f"{name}-unit")
        parts[f"{name}-quiz"] = hosting.add_block(unit, QUIZ, f"{name}-quiz")
    unlisted = hosting.add_block(root, "chapter", "ch-unlisted", hide_from_toc=True)
    below = hosting.add_block(unlisted, "sequential", "below-unlisted")
    hosting.add_block(hosting.add_block(below, "vertical", "below-unit"), QUIZ, "below-quiz")
    hosting.gate(steps["gated"], behind=steps["open"])
    return steps


def test_the_outline_tells_a_learner_nothing_of_what_the_platform_does_not_list(
    world, hosting, withheld, platform
):
    [*_others, chapter] = platform.outline(world.lina.pk, world.course).chapters
    assert (chapter.id, [step.id for step in chapter.steps]) == ("ch2", ["open"])
    of_team = platform.outline(world.nadia.pk, world.course)
    assert {*withheld, "below-unlisted"} < set(steps_of(of_team))
    assert of_team.is_whole

    hosting.open_gate(withheld["open"], world.lina)
    [*_others, chapter] = platform.outline(world.lina.pk, world.course).chapters
    assert [step.id for step in chapter.steps] == ["open", "gated"]


def test_a_part_is_whole_once_what_is_closed_in_it_is_open_or_done(
    world, hosting, withheld, parts, platform
):
    hosting.keep_completion()

    def whole():
        found = platform.outline(world.lina.pk, world.course)
        return [chapter.is_whole for chapter in found.chapters], found.is_whole

    assert whole() == ([True, False, False], False)
    finish(world.lina, parts["over-quiz"])
    assert whole() == ([True, False, False], False)
    hosting.open_gate(withheld["open"], world.lina)
    # Of the other parts of the course, some begin in a year.
    assert whole() == ([True, False, True], False)


def test_the_way_to_a_block_does_not_lead_to_what_is_closed(
    world, hosting, prerequisites, platform
):
    course = hosting.make_course("nord", "Ouvert plus tard")
    hosting.enroll(world.lina, course)
    root = course.make_usage_key("course", "course")
    chapter = hosting.add_block(root, "chapter", "ch")
    first = hosting.add_block(chapter, "sequential", "first")
    gated = hosting.add_block(chapter, "sequential", "gated")
    hosting.add_block(hosting.add_block(gated, "vertical", "unit"), QUIZ, "quiz")
    hosting.gate(gated, behind=first)
    assert platform.unit_url(world.lina.pk, str(course), QUIZ) is None
    hosting.open_gate(first, world.lina)
    assert platform.unit_url(world.lina.pk, str(course), QUIZ).endswith("+block@quiz")


def test_a_map_does_not_give_what_is_gained_while_a_step_is_to_open(
    world, hosting, parts, withheld, call
):
    hosting.keep_completion()
    sheet = {"schema": 1, "source": "chapter", "competences": list(TAGS), "steps": []}
    unit = world.course_key.make_usage_key("vertical", "open-unit")
    own = hosting.add_block(unit, PATH, "own-map", steps=json.dumps(sheet))
    world.usage["own map"] = own
    finish(world.lina, parts["open-quiz"], parts["over-quiz"])
    assert call(world.lina, "own map", "claim") == (200, {"gained": []})
    page = hosting.log_in(world.lina).get(f"/xblock/{own}?view=student_view").content.decode()
    assert "You have done all that is open." in page

    hosting.open_gate(withheld["open"], world.lina)
    assert call(world.lina, "own map", "claim") == (200, {"gained": []})
    finish(world.lina, parts["gated-quiz"])
    status, said = call(world.lina, "own map", "claim")
    assert (status, len(said["gained"])) == (200, len(TAGS))


def test_the_address_of_each_unit_leads_to_it(world, hosting, parts, platform):
    client = hosting.log_in(world.lina)
    found = steps_of(platform.outline(world.lina.pk, world.course))
    for name in ("one", "two", "three"):
        [unit] = [units[name] for units in found.values() if name in units]
        answer = client.get(unit.url)
        assert answer.status_code == 302
        assert str(parts[name]) in answer["Location"]


def test_a_unit_is_done_once_all_in_it_is_that_can_be(world, hosting, parts, platform):
    hosting.keep_completion()

    def done():
        units = steps_of(platform.outline(world.lina.pk, world.course))
        return {unit.id: unit.done for step in units.values() for unit in step.values()}

    assert done() == {"vertical": False, "one": False, "two": False, "three": False}
    # Messages cannot be finished, so they hold nothing back.
    finish(world.lina, parts["one-quiz"])
    finish(world.sami, parts["two-quiz"])
    assert done() == {"vertical": False, "one": True, "two": False, "three": False}
    # Nor can a map, or what is the team's alone.
    counted = set(world.usage) - {"vertical", "clicnjob_inbox", PATH, "clicnjob_workshop"}
    finish(world.lina, *(world.usage[tag] for tag in counted))
    assert done()["vertical"] is True


def test_the_map_leads_on_from_what_is_done_and_past_what_is_known(path, hosting, parts, call):
    hosting.keep_completion()
    jump = f"/courses/{path.course}/jump_to"

    def goes_on_at(name):
        page = page_of(path, hosting.log_in(path.lina))
        return f'href="{jump}/{parts[name]}" data-path="on"' in page

    page = page_of(path, hosting.log_in(path.lina))
    assert goes_on_at("one")
    assert str(parts["of-team"]) not in page
    assert "Plus tard" in page

    finish(path.lina, parts["one-quiz"])
    assert f'href="{jump}/{parts["two"]}" data-path="on"' in page_of(
        path, hosting.log_in(path.lina)
    )

    status, said = call(path.lina, PATH, "begin", knows=["pas-un", "pas-deux"])
    assert (status, said) == (200, {"url": f"{jump}/{parts['three']}"})
    assert f'href="{jump}/{parts["three"]}" data-path="on"' in page_of(
        path, hosting.log_in(path.lina)
    )


def test_what_is_gained_at_its_end_is_kept_once_and_offered_to_the_cv(path, hosting, parts, call):
    from advisor_dashboard.models import FinishedPath, GainedCompetence

    hosting.keep_completion()
    assert call(path.lina, PATH, "claim", complete=True) == (200, {"gained": []})
    finish(path.lina, *(parts[f"{name}-quiz"] for name in ("one", "two", "three")))
    # The last step that the author lists is not open to her: nobody knows whether it is done.
    assert call(path.lina, PATH, "claim") == (200, {"gained": []})
    list_steps(path, STEPS[:2])
    status, said = call(path.lina, PATH, "claim")
    assert (status, len(said["gained"])) == (200, len(TAGS))
    # What is there already is no news.
    assert call(path.lina, PATH, "claim") == (200, {"gained": []})
    rows = GainedCompetence.objects.filter(learner=path.lina)
    assert sorted(rows.values_list("tag", flat=True)) == list(TAGS)
    cv = page_of(path, hosting.log_in(path.lina), tag="clicnjob_cv")
    assert cv.count('data-skill="') == len(TAGS)
    assert not GainedCompetence.objects.exclude(learner=path.lina).exists()
    [finished] = FinishedPath.objects.all()
    assert (finished.learner_id, finished.course_key) == (path.lina.pk, str(path.course_key))


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any learner", "lina"])
def test_who_looks_as_a_learner_sees_the_steps_and_changes_nothing(
    path, hosting, parts, call, chosen
):
    from lms.djangoapps.courseware.models import StudentModule

    from advisor_dashboard.models import GainedCompetence

    hosting.keep_completion()
    finish(path.nadia, *(parts[f"{name}-quiz"] for name in ("one", "two", "three")))
    client = hosting.log_in(path.nadia)
    hosting.look_as_learner(client, path.course, **chosen)
    page = page_of(path, client)
    assert 'data-path="on"' not in page
    assert 'data-path="form"' not in page
    for handler, data in (("begin", {"knows": ["pas-un"]}), ("claim", {})):
        assert call(client, PATH, handler, **data)[0] == 403
    assert not GainedCompetence.objects.exists()
    rows = StudentModule.objects.filter(module_state_key=path.usage[PATH])
    assert [row for row in rows if "begun" in row.state] == []


def test_without_an_account_the_listed_steps_are_read_and_lead_nowhere(path, hosting, parts):
    hosting.make_public(path.course_key)
    page = page_of(path, hosting.Client(), "public_view")
    assert "Le bout" in page
    assert 'data-viewer="anonymous"' in page
    assert "jump_to/" not in page.partition("cnj-path")[2]
