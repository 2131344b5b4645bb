"""Pictures for the press, which reads files of text alone: each within the text of a drawing."""

from __future__ import annotations

from binascii import b2a_base64
from io import BytesIO

#: How a picture starts, what it is, and what ends it.
_KINDS = ((b"\xff\xd8\xff", "jpeg", b"\xff\xd9"), (b"\x89PNG\r\n\x1a\n", "png", b"IEND"))
#: In pixels, of the longer side: sharp on a sheet of A4.
_LONGEST = 1600
#: In pixels, of the whole: what a small file may unfold to.
_MOST = 40_000_000
#: What browsers show and we can draw. Without this list, a file may choose its own reader: that of
#: EPS starts a program.
_READ = ("JPEG", "PNG", "GIF", "WEBP")


def kind_of(data: bytes) -> str | None:
    """``"jpeg"`` or ``"png"``; ``None`` for anything else.

    It is looked at before a picture is drawn: of a drawing, the press would read what it refers to.
    """
    return next((kind for start, kind, _end in _KINDS if data.startswith(start)), None)


def is_whole(data: bytes) -> bool:
    """Whether a picture has its end."""
    return any(data.startswith(start) and end in data for start, _kind, end in _KINDS)


def framed(data: bytes, width: int, height: int) -> bytes:
    """A JPEG or a PNG, cut to these sides, as a drawing."""
    encoded = b2a_base64(data, newline=False).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{width}" height="{height}"><image width="{width}" height="{height}"'
        f' preserveAspectRatio="xMidYMid slice"'
        f' xlink:href="data:image/{kind_of(data)};base64,{encoded}"/>'
        "</svg>"
    ).encode()


def redrawn(data: bytes) -> bytes | None:
    """A picture of any usual kind as a drawing of its own shape; ``None`` for what is none."""
    # Loaded where it is needed: a page without pictures does not wait for it.
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data), formats=_READ) as opened:
            if opened.width * opened.height > _MOST:
                return None
            opened.thumbnail((_LONGEST, _LONGEST))
            drawn = BytesIO()
            if opened.has_transparency_data:
                opened.convert("RGBA").save(drawn, "PNG")
            else:
                opened.convert("RGB").save(drawn, "JPEG", quality=85)
            return framed(drawn.getvalue(), *opened.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
