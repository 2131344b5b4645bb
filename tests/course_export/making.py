"""Courses and archives made for the tests, sound and hostile."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from course_export import Block, Chapter, Course, Sequential, Vertical

OLX: Mapping[str, str] = {
    "course.xml": '<course url_name="R1" org="Org" course="CV"/>',
    "course/R1.xml": '<course display_name="Title">\n<chapter url_name="c1"/>\n</course>',
    "chapter/c1.xml": '<chapter display_name="One"><sequential url_name="s1"/></chapter>',
    "sequential/s1.xml": '<sequential display_name="Step"><vertical url_name="v1"/></sequential>',
    "vertical/v1.xml": (
        '<vertical display_name="Unit">\n'
        '  <html url_name="h1"/>\n'
        '  <clicnjob_cv url_name="cv" xblock-family="xblock.v1" display_name="Ton CV"/>\n'
        "</vertical>"
    ),
    "html/h1.xml": '<html filename="h1" display_name="Page"/>',
    "html/h1.html": "<p>Bonjour</p>",
}


def course(*blocks: Block, **more) -> Course:
    unit = Vertical("unit", "Unité", blocks or (Block("html", "page", html="<p>Été</p>\n"),))
    step = Sequential("step", "Étape", (unit,))
    chapter = Chapter("path", "Parcours", (step,), {"visible_to_staff_only": False})
    given = {"org": "Org", "number": "CV", "run": "2026", "display_name": "Mon CV", **more}
    return Course(chapters=(chapter,), **given)


def olx(**changes: str | None) -> dict[str, bytes]:
    """The small sound course, with files changed (``vertical__v1_xml=...``) or left out."""
    files = dict(OLX)
    for name, body in changes.items():
        path = name.replace("__", "/")
        path = ".".join(path.rsplit("_", 1))
        if body is None:
            del files[path]
        else:
            files[path] = body
    return {path: body.encode() for path, body in files.items()}


def packed(folder: Path, files: Mapping[str, bytes], root: str = "course/") -> Path:
    return packed_members(folder, *((f"{root}{path}", body) for path, body in files.items()))


def packed_members(folder: Path, *members: tuple[str, bytes] | tarfile.TarInfo) -> Path:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                tar.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                tar.addfile(info, io.BytesIO(member[1]))
    return zipped(folder, raw.getvalue())


def zipped(folder: Path, content: bytes) -> Path:
    path = folder / "bundle.tar.gz"
    path.write_bytes(gzip.compress(content, mtime=0))
    return path
