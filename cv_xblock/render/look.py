"""How a page looks: one of four models and one of five colours."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Colour, Model, Page

#: Dark enough for text on white, and for white text on it (contrast of at least 4.5 both ways),
#: and dark in black and white too.
INKS = {
    Colour.INK.value: "#26303b",
    Colour.BLUE.value: "#1d4f8c",
    Colour.GREEN.value: "#1f5c42",
    Colour.PLUM.value: "#6b2d5c",
    Colour.BRICK.value: "#96381f",
}


@dataclass(frozen=True)
class Look:
    """A model and a colour, by their names.

    Raises:
        ValueError: there is no such model or colour.
    """

    model: str = Model.SOBRE.value
    colour: str = Colour.INK.value

    def __post_init__(self) -> None:
        Model(self.model)
        Colour(self.colour)

    @property
    def ink(self) -> str:
        """The colour as ``#rrggbb``."""
        return INKS[self.colour]


def look_of(page: Page) -> Look:
    """How a page was chosen to look."""
    return Look(page.model, page.colour)
