"""One page of a CV as others read it: in words, and as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language

from cv_xblock.document import CV, Page
from cv_xblock.render.look import look_of
from cv_xblock.render.pdf import render_pdf, render_preview
from cv_xblock.render.sheet import Sheet, build_sheet

from .cv_photos import printed_photo


@dataclass(frozen=True)
class PrintedPage:
    """A page as a PDF, and what the file is called."""

    data: bytes
    name: str


def page_in_words(cv: CV, page: Page, *, anonymous: bool = False) -> Sheet:
    """All the words of a page, ours in the language of who reads it."""
    french = (get_language() or "fr").partition("-")[0] == "fr"
    return build_sheet(
        cv,
        page,
        today=timezone.localdate(),
        language="fr" if french else "en",
        anonymous=anonymous,
    )


def printed_page(learner_id: int, cv: CV, page: Page, *, anonymous: bool = False) -> PrintedPage:
    """The page as a PDF. Whether somebody may see it is for who calls this to have asked."""
    sheet = page_in_words(cv, page, anonymous=anonymous)
    photo = None if anonymous else printed_photo(learner_id, page)
    return PrintedPage(render_pdf(sheet, look_of(page), photo).data, f"{sheet.title}.pdf")


def pictured_page(learner_id: int, cv: CV, page: Page, *, anonymous: bool = False) -> bytes:
    """The first sheet of the page as a drawing (SVG), in its own model and colour."""
    sheet = page_in_words(cv, page, anonymous=anonymous)
    photo = None if anonymous else printed_photo(learner_id, page)
    return render_preview(sheet, look_of(page), photo)
