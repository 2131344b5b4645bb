"""Words without capitals, accents and ligatures, to compare them."""

from __future__ import annotations

import unicodedata

from advisor_dashboard.text import normalized

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})


def fold(text: str) -> str:
    """``text`` in small letters without accents and ligatures."""
    text = text.lower().translate(_LIGATURES)
    if text.isascii():
        return text
    decomposed = normalized("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
