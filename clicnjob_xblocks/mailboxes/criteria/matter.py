"""What a mail says: which job, which day, what time."""

from __future__ import annotations

import re

from .base import Asked, MailCriterion, NotYet, Written, _
from .reading import PHONE, lines_of, says, word_set, words_of

_DAYS = word_set("lundi mardi mercredi jeudi vendredi samedi dimanche")
_TIME = re.compile(
    r"(?<![\w:])(?P<hours>[01]?\d|2[0-3])\s?(?:h(?:eures?)?|:(?=\d))\s?(?P<minutes>[0-5]\d)?(?!\w)",
    re.IGNORECASE,
)
_ANOTHER_TIME = 60


def job(mail: Written, asked: Asked) -> NotYet | None:
    """One of the words for the job, in the subject or in the text."""
    text = "\n".join([mail.subject, *lines_of(mail.text)])
    return None if any(says(text, each) for each in asked.jobs) else NotYet()


def date(mail: Written, asked: Asked) -> NotYet | None:
    """The day, in one of the ways to write it."""
    text = "\n".join(lines_of(mail.text))
    if not any(says(text, each) for each in asked.dates):
        return NotYet()
    days = [each for each in words_of(text) if each in _DAYS]
    right = {each for each in words_of(" ".join(asked.dates)) if each in _DAYS} or set(days[:1])
    return next((NotYet("two", {"word": each}) for each in days if each not in right), None)


def time(mail: Written, asked: Asked) -> NotYet | None:
    """The time, in one of the ways to write it."""
    text = "\n".join(lines_of(mail.text))
    if not any(says(text, each) for each in asked.times):
        return NotYet()
    right = set(_times_of("\n".join(asked.times)).values())
    for word, minutes in _times_of(text).items():
        # Somebody may say that they come a little before.
        if right and min(abs(minutes - each) for each in right) >= _ANOTHER_TIME:
            return NotYet("two", {"word": word})
    return None


def _times_of(text: str) -> dict[str, int]:
    """Each time of the day as it is written, in minutes since midnight."""
    found = {}
    for each in _TIME.finditer(PHONE.sub(" ", text)):
        minutes = int(each["hours"]) * 60 + int(each["minutes"] or 0)
        found[" ".join(each[0].split())] = minutes
    return found


JOB = MailCriterion(
    "job",
    _("It says which job"),
    _("You say which job you mean."),
    {"": _("Say which job you write about. An employer may have several.")},
    job,
)
DATE = MailCriterion(
    "date",
    _("The date is confirmed"),
    _("You confirm the day."),
    {
        "": _("Write the day of the appointment again, to confirm it."),
        "two": _("You write another day too: {word}. Keep the day of the appointment alone."),
    },
    date,
)
TIME = MailCriterion(
    "time",
    _("The time is confirmed"),
    _("You confirm the time."),
    {
        "": _("Write the time of the appointment again, to confirm it."),
        "two": _("You write another time too: {word}. Keep the time of the appointment alone."),
    },
    time,
)
