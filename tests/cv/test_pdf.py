"""The page as PDF and as a picture, through the two functions that make them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

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


def test_threads_that_render_at_once_give_the_same_files() -> None:
    looks = [Look(model, colour) for model in Model for colour in (Colour.INK, Colour.PLUM)]
    alone = [render_pdf(sheet(), look).data for look in looks]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda look: render_pdf(sheet(), look).data, looks * 4))

    assert together == alone * 4


@pytest.mark.parametrize("colour", list(Colour))
def test_a_colour_is_read_on_paper_and_paper_on_it(colour: Colour) -> None:
    ink = Look("sobre", colour).ink
    pale = "#" + "".join(f"{round(255 - (255 - part) * 0.09):02x}" for part in _parts(ink))

    assert _contrast(ink, "#ffffff") >= 4.5
    assert _contrast(ink, pale) >= 4.5
    assert _contrast("#4d5660", pale) >= 4.5


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in _parts(colour))
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
