"""Settings merged again after an institution's own file has been read."""

from __future__ import annotations

from .common import plugin_settings

__all__ = ["plugin_settings"]
