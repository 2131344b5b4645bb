"""Where what an author writes may lead: over the web, to a mail, to a file of the course."""

from __future__ import annotations

import re

#: Over the web where nobody can change it on its way (pages that are served so show no other), or
#: a file of the course as Studio writes it.
_FILE = re.compile(r"(https://[^\s\"'<>\\]+|/?(static/|asset-v1:)[^\s\"'<>\\]+)")
#: A page, a mail, a file of the course, a unit or a block of it as Studio writes its address.
_PAGE = re.compile(r"(https?://|mailto:|/static/|/?asset-v1:|/jump_to_id/)", re.IGNORECASE)
_UNFIT = re.compile(r"[\s\"'<>\\]")


def is_file_address(address: str) -> bool:
    """Whether a picture, a video or a sound may be there."""
    return bool(_FILE.fullmatch(address))


def is_page_address(address: str) -> bool:
    """Whether a link of an author may lead there."""
    stripped = address.strip()
    return bool(_PAGE.match(stripped)) and not _UNFIT.search(stripped)
