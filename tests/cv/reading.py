"""Reads a PDF back with Debian's tools, as a person's programs do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

needs_tools = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("qpdf")) and os.environ.get("CI") != "true",
    reason="no PDF tools here: apt-get install poppler-utils qpdf to run it",
)

#: Marks of direction, which pdftotext puts around what runs from right to left.
_DIRECTION = re.compile("[\u202a-\u202e]")


def text_of(pdf: bytes, *options: str) -> str:
    """The text in reading order, as ``pdftotext`` finds it."""
    return _DIRECTION.sub("", _run("pdftotext", *options, "-enc", "UTF-8", "-", "-", data=pdf))


def letters_of(text: str) -> str:
    """A text without its spaces: where a line ends is no part of what was typed."""
    return "".join(text.split())


def structure_of(pdf: bytes) -> str:
    """The tree of tags, with the text that each holds."""
    return _run("pdfinfo", "-struct-text", "-", data=pdf)


def facts_of(pdf: bytes) -> dict[str, str]:
    """What ``pdfinfo`` says of the file."""
    lines = _run("pdfinfo", "-", data=pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def check(pdf: bytes, path: os.PathLike[str]) -> str:
    """What ``qpdf --check`` says; it fails on anything odd."""
    with open(path, "wb") as file:
        file.write(pdf)
    return _run("qpdf", "--check", str(path))


def _run(*command: str, data: bytes = b"") -> str:
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout.decode()
