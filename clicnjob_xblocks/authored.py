"""What authors set in a block's editor: texts, choices, yes or no, numbers; each checks itself.

Every value is kept as a plain string, truth or number: a list would not survive the platform's
export whatever signs it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from advisor_dashboard.text import NUL, long_text, short_text

from .handling import RefusedError

Gettext = Callable[[str], str]


class Authored(Protocol):
    """One field that authors set."""

    @property
    def name(self) -> str:
        """The field's name."""

    @property
    def kind(self) -> str:
        """How the editor's template shows it."""

    def checked(self, value: object, gettext: Gettext) -> Any:
        """The value as it is kept.

        Raises:
            RefusedError: it does not fit.
        """

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""


@dataclass(frozen=True)
class AuthoredText:
    """One text, and how much it may hold."""

    name: str
    limit: int
    lines: bool = False
    required: bool = False
    kind = "text"

    def checked(self, value: object, gettext: Gettext) -> str:
        """The text as it is kept.

        Raises:
            RefusedError: it is none, or it does not fit.
        """
        if not isinstance(value, str) or NUL in value:
            sentence = gettext("This text holds a character that cannot be kept. Type it again.")
            raise refused(self.name, sentence)
        cleaned = long_text(value) if self.lines else short_text(value)
        if len(cleaned) > self.limit:
            sentence = gettext("This text is too long: {length} characters, {limit} at most.")
            raise refused(self.name, sentence.format(length=len(cleaned), limit=self.limit))
        if self.required and not cleaned:
            raise refused(self.name, gettext("Give this a title."))
        return cleaned

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""
        return {"lines": self.lines, "required": self.required, "value": value}


@dataclass(frozen=True)
class AuthoredChoices:
    """Some of a closed set, kept with commas between them, in the order of the set.

    Attributes:
        choices: by the name that is kept, the words of each.
        least: how many must be chosen.
    """

    name: str
    choices: Mapping[str, str]
    least: int = 0
    kind = "choices"

    def checked(self, value: object, gettext: Gettext) -> str:
        """The choices as they are kept.

        Raises:
            RefusedError: one is not offered, or there are too few.
        """
        offered = isinstance(value, list) and all(
            isinstance(each, str) and each in self.choices for each in value
        )
        if not isinstance(value, list) or not offered:
            raise refused(self.name, gettext("One of these is not offered. Choose again."))
        if len(set(value)) < self.least:
            raise refused(self.name, gettext("Choose at least one."))
        return ",".join(each for each in self.choices if each in value)

    def read(self, kept: object) -> tuple[str, ...]:
        """What is kept, as far as it is offered; a file may hold anything."""
        given = {each.strip() for each in kept.split(",")} if isinstance(kept, str) else set()
        return tuple(each for each in self.choices if each in given)

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""
        chosen = self.read(value)
        options = [(each, gettext(words), each in chosen) for each, words in self.choices.items()]
        return {"options": options}


@dataclass(frozen=True)
class AuthoredOption:
    """One of a closed set.

    Attributes:
        options: by the value that is kept, the words of each.
    """

    name: str
    options: Mapping[str, str]
    kind = "option"

    def checked(self, value: object, gettext: Gettext) -> str:
        """The option.

        Raises:
            RefusedError: it is not offered.
        """
        if not isinstance(value, str) or value not in self.options:
            raise refused(self.name, gettext("One of these is not offered. Choose again."))
        return value

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""
        options = [(each, gettext(words), each == value) for each, words in self.options.items()]
        return {"options": options}


@dataclass(frozen=True)
class AuthoredFlag:
    """Yes or no."""

    name: str
    kind = "flag"

    def checked(self, value: object, gettext: Gettext) -> bool:
        """The answer.

        Raises:
            RefusedError: it is none.
        """
        if not isinstance(value, bool):
            raise refused(self.name, gettext("Answer yes or no."))
        return value

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""
        return {"value": bool(value)}


@dataclass(frozen=True)
class AuthoredNumber:
    """A number between two bounds."""

    name: str
    low: float
    high: float
    whole: bool = False
    kind = "number"

    def checked(self, value: object, gettext: Gettext) -> float:
        """The number.

        Raises:
            RefusedError: it is none, or out of bounds.
        """
        try:
            number = float(str(value).strip().replace(",", "."))
        except ValueError:
            number = float("nan")
        if not self.low <= number <= self.high:
            sentence = gettext("Give a number from {low} to {high}.")
            raise refused(self.name, sentence.format(low=f"{self.low:g}", high=f"{self.high:g}"))
        if self.whole and number != int(number):
            raise refused(self.name, gettext("Give a whole number."))
        return int(number) if self.whole else number

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """What the editor's template needs."""
        return {"value": f"{value:g}" if isinstance(value, int | float) else ""}


def refused(field: str, sentence: str) -> RefusedError:
    """The refusal of what was set in one field."""
    return RefusedError(400, sentence, "invalid", field=field)
