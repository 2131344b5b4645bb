"""What a file is called when somebody saves it."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from ..text import normalized

LONGEST = 120
#: No system takes these in a name; signs that turn the direction would hide how it ends.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')


def plain_name(name: str) -> str:
    """The name without a hidden sign, or one that a system does not take."""
    seen = "".join(
        sign for sign in name if unicodedata.category(sign)[0] not in "CZ" or sign == " "
    )
    return " ".join(_FORBIDDEN.sub(" ", seen).split())


def safe_name(name: str, kind: str) -> str:
    """The name without a path or a hidden sign, and ending as its kind does."""
    last = normalized("NFC", name).replace("\\", "/").rpartition("/")[2]
    words = plain_name(last)
    stem, dot, end = words.rpartition(".")
    if dot and len(end) <= 5 and end.isalnum():
        words = stem
    words = words.strip(" .")[: LONGEST - len(kind) - 1].rstrip(" .")
    usual = _("offer")
    return f"{words or usual}.{kind}"
