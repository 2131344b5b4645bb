"""OLX: the shapes that are understood, and each fault with its file and line."""

from __future__ import annotations

import pytest

from course_export import read_bundle
from course_export.problems import BundleError, CourseError

from .making import OLX, olx, packed

UNIT = '<vertical display_name="Unit">\n{}\n</vertical>'


def read(folder, **changes):
    return read_bundle(packed(folder, olx(**changes)))


def blocks(course):
    return {block.url_name: block for block in course.blocks()}


def test_pointers_are_followed_to_the_leaf(tmp_path):
    course = read(tmp_path)
    assert course.key == "course-v1:Org+CV+R1"
    assert course.display_name == "Title"
    assert [chapter.display_name for chapter in course.chapters] == ["One"]
    assert blocks(course)["h1"].html == "<p>Bonjour</p>"
    assert blocks(course)["cv"].fields == {"display_name": "Ton CV"}


def test_a_course_written_inline_is_the_same(tmp_path):
    inline = (
        '<course url_name="R1" org="Org" course="CV" display_name="Title">'
        '<chapter url_name="c1" display_name="One"><sequential url_name="s1" display_name="Step">'
        '<vertical url_name="v1" display_name="Unit">'
        '<html url_name="h1" display_name="Page"><p>Bonjour</p></html>'
        '<clicnjob_cv url_name="cv" display_name="Ton CV"/>'
        "</vertical></sequential></chapter></course>"
    )
    (tmp_path / "a").mkdir()
    path = packed(tmp_path / "a", {"course.xml": inline.encode()})
    assert read_bundle(path) == read(tmp_path)


def test_a_policy_overrides_the_attributes(tmp_path):
    policy = '{"course/R1": {"display_name": "New", "language": "fr"}, "chapter/c1": {"x": [1]}}'
    course = read(tmp_path, policies__R1__policy_json=policy)
    assert (course.display_name, course.fields) == ("New", {"language": "fr"})
    assert course.chapters[0].fields == {"x": [1]}


def test_json_fields_and_empty_fields_come_back_as_values(tmp_path):
    unit = UNIT.format(
        '<clicnjob_cv url_name="cv" xmlns:option="http://code.edx.org/xblock/option" '
        'weight="2" tags="[&quot;yes&quot;]"><!-- kept out --><option:introduction none="true"/>'
        "<option:display_name>Long\ntext</option:display_name></clicnjob_cv>"
    )
    fields = blocks(read(tmp_path, vertical__v1_xml=unit))["cv"].fields
    assert fields == {
        "weight": 2,
        "tags": ["yes"],
        "introduction": None,
        "display_name": "Long\ntext",
    }


def test_blocks_of_the_platform_are_kept_as_they_are(tmp_path):
    unit = UNIT.format('<problem url_name="p1"/><video url_name="vid" youtube="x"/>')
    problem = '<problem display_name="Q"><p>a <b>b</b></p></problem>'
    course = read(tmp_path, vertical__v1_xml=unit, problem__p1_xml=problem)
    assert "<p>a <b>b</b></p>" in blocks(course)["p1"].source
    assert blocks(course)["p1"].display_name == "Q"


def test_other_files_go_along(tmp_path):
    course = read(tmp_path, about__overview_html="<p>x</p>", static__a_txt="1")
    assert course.files == {
        "about/overview.html": b"<p>x</p>",
        "static/a.txt": b"1",
    }


