"""The photo for a learner's CV: theirs to put, to see and to remove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import Page
from cv_xblock.photo import PhotoError, prepare

from ..models import CVPhoto
from ..targeting.locking import lock_learner
from . import access
from .errors import Invalid


@dataclass(frozen=True)
class Photo:
    """A photo as it is stored: a JPEG of three by four, drawn anew."""

    data: bytes
    saved_at: datetime


def photo_of(learner_id: int) -> Photo | None:
    """The learner's photo, for the learner. What others may see is :func:`printed_photo`'s."""
    row = CVPhoto.objects.filter(pk=learner_id).first()
    return Photo(bytes(row.data), row.saved_at) if row else None


def photo_saved_at(learner_id: int) -> datetime | None:
    """Since when there is this photo; ``None`` if there is none."""
    return CVPhoto.objects.filter(pk=learner_id).values_list("saved_at", flat=True).first()


def printed_photo(learner_id: int, page: Page) -> bytes | None:
    """The photo that stands on a page of the learner's: only if the page is to show it.

    Whether somebody may see the page at all is for who calls this to have asked.
    """
    photo = photo_of(learner_id) if page.photo else None
    return photo.data if photo else None


def save_photo(learner_id: int, data: bytes, *, course_key: str | None) -> Photo:
    """Make a photo of a picture and keep it instead of the one before.

    Args:
        learner_id: whose photo, and who is asking.
        data: a JPEG, PNG or WebP as it was sent; only its pixels are kept.
        course_key: the course from which it is saved, ``None`` outside of any.

    Raises:
        Invalid: nothing can be made of it; ``code`` is that of :class:`PhotoError`.
        NotAllowed: the learner is not in the course, or somebody else is looking.
        NotFound: there is no such person.
        Unavailable: the platform could not be asked; nothing was saved.
    """
    if course_key is not None:
        access.require_writer(learner_id, course_key)
    access.display_name(learner_id)
    try:
        drawn = prepare(data)
    except PhotoError as error:
        raise Invalid(_("No photo can be made of this file."), code=error.code) from error
    now = timezone.now()
    with transaction.atomic():
        lock_learner(learner_id, create=True)
        CVPhoto.objects.update_or_create(
            learner_id=learner_id, defaults={"data": drawn, "saved_at": now}
        )
    return Photo(drawn, now)


def remove_photo(learner_id: int) -> None:
    """Erase the learner's photo; without one nothing changes. Nothing else is asked first."""
    CVPhoto.objects.filter(pk=learner_id).delete()
