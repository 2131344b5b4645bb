"""A learner's memo sheets on paper, with the notes on them."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clicnjob_xblocks.memos.paper import Side, print_sides
from clicnjob_xblocks.memos.sheet import Sheet
from clicnjob_xblocks.translation import translator

from . import access
from .cv_pages import PrintedPage
from .memo_rows import Source, own_row, own_rows, pictures_on, require_written, sheet_of


def own_pdf(learner_id: int, memo_id: int) -> PrintedPage:
    """A sheet on paper, with the learner's notes.

    Raises:
        NotFound: it is none of the learner's.
    """
    row = own_row(learner_id, memo_id)
    return _printed(row.sheet.course_key, sheet_of(row.sheet), row.notes)


def printed_for(learner_id: int, source: Source) -> PrintedPage:
    """A sheet of a course on paper, with the notes of the learner if it is kept.

    Raises:
        Invalid: there is nothing on the sheet.
        NotAllowed: the person is not in the course, or somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    access.require_writer(learner_id, source.course_key)
    require_written(source)
    row = own_rows(learner_id).filter(place=source.place).first()
    notes = row.notes if row is not None else ""
    return _printed(source.course_key, source.sheet, notes)


def _printed(course_key: str, sheet: Sheet, notes: str) -> PrintedPage:
    """In the language of who reads it."""
    side = Side(sheet, notes, pictures_on(course_key, [sheet]))
    made = print_sides([side], translator("clicnjob_xblocks", None), get_language() or "en")
    subject = "".join(each if each.isalnum() else "-" for each in sheet.head.subject).strip("-")
    return PrintedPage(made.data, f"{subject or _('memo')}.pdf")
