"""A day in words, as every page and block writes it."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language

_FIRST = re.compile(r"^1\b")


def day_in_words(day: date | datetime, form: str = "DATE_FORMAT") -> str:
    """The day in the page's language; of a moment, the day that it is here.

    French counts the first of a month ("1er décembre") and the other days not, which the
    formats of Django cannot say.
    """
    if isinstance(day, datetime) and is_aware(day):
        day = localtime(day)
    words = date_format(day, form)
    if (get_language() or "").partition("-")[0] == "fr":
        return _FIRST.sub("1er", words)
    return words
