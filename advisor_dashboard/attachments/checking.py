"""From the bytes of a file to one that may be passed on."""

from __future__ import annotations

from dataclasses import dataclass

from cv_xblock.photo import PhotoError, redraw

from .names import safe_name
from .office import OLE, ZIP, office_kind
from .refusals import FileRefusedError, Refusal

MOST_BYTES = 5 * 1024 * 1024
#: A sheet of paper drawn so long is sharp on a phone and on a printer.
LONGEST_SIDE = 2500
_PDF, _END_OF_PDF = b"%PDF-", b"%%EOF"
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"

#: The MIME type of each kind that is passed on.
MIME_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be passed on; ``kind`` is what its content is, and its name ends so."""

    name: str
    kind: str
    data: bytes


def check_file(name: str, data: bytes) -> CheckedFile:
    """A PDF, a picture or an Office file, told by its content; a picture is drawn anew.

    Args:
        name: as the file was called, of which no sign counts for what it is.

    Raises:
        FileRefusedError: it is none of these, or none to pass on.
    """
    if not data:
        raise FileRefusedError(Refusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise FileRefusedError(Refusal.TOO_HEAVY)
    kind, data = _told(data)
    return CheckedFile(safe_name(name, kind), kind, data)


def _told(data: bytes) -> tuple[str, bytes]:
    if data.startswith(_PDF):
        if _END_OF_PDF not in data:
            raise FileRefusedError(Refusal.DAMAGED)
        return "pdf", data
    if data.startswith((_JPEG, _PNG)):
        return "jpg", _drawn(data)
    if data.startswith(ZIP):
        return office_kind(data), data
    raise FileRefusedError(Refusal.OLD_OFFICE if data.startswith(OLE) else Refusal.UNKNOWN)


def _drawn(data: bytes) -> bytes:
    try:
        return redraw(data, longest=LONGEST_SIDE, heaviest=MOST_BYTES)
    except PhotoError as error:
        large = error.code == "too_large"
        why = Refusal.PICTURE_TOO_LARGE if large else Refusal.PICTURE_UNREADABLE
        raise FileRefusedError(why) from error
