"""What a file held and the CV does not."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_dashboard.text import short_text

#: Of a long path or text this much is told.
_TOLD = 120


@dataclass(frozen=True)
class LeftOut:
    """One value that was not taken over, or not as it stood.

    Attributes:
        path: where in the file, as ``"education.0.score"``.
        code: why, one of the codes that :mod:`cv_xblock.file_messages` explains.
        text: what stood there, shortened; empty for what is no text.
    """

    path: str
    code: str
    text: str = ""


def left_out(path: str, code: str, value: object = "") -> LeftOut:
    """Note a value; its text is cleaned and shortened, for it comes from anywhere."""
    text = _shortened(value) if isinstance(value, str) else ""
    return LeftOut(_shortened(path), code, text)


def _shortened(text: str) -> str:
    cleaned = short_text(text[: 2 * _TOLD].replace("\x00", ""))
    return cleaned if len(cleaned) <= _TOLD else f"{cleaned[: _TOLD - 1]}…"
