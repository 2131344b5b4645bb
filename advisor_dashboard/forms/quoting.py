"""What somebody typed, made fit to stand inside a sentence of ours."""

from __future__ import annotations

#: Marks that turn the direction of what follows, up to the end of the paragraph.
_DIRECTION_MARKS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def straight(text: str) -> str:
    """``text`` without the invisible marks that could turn the words around it."""
    return text.translate(_DIRECTION_MARKS)


def isolated(text: str) -> str:
    """``text`` for plain sentences: its direction is its own. In HTML, ``bdi`` does the same."""
    return f"{_FIRST_STRONG_ISOLATE}{straight(text)}{_POP_ISOLATE}"


def quoted(text: str, length: int = 40) -> str:
    """``text`` as it can be quoted in a sentence: short, and keeping to its own direction."""
    short = text if len(text) <= length else text[: length - 1].rstrip() + "…"
    return isolated(short)
