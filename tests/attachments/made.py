"""Files as people send them, small and made here."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def archive(packed: int = ZIP_DEFLATED, **entries: str | bytes) -> bytes:
    """A ZIP; ``__`` in a name stands for a slash, and ``types`` for what names the kind."""
    out = BytesIO()
    with ZipFile(out, "w", packed) as file:
        for name, data in entries.items():
            file.writestr(
                "[Content_Types].xml" if name == "types" else name.replace("__", "/"), data
            )
    return out.getvalue()


def word(kind: str = _WORD, **entries: str | bytes) -> bytes:
    """A Word document that says its kind, with more in it."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return archive(types=types, **{"word__document.xml": "<w/>", **entries})


def relationships(*kinds: str, to: str = "https://elsewhere.example/x", mode: str = "External"):
    """What a part of a document leads to."""
    spaces = "http://schemas.openxmlformats.org"
    each = "".join(
        f'<Relationship Id="r{number}" Target="{to}" TargetMode="{mode}"'
        f' Type="{spaces}/officeDocument/2006/relationships/{kind}"/>'
        for number, kind in enumerate(kinds)
    )
    return f'<Relationships xmlns="{spaces}/package/2006/relationships">{each}</Relationships>'
