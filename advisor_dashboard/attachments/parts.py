"""What a part of an Office file would do once somebody opens the file."""

from __future__ import annotations

import re

from lxml import etree

from .refusals import FileRefusedError, Refusal

#: A list of relationships names what the part of the same name fetches or leads to.
RELATIONSHIPS = ".rels"
#: Ten thousand links; it is read whole.
MOST_BYTES_OF_RELATIONSHIPS = 3_000_000
_EMBEDDED = re.compile(r"(^|/)embeddings/.", re.IGNORECASE)
#: A link waits for a click. Whatever else lies elsewhere is fetched without one.
_LINK = "/relationships/hyperlink"


def is_embedded(name: str) -> bool:
    """Whether this is where a document keeps other files, which a click opens."""
    return _EMBEDDED.search(name) is not None


def check_relationships(data: bytes) -> None:
    """Refuse relationships that fetch something from outside the file.

    A template that is fetched brings its macros along; a picture tells its server, or the
    machine that a network path names, who has opened the document.

    Raises:
        FileRefusedError: they do, or cannot be read.
    """
    if len(data) > MOST_BYTES_OF_RELATIONSHIPS:
        raise FileRefusedError(Refusal.BOMB)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileRefusedError(Refusal.DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        # The format has none, and what it declares could hide a word.
        raise FileRefusedError(Refusal.DAMAGED)
    for each in root.iter(etree.Element):
        outside = each.get("TargetMode", "").strip().casefold() == "external"
        if outside and not each.get("Type", "").strip().endswith(_LINK):
            raise FileRefusedError(Refusal.FETCHES)
