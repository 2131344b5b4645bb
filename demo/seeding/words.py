"""Words that nobody was found for, as they come together over some weeks."""

from __future__ import annotations

from datetime import date, timedelta

from advisor_dashboard.models import UnknownWord

#: Words for jobs, folded, that the shipped vocabulary does not know, and on how many days.
_SEARCHED = (("dispatcheur", 6), ("pizzaman", 4), ("affreteur", 3), ("bobineur", 2))


def note_words(today: date) -> None:
    """Let advisors have searched them, each the last time some days ago."""
    for number, (words, days) in enumerate(_SEARCHED, start=1):
        last_on = today - timedelta(days=number)
        UnknownWord.objects.get_or_create(
            words=words,
            defaults={
                "days": days,
                "first_on": last_on - timedelta(days=2 * days),
                "last_on": last_on,
            },
        )
