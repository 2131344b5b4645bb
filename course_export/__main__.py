"""Command line: build a bundle from a folder of content, check one, show its outline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .bundle import read_bundle, write_bundle
from .model import Course
from .problems import BundleError
from .source import SHIPPED, read_content, shipped


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if there is something to mend."""
    options = _parser().parse_args(arguments)
    try:
        for line in options.run_command(options):
            print(line)
    except BundleError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''} found.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'file'}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _build(options: argparse.Namespace) -> Iterator[str]:
    folder = shipped(options.content) if options.content in SHIPPED else Path(options.content)
    course = read_content(
        folder, org=options.org, number=options.course, run=options.run, name=options.name
    )
    write_bundle(course, options.output)
    yield f"{options.output}: {course.key}, {_size(course)}."


def _check(options: argparse.Namespace) -> Iterator[str]:
    course = read_bundle(options.file)
    yield f"{options.file}: no problem found. {course.key}, {_size(course)}."


def _show(options: argparse.Namespace) -> Iterator[str]:
    course = read_bundle(options.file)
    yield f"{course.display_name} ({course.key})"
    for chapter in course.chapters:
        yield f"  {chapter.display_name or chapter.url_name}"
        for sequential in chapter.sequentials:
            yield f"    {sequential.display_name or sequential.url_name}"
            for vertical in sequential.verticals:
                yield f"      {vertical.display_name or vertical.url_name}"
                for block in vertical.blocks:
                    yield f"        {block.tag}: {block.display_name or block.url_name}"
    for path in sorted(course.files):
        yield f"  + {path} ({len(course.files[path])} bytes)"


def _size(course: Course) -> str:
    units = sum(1 for _ in course.verticals())
    blocks = sum(1 for _ in course.blocks())
    return f"{len(course.chapters)} chapters, {units} units, {blocks} blocks"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m course_export",
        description="Course bundles (tar.gz of OLX) for Open edX Studio.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="make a bundle from a folder of content")
    build.add_argument(
        "content",
        metavar="CONTENT",
        help=f"the folder, or a course that comes along: {', '.join(SHIPPED)}",
    )
    build.add_argument("-o", "--output", required=True, metavar="FILE", help="the tar.gz to write")
    for name, said in (
        ("org", "the structure's short name"),
        ("course", "the course number"),
        ("run", "the run"),
        ("name", "the title that learners see"),
    ):
        build.add_argument(f"--{name}", required=True, help=said)
    build.set_defaults(run_command=_build)
    check = commands.add_parser("check", help="list all that an import would lose or refuse")
    check.add_argument("file", metavar="FILE")
    check.set_defaults(run_command=_check)
    show = commands.add_parser("show", help="print the outline of a bundle")
    show.add_argument("file", metavar="FILE")
    show.set_defaults(run_command=_show)
    return parser


if __name__ == "__main__":
    sys.exit(main())
