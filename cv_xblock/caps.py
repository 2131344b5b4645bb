"""The largest files that are taken, wherever they come in."""

from __future__ import annotations

#: A photo as a telephone takes it; it is drawn anew, much smaller.
PHOTO_BYTES = 8_000_000
#: The longest CV that can be typed, written by the least sparing writer, and a photo.
FILE_BYTES = 6_000_000
