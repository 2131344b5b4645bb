"""What authors write becomes HTML that can harm nobody."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clicnjob_xblocks.content.text import as_html, as_plain, escaped, in_line

ALLOWED = {"p", "br", "strong", "em", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a", "h4"}
BITS = [
    "<script>", "</p>", "<img src=x onerror=a()>", "<svg/onload=a()>", "[x](", ")", "javascript:a",
    "data:text/html,x", "https://e.fr", "/static/a.png", "//e.fr", "&lt;script&gt;", "&#x3c;b>",
    "**", "_", "`", "\n", "\n\n", "- ", "# ", "> ", "<https://e.fr>", "<javascript:a>", '"', "'",
    "\t", "![x](x)", "[x]: javascript:a\n\n[x]", "<!--", "]]>", "\\", "www.e.fr", "asset-v1:a+b@c",
]  # fmt: skip


class Seen(HTMLParser):
    """The elements and addresses of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]


texts = st.lists(st.sampled_from(BITS) | st.text(max_size=5), max_size=12).map("".join)


@settings(deadline=None, max_examples=300)
@given(texts)
def test_nothing_but_the_safe_elements_is_left(markdown: str) -> None:
    seen = Seen(as_html(markdown))

    assert seen.tags <= ALLOWED
    assert seen.attributes <= {"href", "title", "rel", "start"}
    for address in seen.addresses:
        assert address.lower().startswith(
            ("http://", "https://", "mailto:", "/static/", "asset-v1:", "/asset-v1:")
        )
    assert Seen(in_line(markdown)).tags <= {"strong", "em", "s", "code", "br"}


@settings(deadline=None, max_examples=300)
@given(texts)
def test_a_text_that_is_escaped_is_shown_letter_for_letter(text: str) -> None:
    visible = "".join(sign for sign in text if sign.isprintable())

    assert as_plain(escaped(f"x{visible}x")) == " ".join(f"x{visible}x".split())


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**gras** et _fin_", "<p><strong>gras</strong> et <em>fin</em></p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("# Titre", "<h4>Titre</h4>"),
        (
            "[la fiche](/static/fiche.pdf)",
            '<p><a href="/static/fiche.pdf" rel="noopener noreferrer">la fiche</a></p>',
        ),
    ],
)
def test_markdown_is_shown_as_it_is_meant(markdown: str, html: str) -> None:
    assert as_html(markdown) == html


def test_a_line_of_plain_text_keeps_words_apart() -> None:
    assert as_plain("Une **question**\n\n- un & deux\n- <b>") == "Une question un & deux <b>"
