"""Every text of a course's folder that its learners read, and its sentences."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import course_export
from clicnjob_xblocks.content.text import as_html

CONTENT = Path(course_export.__file__).parent / "content"
COURSES = sorted(path.name for path in CONTENT.iterdir() if path.is_dir())

#: Of a document: what is no text to read but a name, an address, a key to judge an answer by.
_NOT_READ = frozenset(
    (
        *("id", "kind", "url", "address", "link_address", "target", "source", "tags"),
        *("competences", "pictogram", "place", "what", "worth", "to", "cc", "answer_to", "name"),
        *("job", "dates", "times", "attachment", "criteria", "sender", "first_name", "last_name"),
    )
)
#: For the team, who has other habits of reading.
_OF_THE_TEAM = frozenset(("workshop",))
#: A gap or a mistake in a passage: what stands there, then what is said of it.
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_BLOCKS = re.compile(r"<br ?/?>|</?(?:p|li|ul|ol|h\d|section|div|pre|blockquote)\b[^>]*>")
#: What stands there to the letter, such as a password.
_LITERAL = re.compile(r"<code>.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ALT = re.compile(r'\balt="([^"]*)"')
_END = re.compile(r"(?<=[.!?…])[\s»)]+|\n+")
#: An address is one word, however many points it has; what an apostrophe joins are two.
_ADDRESS = re.compile(r"\S+@\S+|\bhttps?://\S+|\b\w+(?:[.-]\w+)+\b")
_WORD = re.compile(r"[^\W_]+")


def documents(course: str) -> Iterator[tuple[str, Any]]:
    """Each document of a course, by its path in the folder."""
    for path in sorted((CONTENT / course).glob("*/*.json")):
        yield path.relative_to(CONTENT / course).as_posix(), json.loads(path.read_text("utf-8"))


def read_by_learners(course: str) -> Iterator[tuple[str, str]]:
    """Every text with where it stands, as plain text."""
    folder = CONTENT / course
    for path in sorted(folder.glob("*/*.html")):
        body = path.read_text("utf-8")
        where = path.relative_to(folder).as_posix()
        yield where, _plain(body)
        for alternative in _ALT.findall(body):
            yield where, html.unescape(alternative)
    for where, value in documents(course):
        if where.split("/")[0] not in _OF_THE_TEAM:
            for text in _of_a_document(value):
                yield where, text
    outline = tomllib.loads((folder / "course.toml").read_text("utf-8"))
    for text in _of_the_outline(outline.get("chapter", [])):
        yield "course.toml", text


def sentences(text: str) -> list[str]:
    """The sentences of a text, the lines of a list each as one."""
    return [each for each in (part.strip() for part in _END.split(text)) if each]


def words(sentence: str) -> int:
    """How many words a reader has to read."""
    return len(_WORD.findall(_ADDRESS.sub("address", sentence)))


def _of_a_document(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in _NOT_READ:
                yield from _of_a_document(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _of_a_document(each, name)
    elif isinstance(value, str) and value.strip():
        if name == "passage":
            yield from _of_a_passage(value)
        else:
            yield _plain(as_html(value))


def _of_a_passage(passage: str) -> Iterator[str]:
    """The passage as it is when it is right, and what is said of each way to fill it in."""
    yield _MARKED.sub(lambda found: re.split(r"[|#]", found[1])[0], passage)
    for marked in _MARKED.findall(passage):
        for way in marked.split("|"):
            yield from way.split("#")[1:]


def _of_the_outline(parts: list[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        if part.get("staff_only"):
            continue
        yield from (part["name"], part.get("fields", {}).get("introduction", ""))
        for below in ("step", "unit", "block"):
            yield from _of_the_outline(part.get(below, []))


def _plain(markup: str) -> str:
    markup = _LITERAL.sub("code", markup)
    return html.unescape(_TAG.sub("", _BLOCKS.sub("\n", markup))).strip()
