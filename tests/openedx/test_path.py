"""The map on the platform: what it leads to, what it hides, what is gained by it."""
"""The path on the platform: the outline of a real course, what is done there, what is gained."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.lms

PATH, CV, QUIZ = "clicnjob_path", "clicnjob_cv", "clicnjob_quiz"
TAGS = ["digcomp:2.1", "pix:4.1"]


@pytest.fixture
def mapped(hosting):
    """A course of a map, then the CV, then a quiz, each in a step of its own; Lina is in it."""
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    key = hosting.make_course("nord", "Un parcours")
    store, who = modulestore(), ModuleStoreEnum.UserID.test
    steps = {"schema": 1, "source": "outline", "competences": TAGS, "steps": []}
    usage = {}
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, key):
        chapter = store.create_child(who, store.get_course(key).location, "chapter", "part")
        with store.bulk_operations(key):
            for tag in (PATH, CV, QUIZ):
                step = store.create_child(who, chapter.location, "sequential", f"step-{tag}")
                unit = store.create_child(who, step.location, "vertical", f"unit-{tag}")
                fields = {"steps": json.dumps(steps)} if tag == PATH else {}
                made = store.create_child(who, unit.location, tag, tag, fields=fields)
                usage[tag], usage[f"step-{tag}"] = made.location, step.location
            store.publish(chapter.location, who)
    lina = hosting.make_account("lina", "Lina Morel")
    hosting.enroll(lina, key)
    hosting.keep_completion()
    return SimpleNamespace(key=key, usage=usage, lina=lina, client=hosting.log_in(lina))


def finish(mapped, *tags):
    from completion.models import BlockCompletion

    for tag in tags:
        BlockCompletion.objects.submit_completion(mapped.lina, mapped.usage[tag], 1.0)


def page_of(mapped):
    answer = mapped.client.get(f"/xblock/{mapped.usage[PATH]}")
    assert answer.status_code == 200
    return answer.content.decode()


def claim(mapped, hosting):
    url = f"/courses/{mapped.key}/xblock/{mapped.usage[PATH]}/handler/claim"
    with hosting.settled():
        answer = mapped.client.post(url, "{}", content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()["gained"]


def hide(mapped, tag):
    """For the team alone, as Studio writes it."""
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    store, who = modulestore(), ModuleStoreEnum.UserID.test
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, mapped.key):
        step = store.get_item(mapped.usage[f"step-{tag}"])
        step.visible_to_staff_only = True
        store.update_item(step, who)
        store.publish(step.location, who)


def test_the_map_leads_to_the_first_unit_that_is_not_complete(mapped, hosting):
    from django.urls import reverse

    page = page_of(mapped)
    assert reverse("jump_to", args=[str(mapped.key), str(unit(mapped, CV))]) in page
    # The map itself is no step.
    assert reverse("jump_to", args=[str(mapped.key), str(unit(mapped, PATH))]) not in page
    finish(mapped, CV)
    page = page_of(mapped)
    # At the top stands where to go on, above the steps.
    assert page.index(f"unit-{QUIZ}") < page.index(f"unit-{CV}")


def unit(mapped, tag):
    return mapped.key.make_usage_key("vertical", f"unit-{tag}")


def test_competences_are_gained_when_the_platform_says_that_all_is_complete(mapped, hosting):
    from advisor_dashboard.api import competences

    assert claim(mapped, hosting) == []
    finish(mapped, CV)
    assert claim(mapped, hosting) == []
    finish(mapped, QUIZ)
    assert len(claim(mapped, hosting)) == 2
    assert {each.tag for each in competences.gained(mapped.lina.pk)} == set(TAGS)
    assert "data-gained" in page_of(mapped)
    cv = mapped.client.get(f"/xblock/{mapped.usage[CV]}").content.decode()
    assert cv.count("data-to-cv") == 2


def test_the_map_does_not_hold_up_the_completion_of_its_course(mapped):
    from completion.utilities import get_key_to_last_completed_block
    from xblock.completable import XBlockCompletionMode
    from xblock.core import XBlock

    mode = XBlockCompletionMode.get_mode(XBlock.load_class(PATH))
    assert mode == XBlockCompletionMode.EXCLUDED
    finish(mapped, CV)
    assert get_key_to_last_completed_block(mapped.lina, mapped.key) == mapped.usage[CV]


def test_what_is_for_the_team_alone_is_no_step_of_a_learner(mapped, hosting, platform):
    hide(mapped, QUIZ)
    shown = [
        step.id for part in platform.outline(mapped.lina.pk, str(mapped.key)) for step in part.steps
    ]
    assert shown == [f"step-{PATH}", f"step-{CV}"]
    assert f"unit-{QUIZ}" not in page_of(mapped)
    finish(mapped, CV)
    assert len(claim(mapped, hosting)) == 2


def test_the_queries_for_an_outline_do_not_grow_with_it(mapped, hosting, platform):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from edx_django_utils.cache import RequestCache

    def asked():
        platform.outline(mapped.lina.pk, str(mapped.key))
        RequestCache.clear_all_namespaces()
        with CaptureQueriesContext(
            connection,
        ) as told:
            platform.outline(mapped.lina.pk, str(mapped.key))
        return len(told)

    before = asked()
    for number in range(8):
        hosting.add_block(unit(mapped, CV), "html", f"page{number}")
    assert asked() <= before
from datetime import UTC, datetime, timedelta

import pytest

from . import quizzing

pytestmark = pytest.mark.lms

PATH, QUIZ = "clicnjob_path", "clicnjob_quiz"
TAGS = ("digcomp:2.6", "pix:2.1")


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
def path(world, parts):
    """A map of that chapter's two steps and of one that is nowhere."""
    steps = [
        {
            "id": "pas-un",
            "kind": "step",
            "target": "first",
            "minutes": 9,
            "can_skip_if": "Je sais.",
        },
        {"id": "pas-deux", "kind": "step", "target": "three", "title": "Le bout"},
        {"id": "pas-trois", "kind": "step", "target": "of-team", "title": "Plus tard"},
    ]
    sheet = {"schema": 1, "source": "list", "competences": list(TAGS), "steps": steps}
    quizzing.write(world, tag=PATH, steps=json.dumps(sheet))
    return world


