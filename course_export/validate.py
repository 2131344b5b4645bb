"""What the platform would lose without a word: names, tags and fields, checked before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from .model import HTML, Block, Chapter, Course, Sequential, Vertical
from .problems import Problem

# Blocks of the platform that are kept as they are.
KEPT = frozenset(("problem", "video", "discussion"))
_NAME = re.compile(r"[\w\-~.:]{1,255}")
_PART_OF_KEY = re.compile(r"[\w.%-]{1,255}")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# What XML 1.0 cannot carry, or the platform strips.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_TEXT = 1024 * 1024


def _is_date(value: object) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


TEXT, TRUTH, NUMBER, DATE, LIST, MAPPING = (
    "text",
    "true or false",
    "a number",
    "a date such as 2026-09-01T00:00:00Z",
    "a list",
    "an object",
)
_FITS: dict[str, Callable[[object], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    TRUTH: lambda value: isinstance(value, bool),
    NUMBER: _is_number,
    DATE: _is_date,
    LIST: lambda value: isinstance(value, list),
    MAPPING: lambda value: isinstance(value, dict),
}
# Fields that the platform gives to every XBlock.
COMMON: Mapping[str, str] = {
    "display_name": TEXT,
    "tags": LIST,
    "start": DATE,
    "due": DATE,
    "format": TEXT,
    "graded": TRUTH,
    "weight": NUMBER,
    "group_access": MAPPING,
    "visible_to_staff_only": TRUTH,
    "hide_from_toc": TRUTH,
}
# Clic'nJob's blocks, known here by tag and fields alone.
OURS: Mapping[str, Mapping[str, str]] = {
    "clicnjob_cv": {
        **COMMON,
        **dict.fromkeys(("introduction", "asked", "needed", "models"), TEXT),
        "has_score": TRUTH,
    },
    "clicnjob_inbox": {**COMMON, "introduction": TEXT},
    "clicnjob_path": {**COMMON, "steps": TEXT},
    "clicnjob_workshop": {**COMMON, "run_sheet": TEXT},
    "clicnjob_mailbox": {**COMMON, "missions": TEXT},
    "clicnjob_story": {**COMMON, "cards": TEXT, "read_aloud": TRUTH},
    "clicnjob_memo": {**COMMON, "sheet": TEXT},
    "clicnjob_quiz": {
        **COMMON,
        **dict.fromkeys(("introduction", "questions", "mode"), TEXT),
        **dict.fromkeys(("show_result", "show_correction"), TEXT),
        **dict.fromkeys(("attempts", "pool"), NUMBER),
        **dict.fromkeys(("shuffle", "partial_credit", "read_aloud"), TRUTH),
    },
}


def kind_of_field(tag: str, name: str) -> str | None:
    """What a field of one of our blocks holds; ``None`` if the block has no such field."""
    return OURS[tag].get(name)


def name_problem(url_name: str) -> str | None:
    """Why the platform would not take the name, if so."""
    if not url_name:
        return "it has no url_name, so its id would change with every import"
    if unicodedata.normalize("NFC", url_name) != url_name:
        return f"the url_name {url_name!r} holds a combining accent"
    if not _NAME.fullmatch(url_name) or ".." in url_name:
        return f"the url_name {url_name!r} may hold letters, digits, '-', '_' only"
    return None


def block_problems(block: Block) -> Iterator[str]:
    """What is wrong with a block, in the words of the command line."""
    if problem := name_problem(block.url_name):
        yield problem
    if block.tag in OURS:
        yield from _our_fields(block)
        if block.html or block.source:
            yield f"<{block.tag}> takes no content"
    elif block.tag not in KEPT and block.tag != HTML:
        known = ", ".join(sorted((*OURS, *KEPT, HTML)))
        yield f"<{block.tag}> is not a block that is known here ({known})"
    yield from _texts({**block.fields, "content": block.html})


def _our_fields(block: Block) -> Iterator[str]:
    for name, value in block.fields.items():
        kind = kind_of_field(block.tag, name)
        if kind is None:
            yield f"<{block.tag}> has no field {name!r}"
        elif value is not None and not _FITS[kind](value):
            yield f"the field {name!r} of <{block.tag}> must be {kind}, not {value!r:.60}"


def _texts(fields: Mapping[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, str):
            if len(value) > MAX_TEXT:
                yield f"{name!r} is longer than {MAX_TEXT} characters"
            if found := _UNWRITABLE.search(value):
                yield f"{name!r} holds the sign U+{ord(found[0]):04X}, which XML cannot carry"


def key_problems(org: str, number: str, run: str) -> Iterator[str]:
    """What is wrong with the three parts of a course's key."""
    for what, part in (("org", org), ("course", number), ("run", run)):
        if not _PART_OF_KEY.fullmatch(part):
            yield f"the {what} {part!r} may hold letters, digits, '.', '-', '_' only"


def course_problems(course: Course) -> Iterator[Problem]:
    """Everything wrong with a course that is about to be written."""
    for message in key_problems(course.org, course.number, course.run):
        yield Problem(message, "course.xml")
    for message in _texts({**course.fields, "display_name": course.display_name}):
        yield Problem(message, f"course/{course.run}.xml")
    seen: set[tuple[str, str]] = set()
    for tag, part in _parts(course):
        where = f"{tag}/{part.url_name}"
        messages = (
            block_problems(part)
            if isinstance(part, Block)
            else _container_problems(part.url_name, part.fields, part.display_name)
        )
        for message in messages:
            yield Problem(message, where)
        if (tag, part.url_name) in seen:
            yield Problem("the url_name stands twice", where)
        seen.add((tag, part.url_name))
    yield from static_problems(course.files)


def _container_problems(
    url_name: str, fields: Mapping[str, object], display_name: str
) -> Iterator[str]:
    if problem := name_problem(url_name):
        yield problem
    yield from _texts({**fields, "display_name": display_name})


def _parts(course: Course) -> Iterator[tuple[str, Chapter | Sequential | Vertical | Block]]:
    for chapter in course.chapters:
        yield "chapter", chapter
        for sequential in chapter.sequentials:
            yield "sequential", sequential
            for vertical in sequential.verticals:
                yield "vertical", vertical
                for block in vertical.blocks:
                    yield block.tag, block


def static_problems(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Static files that Studio would store under one name: it writes '/' as '_'."""
    stored: dict[str, str] = {}
    for path in sorted(files):
        if path.startswith("static/"):
            name = re.sub(r"[^\w.~-]", "_", path.removeprefix("static/"))
            other = stored.setdefault(name, path)
            if other != path:
                yield Problem(f"Studio would store it over {other}", path)
