"""Files that somebody hands over to be passed on: told by their content, and made safe to serve."""

from __future__ import annotations
