"""The file of an offer: checked, kept with a form to mend, read by who has the offer."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..attachments.checking import MIME_TYPES, MOST_BYTES, CheckedFile, check_file
from ..attachments.refusals import FileRefusedError, Refusal
from ..models import OfferFile, OfferFormDraft, OfferFormFile, Proposal
from .errors import Invalid, NotFound
from .features import OFFERS, reach_with
from .file_changes import file_values
from .inbox import one
from .keeping import kept
from .offer_rows import visible_offer

__all__ = ["MOST_BYTES", "CheckedFile", "Refusal"]

#: Files of one advisor that wait with forms to mend.
_WAITING = 5
_WORDS: dict[Refusal, Promise] = {
    Refusal.EMPTY: gettext_lazy("This file is empty. Choose another one."),
    Refusal.TOO_HEAVY: gettext_lazy(
        "This file is larger than 5 MB. Save it as a PDF of smaller size, or send the page that"
        " counts."
    ),
    Refusal.UNKNOWN: gettext_lazy(
        "This file is no PDF, picture (JPEG, PNG) or Office document. Save it as a PDF and choose"
        " it again."
    ),
    Refusal.OLD_OFFICE: gettext_lazy(
        "This is an old Office file, or one with a password. Save it as a PDF and choose it again."
    ),
    Refusal.MACROS: gettext_lazy(
        "This document holds macros or other programs. Save it as a PDF and choose it again."
    ),
    Refusal.FETCHES: gettext_lazy(
        "When it is opened, this document fetches something from elsewhere: a template, a picture"
        " or an object. Save it as a PDF and choose it again."
    ),
    Refusal.PROTECTED: gettext_lazy(
        "This document has a password. Take it away, or save the document as a PDF."
    ),
    Refusal.BOMB: gettext_lazy(
        "Unpacked, this document is too large. Save it as a PDF and choose it again."
    ),
    Refusal.DAMAGED: gettext_lazy(
        "This file is damaged. Open it on your computer, save it again, then choose it."
    ),
    Refusal.PICTURE_TOO_LARGE: gettext_lazy(
        "This picture has too many points. Make it smaller, or take a screenshot of it."
    ),
    Refusal.PICTURE_UNREADABLE: gettext_lazy(
        "This picture cannot be read. Take a screenshot of it, and choose that one."
    ),
}


@dataclass(frozen=True)
class ServedFile:
    """A file to hand out."""

    name: str
    mime_type: str
    data: bytes


def checked_file(name: str, data: bytes) -> CheckedFile:
    """A file that an offer may have.

    Raises:
        Invalid: it may not; ``code`` is a :class:`Refusal`, the message says how to mend it.
    """
    try:
        return check_file(name, data)
    except FileRefusedError as error:
        raise Invalid(refusal_words(error.why), code=error.why.value) from error


def refusal_words(why: Refusal | str) -> str:
    """How to mend a file that is refused; empty for no such reason."""
    return str(_WORDS[Refusal(why)]) if why in list(Refusal) else ""


def advisors_file(advisor_id: int, offer_id: int) -> ServedFile:
    """The file, for an advisor of the offer's structure.

    Raises:
        NotFound: there is no such offer in the advisor's structures, or it has no file.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    return _served(visible_offer(reach_with(advisor_id, OFFERS), offer_id).pk)


def learners_file(learner_id: int, proposal_id: int) -> ServedFile:
    """The file, for a learner who has the offer, closed or not.

    Raises:
        NotFound: there is no such proposal to this learner, or the offer has no file.
        NotAllowed: offers are switched off.
        Unavailable: the platform could not be asked.
    """
    own = one(learner_id, proposal_id)
    return _served(Proposal.objects.values_list("offer_id", flat=True).get(pk=own.proposal_id))


def keep_file(advisor_id: int, token: str, file: CheckedFile) -> None:
    """Keep a file with the form that could not be saved, for as long as that one.

    Of one advisor a few wait at a time; the oldest makes place.
    """
    form = kept(OfferFormDraft, advisor_id, token)
    if form is None:
        return
    OfferFormFile.objects.update_or_create(form=form, defaults=file_values(file))
    waiting = OfferFormFile.objects.filter(form__advisor_id=advisor_id).order_by("-saved_at")
    OfferFormFile.objects.filter(
        pk__in=list(waiting.values_list("pk", flat=True)[_WAITING:])
    ).delete()


def kept_file(advisor_id: int, token: str) -> CheckedFile | None:
    """The file that waits with this advisor's form."""
    form = kept(OfferFormDraft, advisor_id, token)
    row = OfferFormFile.objects.filter(form=form).first() if form is not None else None
    return CheckedFile(row.name, row.kind, bytes(row.data)) if row else None


def kept_file_name(advisor_id: int, token: str) -> str:
    """What the waiting file is called; empty if there is none."""
    form = kept(OfferFormDraft, advisor_id, token)
    names = OfferFormFile.objects.filter(form=form).values_list("name", flat=True)
    return (names.first() or "") if form is not None else ""


def _served(offer_id: int) -> ServedFile:
    row = OfferFile.objects.filter(offer_id=offer_id).first()
    if row is None:
        raise NotFound(_("This offer has no file, or not any more."))
    return ServedFile(row.name, MIME_TYPES[row.kind], bytes(row.data))
