"""Fields of a block as XML attributes, and back."""

from __future__ import annotations

from lxml import etree

from advisor_dashboard import strict_json

from .validate import TEXT, kind_of_field

OPTION = "http://code.edx.org/xblock/option"
FAMILY = "xblock-family"
FAMILY_NAME = "xblock.v1"
# Attributes that are no fields.
_NOT_FIELDS = frozenset(("url_name", "filename", FAMILY))


def attributes(element: etree._Element) -> dict[str, object]:
    """The attributes of a platform element, as text."""
    return {
        str(name): str(value)
        for name, value in sorted(element.attrib.items())
        if name not in _NOT_FIELDS
    }


def our_fields(element: etree._Element) -> tuple[dict[str, object], list[tuple[str, int | None]]]:
    """The fields of one of our blocks, and what is wrong with how they are written."""
    written: dict[str, object] = dict(attributes(element))
    problems: list[tuple[str, int | None]] = []
    for child in element:
        if isinstance(child, etree._Comment):
            continue
        name = str(child.tag)
        if not name.startswith(f"{{{OPTION}}}"):
            problems.append((f"<{element.tag}> takes no child <{name}>", child.sourceline))
            continue
        name = name.removeprefix(f"{{{OPTION}}}")
        if len(child):
            problems.append(
                (f"the field {name!r} holds markup that would be cut", child.sourceline)
            )
        if name in written:
            problems.append((f"the field {name!r} stands twice", child.sourceline))
        written[name] = None if child.get("none") == "true" else child.text or ""
    if stray_text(element):
        problems.append((f"<{element.tag}> takes no text", element.sourceline))
    fields: dict[str, object] = {}
    for name, value in written.items():
        try:
            fields[name] = _value(str(element.tag), name, value)
        except ValueError as error:
            message = f"the field {name!r} is not strict JSON: {error}"
            problems.append((message, element.sourceline))
    return fields, problems


def write_our_fields(element: etree._Element, fields: dict[str, object]) -> None:
    """Set the attributes; a field that is ``None`` becomes the child that the platform reads."""
    for name, value in sorted(fields.items()):
        if value is None:
            child = etree.SubElement(element, f"{{{OPTION}}}{name}", nsmap={"option": OPTION})
            child.set("none", "true")
        elif kind_of_field(str(element.tag), name) == TEXT:
            element.set(name, str(value))
        else:
            element.set(name, strict_json.dumps(value))


def _value(tag: str, name: str, value: object) -> object:
    if kind_of_field(tag, name) in (TEXT, None) or value is None:
        return value
    return strict_json.loads(str(value))


def stray_text(element: etree._Element) -> bool:
    """Whether there is text between the children, which the platform would drop."""
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)
