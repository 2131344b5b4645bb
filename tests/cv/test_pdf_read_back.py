"""What programs read in a page: the text as typed, its order, its structure, its language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cv_xblock.document import Model, Page
from cv_xblock.render.look import Look
from cv_xblock.render.pdf import PhotoError, render_pdf
from cv_xblock.render.sheet import Sheet, build_sheet

from .making import JPEG, TODAY, cv
from .reading import check, facts_of, letters_of, needs_tools, structure_of, text_of

pytestmark = needs_tools

NAMES = [
    "Zoé O’Brien-N’Guyen",
    "Anne-Gaëlle d'Ornano Œuvré",
    "Вячеслав Шевченко-Ёлкин",
    "Їжакевич Ґалаґан",
    "Đặng Thị Ngọc Ánh",
    "Şükrü Ağaoğlu İnce",
    "Ọláyínká Ŋwaɖe Ɛkɔ",
    "محمد الأحمد",
    "علاء صلاح الإمام",
    "فاطمة الزهراء",
    "عبد الله بن يوسف",
    "رضا پهلوی",
    "ډېر ښه ټولې",
    "Amina 👩🏽‍🍳 🇫🇷 ❤️ ☕",
    "Jean Office fluffy Affiche",
]
#: How many places of a page say the text that :func:`sheet_saying` gives.
PLACES = 9
#: Letters of every alphabet that the fonts hold, and the signs that some language reads as its own.
TYPED = st.text(
    st.sampled_from("aéèçœÆŒßñžŁŞığĐÀÿ АбвЖщЁїҐ 019 #$*_`\\[]{}()<>@/~=+-.,;:!?'’\"“”«»%&|^€°…–—•"),
    min_size=1,
    max_size=60,
).map(lambda text: " ".join(text.split()))


def sheet_saying(text: str) -> Sheet:
    """A page on which everything says the same."""
    sheet = build_sheet(cv(), Page(), today=TODAY)
    entry = replace(sheet.experiences[0], title=text, where=text, tasks=(text,))
    return replace(
        sheet,
        name=text,
        headline=text,
        introduction=(text,),
        experiences=(entry,),
        skills=(text,),
        interests=(text,),
        contacts=(replace(sheet.contacts[0], text=text),),
    )


def times_read(text: str, pdf: bytes) -> int:
    """How often a page says a text.

    A hyphen at the end of a line is taken for a broken word there, and left out: a text that
    ends with one is looked for in the order of drawing, where none is left out.
    """
    options = ["-raw"] if text.endswith("-") else []
    return letters_of(text_of(pdf, *options)).count(letters_of(text))


@pytest.mark.parametrize("model", list(Model))
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_as_it_was_typed(name: str, model: Model) -> None:
    pdf = render_pdf(sheet_saying(name), Look(model))

    assert pdf.accessible
    assert times_read(name, pdf.data) >= PLACES


@settings(max_examples=25, deadline=None)
@given(TYPED.filter(bool))
@example('#import "/kit.typ": *')
@example("#sys.inputs #read(\"page.typ\") #image('x')")
@example("$a^2$ ]*bold*[ _b_ `c` @ref <label> // /* */")
@example("<script>alert(1)</script> &amp; {{x}} {% y %} ${z} \\n \\u{41}")
@example("= Titre - a + b / c: d ~ --- ... 'a' \"b\"")
@example("-- a - b -")
@example("prenom.nom-de-famille_tres.long@un-sous-domaine.exemple-long.example.org")
def test_any_text_comes_out_letter_for_letter(text: str) -> None:
    for model in (Model.SOBRE, Model.COLONNE):
        pdf = render_pdf(sheet_saying(text), Look(model))

        assert times_read(text, pdf.data) >= PLACES


def test_a_word_without_end_is_broken_and_whole() -> None:
    word = "x" * 115

    assert times_read(word, render_pdf(sheet_saying(word), Look("colonne")).data) >= PLACES


def test_what_cannot_be_printed_is_left_out() -> None:
    pdf = render_pdf(sheet_saying("a\x07b\ud800c\ufffed\ne"), Look())

    assert pdf.accessible
    assert "abcd e" in text_of(pdf.data)


def test_a_character_without_a_glyph_costs_the_standards_not_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pdf = render_pdf(sheet_saying("Li 李"), Look())

    assert not pdf.accessible
    assert "Li" in text_of(pdf.data)
    assert "no font has" in caplog.text
    assert "Li" not in caplog.text
    assert "李" not in caplog.text


@pytest.mark.parametrize("model", list(Model))
def test_the_file_is_sound_and_says_what_it_is(model: Model, tmp_path: Path) -> None:
    sheet = build_sheet(cv(), Page(), today=TODAY)
    pdf = render_pdf(sheet, Look(model)).data
    facts = facts_of(pdf)

    assert "No syntax or stream encoding errors" in check(pdf, tmp_path / "cv.pdf")
    assert facts["Title"] == "CV – Zoé O’Brien-N’Guyen"
    assert (facts["Tagged"], facts["Pages"]) == ("yes", "1")
    assert b"/Lang(fr)" in pdf
    assert b'pdfuaid:part="1"' in pdf or b"<pdfuaid:part>1<" in pdf
    assert b"<pdfaid:part>2<" in pdf
    assert b"<pdfaid:conformance>A<" in pdf


@pytest.mark.parametrize("model", list(Model))
@pytest.mark.parametrize("training_first", [False, True])
def test_the_tags_follow_the_order_of_the_sheet(model: Model, training_first: bool) -> None:
    page = Page(training_first=training_first)
    tree = structure_of(render_pdf(build_sheet(cv(), page, today=TODAY), Look(model)).data)
    history = ["Stage de vente", "Ranger les rayons", "Chez moi"]
    training = ["CAP cuisine", "Lycée de la Plaine"]
    expected = [
        "O’Brien-N’Guyen",
        "boulangerie",
        "zoe@example.org",
        "Je cherche un poste",
        *(training + history if training_first else history + training),
        "Cuisiner pour dix",
        "lingala",
        "Permis B, AM",
        "Football",
    ]
    places = [tree.find(each) for each in expected]

    assert -1 not in places
    assert places == sorted(places)
    assert tree.count("  H1") == 1
    assert "LBody" in tree


@pytest.mark.parametrize("model", list(Model))
def test_a_photo_has_words_for_it(model: Model) -> None:
    pdf = render_pdf(build_sheet(cv(), Page(photo=True), today=TODAY), Look(model), JPEG)

    assert pdf.accessible
    assert "Figure" in structure_of(pdf.data)
    assert re.search(rb"/Alt\s*[<(]", pdf.data)


@pytest.mark.parametrize("model", list(Model))
def test_a_page_without_a_name_shows_neither_name_nor_photo(model: Model) -> None:
    page = Page(photo=True, age=True, address=True)
    sheet = build_sheet(cv(), page, today=TODAY, anonymous=True)
    pdf = render_pdf(sheet, Look(model), JPEG)
    text = text_of(pdf.data)

    assert pdf.accessible
    assert "Figure" not in structure_of(pdf.data)
    assert facts_of(pdf.data)["Title"] == "CV"
    for secret in ("Brien", "Zoé", "Lilas", "06", "example", "19 ans"):
        assert secret not in text
    assert "Lille" in text


@pytest.mark.parametrize("photo", [b"\xff\xd8\xffbroken", b"<svg/>", b"GIF89a", b"%PDF-1.7"])
def test_what_is_no_photo_is_refused(photo: bytes) -> None:
    with pytest.raises(PhotoError):
        render_pdf(build_sheet(cv(), Page(photo=True), today=TODAY), Look(), photo)
