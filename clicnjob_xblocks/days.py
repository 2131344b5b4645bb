"""A day in words, as the blocks write it."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

_FIRST = re.compile(r"^1\b")


def day_in_words(day: date | datetime) -> str:
    """The day in the page's language; of a moment, the day that it is here.

    French counts the first of a month ("1er décembre") and the other days not, which the
    formats of Django cannot say.
    """
    words = date_format(localtime(day) if isinstance(day, datetime) else day, "DATE_FORMAT")
    if (get_language() or "").partition("-")[0] == "fr":
        return _FIRST.sub("1er", words)
    return words
