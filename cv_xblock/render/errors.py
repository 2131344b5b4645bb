"""What cannot be rendered."""

from __future__ import annotations


class PhotoError(ValueError):
    """Bytes that are no JPEG or PNG picture, or a broken one."""
