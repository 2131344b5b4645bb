"""What can be wrong with a bundle, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend, with the file of the bundle and the line where they are known."""

    message: str
    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        if not self.file:
            return self.message
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.message}"


class BundleError(Exception):
    """A bundle that was refused. ``problems`` lists everything that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ArchiveError(BundleError):
    """The archive is unsafe, damaged, too large or of another kind. Nothing was unpacked."""

    def __init__(self, message: str, file: str = "") -> None:
        super().__init__([Problem(message, file)])


class CourseError(BundleError):
    """The archive is sound, but the course in it would lose something when imported."""


class ContentError(BundleError):
    """The folder that a bundle is built from is not in order."""
