"""How authors fill in an item: fields described, not drawn. The editor draws them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A text. ``lines`` for several lines; ``markdown`` where it is shown as such."""

    name: str
    label: str
    help: str = ""
    limit: int = 500
    lines: bool = False
    markdown: bool = False
    type = "text"


@dataclass(frozen=True)
class Texts:
    """Several short texts, one a line."""

    name: str
    label: str
    help: str = ""
    limit: int = 100
    most: int = 20
    type = "texts"


@dataclass(frozen=True)
class Flag:
    """A box to tick."""

    name: str
    label: str
    help: str = ""
    default: bool = False
    type = "flag"


@dataclass(frozen=True)
class Number:
    """A number between two bounds."""

    name: str
    label: str
    help: str = ""
    low: float = 0
    high: float = 100
    default: float = 0
    type = "number"


@dataclass(frozen=True)
class Choice:
    """One of a closed set: kept name, and words to be translated."""

    name: str
    label: str
    options: Mapping[str, str]
    help: str = ""
    default: str = ""
    type = "choice"


@dataclass(frozen=True)
class Address:
    """Where a link leads; with ``file``, where a picture, a video or a sound is."""

    name: str
    label: str
    help: str = ""
    limit: int = 1000
    file: bool = False
    type = "text"


@dataclass(frozen=True)
class Tags:
    """Competences, chosen in a list."""

    name: str
    label: str
    help: str = ""
    most: int = 10
    type = "tags"


@dataclass(frozen=True)
class Reference:
    """The id of a row of the list ``to`` of the same item, or none.

    Attributes:
        none: what is read where none is chosen, such as "The end".
    """

    name: str
    label: str
    to: str
    none: str
    help: str = ""
    type = "reference"


@dataclass(frozen=True)
class Rows:
    """A list of objects. Each has an ``id`` that the editor gives and nobody sees."""

    name: str
    label: str
    fields: tuple[EditorField, ...]
    #: What one of them is called, such as "Choice".
    one: str
    help: str = ""
    least: int = 0
    most: int = 12
    type = "rows"


@dataclass(frozen=True)
class Zones(Rows):
    """Rows that are rectangles on the question's picture: ``x``, ``y``, ``width``, ``height``,
    in hundredths of its sides. ``fields`` are what else is said of each.
    """

    type = "zones"


EditorField = Text | Texts | Flag | Number | Choice | Address | Tags | Reference | Rows | Zones
