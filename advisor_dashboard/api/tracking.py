"""Telling the host what was done, once it is committed, and never in its way."""

from __future__ import annotations

import logging

from django.db import transaction

from ..events import TrackingEvent
from ..platform import get_platform

log = logging.getLogger(__name__)


def record(event: TrackingEvent) -> None:
    """Hand the event to the host after the commit; if that fails, only the log says so."""
    transaction.on_commit(lambda: _emit(event), robust=True)


def _emit(event: TrackingEvent) -> None:
    try:
        get_platform().emit(event.name, event.data())
    except Exception as error:
        log.warning("the event %s was not tracked (%s)", event.name, type(error).__name__)
