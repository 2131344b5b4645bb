"""Office files are archives: which kind one is, and whether it hides a program or a bomb.

All of it is unpacked once: what the archive says of its own size may be a lie, and only reading
tells. Kept while it is looked into is only what leads outside, or is a file itself.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from .parts import RELATIONSHIPS, check_relationships, is_embedded
from .refusals import FileRefusedError, Refusal

#: Unpacked; a presentation of 5 MB holds pictures that hardly pack.
MOST_BYTES = 60_000_000
MOST_ENTRIES = 3000
#: A letter with a slide with a table in it.
_MOST_LEVELS = 2
#: Office files of before 2007, and those of today that a password locks.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_TYPES_AT_MOST = 1_000_000
_CHUNK = 1 << 16
#: Office writes no other. The rest is not unpacked in chunks: one read may give all of a bomb.
_PACKINGS = (ZIP_STORED, ZIP_DEFLATED)
_OOXML = "application/vnd.openxmlformats-officedocument."
_MICROSOFT = {
    f"{_OOXML}wordprocessingml.document.main+xml": "docx",
    f"{_OOXML}spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OOXML}presentationml.presentation.main+xml": "pptx",
    f"{_OOXML}presentationml.slideshow.main+xml": "pptx",
}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
#: Programs, and foreign objects that may be one.
_PROGRAM_NAMES = re.compile(
    r"(^|/)(vbaproject|vbadata|activex|xl/macrosheets|oleobject[^/]*\.bin)|^(basic|scripts)/.",
    re.IGNORECASE,
)
_PROGRAM_TYPES = re.compile(r"macroenabled|vbaproject|activex|oleobject", re.IGNORECASE)


@dataclass
class _Left:
    """What may still be unpacked: of the file, and of the files in it."""

    size: int
    entries: int
    levels: int


def office_kind(data: bytes) -> str:
    """The kind of an Office file by what is in it: ``docx``, ``odt`` and so on.

    Raises:
        FileRefusedError: it is no Office file, or none to pass on.
    """
    return _office_kind(data, _Left(MOST_BYTES, MOST_ENTRIES, _MOST_LEVELS))


def _office_kind(data: bytes, left: _Left) -> str:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _kind(archive, left)
    except (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
        raise FileRefusedError(Refusal.DAMAGED) from error
    except (ValueError, KeyError, RuntimeError) as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(Refusal.DAMAGED) from error


def _kind(archive: ZipFile, left: _Left) -> str:
    entries = archive.infolist()
    left.entries -= len(entries)
    if left.entries < 0:
        raise FileRefusedError(Refusal.BOMB)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileRefusedError(Refusal.PROTECTED)
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        raise FileRefusedError(Refusal.DAMAGED)
    for entry in entries:
        _unpack(archive, entry, left)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names:
        kind = _microsoft(_words(archive, "[Content_Types].xml"))
    elif "mimetype" in names:
        kind = _open_document(archive, names)
    else:
        raise FileRefusedError(Refusal.UNKNOWN)
    if any(_PROGRAM_NAMES.search(name) for name in names):
        raise FileRefusedError(Refusal.MACROS)
    return kind


def _unpack(archive: ZipFile, entry: ZipInfo, left: _Left) -> None:
    """Read it to its end, and look into it if it could do something.

    A size or a checksum that is a lie is told as damage.
    """
    kept = []
    with archive.open(entry) as file:
        chunk = file.read(_CHUNK)
        packed = chunk.startswith(ZIP)
        # Macros and foreign objects are files of that kind, whatever their name.
        program = chunk.startswith(OLE) or (is_embedded(entry.filename) and not packed)
        relationships = entry.filename.lower().endswith(RELATIONSHIPS)
        while chunk:
            left.size -= len(chunk)
            if left.size < 0:
                raise FileRefusedError(Refusal.BOMB)
            if packed or relationships:
                kept.append(chunk)
            chunk = file.read(_CHUNK)
    if program:
        raise FileRefusedError(Refusal.MACROS)
    if packed:
        _look_into(b"".join(kept), left)
    elif relationships:
        check_relationships(b"".join(kept))


def _look_into(data: bytes, left: _Left) -> None:
    """A file in the file, as the table behind a chart is: it has to be one to pass on, too."""
    if not left.levels:
        raise FileRefusedError(Refusal.BOMB)
    left.levels -= 1
    try:
        _office_kind(data, left)
    except FileRefusedError as error:
        if error.why is Refusal.UNKNOWN:
            raise FileRefusedError(Refusal.MACROS) from error
        raise
    left.levels += 1


def _words(archive: ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return file.read(_TYPES_AT_MOST).decode("utf-8", errors="replace")


def _microsoft(types: str) -> str:
    if _PROGRAM_TYPES.search(types):
        raise FileRefusedError(Refusal.MACROS)
    found = {kind for said, kind in _MICROSOFT.items() if f'"{said}"' in types}
    if len(found) != 1:
        raise FileRefusedError(Refusal.UNKNOWN)
    return found.pop()


def _open_document(archive: ZipFile, names: set[str]) -> str:
    kind = _OPEN_DOCUMENT.get(archive.read("mimetype").strip())
    if kind is None:
        raise FileRefusedError(Refusal.UNKNOWN)
    manifest = "META-INF/manifest.xml"
    if manifest in names and "encryption-data" in _words(archive, manifest):
        # What is locked cannot be looked into.
        raise FileRefusedError(Refusal.PROTECTED)
    return kind
