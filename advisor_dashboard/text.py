"""What a typed text is stored as: one normal form, nothing invisible that can do harm.

Plain: neither Django nor XBlock, so that the blocks, the CV's document and the advisors' forms
clean by the same rules. A NUL is for the caller to refuse, before cleaning: no keyboard types
one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

NUL = "\x00"
#: On one letter, more than any writing sets; Unicode's stream-safe texts hold as many.
MOST_MARKS = 30

#: Explicit embeddings, overrides and isolates reorder what stands around them, and so can
#: scramble a page. The marks U+200E, U+200F and U+061C only hint, and stay.
_BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
#: Half a surrogate pair cannot be written as UTF-8; the byte order mark and the two last code
#: points of the basic plane are not text.
_NOT_TEXT = "\ud800-\udfff\ufeff\ufffe\uffff"
#: C0 and C1 controls but tab and newline, which are turned into spaces or kept.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"

_INVISIBLE = f"[{_CONTROLS}{_BIDI_CONTROLS}{_NOT_TEXT}]"
_LINE_BREAK = "\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
_OVERRIDES = re.compile(f"[{_BIDI_CONTROLS}]")
_BLANKS = re.compile(r"[\t\n]+")
#: Every mark is in it, and some that come out as one; so are signs that only stand together.
_PERHAPS_MARKS = re.compile(rf"[\W\uff9e\uff9f]{{{MOST_MARKS + 1},}}")
_DIGIT = re.compile(r"\d")


def short_text(typed: str) -> str:
    """``typed`` as one line in NFC: breaks and tabs become spaces, ends are trimmed."""
    return _BLANKS.sub(" ", _visible(typed)).strip()


def long_text(typed: str) -> str:
    """``typed`` in NFC with its lines kept, ended by a newline each."""
    return _visible(typed).replace("\t", " ").strip()


def without_overrides(typed: str) -> str:
    """``typed`` without the signs that reorder the text around them."""
    return _OVERRIDES.sub("", typed)


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], typed: str) -> str:
    """``typed`` in a normal form, with no more than :data:`MOST_MARKS` on one letter.

    A form puts the marks of a letter in order, in a time that grows with the square of their
    number and during which the whole process stands still: a page of marks takes minutes.
    """
    if len(typed) > MOST_MARKS and not typed.isascii():
        typed = _PERHAPS_MARKS.sub(_fewer_marks, typed)
    return unicodedata.normalize(form, typed)


def ascii_digits(typed: str) -> str:
    """``typed`` with the decimal digits of every script (٠, ۰, ०, ０) as 0 to 9."""
    return _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), typed)


def _visible(typed: str) -> str:
    # The patterns wait to be compiled for a text with such a character: few have one.
    if not typed.replace("\n", "").isprintable():
        typed = re.sub(_INVISIBLE, "", re.sub(_LINE_BREAK, "\n", typed))
    return normalized("NFC", typed)


def _fewer_marks(signs: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in signs[0]:
        # Some signs are made of marks without being one.
        is_mark = unicodedata.combining(unicodedata.normalize("NFKD", sign)[0])
        marks = marks + 1 if is_mark else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
