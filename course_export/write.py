"""Model to OLX: files in the form that Studio imports without loss, the same bytes each time."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from advisor_dashboard import strict_json

from .fields import FAMILY, FAMILY_NAME, write_our_fields
from .model import HTML, Block, Chapter, Course, Sequential, Vertical
from .problems import CourseError, Problem
from .validate import OURS, course_problems
from .xml import fragment

ROOT_FOLDER = "course"


def write_archive(course: Course, path: Path) -> None:
    """Write the course as a tar.gz; an existing file is replaced only by a whole one.

    Raises:
        CourseError: the course would lose something when imported.
    """
    content = archive_bytes(course)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        try:
            file.write(content)
            file.close()
            os.chmod(file.name, 0o644)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def archive_bytes(course: Course) -> bytes:
    """The bytes of the bundle."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT, encoding="utf-8") as tar:
        for path, body in sorted(course_files(course).items()):
            member = tarfile.TarInfo(f"{ROOT_FOLDER}/{path}")
            member.size = len(body)
            member.mode = 0o644
            tar.addfile(member, io.BytesIO(body))
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=packed, mode="wb", mtime=0) as stream:
        stream.write(raw.getvalue())
    return packed.getvalue()


def course_files(course: Course) -> dict[str, bytes]:
    """The files of the bundle by path.

    Raises:
        CourseError: the course would lose something when imported.
    """
    if problems := list(course_problems(course)):
        raise CourseError(problems)
    files = _Files(course.files)
    files.add("course.xml", _course_pointer(course))
    files.add(f"course/{course.run}.xml", _course(course))
    for chapter in course.chapters:
        names = [sequential.url_name for sequential in chapter.sequentials]
        files.add(f"chapter/{chapter.url_name}.xml", _container("chapter", chapter, names))
        for sequential in chapter.sequentials:
            names = [vertical.url_name for vertical in sequential.verticals]
            body = _container("sequential", sequential, names)
            files.add(f"sequential/{sequential.url_name}.xml", body)
    for vertical in course.verticals():
        files.add(f"vertical/{vertical.url_name}.xml", _vertical(vertical))
    for block in course.blocks():
        if block.tag == HTML:
            files.add(f"html/{block.url_name}.xml", _html(block))
            files.add(f"html/{block.url_name}.html", block.html.encode())
    files.add(f"policies/{course.run}/policy.json", _policy(course))
    return files.content


class _Files:
    def __init__(self, carried: Mapping[str, bytes]) -> None:
        self.content = dict(carried)

    def add(self, path: str, body: bytes) -> None:
        # The platform reads ":" of a name as a folder.
        path = path.replace(":", "/")
        if path in self.content:
            raise CourseError([Problem("two parts of the course would be written here", path)])
        self.content[path] = body


def _course_pointer(course: Course) -> bytes:
    return _xml(etree.Element("course", url_name=course.run, org=course.org, course=course.number))


def _course(course: Course) -> bytes:
    element = etree.Element("course", display_name=course.display_name)
    _set_texts(element, course.fields)
    for chapter in course.chapters:
        etree.SubElement(element, "chapter", url_name=chapter.url_name)
    for extra in course.extras:
        element.append(fragment(extra))
    return _xml(element)


_BELOW = {"chapter": "sequential", "sequential": "vertical"}


def _container(tag: str, part: Chapter | Sequential, children: Iterable[str]) -> bytes:
    element = etree.Element(tag, display_name=part.display_name)
    _set_texts(element, part.fields)
    for name in children:
        etree.SubElement(element, _BELOW[tag], url_name=name)
    return _xml(element)


def _vertical(vertical: Vertical) -> bytes:
    element = etree.Element("vertical", display_name=vertical.display_name)
    _set_texts(element, vertical.fields)
    for block in vertical.blocks:
        if block.tag in OURS:
            child = etree.SubElement(element, block.tag, url_name=block.url_name)
            child.set(FAMILY, FAMILY_NAME)
            write_our_fields(child, dict(block.fields))
        elif block.tag == HTML:
            etree.SubElement(element, HTML, url_name=block.url_name)
        else:
            element.append(fragment(block.source))
    return _xml(element)


def _html(block: Block) -> bytes:
    element = etree.Element(HTML, filename=block.url_name)
    _set_texts(element, block.fields)
    return _xml(element)


def _policy(course: Course) -> bytes:
    """Settings that no attribute can carry as they are; the course's own stand here whole."""
    policy: dict[str, object] = {
        f"course/{course.run}": {**course.fields, "display_name": course.display_name}
    }
    parts: list[tuple[str, Chapter | Sequential | Vertical | Block]] = []
    for chapter in course.chapters:
        parts.append(("chapter", chapter))
        for sequential in chapter.sequentials:
            parts.append(("sequential", sequential))
            parts += [("vertical", vertical) for vertical in sequential.verticals]
    parts += [(block.tag, block) for block in course.blocks() if block.tag not in OURS]
    for tag, part in parts:
        others = {name: v for name, v in part.fields.items() if not isinstance(v, str)}
        if others:
            policy[f"{tag}/{part.url_name}"] = others
    return (strict_json.dumps(policy) + "\n").encode()


def _set_texts(element: etree._Element, fields: Mapping[str, object]) -> None:
    for name, value in sorted(fields.items()):
        if isinstance(value, str):
            element.set(name, value)


def _xml(element: etree._Element) -> bytes:
    # One level only: blanks inside a block may be part of what it says.
    for position, child in enumerate(element):
        child.tail = "\n" if position + 1 == len(element) else "\n  "
    if len(element):
        element.text = "\n  "
    return etree.tostring(element, encoding="utf-8") + b"\n"
