"""Where the workers of Open edX find the app's tasks; no other host imports it."""

from __future__ import annotations

from .platform.openedx_mail import send_batch
from .platform.openedx_work import do_work

__all__ = ["do_work", "send_batch"]
