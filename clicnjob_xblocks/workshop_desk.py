"""What the workshop block asks of ``advisor_dashboard``, and how its page hears the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from advisor_dashboard.api import workshop_saving, workshops
from advisor_dashboard.api.errors import Conflict
from advisor_dashboard.api.workshop_saving import MOST_PEOPLE, Draft
from advisor_dashboard.api.workshops import Place, Session
from advisor_dashboard.days import day_in_words

from .handling import MAX_ID, RefusedError, bounded_int, odd_request
from .workshops.attendance import SignedSheet, as_pdf

Gettext = Callable[[str], str]

#: As many as a page can show, ticked or not.
_MOST_SENT = 2 * MOST_PEOPLE
_TOKEN_LENGTH = (8, 64)


def held(actor_id: int, place: Place) -> dict[str, Any]:
    """All that the part on those present begins with."""
    return {
        **listed(actor_id, place, None),
        "sessions": _sessions(actor_id, place),
        "today": timezone.localdate().isoformat(),
    }


def listed(actor_id: int, place: Place, group: int | None) -> dict[str, Any]:
    """Whom the advisor may tick."""
    found = workshops.listed(actor_id, place, group)
    return {
        "learners": [[each.user_id, each.name, each.group] for each in found.learners],
        "groups": [list(each) for each in found.groups],
        "too_many": found.too_many,
    }


def save(
    actor_id: int, place: Place, data: Mapping[str, Any], *, title: str, gettext: Gettext
) -> dict[str, Any]:
    """Keep what was noted of a session, new or old."""
    number = data.get("session")
    session_id = None if number is None else bounded_int(number, 1, MAX_ID, gettext)
    draft = Draft(
        held_on=_day(data.get("day"), gettext),
        guests=bounded_int(data.get("guests"), 0, MAX_ID, gettext),
        notes=_text(data.get("notes"), gettext),
        changed_as=_token(data.get("submission"), gettext),
        begun_as="" if session_id else _token(data.get("begun_as"), gettext),
        present=_ids(data.get("present"), gettext),
        absent=_ids(data.get("absent"), gettext),
    )
    try:
        saved = workshop_saving.save(
            actor_id,
            place,
            draft,
            title=title,
            session_id=session_id,
            base_version=bounded_int(data.get("version"), 0, MAX_ID, gettext),
        )
    except Conflict as error:
        raise _changed_since(error) from error
    return {
        "session": _session(saved.session),
        "left_out": saved.left_out,
        "sessions": _sessions(actor_id, place),
    }


def delete(
    actor_id: int, place: Place, data: Mapping[str, Any], gettext: Gettext
) -> dict[str, Any]:
    """Take a session away."""
    session_id = bounded_int(data.get("session"), 1, MAX_ID, gettext)
    version = bounded_int(data.get("version"), 1, MAX_ID, gettext)
    try:
        workshop_saving.delete(actor_id, place, session_id, version=version)
    except Conflict as error:
        raise _changed_since(error) from error
    return {"sessions": _sessions(actor_id, place)}


def sheet(actor_id: int, place: Place, asked: str, *, title: str, gettext: Gettext) -> bytes:
    """The sheet to sign as PDF: of a session, or before there is one."""
    # Looked at by its length first: Python reads no number of thousands of digits.
    is_id = asked.isascii() and asked.isdigit() and len(asked) <= len(str(MAX_ID))
    if asked and not (is_id and int(asked) <= MAX_ID):
        raise odd_request(gettext)
    found = workshops.attendance(actor_id, place, int(asked) if asked else None)
    printed = SignedSheet(
        language=get_language() or "en",
        title=title,
        structure=found.structure,
        course=found.course,
        day=day_in_words(found.held_on) if found.held_on else "",
        held_by=found.held_by,
        names=found.names,
        unnamed=found.others + found.guests,
    )
    return as_pdf(printed, gettext)


def _sessions(actor_id: int, place: Place) -> list[dict[str, Any]]:
    return [_session(each) for each in workshops.sessions(actor_id, place)]


def _session(session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "version": session.version,
        "day": session.held_on.isoformat(),
        "day_words": day_in_words(session.held_on),
        "held_by": session.held_by,
        "guests": session.guests,
        "notes": session.notes,
        "present": [[each.user_id, each.name] for each in session.present],
        "others": session.others,
        "may_delete": session.may_delete,
    }


def _changed_since(error: Conflict) -> RefusedError:
    current = _session(error.current)
    return RefusedError(error.status, str(error), error.code, session=current)


def _day(value: object, gettext: Gettext) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise RefusedError(400, gettext("Give the date."), "invalid", field="day") from None


def _text(value: object, gettext: Gettext) -> str:
    if not isinstance(value, str):
        raise odd_request(gettext)
    return value


def _token(value: object, gettext: Gettext) -> str:
    low, high = _TOKEN_LENGTH
    fits = isinstance(value, str) and low <= len(value) <= high
    if not isinstance(value, str) or not fits or not value.replace("-", "").isalnum():
        raise odd_request(gettext)
    return value


def _ids(value: object, gettext: Gettext) -> frozenset[int]:
    if not isinstance(value, list) or len(value) > _MOST_SENT:
        raise odd_request(gettext)
    return frozenset(bounded_int(each, 1, MAX_ID, gettext) for each in value)
