"""Answers read back as their readers do: a browser, a script, a spreadsheet, a printer."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from tests.cv.reading import text_of

from .attacks import HOSTILE
from .words import MARK

#: Attributes in which an address stands.
_ADDRESSES = {
    *("href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href"),
    *("srcset", "ping", "manifest", "hx-get", "hx-post", "hx-put", "hx-delete", "hx-push-url"),
}
_RUNS = re.compile(r"(javascript|vbscript|data|livescript|file):", re.IGNORECASE)
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9:._+@-]*")
_NAME = re.compile(r"[a-z][a-z0-9:_.-]*")
#: A script takes these for addresses or plain data, and nothing else.
_DATA_SCRIPTS = ("application/json", "json/xblock-args")
#: What could leave a script's element, in whatever it holds.
_LEAVES_A_SCRIPT = ("</", "<!--", "<script")


@dataclass
class Read:
    """What a reader finds in an answer.

    Attributes:
        texts: every stretch of words, as it is read.
        broken: what became more than words, in a sentence each.
        arguments: what scripts are given.
    """

    texts: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    arguments: list[Any] = field(default_factory=list)


def read_html(html: str) -> Read:
    """A page or a part of one, as a browser takes it apart."""
    reader = _Page()
    reader.feed(html)
    reader.close()
    if len(MARK.findall(html)) > sum(len(MARK.findall(each)) for each in reader.read.everything):
        reader.read.broken.append(
            "some of the words are neither text nor the value of an attribute"
        )
    return reader.read


class _PageRead(Read):
    @property
    def everything(self) -> Iterator[str]:
        yield from self.texts
        for each in self.arguments:
            yield json.dumps(each)


class _Page(HTMLParser):
    """Takes words apart from what a page is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = _PageRead()
        self._inside = ""
        self._kind = ""
        self._held: list[str] = []
        self._shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_of_text()
        if not _NAME.fullmatch(tag) or MARK.search(tag):
            self.read.broken.append(f"an element <{tag}> was born")
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            self._attribute(tag, name, value)
        if tag in ("script", "style"):
            self._inside, self._kind = tag, values.get("type", "")

    def handle_endtag(self, tag: str) -> None:
        self._end_of_text()
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        self._held.append(data)

    def handle_comment(self, data: str) -> None:
        if HOSTILE in data:
            self.read.broken.append(f"words in a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        if HOSTILE in decl:
            self.read.broken.append(f"words in a declaration: {decl!r}")

    unknown_decl = handle_decl
    handle_pi = handle_decl

    def close(self) -> None:
        super().close()
        self._end_of_text()
        # In one piece: a page may cut words where a line ends, or make a link of some.
        self.read.texts.append("".join(self._shown))

    def _end_of_text(self) -> None:
        text, self._held = "".join(self._held), []
        if not text:
            return
        if not self._inside:
            self._shown.append(text)
        elif self._inside == "script" and self._kind in _DATA_SCRIPTS:
            if any(each in text for each in _LEAVES_A_SCRIPT):
                self.read.broken.append(f"words may leave a script: {text[:200]!r}")
            self.read.arguments.append(json.loads(text))
        elif HOSTILE in text:
            self.read.broken.append(f"words in a {self._inside}: {text[:200]!r}")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        said = f'<{tag} {name}="{value[:80]}">'
        if not _NAME.fullmatch(name.removeprefix("@")) or MARK.search(name):
            self.read.broken.append(f"an attribute was born: {said}")
        if name.startswith("on") or name in ("srcdoc", "autofocus" if HOSTILE in value else ""):
            self.read.broken.append(f"an attribute that runs: {said}")
        drawn = tag in ("img", "image") and value.startswith("data:image/")
        if name in _ADDRESSES and _RUNS.match(_HIDDEN.sub("", value)) and not drawn:
            self.read.broken.append(f"an address that runs: {said}")
        if name == "id" and not _ID.fullmatch(value):
            self.read.broken.append(f"an odd id: {said}")
        if HOSTILE in value and (name in ("style", "type", "rel") or name.startswith("hx-on")):
            self.read.broken.append(f"words where none belong: {said}")
        if tag in ("base", "iframe", "object", "embed", "link", "script") and HOSTILE in value:
            self.read.broken.append(f"words lead somewhere: {said}")
        given = _json_in(value)
        if given is None:
            self.read.texts.append(value)
        else:
            self.read.arguments.append(given)


def _json_in(text: str) -> Any:
    """The value of a text that is one of JSON; ``None`` if it is none."""
    if not text.startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def strings_in(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a JSON value, with the name that it stands under; names are texts too."""
    if isinstance(value, str):
        inner = _json_in(value)
        if inner is None:
            yield key, value
        else:
            yield from strings_in(inner, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            if MARK.search(name):
                yield "a name", name
            yield from strings_in(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from strings_in(each, key)


def read(place: str, kind: str, body: bytes) -> Read:
    """What the reader of an answer finds in it.

    Args:
        place: as the table of texts calls it.
        kind: the MIME type.
    """
    if kind == "text/html":
        found: Read = read_html(body.decode())
    elif kind == "text/csv":
        found = Read(_cells_in(body))
    elif kind in JSON_TYPES:
        found = Read(arguments=[json.loads(body)])
    else:
        found = Read(_words_of_file(kind, body))
    for argument in found.arguments:
        for name, text in strings_in(argument):
            if _is_html(place, name):
                inner = read_html(text)
                found.broken += inner.broken
                found.texts += inner.texts
                found.texts += [each for given in inner.arguments for _, each in strings_in(given)]
            else:
                found.texts.append(text)
    found.arguments.clear()
    return found


def _is_html(place: str, name: str) -> bool:
    """Whether a script puts this text into a page as HTML: see ``test_scripts``."""
    block, _dot, part = place.partition(".")
    return (part not in RAW and name in HTML.get(block, ())) or name == "html"


#: As they stand in the editor, and in the files that it takes and gives.
RAW = ("studio_view", "export_questions", "import_questions", "check_document")
#: Texts that come as HTML, by the names that they bear where scripts read them.
HTML = {
    "clicnjob_mailbox": ("situation", "passed_words"),
    "clicnjob_quiz": ("hint", "explanation", "feedback", "correction"),
    "clicnjob_story": ("said", "explanation"),
    "live_projector_state": ("correction", "explanation"),
    "live_state": ("correction", "explanation", "feedback"),
}
JSON_TYPES = ("application/json", "application/vnd.oai.openapi+json")


def _cells_in(data: bytes) -> list[str]:
    """The cells of a spreadsheet's file."""
    text = data.decode("utf-8-sig")
    return [
        cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row
    ]


def _words_of_xml(text: bytes) -> str:
    """All that stands between the tags of an XML file, and in their attributes."""
    tree = ElementTree.fromstring(text)  # noqa: S314 -- made by ourselves a moment ago
    parts = ["".join(tree.itertext())]
    parts += [value for each in tree.iter() for value in each.attrib.values()]
    return "\n".join(parts)


def _words_of_file(kind: str, data: bytes) -> list[str]:
    if kind == "application/pdf":
        return [text_of(data, "-raw")] if b"/Pages" in data else []
    if kind == "image/svg+xml" or kind.endswith("/xml"):
        return [_words_of_xml(data)]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [
                text for name in archive.namelist() for text in _entry(name, archive.read(name))
            ]
    return [data.decode(errors="replace")]


def _entry(name: str, data: bytes) -> list[str]:
    if name.endswith((".xml", ".rels")):
        return [_words_of_xml(data)]
    if name.endswith(".json"):
        return [text for _key, text in strings_in(json.loads(data))]
    return [data.decode(errors="replace")]
