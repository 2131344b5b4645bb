"""An offer that exists is changed, closed, and opened again, by advisors of its structure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Offer
from .errors import Conflict, Invalid
from .features import OFFERS, reach_with
from .file_changes import FileChange
from .offer_details import OfferDetail, detail_of
from .offer_drafts import OfferDraft, check_draft
from .offer_rows import has_ended, visible_offer

_NO_FILE = FileChange()


def change_offer(
    advisor_id: int,
    offer_id: int,
    draft: OfferDraft,
    *,
    base_version: int,
    file: FileChange = _NO_FILE,
) -> OfferDetail:
    """Write an offer anew. Learners who have it read the new text from now on.

    The structure stays: who has the offer opened the CV to that one. The same text again is no
    change. Another file is one, of which the version says nothing: the last file counts.

    Args:
        base_version: the version that the advisor had before their eyes.
        file: what becomes of the file, in one with the text.

    Raises:
        Conflict: somebody changed it since; nothing was saved; ``.current`` is the offer now.
        Invalid: wrong fields, with a sentence for each in ``.fields``.
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    before = visible_offer(reach, offer_id)
    fields = check_draft(reach, replace(draft, structure_key=before.structure_key), before)
    new_text = any(getattr(before, name) != value for name, value in fields.items())
    new_file = file.moves(before)
    if not (new_text or new_file):
        return detail_of(reach, before)
    by = _by(advisor_id)
    rows = Offer.objects.filter(pk=before.pk)
    if new_text:
        rows = rows.filter(version=base_version)
        by |= {**fields, "version": F("version") + 1}
    with transaction.atomic():
        changed = rows.update(text_changed_at=by["changed_at"], **by)
        if changed and new_file:
            file.write(before.pk)
    offer = detail_of(reach, visible_offer(reach, offer_id))
    if not changed:
        raise Conflict(
            _("Somebody changed this offer in the meantime. Nothing was saved."),
            code="offer_changed",
            current=offer,
        )
    return offer


def close_offer(advisor_id: int, offer_id: int) -> OfferDetail:
    """Close an offer before its last day: nobody answers it or proposes it any more.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = visible_offer(reach, offer_id)
    Offer.objects.filter(pk=offer.pk, closed_at=None).update(
        closed_at=timezone.now(), **_by(advisor_id)
    )
    return detail_of(reach, visible_offer(reach, offer_id))


def reopen_offer(advisor_id: int, offer_id: int) -> OfferDetail:
    """Open an offer again that was closed by hand.

    Raises:
        Invalid: its last day has passed; the offer has to be changed.
        NotFound, NotAllowed, Unavailable: as for :func:`close_offer`.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = visible_offer(reach, offer_id)
    if has_ended(offer):
        raise Invalid(
            _("The last day to answer has passed. Change the offer and choose a later day."),
            code="ended",
        )
    Offer.objects.filter(pk=offer.pk, closed_at__isnull=False).update(
        closed_at=None, **_by(advisor_id)
    )
    return detail_of(reach, visible_offer(reach, offer_id))


def _by(advisor_id: int) -> dict[str, Any]:
    return {"changed_by_id": advisor_id, "changed_at": timezone.now()}
