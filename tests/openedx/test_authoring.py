"""What authors do in Studio with every block: copy, paste, duplicate, re-run, search."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from .bundles import written_fields
from .conftest import block_entry_points

pytestmark = pytest.mark.studio

OF_THE_TEAM = "clicnjob_workshop"


@pytest.fixture
def author(world, hosting):
    return hosting.log_in(hosting.make_account("root", "Root", is_staff=True, is_superuser=True))


@pytest.fixture
def written(world):
    """All that can be written into each block of the unit, and published; by block type."""
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    store, author_id = modulestore(), ModuleStoreEnum.UserID.test
    values = {point.name: written_fields(point.load()) for point in block_entry_points()}
    for tag, fields in values.items():
        block = store.get_item(world.usage[tag])
        for name, value in fields.items():
            setattr(block, name, value)
        store.update_item(block, author_id)
    store.publish(world.usage["vertical"], author_id)
    return values


def fields_at(usage, names):
    from xmodule.modulestore.django import modulestore

    block = modulestore().get_item(usage)
    return {name: getattr(block, name) for name in names}


def copy_and_paste(author, source, parent):
    from opaque_keys.edx.keys import UsageKey

    copied = author.post(
        "/api/content-staging/v1/clipboard/",
        {"usage_key": str(source)},
        content_type="application/json",
    )
    assert copied.status_code == 200, copied.content
    pasted = author.post(
        "/xblock/",
        {"parent_locator": str(parent), "staged_content": "clipboard"},
        content_type="application/json",
    )
    assert pasted.status_code == 200, pasted.content
    return UsageKey.from_string(pasted.json()["locator"])


def test_a_pasted_block_has_all_that_was_written(world, author, written):
    for tag, fields in written.items():
        new = copy_and_paste(author, world.usage[tag], world.usage["vertical"])
        assert new != world.usage[tag]
        assert fields_at(new, fields) == fields, tag


def test_a_pasted_unit_has_every_block_in_another_course_too(world, hosting, author, written):
    from xmodule.modulestore.django import modulestore

    other = hosting.make_course("nord", "Second cours")
    hosting.add_unit(other, [])
    step = other.make_usage_key("sequential", "sequential")
    for parent in (world.course_key.make_usage_key("sequential", "sequential"), step):
        unit = modulestore().get_item(copy_and_paste(author, world.usage["vertical"], parent))
        assert [child.block_type for child in unit.children] == list(written)
        for child in unit.children:
            fields = written[child.block_type]
            assert fields_at(child, fields) == fields, child


def test_a_duplicate_has_all_but_its_own_title(world, author, written):
    from opaque_keys.edx.keys import UsageKey

    for tag, fields in written.items():
        made = author.post(
            "/xblock/",
            {
                "duplicate_source_locator": str(world.usage[tag]),
                "parent_locator": str(world.usage["vertical"]),
            },
            content_type="application/json",
        )
        assert made.status_code == 200, made.content
        copied = {name: value for name, value in fields.items() if name != "display_name"}
        assert fields_at(UsageKey.from_string(made.json()["locator"]), copied) == copied, tag


@pytest.fixture
def re_run(world, hosting, author):
    """Run the course again as Studio does; the key of the new run."""
    from opaque_keys.edx.keys import CourseKey

    def made():
        with hosting.settled():
            answer = author.post(
                "/course/",
                {
                    "source_course_key": world.course,
                    "org": "nord",
                    "course": world.course_key.course,
                    "run": "2027",
                    "display_name": "Trouver un emploi",
                },
                content_type="application/json",
            )
        assert answer.status_code == 200, answer.content
        return CourseKey.from_string(answer.json()["destination_course_key"])

    return made


def test_a_re_run_has_the_blocks_and_no_learner(world, written, platform, re_run):
    new = re_run()
    for tag, fields in written.items():
        assert fields_at(new.make_usage_key(tag, tag), fields) == fields, tag
    assert not platform.is_enrolled(world.lina.pk, str(new))
    assert [cohort.name for cohort in platform.cohorts(str(new))] == []
    assert platform.allowed_blocks(str(new)) == platform.allowed_blocks(world.course)


#: What an author sets of a CV: asked, needed, the models, the grade.
SET = {
    "asked": "skills,languages,introduction",
    "needed": "name,wanted_job,languages",
    "models": "clair,relief",
    "has_score": True,
    "weight": 10.0,
}


@pytest.fixture
def cv_is_set(world, author):
    """Each of these was written by the editor of the block."""
    url = f"/xblock/{world.usage['clicnjob_cv']}/handler/studio_submit"
    chosen = {name: SET[name].split(",") for name in ("asked", "needed", "models")}
    sent = {"display_name": "Mon CV", "introduction": "", **SET, **chosen}
    answer = author.post(url, sent, content_type="application/json")
    assert answer.status_code == 200, answer.content


def means(usage):
    """What those fields mean to the block."""
    from xmodule.modulestore.django import modulestore

    block = modulestore().get_item(usage)
    return (
        block.asked_parts() >= {"skills", "languages", "introduction"},
        "interests" in block.asked_parts(),
        block.needed_parts(),
        block.allowed_models(),
        (block.has_score, block.weight, block.max_score()),
    )


@pytest.mark.parametrize("how", ["pasted", "duplicated", "run again"])
def test_a_copy_of_a_cv_asks_needs_offers_and_grades_the_same(
    world, author, cv_is_set, re_run, how
):
    from opaque_keys.edx.keys import UsageKey

    source, unit = world.usage["clicnjob_cv"], world.usage["vertical"]
    if how == "pasted":
        copy = copy_and_paste(author, source, unit)
    elif how == "duplicated":
        made = author.post(
            "/xblock/",
            {"duplicate_source_locator": str(source), "parent_locator": str(unit)},
            content_type="application/json",
        )
        copy = UsageKey.from_string(made.json()["locator"])
    else:
        from xmodule.modulestore.django import modulestore

        modulestore().publish(unit, world.nadia.pk)
        copy = re_run().make_usage_key("clicnjob_cv", "clicnjob_cv")
    assert copy != source
    assert fields_at(copy, SET) == SET
    assert means(copy) == means(source) == (
        True, False, ("name", "wanted_job", "languages"), ("clair", "relief"), (True, 10.0, 1.0)
    )  # fmt: skip


def test_the_course_search_has_what_authors_wrote(world, written, settings):
    from cms.djangoapps.contentstore.courseware_index import CoursewareSearchIndexer
    from search.search_engine_base import SearchEngine
    from xmodule.modulestore.django import modulestore

    with patch.dict(settings.FEATURES, {"ENABLE_COURSEWARE_INDEX": True}):
        CoursewareSearchIndexer.do_course_reindex(modulestore(), world.course_key)
    engine = SearchEngine.get_search_engine(CoursewareSearchIndexer.INDEX_NAME)
    found = {
        hit["data"]["id"]: hit["data"]
        for hit in engine.search(field_dictionary={"course": world.course}, size=100)["results"]
    }
    for tag, fields in written.items():
        if tag == OF_THE_TEAM:
            # The search is the learners'.
            assert str(world.usage[tag]) not in found
            continue
        entry = found[str(world.usage[tag])]
        assert entry["content_type"].startswith("Clic'nJob"), tag
        assert set(entry["content"]) <= set(fields), tag
        assert entry["content"]["display_name"] == fields["display_name"]


def test_studio_s_search_has_what_authors_wrote(world, written):
    from openedx.core.djangoapps.content.search.documents import searchable_doc_for_course_block
    from xmodule.modulestore.django import modulestore

    for tag, fields in written.items():
        document = searchable_doc_for_course_block(modulestore().get_item(world.usage[tag]))
        assert document["block_type"] == tag
        assert document["display_name"] == fields["display_name"]
        assert set(document.get("content", {})) <= set(fields), tag
