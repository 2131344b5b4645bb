"""An author's Markdown as HTML that can harm nobody."""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

from .links import is_page_address

_TAGS = frozenset(
    ("p", "br", "strong", "em", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "h4")
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!<>~|&])")
_BREAK = re.compile(r"<br>|</(?:p|li|h4|pre|blockquote)>")
_HEADING = re.compile(r"<(/?)h[1-6]>")

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough")
# Pictures have a field of their own, which asks for their alternative.
_markdown.disable("image")


@lru_cache(maxsize=8192)
def as_html(markdown: str) -> str:
    """The safe HTML of a text in Markdown. Markup of HTML in it is shown letter for letter."""
    # Within a page a question is a part of a part: its headings are small ones.
    made = _HEADING.sub(r"<\1h4>", _markdown.render(markdown))
    return nh3.clean(
        made,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_checked,
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto", "asset-v1"},
    ).strip()


@lru_cache(maxsize=8192)
def in_line(markdown: str) -> str:
    """The same for a text that stands within a line, such as a choice: no paragraphs."""
    made = nh3.clean(
        _markdown.renderInline(markdown),
        tags={"strong", "em", "s", "code", "br"},
        attributes={},
    )
    return made.strip()


def as_plain(markdown: str) -> str:
    """The same as one line of plain text, for tables and lists."""
    bare = nh3.clean(_BREAK.sub("\\g<0> ", as_html(markdown)), tags=set())
    return " ".join(html.unescape(bare).split())


def escaped(text: str) -> str:
    """A text as Markdown that says it to the letter."""
    return _SIGNS.sub(r"\\\1", text)


def _checked(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and not is_page_address(value):
        return None
    return value
