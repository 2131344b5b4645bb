"""The command line, and the course that comes along."""

from __future__ import annotations

import subprocess
import sys

import pytest

from course_export import read_bundle
from course_export.__main__ import main

from .making import olx, packed

KEY = ("--course", "CV", "--run", "2026")


def build(output, org="Org1", name="Mon premier CV", content="mon-premier-cv"):
    return main(["build", content, "-o", str(output), "--org", org, *KEY, "--name", name])


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "cv.tar.gz"
    assert build(path) == 0
    return path


def test_the_shipped_course_is_built_and_found_sound(bundle, capsys):
    assert main(["check", str(bundle)]) == 0
    assert "no problem found" in capsys.readouterr().out


def test_two_structures_get_the_same_course_under_their_own_key(tmp_path, bundle):
    other = tmp_path / "other.tar.gz"
    assert build(other, org="Org2", name="Mon CV à nous") == 0
    first, second = read_bundle(bundle), read_bundle(other)
    assert (second.org, second.display_name) == ("Org2", "Mon CV à nous")
    assert first.chapters == second.chapters


def test_building_twice_gives_the_same_bytes(tmp_path, bundle):
    build(tmp_path / "again.tar.gz")
    assert (tmp_path / "again.tar.gz").read_bytes() == bundle.read_bytes()


def test_the_shipped_course_leads_to_the_cv_the_quizzes_and_the_offers(bundle):
    course = read_bundle(bundle)
    assert [chapter.display_name for chapter in course.chapters] == [
        "Bienvenue",
        "Ton CV",
        "T’entraîner",
        "Tes offres",
    ]
    tags = [block.tag for block in course.blocks()]
    assert tags.count("clicnjob_cv") == tags.count("clicnjob_inbox") == 1
    assert tags.count("clicnjob_quiz") == 2
    assert course.fields["language"] == "fr"


def test_show_prints_the_outline(bundle, capsys):
    assert main(["show", str(bundle)]) == 0
    out = capsys.readouterr().out
    assert "Mon premier CV (course-v1:Org1+CV+2026)" in out
    assert "clicnjob_inbox: Tes offres" in out


def test_check_lists_the_problems_and_fails(tmp_path, capsys):
    path = packed(tmp_path, olx(html__h1_html=None))
    assert main(["check", str(path)]) == 1
    error = capsys.readouterr().err
    assert "html/h1.xml, line 1: the file html/h1.html is missing" in error
    assert "1 problem found." in error


@pytest.mark.parametrize(
    ("outline", "said"),
    [
        (None, "there is no course.toml"),
        ("chapter = 3", "must be written as [[chapter]]"),
        ("[[chapter", "course.toml"),
        ("titel = 'x'", "unknown keys titel"),
        ("[[chapter]]\nid = 'x'", "needs an id and a name"),
        ("[[chapter]]\nid='x'\nname='X'\nstaff_only='yes'", "must be true or false"),
        (
            "[[chapter]]\nid='a'\nname='A'\n[[chapter.step]]\nid='b'\nname='B'\n"
            "[[chapter.step.unit]]\nid='c'\nname='C'\n[[chapter.step.unit.block]]\nid='d'\n"
            "page='../secret.html'",
            "stands outside the folder",
        ),
        (
            "[[chapter]]\nid='a'\nname='A'\n[[chapter.step]]\nid='b'\nname='B'\n"
            "[[chapter.step.unit]]\nid='c'\nname='C'\n[[chapter.step.unit.block]]\nid='d'\n"
            "page='none.html'",
            "cannot be read",
        ),
    ],
)
def test_content_that_is_not_in_order_is_refused(tmp_path, capsys, outline, said):
    folder = tmp_path / "content"
    folder.mkdir()
    if outline is not None:
        (folder / "course.toml").write_text(outline)
    output = tmp_path / "out.tar.gz"
    assert build(output, content=str(folder)) == 1
    assert said in capsys.readouterr().err
    assert not output.exists()


def test_a_part_of_the_outline_is_kept_for_the_team(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    outline = "[[chapter]]\nid='a'\nname='A'\n[[chapter]]\nid='b'\nname='B'\nstaff_only=true"
    (folder / "course.toml").write_text(outline)
    assert build(tmp_path / "out.tar.gz", content=str(folder)) == 0
    chapters = read_bundle(tmp_path / "out.tar.gz").chapters
    assert [dict(each.fields) for each in chapters] == [{}, {"visible_to_staff_only": True}]


def test_the_package_runs_as_a_module_without_django_or_xblock():
    code = (
        "import sys, course_export.__main__; "
        "sys.exit(any(name in sys.modules for name in ('django', 'xblock')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
