"""The files that a page can become, by the ending of their names.

What makes the others is loaded where it is asked for: a PDF does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ..document import CV, Page
from .look import Look
from .pdf import render_pdf, render_preview
from .sheet import Sheet


class Order(NamedTuple):
    """What to make a file of: the facts, a page of them, its words and look, the day, a photo."""

    cv: CV
    page: Page
    sheet: Sheet
    look: Look
    today: date
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


def _docx(order: Order) -> File:
    from .word import render_docx  # noqa: PLC0415

    return File(render_docx(order.sheet, order.look, order.photo))


def _json(order: Order) -> File:
    from .json_resume import to_json_resume  # noqa: PLC0415

    return File(to_json_resume(order.cv, language=order.sheet.language))


def _xml(order: Order) -> File:
    from .europass import to_europass  # noqa: PLC0415

    return File(
        to_europass(
            order.cv,
            order.page,
            today=order.today,
            language=order.sheet.language,
            photo=order.photo,
        )
    )


def _ours(order: Order) -> File:
    from ..export import write_cv_file  # noqa: PLC0415

    return File(write_cv_file(order.cv, order.photo))


#: By the ending of the file's name, the longer before the shorter.
FORMATS: dict[str, Callable[[Order], File]] = {
    ".pdf": _pdf,
    ".svg": _svg,
    ".png": _png,
    ".docx": _docx,
    ".clicnjob.json": _ours,
    ".json": _json,
    ".xml": _xml,
}
#: Made from the facts: without the person's name they are nothing.
NAMED = frozenset((".clicnjob.json", ".json", ".xml"))


def format_of(name: str) -> str | None:
    """The ending, of those in ``FORMATS``, that a file's name has."""
    return next((ending for ending in FORMATS if name.lower().endswith(ending)), None)
