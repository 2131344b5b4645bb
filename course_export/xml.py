"""Parsing XML of unknown origin: UTF-8 only, no DTD, no entity, no network, bounded."""

from __future__ import annotations

import re

from lxml import etree

from .problems import Problem

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 64
_DECLARATION = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGE = re.compile(r"^(<{7}|>{7}|\|{7})( |\r?$)", re.MULTILINE)
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|%\(\w+\)s")


class UnreadableError(Exception):
    """A text of the bundle that cannot be taken; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def text(content: bytes, file: str) -> str:
    """The content as text, without a mark of byte order.

    Raises:
        UnreadableError: not UTF-8, a NUL, or a merge that was never finished.
    """
    try:
        found = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(Problem("it is not UTF-8 text", file, line)) from error
    if "\0" in found:
        raise UnreadableError(Problem("it holds a NUL", file, _line(found, found.index("\0"))))
    if marker := _MERGE.search(found):
        message = f"a merge was left unfinished here ({marker[1]})"
        raise UnreadableError(Problem(message, file, _line(found, marker.start())))
    return found


def parse(content: bytes, file: str, *, template: bool = False) -> etree._Element:
    """The root element.

    Args:
        content: the file.
        file: its path in the bundle, for the messages.
        template: look for the marks of a template that nobody filled in.

    Raises:
        UnreadableError: not XML, or XML with what could harm.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(Problem(f"it is larger than {MAX_BYTES // 1024 // 1024} MB", file))
    found = text(content, file)
    if template and (mark := _TEMPLATE.search(found)):
        message = f"a template that was not filled in ({mark[0]})"
        raise UnreadableError(Problem(message, file, _line(found, mark.start())))
    if declaration := _DECLARATION.search(found):
        message = f"<!{declaration[1].upper()} is not allowed"
        raise UnreadableError(Problem(message, file, _line(found, declaration.start())))
    return _checked(found, file)


def fragment(source: str) -> etree._Element:
    """An element from XML that was checked before."""
    return etree.fromstring(source.encode(), _parser())


def _checked(found: str, file: str) -> etree._Element:
    try:
        root = etree.fromstring(found.encode(), _parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Problem(f"not XML: {error.msg}", file, error.lineno)) from error
    for node in root.iter():
        if isinstance(node, etree._ProcessingInstruction):
            message = "processing instructions are not allowed"
            raise UnreadableError(Problem(message, file, node.sourceline))
    if _deeper(root, MAX_DEPTH):
        raise UnreadableError(Problem(f"elements are nested deeper than {MAX_DEPTH}", file))
    return root


def _deeper(root: etree._Element, limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _parser() -> etree.XMLParser:
    # The encoding is given, or a declaration could hide a DTD behind another one.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


def _line(found: str, position: int) -> int:
    return found.count("\n", 0, position) + 1
