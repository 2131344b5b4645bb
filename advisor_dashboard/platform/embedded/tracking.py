"""Tracking events as lines of JSON in a log of their own."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping

log = logging.getLogger("clicnjob.tracking")


def emit(name: str, data: Mapping[str, str | int]) -> None:
    """See :meth:`advisor_dashboard.platform.port.Platform.emit`."""
    log.info(json.dumps({"name": name, "data": dict(data)}))
