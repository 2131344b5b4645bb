"""Reads a Word file back: its texts, and whether a strict program would take it."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

#: In which order the format wants the children of these; a strict program repairs another one.
_ORDER = {
    "p": "pPr r",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs u shd rtl cs lang",
    "r": "rPr t tab br drawing",
    "pBdr": "top left bottom right",
    "sectPr": "type pgSz pgMar pgBorders cols",
    "style": "name basedOn next link uiPriority qFormat pPr rPr",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
    "numbering": "abstractNum num",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
}
#: What the body may be made of: no field, no link, nothing that runs.
_BODY = frozenset(
    (
        *("document", "body", "p", "pPr", "pStyle", "keepNext", "r", "rPr", "rStyle", "rtl"),
        *(
            "t",
            "tab",
            "br",
            "spacing",
            "drawing",
            "sectPr",
            "type",
            "pgSz",
            "pgMar",
            "pgBorders",
            "left",
            "cols",
        ),
    )
)


def texts(data: bytes) -> list[str]:
    """Every text of the body in reading order."""
    return [each.text or "" for each in Document(BytesIO(data)).element.body.iter(f"{W}t")]


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph that has a text."""
    found = Document(BytesIO(data)).paragraphs
    return [(each.style.name, each.text) for each in found if each.text]


def faults(data: bytes) -> list[str]:
    """What a strict program would stumble over."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {
        name: etree.fromstring(body)
        for name, body in parts.items()
        if name.endswith((".xml", ".rels"))
    }
    return [*_unknown_types(parts, trees), *_dangling(parts, trees), *_misplaced(trees)]


def _unknown_types(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> list[str]:
    types = trees["[Content_Types].xml"]
    named = {each.get("PartName") for each in types.iter(f"{_TYPES}Override")}
    extensions = {each.get("Extension") for each in types.iter(f"{_TYPES}Default")}
    faults = [f"{each} is not there" for each in named if str(each).lstrip("/") not in parts]
    for name in parts.keys() - {"[Content_Types].xml"}:
        if f"/{name}" not in named and name.rpartition(".")[2] not in extensions:
            faults.append(f"{name} has no type")
    return faults


def _dangling(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> list[str]:
    faults, reached = [], {"[Content_Types].xml"}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        for each in tree.iter(_RELATIONSHIP):
            target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
            reached.add(target.lstrip("/"))
            if each.get("TargetMode") == "External" or target.lstrip("/") not in parts:
                faults.append(f"{name} leads to {target}")
    return [*faults, *(f"nothing leads to {name}" for name in parts.keys() - reached)]


def _misplaced(trees: dict[str, etree._Element]) -> list[str]:
    faults = []
    for name, tree in trees.items():
        for element in tree.iter(f"{W}*"):
            kind = etree.QName(element).localname
            order = _ORDER.get(kind, "").split()
            inner = [etree.QName(each).localname for each in element]
            if order and not set(inner) <= set(order):
                faults.append(f"{name}: {kind} holds {set(inner) - set(order)}")
            elif order and kind != "r" and inner != sorted(inner, key=order.index):
                faults.append(f"{name}: {kind} has {inner}")
            if name == "word/document.xml" and kind not in _BODY:
                faults.append(f"{name}: {kind}")
    return faults
