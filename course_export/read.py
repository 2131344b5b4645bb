"""OLX to model: every fault is gathered with its file and line, nothing is skipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from lxml import etree

from advisor_dashboard import strict_json

from . import validate
from .fields import FAMILY, FAMILY_NAME, attributes, our_fields, stray_text
from .model import HTML, Block, Chapter, Course, Sequential, Vertical
from .problems import ArchiveError, CourseError, Problem
from .xml import UnreadableError, parse, text

ROOT = "course.xml"
_EXTRAS = frozenset(("wiki", "textbook", "pdf_textbook", "html_textbook", "static_tab"))
_TEXT_FILES = (".xml", ".html", ".json")
Part = TypeVar("Part")


def read_course(files: Mapping[str, bytes]) -> Course:
    """The course that the files of a bundle make.

    Args:
        files: content by path below the course's root folder.

    Raises:
        CourseError: with everything that is wrong.
    """
    return _Reader(files).course()


class _Reader:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._problems: list[Problem] = []
        self._used: set[str] = {ROOT}
        self._seen: dict[tuple[str, str], str] = {}
        self._policy: dict[str, dict[str, object]] = {}

    def course(self) -> Course:
        root = self._parsed(ROOT, template=True)
        course = self._outline(root) if root is not None else None
        if course is not None:
            self._problems.extend(validate.static_problems(course.files))
        if self._problems or course is None:
            raise CourseError(self._problems)
        return course

    def _outline(self, root: etree._Element) -> Course | None:
        if root.tag == "library":
            raise ArchiveError("this is an Open edX library, not a course", ROOT)
        org, number, run = (root.get(name, "") for name in ("org", "course", "url_name"))
        if root.tag != "course":
            self._report(f"the root is <{root.tag}>, not <course>", ROOT, root)
            return None
        for message in validate.key_problems(org, number, run):
            self._report(message, ROOT, root)
        if self._problems:
            return None
        self._read_policy(f"policies/{run}/policy.json")
        element, file = self._followed(root, ROOT, pointer={"url_name", "org", "course"})
        if element is None:
            return None
        chapters, extras = [], []
        for child in self._children(element, file):
            if child.tag in _EXTRAS:
                extras.append(_source(child))
            else:
                chapters.append(self._level(child, file, "chapter", self._chapter))
        fields = self._container_fields("course", run, element)
        for name in ("org", "course"):
            fields.pop(name, None)
        return Course(
            org=org,
            number=number,
            run=run,
            display_name=str(fields.pop("display_name", "") or ""),
            chapters=tuple(chapter for chapter in chapters if chapter),
            fields=fields,
            extras=tuple(extras),
            files=self._rest(),
        )

    def _chapter(self, element: etree._Element, url_name: str, file: str) -> Chapter:
        parts = self._parts(element, file, "sequential", self._sequential)
        return Chapter(url_name, *self._named("chapter", url_name, element, parts))

    def _sequential(self, element: etree._Element, url_name: str, file: str) -> Sequential:
        parts = self._parts(element, file, "vertical", self._vertical)
        return Sequential(url_name, *self._named("sequential", url_name, element, parts))

    def _vertical(self, element: etree._Element, url_name: str, file: str) -> Vertical:
        blocks = [self._block(child, file) for child in self._children(element, file)]
        parts = tuple(block for block in blocks if block)
        return Vertical(url_name, *self._named("vertical", url_name, element, parts))

    def _parts(
        self,
        element: etree._Element,
        file: str,
        tag: str,
        make: Callable[[etree._Element, str, str], Part],
    ) -> tuple[Part, ...]:
        parts = [self._level(child, file, tag, make) for child in self._children(element, file)]
        return tuple(part for part in parts if part is not None)

    def _level(
        self,
        element: etree._Element,
        file: str,
        tag: str,
        make: Callable[[etree._Element, str, str], Part],
    ) -> Part | None:
        """One chapter, sequential or vertical, where it stands or in the file it points to."""
        if element.tag != tag:
            self._report(f"<{element.tag}> stands where only <{tag}> may", file, element)
            return None
        url_name = element.get("url_name", "")
        if not self._claimed(tag, url_name, file, element):
            return None
        followed, place = self._followed(element, file, pointer={"url_name"})
        return make(followed, url_name, place) if followed is not None else None

    def _named(
        self, tag: str, url_name: str, element: etree._Element, parts: tuple[Part, ...]
    ) -> tuple[str, tuple[Part, ...], dict[str, object]]:
        fields = self._container_fields(tag, url_name, element)
        return str(fields.pop("display_name", "") or ""), parts, fields

    def _container_fields(
        self, tag: str, url_name: str, element: etree._Element
    ) -> dict[str, object]:
        return {**attributes(element), **self._policy.get(f"{tag}/{url_name}", {})}

    def _block(self, element: etree._Element, file: str) -> Block | None:
        tag, url_name = str(element.tag), element.get("url_name", "")
        if not self._claimed(tag, url_name, file, element):
            return None
        if tag == HTML:
            block = self._html(element, url_name, file)
        elif tag in validate.OURS:
            block = self._ours(element, url_name, file)
        elif tag in validate.KEPT:
            block = self._kept(element, url_name, file)
        else:
            block = Block(tag, url_name)
        for message in validate.block_problems(block) if block else ():
            self._report(message, file, element)
        return block

    def _ours(self, element: etree._Element, url_name: str, file: str) -> Block:
        path = f"{element.tag}/{url_name}.xml"
        if path in self._files:
            self._used.add(path)
            self._report(
                f"<{element.tag}> points to {path}, which the platform does not follow: write the "
                "block in its unit",
                file,
                element,
            )
        family = element.get(FAMILY, FAMILY_NAME)
        if family != FAMILY_NAME:
            self._report(f"{FAMILY} is {family!r} instead of {FAMILY_NAME!r}", file, element)
        fields, problems = our_fields(element)
        for message, line in problems:
            self._problems.append(Problem(message, file, line))
        return Block(str(element.tag), url_name, fields)

    def _html(self, element: etree._Element, url_name: str, file: str) -> Block | None:
        followed, place = self._followed(element, file, pointer={"url_name"})
        if followed is None:
            return None
        fields = {**attributes(followed), **self._policy.get(f"{HTML}/{url_name}", {})}
        name = followed.get("filename")
        if name is None:
            return Block(HTML, url_name, fields, html=_inner(followed))
        path = f"html/{_path(name)}.html"
        if path not in self._files:
            self._report(f"the file {path} is missing", place, followed)
            return None
        self._used.add(path)
        try:
            return Block(HTML, url_name, fields, html=text(self._files[path], path))
        except UnreadableError as error:
            self._problems.append(error.problem)
            return None

    def _kept(self, element: etree._Element, url_name: str, file: str) -> Block | None:
        followed, _ = self._followed(element, file, pointer={"url_name"})
        if followed is None:
            return None
        policy = self._policy.get(f"{element.tag}/{url_name}", {})
        for name, value in {**policy, "url_name": url_name}.items():
            if isinstance(value, str):
                followed.set(name, value)
        fields = {**attributes(followed), **policy}
        return Block(str(element.tag), url_name, fields, source=_source(followed))

    def _followed(
        self, element: etree._Element, file: str, *, pointer: set[str]
    ) -> tuple[etree._Element | None, str]:
        """The element itself, or the root of the file it points to."""
        url_name = element.get("url_name", "")
        path = f"{element.tag}/{_path(url_name)}.xml"
        bare = not len(element) and not (element.text or "").strip()
        if not bare or set(element.attrib) != pointer:
            return element, file
        if path not in self._files:
            self._report(f"the file {path} is missing", file, element)
            return None, path
        self._used.add(path)
        root = self._parsed(path)
        if root is not None and root.tag != element.tag:
            self._report(f"the root is <{root.tag}>, not <{element.tag}>", path, root)
            return None, path
        return root, path

    def _claimed(self, tag: str, url_name: str, file: str, element: etree._Element) -> bool:
        """Whether the name can be used, and nothing of the kind has it already."""
        if problem := validate.name_problem(url_name):
            self._report(f"<{tag}>: {problem}", file, element)
            return False
        if first := self._seen.get((tag, url_name)):
            self._report(f"<{tag} url_name={url_name!r}> stands already in {first}", file, element)
            return False
        self._seen[tag, url_name] = f"{file}, line {element.sourceline}"
        return True

    def _children(self, element: etree._Element, file: str) -> list[etree._Element]:
        if stray_text(element):
            self._report(f"<{element.tag}> takes no text", file, element)
        return [child for child in element if isinstance(child.tag, str)]

    def _parsed(self, path: str, *, template: bool = False) -> etree._Element | None:
        try:
            return parse(self._files[path], path, template=template)
        except UnreadableError as error:
            self._problems.append(error.problem)
            return None

    def _read_policy(self, path: str) -> None:
        if path not in self._files:
            return
        self._used.add(path)
        try:
            policy = strict_json.loads(text(self._files[path], path))
        except UnreadableError as error:
            self._problems.append(error.problem)
        except ValueError as error:
            self._problems.append(Problem(f"not strict JSON: {error}", path))
        else:
            if isinstance(policy, dict) and all(isinstance(v, dict) for v in policy.values()):
                self._policy = policy
            else:
                self._problems.append(Problem("it must be an object of objects", path))

    def _rest(self) -> dict[str, bytes]:
        """Files that are no part of the outline; those the platform reads must be readable."""
        rest = {path: body for path, body in self._files.items() if path not in self._used}
        for path, body in rest.items():
            if path.startswith("static/") or not path.endswith(_TEXT_FILES):
                continue
            try:
                if path.endswith(".xml"):
                    parse(body, path)
                elif path.endswith(".json"):
                    strict_json.loads(text(body, path))
                else:
                    text(body, path)
            except UnreadableError as error:
                self._problems.append(error.problem)
            except ValueError as error:
                self._problems.append(Problem(f"not strict JSON: {error}", path))
        return rest

    def _report(self, message: str, file: str, element: etree._Element) -> None:
        self._problems.append(Problem(message, file, element.sourceline))


def _path(url_name: str) -> str:
    return url_name.replace(":", "/")


def _inner(element: etree._Element) -> str:
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode") for child in element]
    return "".join(parts).strip()


def _source(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)
