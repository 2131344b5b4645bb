"""Where the workers of Open edX find the app's tasks; no other host imports it."""

from __future__ import annotations

from .platform.openedx_mail import send_batch

__all__ = ["send_batch"]
