"""What is written is read back the same, and always in the same bytes."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from course_export import Block, BundleError, read_bundle, write_bundle

from .making import course

BLOCKS = (
    Block("html", "page", {"display_name": "Page"}, html="<p>L’été &amp; l’hiver 🙂</p>\n"),
    Block("html", "empty"),
    Block("clicnjob_cv", "cv", {"display_name": "Ton « CV » 🙂", "introduction": "Un\ndeux\t<b>"}),
    Block("clicnjob_inbox", "inbox", {"introduction": None, "tags": ["é", "🙂", {"a": 1}]}),
    Block("clicnjob_workshop", "atelier", {"run_sheet": '{"schema": 1, "steps": ["é <b>\\n"]}'}),
    Block("clicnjob_cv", "cv2", {"weight": 1.5, "visible_to_staff_only": True, "group_access": {}}),
    Block("html", "path:page", html="<p>a folder</p>"),
    Block("problem", "q", {}, source='<problem url_name="q"><p>2  <b>+</b> 2</p></problem>'),
)
FILES = {
    "static/photo.png": b"\x89PNG\x00\x01",
    "about/overview.html": "<p>À propos</p>".encode(),
    "policies/2026/grading_policy.json": b'{"GRADER": []}',
}


def whole():
    return course(
        *BLOCKS,
        fields={
            "language": "fr",
            "tabs": [{"type": "courseware"}],
            "start": "2026-01-01T00:00:00Z",
        },
        files=FILES,
        extras=('<wiki slug="Org.CV.2026"/>',),
    )


def test_a_course_comes_back_as_it_was(tmp_path):
    path = tmp_path / "course.tar.gz"
    write_bundle(whole(), path)
    back = read_bundle(path)
    assert {block.url_name: block for block in back.blocks()}["q"].source.startswith("<problem")
    for block, given in zip(back.blocks(), BLOCKS, strict=True):
        assert block.fields == given.fields
        assert (block.tag, block.html) == (given.tag, given.html)
    assert back == whole()


def test_reading_and_writing_again_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "a.tar.gz", tmp_path / "b.tar.gz"
    write_bundle(whole(), first)
    write_bundle(read_bundle(first), second)
    assert first.read_bytes() == second.read_bytes()


def test_a_bundle_says_nothing_of_the_machine_that_made_it(tmp_path):
    path = tmp_path / "secret-name.tar.gz"
    write_bundle(whole(), path)
    assert b"secret" not in path.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(path.read_bytes()))) as tar:
        members = tar.getmembers()
    assert {(m.mtime, m.uid, m.gid, m.uname, m.gname) for m in members} == {(0, 0, 0, "", "")}
    assert [m.name for m in members] == sorted(m.name for m in members)


def test_our_blocks_stand_inline_with_their_family(tmp_path):
    path = tmp_path / "course.tar.gz"
    write_bundle(whole(), path)
    with tarfile.open(path) as tar:
        names = tar.getnames()
        unit = tar.extractfile("course/vertical/unit.xml").read().decode()
    assert '<clicnjob_cv url_name="cv" xblock-family="xblock.v1"' in unit
    assert not any("clicnjob" in name for name in names)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Block("clicnjob_cv", "a b"), "url_name"),
        (Block("clicnjob_cv", ""), "no url_name"),
        (Block("clicnjob_cv", "e\u0301"), "combining accent"),
        (Block("clicnjob_cv", "../up"), "url_name"),
        (Block("clicnjob_cv", "x", {"title": "no"}), "no field 'title'"),
        (Block("clicnjob_cv", "x", {"display_name": 3}), "must be text"),
        (Block("clicnjob_cv", "x", {"introduction": "a\x00b"}), "U+0000"),
        (Block("clicnjob_cv", "x", {"weight": True}), "must be a number"),
        (Block("clicnjob_cv", "x", {"start": "01/09/2026"}), "must be a date"),
        (Block("clicnjob_quiz2", "x"), "is not a block that is known"),
        (Block("html", "x", html="\x0b"), "U+000B"),
    ],
)
def test_what_an_import_would_lose_is_not_written(tmp_path, block, said):
    path = tmp_path / "course.tar.gz"
    with pytest.raises(BundleError) as refusal:
        write_bundle(course(block), path)
    assert said in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_name_used_twice_is_not_written(tmp_path):
    with pytest.raises(BundleError, match="stands twice"):
        write_bundle(course(Block("html", "x"), Block("html", "x")), tmp_path / "a.tar.gz")


@pytest.mark.parametrize("change", [{"org": "a b"}, {"run": "a/b"}, {"number": ""}])
def test_a_key_that_the_platform_refuses_is_not_written(tmp_path, change):
    with pytest.raises(BundleError, match="may hold letters"):
        write_bundle(course(**change), tmp_path / "a.tar.gz")


def test_static_files_that_studio_would_merge_are_not_written(tmp_path):
    files = {"static/a/b.png": b"1", "static/a_b.png": b"2"}
    with pytest.raises(BundleError, match="store it over"):
        write_bundle(course(files=files), tmp_path / "a.tar.gz")


def test_a_failed_write_keeps_the_older_bundle(tmp_path):
    path = tmp_path / "course.tar.gz"
    write_bundle(course(), path)
    before = path.read_bytes()
    with pytest.raises(BundleError):
        write_bundle(course(Block("unknown", "x")), path)
    assert path.read_bytes() == before
