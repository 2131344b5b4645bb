"""What the first bytes of a picture say of it: kind, size, and what makes it unfit.

A few kilobytes may claim to be a picture of 40,000 by 40,000 points, and a library that is asked
to open them may already make room for it. So the header is read here, without decoding anything.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

#: A JPEG that is shown bit by bit has about ten scans; each one more costs a walk over all of it.
MAX_SCANS = 40
_PNG = b"\x89PNG\r\n\x1a\n"
#: The kinds of colour of a PNG that carry how far each point can be seen through.
_PNG_ALPHA = (4, 6)
_JPEG = b"\xff\xd8\xff"
#: A picture of another kind, by what stands at the 4th byte: what phones of one make keep.
_HEIF = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1", b"ftypavi")
#: Within the data of a scan, 0xff is followed by 0 or by a restart mark; anything else ends it.
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SOS, _EOI = 0xDA, 0xD9


class HeaderError(ValueError):
    """The picture is not one to decode; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Header:
    """A picture before it is decoded.

    Attributes:
        kind: JPEG, PNG or WEBP.
        costly: a point of it takes several times its room while it is decoded: any WebP, and
            a PNG that can be seen through or has 16 bits a colour.
    """

    kind: str
    width: int
    height: int
    costly: bool = False


def read_header(data: bytes) -> Header:
    """The header of a still JPEG, PNG or WebP in grey or in red, green and blue.

    Raises:
        HeaderError: ``not_a_picture``, ``heic``, ``animated``, ``cmyk`` or ``damaged``.
    """
    try:
        header = _read(data)
    except (struct.error, IndexError) as error:
        raise HeaderError("damaged") from error
    if header.width < 1 or header.height < 1:
        raise HeaderError("damaged")
    return header


def _read(data: bytes) -> Header:
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise HeaderError("heic" if data[4:12].startswith(_HEIF) else "not_a_picture")


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise HeaderError("damaged")
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    costly = depth == 16 or colour in _PNG_ALPHA
    at = 8
    while (name := data[at + 4 : at + 8]) != b"IDAT":
        if name == b"acTL":
            raise HeaderError("animated")
        costly = costly or name == b"tRNS"
        at += 12 + struct.unpack_from(">I", data, at)[0]
    return Header("PNG", width, height, costly)


def _jpeg(data: bytes) -> Header:
    header: Header | None = None
    scans, at = 0, 2
    while True:
        if data[at] != 0xFF:
            raise HeaderError("damaged")
        mark = data[at + 1]
        if mark == 0xFF:  # what fills up
            at += 1
            continue
        if mark == _EOI:
            break
        if mark in _SOF:
            if header:
                raise HeaderError("damaged")
            header = _frame(data, at + 4)
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
        if mark == _SOS:
            scans += 1
            if scans > MAX_SCANS:
                raise HeaderError("damaged")
            found = _AFTER_SCAN.search(data, at)
            if found is None:
                raise HeaderError("damaged")
            at = found.start()
    if header is None or not scans:
        raise HeaderError("damaged")
    return header


def _frame(data: bytes, at: int) -> Header:
    _depth, height, width, parts = struct.unpack_from(">BHHB", data, at)
    if parts == 4:
        raise HeaderError("cmyk")
    return Header("JPEG", width, height)


def _webp(data: bytes) -> Header:
    kind = data[12:16]
    if kind == b"VP8X":
        if data[20] & 0x02:
            raise HeaderError("animated")
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        return Header("WEBP", width, height, costly=True)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return Header("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, costly=True)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return Header("WEBP", width & 0x3FFF, height & 0x3FFF, costly=True)
    raise HeaderError("damaged")
