"""Command line: render a CV that stands in a JSON file, check one, or read one from elsewhere.

It needs neither Django nor XBlock.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..caps import PHOTO_BYTES
from ..document import (
    CV,
    SCHEMA,
    Checked,
    Colour,
    InvalidDocumentError,
    Model,
    Page,
    check,
    pages_of,
)
from ..problems import Problem
from ..upgrade import upgraded
from . import wording
from .errors import PhotoError
from .formats import FORMATS, NAMED, Order, format_of
from .look import look_of
from .sheet import build_sheet

LANGUAGES = ("fr", "en")
_NAME = "python -m cv_xblock"
_WIDTH = 80

#: What only a file can have wrong: a person who fills in a form cannot.
_OF_THE_FILE = {
    "schema": f"a schema that is not known here; the newest is {SCHEMA}",
    "wrong_type": "another kind of value is needed here",
    "unknown_field": "there is no such field",
}


class CommandError(Exception):
    """A sentence for the person at the terminal."""


class _Help(argparse.HelpFormatter):
    """Of one width: to ask the terminal for its own loads what takes long, for each command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_WIDTH)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if there is something to mend."""
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(arguments).parse_args(arguments)
    try:
        for line in options.run_command(options):
            print(line)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    except InvalidDocumentError as error:
        for problem in error.problems:
            print(_sentence(problem, options.language), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'file'}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _render(options: argparse.Namespace) -> Iterator[str]:
    ending = format_of(options.output)
    if ending is None:
        raise CommandError(f"{options.output}: the name must end in one of {', '.join(FORMATS)}")
    if options.anonymous and ending in NAMED:
        raise CommandError(f"{options.output}: such a file always names the person")
    cv = _cv(options)
    page = _page(cv, options)
    today = date.today()
    sheet = build_sheet(
        cv, page, today=today, language=options.language, anonymous=options.anonymous
    )
    photo = _read(options.photo) if options.photo else None
    order = Order(cv, page, sheet, look_of(page), today, photo)
    try:
        file = FORMATS[ending](order)
    except PhotoError as error:
        raise CommandError(f"{options.photo}: {error}") from None
    _write(options.output, file.data)
    yield options.output
    if file.pages > 1:
        yield f"{file.pages} pages; one is enough:"
        # Loaded where it is needed: a page that fits does not wait for it.
        from . import shortening  # noqa: PLC0415

        gettext = wording.catalogue(options.language)
        for each in shortening.too_long(sheet, order.look, photo):
            yield f"- {shortening.explain(each, gettext)}"


def _check(options: argparse.Namespace) -> Iterator[str]:
    checked = _checked(options)
    if checked.problems:
        raise InvalidDocumentError(checked.problems)
    yield f"{options.file}: no problem found."


def _import(options: argparse.Namespace) -> Iterator[str]:
    # Loaded where it is needed: a page does not wait for the readers.
    from ..file_messages import explain_left_out, explain_lost, explain_refusal  # noqa: PLC0415
    from ..importing import CvFileError, read_cv_file  # noqa: PLC0415

    gettext = wording.catalogue(options.language)
    try:
        read = read_cv_file(_read(options.file))
    except CvFileError as error:
        where = "".join(f"\n{_sentence(each, options.language)}" for each in error.problems)
        raise CommandError(
            f"{options.file}: {explain_refusal(error.code, gettext)}{where}"
        ) from None
    text = json.dumps(read.document.to_dict(), ensure_ascii=False, indent=2)
    _write(options.output, f"{text}\n".encode())
    yield options.output
    if read.photo and options.photo:
        _write(options.photo, read.photo)
        yield options.photo
    for lost in read.lost:
        yield f"- {lost.path}: {explain_lost(lost, gettext)}"
    for each in read.left_out:
        told = f" ({each.text})" if each.text else ""
        yield f"- {each.path or options.file}: {explain_left_out(each, gettext)}{told}"


def _page(cv: CV, options: argparse.Namespace) -> Page:
    """The page that was asked for, with the looks of the command line."""
    pages = pages_of(cv)
    page = next((each for each in pages if options.page in (None, each.id)), None)
    if page is None:
        known = ", ".join(each.id for each in pages if each.id) or "none"
        raise CommandError(f"There is no page {options.page!r}; pages: {known}")
    return replace(
        page,
        model=options.model or page.model,
        colour=options.colour or page.colour,
        photo=page.photo or options.photo is not None,
    )


def _cv(options: argparse.Namespace) -> CV:
    checked = _checked(options)
    if checked.refused:
        raise InvalidDocumentError(checked.refused)
    return checked.document


def _checked(options: argparse.Namespace) -> Checked:
    try:
        data = json.loads(_read(options.file).decode("utf-8"))
    except (ValueError, RecursionError):
        raise CommandError(f"{options.file}: not a JSON file") from None
    return check(upgraded(data), today=date.today())


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read(PHOTO_BYTES + 1)
    if len(data) > PHOTO_BYTES:
        raise CommandError(f"{path}: larger than {PHOTO_BYTES // 1_000_000} MB")
    return data


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _sentence(problem: Problem, language: str) -> str:
    # Loaded where it is needed: a page that nothing is wrong with does not wait for it.
    from ..messages import explain  # noqa: PLC0415

    sentence = _OF_THE_FILE.get(problem.code) or explain(problem, wording.catalogue(language))
    return f"{problem.path or 'CV'}: {sentence}"


def _render_options(render: argparse.ArgumentParser) -> None:
    render.add_argument("file", metavar="FILE", help="the CV, in JSON")
    render.add_argument(
        "-o", "--output", required=True, help=f"the file to make: {', '.join(FORMATS)}"
    )
    render.add_argument("--page", metavar="ID", help="which of its pages; the first if not said")
    render.add_argument("--model", choices=list(Model), help="instead of the page's own")
    render.add_argument("--colour", choices=list(Colour), help="instead of the page's own")
    render.add_argument("--photo", metavar="PICTURE", help="a JPEG or a PNG")
    render.add_argument(
        "--anonymous", action="store_true", help="without name, photo, address, age and contacts"
    )


def _check_options(checking: argparse.ArgumentParser) -> None:
    checking.add_argument("file", metavar="FILE", help="the CV, in JSON")


def _import_options(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("file", metavar="FILE", help="the file to read")
    reading.add_argument("-o", "--output", required=True, help="the CV to write")
    reading.add_argument("--photo", metavar="PICTURE", help="where to put its photo")


#: By its name: what a command does, in words and in deed, and its options.
_COMMANDS = {
    "render": ("make a page of it", _render, _render_options),
    "check": ("say what is wrong with it", _check, _check_options),
    "import": ("make a CV of a file of ours or a JSON Resume", _import, _import_options),
}


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """What understands the arguments: of the commands only the one that they begin with, if any."""
    parser = argparse.ArgumentParser(
        prog=_NAME,
        description="A CV in a JSON file, as a page or checked.",
        formatter_class=_Help,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=_NAME)
    asked = [name for name in arguments[:1] if name in _COMMANDS]
    for name in asked or _COMMANDS:
        words, run, add_options = _COMMANDS[name]
        command = commands.add_parser(name, help=words, formatter_class=_Help)
        add_options(command)
        command.add_argument("--language", choices=LANGUAGES, default="fr")
        command.set_defaults(run_command=run)
    return parser
