"""``python -m cv_xblock``: files that a CV becomes beside the page, and is read from."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from cv_xblock.document import from_dict
from cv_xblock.importing import read_cv_file
from cv_xblock.render.command import main

from .making import ZOE, cv
from .pictures import photo


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cv.json").write_text(json.dumps(ZOE), encoding="utf-8")
    (tmp_path / "me.jpg").write_bytes(photo())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_cv_becomes_each_kind_of_file(folder, capsys):
    for name in ("x.docx", "X.JSON", "x.xml", "x.clicnjob.json"):
        assert main(["render", "cv.json", "-o", name, "--photo", "me.jpg"]) == 0
    assert Document(BytesIO((folder / "x.docx").read_bytes())).paragraphs
    assert etree.parse(folder / "x.xml").getroot().tag.endswith("Candidate")
    assert json.loads((folder / "X.JSON").read_bytes())["basics"]["name"]
    assert read_cv_file((folder / "x.clicnjob.json").read_bytes()).photo == photo()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["x.json", "x.xml", "x.clicnjob.json"])
def test_a_file_of_facts_is_never_anonymous(folder, capsys, name):
    assert main(["render", "cv.json", "-o", name, "--anonymous"]) == 1
    assert "names the person" in capsys.readouterr().err
    assert not (folder / name).exists()


def test_a_word_file_may_be_anonymous(folder):
    assert main(["render", "cv.json", "-o", "x.docx", "--anonymous"]) == 0
    assert Document("x.docx").core_properties.author == ""


def test_what_is_no_picture_is_said(folder, capsys):
    assert main(["render", "cv.json", "-o", "x.docx", "--photo", "cv.json"]) == 1
    assert "not a JPEG or PNG picture" in capsys.readouterr().err


def test_a_cv_of_ours_is_read_back_with_its_photo(folder):
    main(["render", "cv.json", "-o", "x.clicnjob.json", "--photo", "me.jpg"])
    assert main(["import", "x.clicnjob.json", "-o", "back.json", "--photo", "back.jpg"]) == 0
    assert from_dict(json.loads(Path("back.json").read_bytes())) == cv()
    assert Path("back.jpg").read_bytes() == photo()


def test_what_an_import_leaves_out_is_said(folder, capsys):
    resume = {"basics": {"name": "Ada", "url": "https://ada.example", "summary": "x" * 3000}}
    Path("resume.json").write_text(json.dumps(resume), encoding="utf-8")
    assert main(["import", "resume.json", "-o", "back.json", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "basics.url: Your CV has no place for this. (https://ada.example)" in said
    assert "introduction: This text is too long: 3\u202f000 characters" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("%PDF", "cannot read this file"),
        (json.dumps({"format": "clicnjob-cv", "version": 9}), "newer version"),
        (
            json.dumps({"format": "clicnjob-cv", "version": 1, "document": {"schema": 3, "x": 1}}),
            "x: there is no such field",
        ),
    ],
)
def test_what_cannot_be_read_is_said(folder, capsys, content, said):
    Path("resume.json").write_text(content, encoding="utf-8")
    assert main(["import", "resume.json", "-o", "back.json", "--language", "en"]) == 1
    assert said in capsys.readouterr().err
    assert not Path("back.json").exists()
