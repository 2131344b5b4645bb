"""A bundle through Studio's own import and export: nothing is lost on the way, nor back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from course_export import Course, read_bundle

from .bundles import course_of_every_block, save, shipped_course
from .conftest import block_entry_points

pytestmark = pytest.mark.studio

SUCCEEDED = {"import": 4, "export": 3}


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    for name in ("GITHUB_REPO_ROOT", "MEDIA_ROOT"):
        folder = tmp_path / name
        folder.mkdir()
        setattr(settings, name, str(folder))


@pytest.fixture
def author(world, hosting):
    return hosting.log_in(hosting.make_account("root", "Root", is_staff=True, is_superuser=True))


@pytest.fixture
def studio(author, hosting, tmp_path):
    """Imports a bundle into a new course, exports a course into a file."""

    class Studio:
        def import_bundle(self, path):
            key = hosting.make_course("nord", "À remplacer")
            url = f"/import/{key}"
            sent = SimpleUploadedFile(path.name, path.read_bytes(), "application/gzip")
            with hosting.settled():
                answer = author.post(url, {"course-data": sent}, HTTP_ACCEPT="application/json")
            assert answer.status_code == 200, answer.content
            state = author.get(f"/import_status/{key}/{path.name}").json()
            assert state["ImportStatus"] == SUCCEEDED["import"], state
            return key

        def export_course(self, key):
            with hosting.settled():
                assert author.post(f"/export/{key}").status_code == 200
            state = author.get(f"/export_status/{key}").json()
            assert state["ExportStatus"] == SUCCEEDED["export"], state
            path = tmp_path / f"{key.course}.tar.gz"
            path.write_bytes(b"".join(author.get(state["ExportOutput"]).streaming_content))
            return path

    return Studio()


def shipped():
    return shipped_course("nord", "Mon premier CV")


def shipped_too():
    return shipped_course("nord", "Mon adresse e-mail pro", "mon-adresse-email-pro")


def every_block():
    return course_of_every_block("nord", block_entry_points())


@pytest.fixture(params=[shipped, shipped_too, every_block], ids=lambda make: make.__name__)
def course(request) -> Course:
    return request.param()


def stored(item, fields):
    """Those fields of a block of the course store, as JSON."""
    return {name: item.fields[name].to_json(getattr(item, name)) for name in fields}


def json_of(item, fields):
    """The same, of what a bundle says; platform attributes are text there."""
    return {
        name: item.fields[name].to_json(item.fields[name].from_string(value))
        if isinstance(value, str)
        else value
        for name, value in fields.items()
    }


def same(item, fields, **more):
    """Whether a block of the course store holds what a bundle says of it."""
    fields = {**fields, **more}
    assert stored(item, fields) == json_of(item, fields), item.location
    assert not type(item).__name__.startswith("Hidden"), item.location


def test_every_block_and_field_of_a_bundle_is_in_the_course(studio, course, tmp_path):
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore
    from xmodule.modulestore.django import modulestore

    key = studio.import_bundle(save(course, tmp_path))

    root = modulestore().get_course(key)
    same(root, course.fields, display_name=course.display_name)
    children_of(root, course.chapters, "chapter", key)
    for chapter in course.chapters:
        item = found(key, "chapter", chapter)
        same(item, chapter.fields, display_name=chapter.display_name)
        children_of(item, chapter.sequentials, "sequential", key)
        for step in chapter.sequentials:
            item = found(key, "sequential", step)
            same(item, step.fields, display_name=step.display_name)
            children_of(item, step.verticals, "vertical", key)
    for unit in course.verticals():
        item = found(key, "vertical", unit)
        same(item, unit.fields, display_name=unit.display_name)
        assert [(c.block_type, c.block_id) for c in item.children] == [
            (block.tag, block.url_name) for block in unit.blocks
        ]
    for block in course.blocks():
        item = found(key, block.tag, block)
        same(item, block.fields)
        if block.tag == "html":
            assert item.data == block.html
    for path, body in course.files.items():
        folder, _, name = path.partition("/")
        if folder == "about":
            about = modulestore().get_item(key.make_usage_key("about", name.removesuffix(".html")))
            assert about.data == body.decode()
        if folder == "static":
            asset = contentstore().find(StaticContent.compute_location(key, name))
            assert asset.data == body


def found(key, tag, part):
    from xmodule.modulestore.django import modulestore

    return modulestore().get_item(key.make_usage_key(tag, part.url_name))


def children_of(item, parts, tag, key):
    assert item.children == [key.make_usage_key(tag, part.url_name) for part in parts]


def test_what_studio_exports_and_imports_again_is_the_same_course(studio, course, tmp_path):
    key = studio.import_bundle(save(course, tmp_path))

    exported = studio.export_course(key)
    back = read_bundle(exported)
    again = studio.import_bundle(exported)
    twice = read_bundle(studio.export_course(again))

    assert outline(back) == outline(course)
    assert unkeyed(twice) == unkeyed(back)


def outline(course: Course):
    """Titles, order, and each block with all that an author wrote."""
    return [
        (
            (chapter.url_name, chapter.display_name),
            (step.url_name, step.display_name),
            (unit.url_name, unit.display_name),
            [(b.tag, b.url_name, dict(b.fields), b.html.strip()) for b in unit.blocks],
        )
        for chapter in course.chapters
        for step in chapter.sequentials
        for unit in step.verticals
    ]


def unkeyed(course: Course):
    """The course but its key, wherever it stands, and the hour of the upload of its files."""
    files = {path: body for path, body in course.files.items() if path != "policies/assets.json"}
    extras = tuple(each.replace(course.number, "") for each in course.extras)
    return replace(course, org="", number="", run="", extras=extras, files=files)
