"""What a mail says: which job, which day, what time."""

from __future__ import annotations

from .base import Asked, MailCriterion, NotYet, Written, _
from .reading import lines_of, says


def job(mail: Written, asked: Asked) -> NotYet | None:
    """One of the words for the job, in the subject or in the text."""
    text = "\n".join([mail.subject, *lines_of(mail.text)])
    return None if any(says(text, each) for each in asked.jobs) else NotYet()


def date(mail: Written, asked: Asked) -> NotYet | None:
    """The day, in one of the ways to write it."""
    text = "\n".join(lines_of(mail.text))
    return None if any(says(text, each) for each in asked.dates) else NotYet()


def time(mail: Written, asked: Asked) -> NotYet | None:
    """The time, in one of the ways to write it."""
    text = "\n".join(lines_of(mail.text))
    return None if any(says(text, each) for each in asked.times) else NotYet()


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
    {"": _("Write the day of the appointment again, to confirm it.")},
    date,
)
TIME = MailCriterion(
    "time",
    _("The time is confirmed"),
    _("You confirm the time."),
    {"": _("Write the time of the appointment again, to confirm it.")},
    time,
)
