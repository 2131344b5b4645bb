"""The names of the files that people send: plain letters that every mail and every disk takes."""

from __future__ import annotations

import re

from advisor_dashboard.text import normalized

_LONGEST = 60
_NO_ACCENT_TO_LOSE = str.maketrans(
    {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "’": "", "'": ""}
)  # fmt: skip


def file_name(extension: str, *parts: str) -> str:
    """``CV-Zoe-Martin.pdf``; of names in another script nothing is left but ``CV.pdf``."""
    plain = (
        normalized("NFKD", part.translate(_NO_ACCENT_TO_LOSE)).encode("ascii", "ignore").decode()
        for part in parts
    )
    words = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in plain)
    stem = "-".join(("CV", *filter(None, words)))[:_LONGEST].rstrip("-")
    return f"{stem}.{extension}"
