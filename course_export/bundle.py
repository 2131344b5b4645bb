"""The two doors of the package: read a bundle, write a bundle."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from .archive import read_archive
from .model import Course
from .read import read_course
from .write import write_archive


def read_bundle(path: str | PathLike[str]) -> Course:
    """The course of a bundle, checked whole.

    Raises:
        ArchiveError: the archive is unsafe, damaged, or holds no course.
        CourseError: the course would lose something when imported; ``problems`` lists all.
    """
    return read_course(read_archive(Path(path)))


def write_bundle(course: Course, path: str | PathLike[str]) -> None:
    """Write the course as a tar.gz of OLX: the same course, the same bytes.

    Raises:
        CourseError: the course would lose something when imported.
    """
    write_archive(course, Path(path))