def finish(person, *usages):
    from completion.models import BlockCompletion

    for usage in usages:
        BlockCompletion.objects.submit_completion(person, usage, 1.0)


def steps_of(outline):
    return {
        step.id: {unit.id: unit for unit in step.units}
        for chapter in outline
        for step in chapter.steps
    }


def page_of(world, client, view="student_view"):
    page = client.get(f"/xblock/{world.usage[PATH]}?view={view}")
    assert page.status_code == 200
    return page.content.decode()


def test_the_outline_has_what_is_open_to_this_person_in_the_course_s_order(
    world, hosting, parts, platform
):
    found = platform.outline(world.lina.pk, world.course)
    assert [chapter.id for chapter in found] == ["chapter", "ch"]
    assert [step.title for step in found[1].steps] == ["Premier pas", "Deuxième pas"]
    of_lina = {step: list(units) for step, units in steps_of(found).items()}
    assert of_lina == {"sequential": ["vertical"], "first": ["one", "two"], "second": ["three"]}

    of_team = steps_of(platform.outline(world.nadia.pk, world.course))
    assert {"of-later", "ch-team-step", "ch-later-step"} < set(of_team)
    assert "of-team" in of_team["first"]
    # Nothing is said of a course to who is not in it.
    assert platform.outline(world.stranger.pk, world.course) == ()


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
    from advisor_dashboard.models import GainedCompetence

    hosting.keep_completion()
    assert call(path.lina, PATH, "claim", complete=True) == (200, {"gained": []})
    finish(path.lina, *(parts[f"{name}-quiz"] for name in ("one", "two", "three")))
    for _time in range(2):
        status, said = call(path.lina, PATH, "claim")
        assert (status, len(said["gained"])) == (200, len(TAGS))
    rows = GainedCompetence.objects.filter(learner=path.lina)
    assert sorted(rows.values_list("tag", flat=True)) == list(TAGS)
    status, offered = call(path.lina, "clicnjob_cv", "suggest_skills")
    assert (status, set(offered["gained"])) == (200, set(said["gained"]))
    assert not GainedCompetence.objects.exclude(learner=path.lina).exists()


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
