"""Mail on Open edX: one message of edx-ace, sent by a worker, in batches of recipients."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any
from urllib.parse import urljoin

from celery import shared_task
from crum import get_current_request
from django.conf import settings
from django.contrib.sites.models import Site
from django.urls import reverse
from edx_ace import ace
from edx_ace.recipient import Recipient
from edx_django_utils.monitoring import set_code_owner_attribute
from openedx.core.djangoapps.ace_common.message import BaseMessageType
from openedx.core.djangoapps.lang_pref import LANGUAGE_KEY
from openedx.core.djangoapps.site_configuration import helpers as configuration_helpers
from openedx.core.djangoapps.theming.helpers import get_current_site
from openedx.core.djangoapps.user_api.preferences.api import get_user_preference
from openedx.core.lib.celery.task_utils import emulate_http_request

from .letters import APP_LABEL, NAME, language_for, words_of
from .openedx_accounts import confirmed_accounts
from .port import Letter
from .sheet_accounts import is_placeholder

log = logging.getLogger(__name__)

#: Recipients of one task: few enough that a worker is soon free again.
BATCH = 50
#: Seconds until those are tried again whose mail the server did not take.
RETRY_DELAY = 300


class OfferProposed(BaseMessageType):
    """An advisor proposes an offer; the platform's policies decide who gets it by mail."""

    APP_LABEL = APP_LABEL
    NAME = NAME


def hand_over(letter: Letter, user_ids: Collection[int]) -> None:
    """Give the letter to the workers."""
    ids = list(user_ids)
    site_id = (get_current_site() or Site.objects.get_current()).pk
    for start in range(0, len(ids), BATCH):
        send_batch.delay(asdict(letter), ids[start : start + BATCH], site_id)


@shared_task(bind=True, ignore_result=True, default_retry_delay=RETRY_DELAY, max_retries=3)
@set_code_owner_attribute
def send_batch(self: Any, letter: dict[str, Any], user_ids: list[int], site_id: int) -> None:
    """Send one letter to some people; who could not be reached is tried again later.

    An address that nobody confirmed may be a stranger's: it gets no mail, and a placeholder is
    nobody's. The log names ids alone.
    """
    site = Site.objects.get(pk=site_id)
    failed = []
    for user in confirmed_accounts().filter(pk__in=user_ids).exclude(email="").order_by("pk"):
        if is_placeholder(user.email):
            continue
        try:
            with _request_on(site, user):
                ace.send(_message(Letter(**letter), user, site))
        except Exception as error:
            log.warning("the letter to user %s was not sent (%s)", user.pk, type(error).__name__)
            failed.append(user.pk)
    if failed and self.request.retries < self.max_retries:
        raise self.retry(args=(letter, failed, site_id))


def _message(letter: Letter, user: Any, site: Site) -> Any:
    # The platform's logo and links come from its LMS apps, which Studio does not need here.
    from openedx.core.djangoapps.ace_common.template_context import (  # noqa: PLC0415
        get_base_template_context,
    )

    root = configuration_helpers.get_value("LMS_ROOT_URL", settings.LMS_ROOT_URL)  # type: ignore[misc]
    context = {
        **get_base_template_context(site),
        **words_of(
            letter,
            course_page=f"{root}/courses/{letter.course_key}/course/",
            mail_settings=urljoin(root, reverse("dashboard")),
        ),
        # By these the platform's policy knows who stopped the e-mails of the course.
        "course_ids": [letter.course_key],
    }
    language = language_for(get_user_preference(user, LANGUAGE_KEY))
    return OfferProposed().personalize(Recipient(user.pk, user.email), language, context)


@contextmanager
def _request_on(site: Site, user: Any) -> Iterator[None]:
    """The platform's templates ask the request for its site; a worker has no request.

    Where tasks run at once, the advisor's request is in progress, and stays theirs.
    """
    if get_current_request() is not None:
        yield
        return
    with emulate_http_request(site=site, user=user):
        yield
