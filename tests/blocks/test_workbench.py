"""The blocks under xblock-sdk's runtime: other user attributes, text ids, no course."""

from __future__ import annotations

import pytest
from django.contrib import admin
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore, KvsFieldData

from advisor_dashboard.api import profiles
from tests import factories

from .host import call


@pytest.fixture
def workbench(world, settings):
    """Makes a block of the workbench for a user id, as the workbench gives it: a text."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "workbench"]
    settings.WORKBENCH = {"services": {}}
    settings.ROOT_URLCONF = "tests.blocks.workbench_urls"
    from workbench.models import XBlockState
    from workbench.runtime import ID_MANAGER, WorkbenchRuntime

    def make(block_type: str, user_id: str):
        from .host import BLOCKS

        runtime = WorkbenchRuntime(user_id)
        runtime._services["field-data"] = KvsFieldData(DictKeyValueStore())
        ID_MANAGER.set_scenario("tests")
        definition = ID_MANAGER.create_definition(block_type)
        usage = ID_MANAGER.create_usage(definition)
        ids = ScopeIds(user_id, block_type, definition, usage)
        return runtime.construct_xblock_from_class(BLOCKS[block_type], ids)

    yield make
    # Django's admin found the workbench's model by itself; its app goes with this test.
    if admin.site.is_registered(XBlockState):
        admin.site.unregister(XBlockState)


@pytest.mark.parametrize("block_type", ["clicnjob_cv", "clicnjob_inbox"])
@pytest.mark.parametrize("view", ["student_view", "studio_view"])
def test_every_view_renders(workbench, world, block_type, view):
    page = workbench(block_type, str(world.learner.pk)).render(view)
    assert "cnj-block" in page.content
    assert any("tokens.css" in str(each.data) for each in page.resources)


def test_a_cv_is_saved_for_the_workbenchs_user(workbench, world):
    block = workbench("clicnjob_cv", str(world.learner.pk))
    answer = call(block, "save_cv", {"document": factories.cv_document(), "version": 0})
    assert answer.status == 200
    assert profiles.load_cv(world.learner.pk).version == 1


def test_without_a_course_there_is_nobody_to_open_the_cv_to(workbench, world):
    block = workbench("clicnjob_cv", str(world.learner.pk))
    assert (call(block, "set_sharing", {"open": True}).body["code"]) == "no_course"


def test_a_student_who_is_no_account_is_anonymous(workbench):
    block = workbench("clicnjob_cv", "student_1")
    assert "Connecte-toi" in block.render("student_view").content
