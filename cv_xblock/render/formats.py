"""The files that a page can become, by the ending of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..document import CV, Page
from .look import Look
from .pdf import render_pdf, render_preview
from .sheet import Sheet


class Order(NamedTuple):
    """What to make a file of: the facts, a page of them, its words, its look, the photo."""

    cv: CV
    page: Page
    sheet: Sheet
    look: Look
    photo: bytes | None = None


class File(NamedTuple):
    """What was made, and on how many sheets of paper it is if that is known."""

    data: bytes
    pages: int = 1


def _pdf(order: Order) -> File:
    pdf = render_pdf(order.sheet, order.look, order.photo)
    return File(pdf.data, pdf.pages)


def _svg(order: Order) -> File:
    return File(render_preview(order.sheet, order.look, order.photo))


def _png(order: Order) -> File:
    return File(render_preview(order.sheet, order.look, order.photo, picture="png"))


#: By the ending of the file's name, with its dot.
FORMATS: dict[str, Callable[[Order], File]] = {".pdf": _pdf, ".svg": _svg, ".png": _png}
