"""The words of a letter, the same on every host: templates, language, context."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from .port import Letter

#: Where edx-ace looks for the message of this name; other hosts read the same files.
APP_LABEL = "advisor_dashboard"
NAME = "offerproposed"
TEMPLATES = f"{APP_LABEL}/edx_ace/{NAME}/email"

DEFAULT_LANGUAGE = "fr"
#: English stands in the templates, French in the catalogue.
LANGUAGES = frozenset({"fr", "en"})


def language_for(preferred: str | None) -> str:
    """The language of a letter to somebody who reads ``preferred`` ("fr-ca"); ours if in doubt."""
    language = (preferred or "").replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def words_of(letter: Letter, course_page: str, mail_settings: str) -> dict[str, Any]:
    """What the templates are told.

    Args:
        course_page: the course's address on the host.
        mail_settings: the address where a learner stops the e-mails of the course.
    """
    return {
        "offer_title": letter.offer_title,
        "reminder": letter.reminder,
        "structure": letter.structure_name,
        "course": letter.course_name,
        "read_url": urljoin(course_page, letter.link),
        "settings_url": mail_settings,
    }