CV = '<clicnjob_cv url_name="cv"{}/>'
FAULTS = {
    "unknown tag": (
        {"vertical__v1_xml": UNIT.format('<clicnjob_nope url_name="x"/>')},
        "vertical/v1.xml, line 2: <clicnjob_nope> is not a block",
    ),
    "unknown field": (
        {"vertical__v1_xml": UNIT.format(CV.format(' titre="x"'))},
        "vertical/v1.xml, line 2: <clicnjob_cv> has no field 'titre'",
    ),
    "bad JSON": (
        {"vertical__v1_xml": UNIT.format(CV.format(' tags="[1,"'))},
        "vertical/v1.xml, line 2: the field 'tags' is not strict JSON",
    ),
    "YAML": (
        {"vertical__v1_xml": UNIT.format(CV.format(' visible_to_staff_only="yes"'))},
        "is not strict JSON",
    ),
    "NaN": (
        {"vertical__v1_xml": UNIT.format(CV.format(' weight="NaN"'))},
        "NaN is not JSON",
    ),
    "wrong type": (
        {"vertical__v1_xml": UNIT.format(CV.format(' weight="&quot;1&quot;"'))},
        "must be a number",
    ),
    "child of a leaf": (
        {"vertical__v1_xml": UNIT.format('<clicnjob_cv url_name="cv"><p/></clicnjob_cv>')},
        "takes no child <p>",
    ),
    "text in a leaf": (
        {"vertical__v1_xml": UNIT.format('<clicnjob_cv url_name="cv">x</clicnjob_cv>')},
        "takes no text",
    ),
    "text in a unit": ({"vertical__v1_xml": UNIT.format("stray")}, "<vertical> takes no text"),
    "pointer of a pure block": (
        {"clicnjob_cv__cv_xml": "<clicnjob_cv/>"},
        "points to clicnjob_cv/cv.xml, which the platform does not follow",
    ),
    "other family": (
        {"vertical__v1_xml": UNIT.format(CV.format(' xblock-family="xblock.v2"'))},
        "xblock-family is 'xblock.v2'",
    ),
    "no url_name": (
        {"vertical__v1_xml": UNIT.format("<clicnjob_cv/>")},
        "vertical/v1.xml, line 2: <clicnjob_cv>: it has no url_name",
    ),
    "same name twice": (
        {"vertical__v1_xml": UNIT.format(CV.format("") + "\n" + CV.format(""))},
        "vertical/v1.xml, line 3: <clicnjob_cv url_name='cv'> stands already in vertical/v1.xml, "
        "line 2",
    ),
    "same name twice on a line": (
        {"vertical__v1_xml": UNIT.format(CV.format("") * 2)},
        "stands already",
    ),
    "a unit within itself": (
        {"vertical__v1_xml": UNIT.format('<vertical url_name="v1"/>')},
        "stands already",
    ),
    "wrong level": (
        {"chapter__c1_xml": '<chapter><vertical url_name="v1"/></chapter>'},
        "chapter/c1.xml, line 1: <vertical> stands where only <sequential> may",
    ),
    "missing chapter": ({"chapter__c1_xml": None}, "the file chapter/c1.xml is missing"),
    "missing course": ({"course__R1_xml": None}, "the file course/R1.xml is missing"),
    "missing page": ({"html__h1_html": None}, "the file html/h1.html is missing"),
    "climbing page": (
        {"html__h1_xml": '<html filename="../../etc/passwd"/>'},
        "the file html/../../etc/passwd.html is missing",
    ),
    "wrong root of a pointer": ({"html__h1_xml": "<problem/>"}, "the root is <problem>"),
    "not XML": ({"chapter__c1_xml": "<chapter>\n<x>"}, "chapter/c1.xml, line 2: not XML"),
    "merge marker": (
        {"chapter__c1_xml": OLX["chapter/c1.xml"] + "\n<<<<<<< HEAD\n"},
        "chapter/c1.xml, line 2: a merge was left unfinished",
    ),
    "merge marker in a page": (
        {"html__h1_html": "<p>\n>>>>>>> branch\n"},
        "html/h1.html, line 2: a merge was left unfinished",
    ),
    "template": (
        {"course_xml": '<course url_name="{{ run }}" org="Org" course="CV"/>'},
        "course.xml, line 1: a template that was not filled in",
    ),
    "shell template": (
        {"course_xml": '<course url_name="${RUN}" org="Org" course="CV"/>'},
        "course.xml, line 1: a template that was not filled in",
    ),
    "DTD": (
        {"course_xml": '<!DOCTYPE x [<!ENTITY a "b">]>\n' + OLX["course.xml"]},
        "course.xml, line 1: <!DOCTYPE is not allowed",
    ),
    "hidden DTD": (
        {"course_xml": "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-<course/>"},
        "course.xml, line 1: not XML",
    ),
    "entity": ({"chapter__c1_xml": "<chapter>&boom;</chapter>"}, "not XML"),
    "processing instruction": (
        {"vertical__v1_xml": UNIT.format("<?php x ?>")},
        "processing instructions are not allowed",
    ),
    "too deep": (
        {"html__h1_xml": "<html>" + "<b>" * 100 + "</b>" * 100 + "</html>"},
        "nested deeper",
    ),
    "far too deep": ({"html__h1_xml": "<b>" * 5000 + "</b>" * 5000}, "not XML"),
    "bad key": ({"course_xml": '<course url_name="a b" org="O" course="C"/>'}, "may hold letters"),
    "no org": ({"course_xml": '<course url_name="R1"/>'}, "the org ''"),
    "library": ({"course_xml": "<library/>"}, "Open edX library"),
    "another root": ({"course_xml": "<problem/>"}, "the root is <problem>, not <course>"),
    "policy": ({"policies__R1__policy_json": "{'a': 1}"}, "policies/R1/policy.json: not strict"),
    "policy of lists": ({"policies__R1__policy_json": "[]"}, "must be an object of objects"),
    "deep policy": ({"policies__R1__policy_json": "[" * 100_000}, "policy.json: not strict"),
    "grading policy": (
        {"policies__R1__grading_policy_json": '{"a": 1, "a": 2}'},
        "a key stands twice",
    ),
    "draft": ({"drafts__vertical__d_xml": "<vertical>"}, "drafts/vertical/d.xml, line 1: not XML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_file_and_line(tmp_path, name):
    changes, said = FAULTS[name]
    with pytest.raises(BundleError) as refusal:
        read(tmp_path, **changes)
    assert said in str(refusal.value)


def test_text_that_is_not_utf8_is_named_with_its_line(tmp_path):
    files = {**olx(), "html/h1.html": b"<p>\n\xe9t\xe9</p>"}
    with pytest.raises(CourseError, match=r"html/h1\.html, line 2: it is not UTF-8"):
        read_bundle(packed(tmp_path, files))


def test_a_page_that_is_too_large_is_refused(tmp_path):
    with pytest.raises(CourseError, match="longer than"):
        read(tmp_path, html__h1_html="x" * (1024 * 1024 + 1))


def test_every_fault_is_listed_at_once(tmp_path):
    with pytest.raises(CourseError) as refusal:
        read(
            tmp_path,
            html__h1_html=None,
            vertical__v1_xml=UNIT.format('<html url_name="h1"/>\n<what url_name="w"/>'),
        )
    assert [problem.line for problem in refusal.value.problems] == [1, 3]
