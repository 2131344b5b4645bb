"""The file around a Word document: only the parts that it needs, and no clock in it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND

#: What is left of the library's model file: its styles, list and settings are replaced.
_PARTS = frozenset((KIND.STYLES, KIND.NUMBERING, KIND.SETTINGS))
_PACKAGE = frozenset((KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES))
_FIRST = "[Content_Types].xml"
#: The earliest day that a zip can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def stripped(document: Document) -> Document:
    """A new document without the model file's theme, thumbnail, author, dates and program."""
    for holder, wanted in ((document.part, _PARTS), (document.part.package, _PACKAGE)):
        for key, relation in list(holder.rels.items()):
            if relation.reltype not in wanted:
                del holder.rels[key]
    properties = document.core_properties._element
    for each in list(properties):
        properties.remove(each)
    return document


def packed(document: Document) -> bytes:
    """The file's bytes, the same for the same document."""
    written, out = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
