"""The map on the platform: what it leads to, what it hides, what is gained by it."""

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
