"""Letters by Django's own mail, sent at once."""

from __future__ import annotations

import logging
from collections.abc import Collection

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from ..letters import DEFAULT_LANGUAGE, TEMPLATES, words_of
from ..port import Letter
from ..sheet_accounts import is_placeholder
from .models import MailOptOut

log = logging.getLogger(__name__)


def has_address(address: str) -> bool:
    """Whether mail to this address can arrive anywhere."""
    return bool(address) and not is_placeholder(address)


def send_letters(letter: Letter, user_ids: Collection[int]) -> None:
    """See :meth:`advisor_dashboard.platform.port.Platform.send_letters`."""
    stopped = MailOptOut.objects.filter(course__key=letter.course_key).values("user_id")
    users = get_user_model().objects.filter(pk__in=list(user_ids), is_active=True)
    addresses = dict(users.exclude(email="").exclude(pk__in=stopped).values_list("pk", "email"))
    page = settings.EMBEDDED_COURSE_PAGE.format(course_key=letter.course_key)
    words = words_of(letter, course_page=page, mail_settings=page)
    with translation.override(DEFAULT_LANGUAGE):
        subject = render_to_string(f"{TEMPLATES}/subject.txt", words).strip()
        body = render_to_string(f"{TEMPLATES}/body.txt", words)
    with get_connection() as connection:
        for user_id, address in addresses.items():
            if not has_address(address):
                continue
            mail = EmailMessage(subject=subject, body=body, to=[address], connection=connection)
            try:
                mail.send()
            except Exception as error:
                kind = type(error).__name__
                log.warning("the letter to user %s was not sent (%s)", user_id, kind)
