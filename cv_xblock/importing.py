"""Reads a file that a CV was kept in: our own, or a JSON Resume of whoever made it.

Neither Django nor XBlock. Nothing is taken on trust: the file is bounded before it is parsed,
parsed strictly, and its document goes through the same checks as what a page sends.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor_dashboard import strict_json

from .caps import FILE_BYTES, PHOTO_BYTES
from .document import CV, SCHEMA, Problem, check
from .export import FORMAT, VERSION
from .reading.json_resume import from_json_resume, is_json_resume, kept_whole
from .reading.left_out import LeftOut
from .upgrade import upgraded

#: Ours are five deep, a JSON Resume three; more is no CV.
DEEPEST = 12

_PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")


class CvFileError(ValueError):
    """A file that is not read. ``code`` says why; :mod:`cv_xblock.file_messages` explains it.

    Attributes:
        code: empty, too_large, not_json, not_a_cv, newer or damaged.
        problems: of a damaged file of our own, what does not fit.
    """

    def __init__(self, code: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.problems = problems


@dataclass(frozen=True)
class Imported:
    """What was read.

    Attributes:
        document: can be stored as it is. Of a foreign file it lacks what ``problems`` calls
            hard, and what is ``left_out``: the person is told both before it replaces anything.
        photo: as it stood in the file; not yet looked into.
        left_out: what the file holds and the document does not.
        problems: what the checks say, of the document's own paths. A hard one is a value that
            did not fit and is missing; a soft one was taken over as it was.
    """

    document: CV
    photo: bytes | None = None
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def lost(self) -> tuple[Problem, ...]:
        """The values that did not fit."""
        return tuple(each for each in self.problems if each.hard)


def read_cv_file(data: bytes) -> Imported:
    """The CV in a file, known by what it holds and not by its name.

    Raises:
        CvFileError: not a file that holds a CV, or one that cannot be read.
    """
    content = _parsed(data)
    if not isinstance(content, Mapping):
        raise CvFileError("not_a_cv")
    if content.get("format") == FORMAT:
        return _read_ours(content)
    if is_json_resume(content):
        return _read_json_resume(content)
    raise CvFileError("not_a_cv")


def _parsed(data: bytes) -> Any:
    if len(data) > FILE_BYTES:
        raise CvFileError("too_large")
    if not data.strip():
        raise CvFileError("empty")
    try:
        return strict_json.loads(data.decode("utf-8-sig"), deepest=DEEPEST)
    except ValueError:
        raise CvFileError("not_json") from None


def _read_ours(content: Mapping[str, Any]) -> Imported:
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise CvFileError("damaged")
    if version > VERSION:
        raise CvFileError("newer")
    if not content.keys() <= {"format", "version", "document", "photo"}:
        raise CvFileError("damaged")
    document, problems = _read_document(content.get("document"))
    photo, left_out = _read_photo(content.get("photo"))
    return Imported(document, photo, left_out, problems)


def _read_document(data: Any) -> tuple[CV, tuple[Problem, ...]]:
    """A document that we wrote: it fits whole, or somebody has changed it by hand."""
    schema = data.get("schema") if isinstance(data, Mapping) else None
    if type(schema) is not int:
        raise CvFileError("damaged")
    if schema > SCHEMA:
        raise CvFileError("newer")
    checked = check(upgraded(data))
    if checked.refused:
        raise CvFileError("damaged", checked.refused)
    return checked.document, checked.remarks


def _read_photo(data: Any) -> tuple[bytes | None, tuple[LeftOut, ...]]:
    """The photo, if it can be one. A bad one does not cost the person the CV."""
    if data is None:
        return None, ()
    try:
        photo = b64decode(data, validate=True) if isinstance(data, str) else b""
    except (binascii.Error, ValueError):
        photo = b""
    if not photo.startswith(_PHOTOS) or len(photo) > PHOTO_BYTES:
        return None, (LeftOut("photo", "photo_unreadable"),)
    return photo, ()


def _read_json_resume(content: Mapping[str, Any]) -> Imported:
    whole = kept_whole(content)
    if whole is not None:
        document, problems = _read_document(whole)
        return Imported(document, problems=problems)
    data, left_out = from_json_resume(content)
    checked = check(data)
    return Imported(checked.document, left_out=left_out, problems=checked.problems)
