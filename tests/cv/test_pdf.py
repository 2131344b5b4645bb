"""The page as PDF and as a picture, through the two functions that make them."""

from __future__ import annotations

import pytest

from cv_xblock.document import Colour, Model, Page, pages_of
from cv_xblock.render.look import Look, look_of
from cv_xblock.render.pdf import render_pdf, render_preview
from cv_xblock.render.sheet import Sheet, build_sheet

from .making import TODAY, cv


def sheet(page: Page | None = None, **changes: object) -> Sheet:
    document = cv(**changes)
    return build_sheet(document, page or pages_of(document)[0], today=TODAY)


@pytest.mark.parametrize("model", list(Model))
@pytest.mark.parametrize("colour", list(Colour))
def test_every_look_gives_one_accessible_page(model: Model, colour: Colour) -> None:
    pdf = render_pdf(sheet(), Look(model, colour))

    assert pdf.data.startswith(b"%PDF-1.7")
    assert (pdf.pages, pdf.over, pdf.accessible) == (1, 0, True)


def test_the_same_page_is_the_same_file() -> None:
    assert render_pdf(sheet(), Look()) == render_pdf(sheet(), Look())


def test_a_preview_is_a_picture() -> None:
    assert render_preview(sheet(), Look()).startswith(b"<svg")
    assert render_preview(sheet(), Look(), picture="png").startswith(b"\x89PNG")


def test_a_page_says_how_it_looks() -> None:
    assert look_of(Page(model="relief", colour="plum")) == Look("relief", "plum")


def test_there_is_no_other_look() -> None:
    with pytest.raises(ValueError, match="neon"):
        Look("sobre", "neon")
    with pytest.raises(ValueError, match="page"):
        Look("page", "ink")
