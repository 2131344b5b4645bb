"""The elements of a Europass document, in their four namespaces."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from .xml_text import xml_line

Part: TypeAlias = Any

EUROPASS = "http://www.europass.eu/1.0"
NAMESPACES = {
    None: EUROPASS,
    "hr": "http://www.hr-xml.org/3",
    "oa": "http://www.openapplications.org/oagis/9",
    "eures": "http://www.europass_eures.eu/1.0",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def candidate() -> Part:
    """A new document: its root, with what says which form it is of."""
    root = etree.Element(f"{{{EUROPASS}}}Candidate", nsmap=NAMESPACES)
    root.set(f"{{{NAMESPACES['xsi']}}}schemaLocation", f"{EUROPASS} Candidate.xsd")
    add(
        root,
        "hr:DocumentID",
        schemeID="clicnjob",
        schemeName="DocumentIdentifier",
        schemeAgencyName="EUROPASS",
        schemeVersionID="4.0",
    )
    return root


def add(parent: Part, name: str, text: str = "", /, **attributes: str) -> Part:
    """A new last child; ``name`` with its prefix, if it is not Europass's own."""
    prefix, _, local = name.rpartition(":")
    element = etree.SubElement(parent, f"{{{NAMESPACES[prefix or None]}}}{local}")
    if text:
        element.text = xml_line(text)
    for key, value in attributes.items():
        element.set(key, value)
    return element


def to_bytes(root: Part) -> bytes:
    """The file."""
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True
    )
    return written
