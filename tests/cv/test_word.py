"""The page as a Word file: letter for letter, clean inside, and the same every time."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from cv_xblock.document import Colour, Model, Page, pages_of
from cv_xblock.render.look import Look, look_of
from cv_xblock.render.sheet import Sheet, build_sheet
from cv_xblock.render.word import render_docx

from .making import TODAY, cv
from .pictures import photo
from .strategies import TELLING, documents
from .word_files import W, faults, paragraphs, texts

LOOKS = [Look(model, colour) for model in Model for colour in Colour]


def sheet(page: Page | None = None, *, language: str = "fr", anonymous: bool = False, **changes):
    return build_sheet(
        cv(**changes), page or Page(), today=TODAY, language=language, anonymous=anonymous
    )


def printed(page: Sheet) -> list[str]:
    """The texts of a sheet that stand on the page whatever the model, in reading order."""
    entries = [page.experiences, page.training]
    rows = [row for group in entries[:: -1 if page.training_first else 1] for row in group]
    found = [page.name, page.headline, *(each.text for each in page.contacts), *page.introduction]
    for row in rows:
        found += [row.title, row.where, row.kind, *row.tasks]
    found += page.skills
    for each in page.languages:
        found += [each.name, each.level]
    return [text for text in (*found, *page.practical, *page.interests) if text]


def in_order(wanted: list[str], found: list[str]) -> bool:
    left = iter(found)
    return all(text in left for text in wanted)


@settings(deadline=None, max_examples=60)
@given(documents(), st.sampled_from(LOOKS), st.booleans(), st.booleans())
def test_every_text_of_any_page_is_found_again(document, look, anonymous, with_photo):
    for page in pages_of(document):
        words = build_sheet(document, page, today=TODAY, anonymous=anonymous)
        data = render_docx(words, look, photo() if with_photo else None)
        assert in_order(printed(words), texts(data))
        assert faults(data) == []


@pytest.mark.parametrize("text", TELLING)
def test_markup_is_text(text):
    page = sheet(last_name=text, skills=[text], introduction=text)
    found = texts(render_docx(page, Look()))
    assert {page.name, page.skills[0], *page.introduction} <= set(found)


def test_what_xml_forbids_cannot_break_the_file():
    page = replace(sheet(), name="Zo\x00\x0bé\ud800\ufffe", skills=("a\tb\nc",))
    found = texts(render_docx(page, Look()))
    assert {"Zoé", "a b c"} <= set(found)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.model}-{look.colour}")
def test_every_look_is_a_clean_file_of_its_colour(look):
    data = render_docx(sheet(Page(photo=True)), look, photo())
    assert faults(data) == []
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert look.ink.removeprefix("#") in package.read("word/styles.xml").decode()


def test_no_two_models_look_the_same():
    def styles(model: Model) -> bytes:
        with zipfile.ZipFile(BytesIO(render_docx(sheet(), Look(model)))) as package:
            return package.read("word/styles.xml")

    assert len({styles(model) for model in Model}) == len(Model)


def test_the_page_has_real_headings_and_lists():
    found = paragraphs(render_docx(sheet(), Look()))
    assert found[:3] == [
        ("Title", "Zoé O’Brien-N’Guyen"),
        ("Subtitle", "Vendeur / Vendeuse en boulangerie"),
        ("Contact", "06\u00a039\u00a098\u00a001\u00a002\u00a0· zoe@example.org\u00a0· 59000 Lille"),
    ]
    assert ("Heading 1", "Expérience") in found
    assert ("Heading 2", "Stage de vente\tmars 2025 – juin 2025") in found
    assert ("List Bullet", "Ranger les rayons") in found
    assert ("List Bullet", "Arabe\u00a0– langue maternelle") in found


def test_training_comes_first_where_the_page_says_so():
    found = paragraphs(render_docx(sheet(Page(training_first=True)), Look()))
    headings = [text for style, text in found if style == "Heading 1"]
    assert headings.index("Formation") < headings.index("Expérience")


def test_what_is_empty_has_no_heading():
    empty = build_sheet(
        cv(experiences=[], training=[], skills=[], languages=[], interests=[], introduction=""),
        Page(),
        today=TODAY,
    )
    headings = [t for style, t in paragraphs(render_docx(empty, Look())) if style == "Heading 1"]
    assert headings == ["En pratique"]


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_file_says_its_language_and_title_and_no_date(language, locale):
    document = Document(BytesIO(render_docx(sheet(language=language), Look())))
    properties = document.core_properties
    assert (properties.title, properties.author) == (
        "CV – Zoé O’Brien-N’Guyen",
        "Zoé O’Brien-N’Guyen",
    )
    assert properties.language == locale
    assert (properties.created, properties.modified) == (None, None)
    assert (properties.comments, properties.last_modified_by) == ("", "")
    assert [each.get(f"{W}val") for each in document.styles.element.iter(f"{W}lang")] == [locale]


def test_the_photo_is_said_in_words():
    data = render_docx(sheet(Page(photo=True)), Look(), photo())
    described = [
        each.get("descr") for each in Document(BytesIO(data)).element.body.iter("{*}docPr")
    ]
    assert described == [sheet(Page(photo=True)).portrait]


@pytest.mark.parametrize("page", [sheet(), sheet(Page(photo=True), anonymous=True)])
def test_a_page_without_a_photo_prints_none(page):
    assert render_docx(page, Look(), photo()) == render_docx(page, Look())


def test_nobody_is_known_by_an_anonymous_file():
    data = render_docx(sheet(Page(photo=True), anonymous=True), Look(), photo())
    with zipfile.ZipFile(BytesIO(data)) as package:
        whole = b"".join(package.read(name) for name in package.namelist()).decode("latin-1")
    for word in ("Zo", "Brien", "0639980102", "zoe@", "Lilas", "19 ans"):
        assert word not in whole


def test_the_same_page_makes_the_same_bytes():
    page = Page(photo=True, model="relief")
    first, second = (render_docx(sheet(page), look_of(page), photo()) for _ in range(2))
    assert first == second
