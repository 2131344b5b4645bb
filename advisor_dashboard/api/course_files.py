"""Where the files of a course are served, for a block whose host does not say it itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from clicnjob_xblocks.content.addresses import asking

from .access import asked_platform
from .errors import Unavailable


def leading_to_files(course_key: str) -> Callable[[str], str]:
    """What leads the addresses of this course's files in a text to where they are served.

    Where the platform cannot be asked they stay as they are.
    """

    def served(names: set[str]) -> dict[str, str]:
        with suppress(Unavailable), asked_platform() as platform:
            return platform.file_addresses(course_key, names)
        return {}

    return asking(served)
