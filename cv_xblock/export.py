"""A CV as a file of our own: the whole document and the photo, to keep or to take elsewhere."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from advisor_dashboard import strict_json

from .model import CV

FORMAT = "clicnjob-cv"
VERSION = 1


def write_cv_file(document: CV, photo: bytes | None = None) -> bytes:
    """The file; :func:`cv_xblock.importing.read_cv_file` gives the same CV and photo back."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "document": document.to_dict(),
    }
    if photo is not None:
        content["photo"] = b64encode(photo).decode("ascii")
    return (strict_json.dumps(content) + "\n").encode()
