"""The file in the form of an offer: taken, kept with a form to mend, put to the offer."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from ..api import offer_files
from ..api.errors import Invalid
from ..api.offer_files import MOST_BYTES, CheckedFile, Refusal
from ..api.offers import FileChange
from .pages import asking

#: With what was typed, why the file was refused.
REFUSED = "file_refused"
#: Ticked: the offer has no file any more; the file that waits with the form is left out.
REMOVE, LEAVE_OUT = "remove_file", "leave_out_file"


@dataclass(frozen=True)
class Upload:
    """What a form that was sent wants with the file.

    Attributes:
        refused: a :class:`Refusal`; empty if nothing was.
    """

    file: CheckedFile | None = None
    refused: str = ""
    remove: bool = False

    @property
    def change(self) -> FileChange:
        """What it makes of the offer's file."""
        return FileChange(self.file, removed=self.remove)


def sent_upload(request: HttpRequest, token: str) -> Upload:
    """The file that was sent, or else the one that waits with the form of this token."""
    sent = request.FILES.get("file")
    if sent is None:
        waiting = not request.POST.get(LEAVE_OUT) and token
        file = offer_files.kept_file(asking(request), token) if waiting else None
        return Upload(file, remove=bool(request.POST.get(REMOVE)))
    if (sent.size or 0) > MOST_BYTES:
        return Upload(refused=Refusal.TOO_HEAVY)
    try:
        return Upload(offer_files.checked_file(sent.name or "", sent.read()))
    except Invalid as refusal:
        return Upload(refused=refusal.code)
