"""An author's Markdown as lines of words, for paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..content.text import as_html

_STRONG = frozenset(("strong", "h4"))
_ENDING = frozenset(("p", "h4", "pre", "li"))


@dataclass(frozen=True)
class Run:
    """Words that are set alike."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Line:
    """A line, with what stands before it, such as a bullet."""

    mark: str
    runs: tuple[Run, ...]


def lines_of(markdown: str) -> tuple[Line, ...]:
    """The lines of a text in Markdown; what is emphasised is set strong."""
    reader = _Reader()
    reader.feed(as_html(markdown))
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


@dataclass
class _Reader(HTMLParser):
    """Of the few elements that :func:`as_html` leaves."""

    lines: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self.mark = ""
        self.strong = 0
        #: For each list that is open the number of its next item; 0 in one without numbers.
        self.lists: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.end_line()
            self.lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else 0)
        elif tag == "li":
            self.end_line()
            self.mark = "•"
            if self.lists and self.lists[-1]:
                self.mark = f"{self.lists[-1]}."
                self.lists[-1] += 1
        elif tag == "br":
            self.end_line()
        if tag in _STRONG:
            self.strong += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _STRONG:
            self.strong -= 1
        if tag in _ENDING:
            self.end_line()
        elif tag in ("ul", "ol"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split(" ")) if self.runs else data.lstrip()
        for at, piece in enumerate(text.split("\n")):
            if at:
                self.end_line()
            if piece:
                self.runs.append(Run(piece, self.strong > 0))

    def end_line(self) -> None:
        """What was read since the last line is one."""
        if self.runs:
            self.lines.append(Line(self.mark, tuple(self.runs)))
            self.runs, self.mark = [], ""
