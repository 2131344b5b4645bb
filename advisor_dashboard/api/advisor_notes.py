"""An advisor's own note on one of their learners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import AdvisorNote
from .errors import Conflict, Invalid
from .offer_drafts import clean_text, has_control

#: Characters. A note reminds; it is no file on somebody.
LIMIT = 2000


@dataclass(frozen=True)
class Note:
    """What the advisor noted; ``version`` is 0 where there is nothing."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None


def note_on(advisor_id: int, learner_id: int) -> Note:
    """The advisor's note. Whether the learner is theirs is for the caller to ask."""
    row = AdvisorNote.objects.filter(author_id=advisor_id, learner_id=learner_id).first()
    return Note() if row is None else Note(row.body, row.version, row.saved_at)


def write_note_on(advisor_id: int, learner_id: int, text: str, version: int) -> Note:
    """Write the note; an empty one is deleted. Whose the learner is was asked by the caller.

    Raises:
        Conflict: it was saved elsewhere meanwhile; ``.current`` is that note.
        Invalid: it is too long, or holds a character that cannot be kept.
    """
    body = _checked(text)
    own = AdvisorNote.objects.filter(author_id=advisor_id, learner_id=learner_id)
    current = note_on(advisor_id, learner_id)
    if current.text == body:
        return current
    if version != current.version:
        raise _meanwhile(current)
    if not body:
        own.filter(version=version).delete()
    elif version:
        own.filter(version=version).update(
            body=body, version=F("version") + 1, saved_at=timezone.now()
        )
    else:
        _begin(advisor_id, learner_id, body)
    written = note_on(advisor_id, learner_id)
    if written.text != body:
        raise _meanwhile(written)
    return written


def _begin(advisor_id: int, learner_id: int, body: str) -> None:
    try:
        with transaction.atomic():
            AdvisorNote.objects.create(
                author_id=advisor_id, learner_id=learner_id, body=body, saved_at=timezone.now()
            )
    except IntegrityError:
        # Another tab began one a moment ago; the caller sees that it is not this text.
        return


def _checked(text: str) -> str:
    body = clean_text(text)
    if has_control(body):
        raise Invalid(_("This text holds a character that cannot be kept. Type it again by hand."))
    if len(body) > LIMIT:
        raise Invalid(
            _("This note is too long: %(count)d characters, %(limit)d at most.")
            % {"count": len(body), "limit": LIMIT}
        )
    return body


def _meanwhile(current: Note) -> Conflict:
    sentence = _("This note was changed in another window. Nothing is lost: compare the two.")
    return Conflict(sentence, current=current)
