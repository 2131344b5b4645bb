"""What the memo block asks of ``advisor_dashboard``, and how its page hears the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from advisor_dashboard.api import memo_paper, memo_sending, memos
from advisor_dashboard.api.cv_pages import PrintedPage
from advisor_dashboard.api.errors import Conflict
from advisor_dashboard.api.memo_rows import Source

from ..content.addresses import served
from ..handling import MAX_ID, RefusedError, bounded_int, odd_request

Gettext = Callable[[str], str]


def source(
    course_key: str, usage_key: str, text: str, replace: Callable[[str], str] | None
) -> Source:
    """The sheet of a block, as it would be kept."""
    return Source(course_key, usage_key, text, served(Source("", "", text).value, replace))


def addresses(course_key: str) -> dict[str, str]:
    """Where the page of one's memos is, and the one on which the team prints sets."""
    try:
        sheets = f"{reverse('clicnjob:sheets')}?{urlencode({'course': course_key})}"
        return {"my_memos": reverse("clicnjob:memos"), "all_sheets": sheets}
    except NoReverseMatch:
        return {"my_memos": "", "all_sheets": ""}


def kept(learner_id: int, sheet: Source) -> dict[str, Any]:
    """What the learner keeps of the sheet."""
    return _kept(memos.kept_of(learner_id, sheet))


def keep(learner_id: int, sheet: Source) -> dict[str, Any]:
    """Keep it."""
    return _kept(memos.keep(learner_id, sheet))


def write_notes(
    learner_id: int, sheet: Source, data: dict[str, Any], gettext: Gettext
) -> dict[str, Any]:
    """Save notes, as the page's saving sends them."""
    text, version = notes_sent(data, gettext)
    try:
        return notes_value(memos.write_notes_at(learner_id, sheet, text, version=version))
    except Conflict as error:
        current = notes_value(error.current)
        raise RefusedError(error.status, str(error), error.code, current=current) from error


def pdf(learner_id: int, sheet: Source) -> PrintedPage:
    """The sheet on paper."""
    return memo_paper.printed_for(learner_id, sheet)


def recipients(actor_id: int, sheet: Source) -> list[dict[str, Any]]:
    """Whom the advisor may send it to."""
    found = memo_sending.recipients(actor_id, sheet)
    return [{"id": each.learner_id, "name": each.name, "has_it": each.has_it} for each in found]


def send(actor_id: int, sheet: Source, data: dict[str, Any], gettext: Gettext) -> dict[str, Any]:
    """Send it."""
    ids, confirmed = data.get("ids"), data.get("confirmed")
    if not isinstance(ids, list):
        raise odd_request(gettext)
    learners = [bounded_int(each, 1, MAX_ID, gettext) for each in ids]
    number = bounded_int(confirmed, 0, len(learners), gettext)
    try:
        sent = memo_sending.send(actor_id, sheet, learners, confirmed=number)
    except Conflict as error:
        now = recipients(actor_id, sheet)
        raise RefusedError(error.status, str(error), error.code, learners=now) from error
    return {"sent": sent.count, "learners": recipients(actor_id, sheet)}


def notes_sent(data: dict[str, Any], gettext: Gettext) -> tuple[str, int]:
    """The text and the version that the saving of a page sends."""
    document = data.get("document")
    text = document.get("text") if isinstance(document, dict) else None
    if not isinstance(text, str):
        raise odd_request(gettext)
    return text, bounded_int(data.get("version"), 0, 2**31 - 1, gettext)


def notes_value(notes: memos.Notes) -> dict[str, Any]:
    """Notes as the saving of a page reads them."""
    return {
        "document": {"text": notes.text},
        "version": notes.version,
        "saved_at": notes.saved_at.isoformat() if notes.saved_at else None,
    }


def _kept(kept: memos.Kept) -> dict[str, Any]:
    return {
        "kept_id": kept.kept_id,
        "current": kept.current,
        "notes": notes_value(kept.notes),
    }
