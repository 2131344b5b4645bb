"""What to shorten on a page that does not hold on one sheet of paper, in order of effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..document import Model
from .fitting import entry_lines, lines_of
from .look import Look
from .pdf import render_pdf
from .sheet import Sheet
from .wording import Gettext


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is asked for."""
    return text


#: How much of each is enough for one sheet.
_TASKS, _INTRODUCTION, _EXPERIENCES, _TRAINING, _SKILLS, _INTERESTS = 3, 3, 3, 2, 9, 4

_SENTENCES = {
    "model": _("With the model “{model}”, all of it fits on one page."),
    "tasks": _("“{title}”: shorten what you did there. Three short lines are enough."),
    "introduction": _("Shorten your introduction: two or three lines are enough."),
    "experience": _("You show {count} experiences. Hide the least useful, perhaps “{title}”."),
    "training": _("You show {count} trainings. Keep the last two."),
    "skills": _("You show {count} skills. Keep the most useful for this job."),
    "interests": _("You show {count} interests. Keep the ones that you can talk about."),
    "anything": _("Take out what is of least use for this job."),
}


@dataclass(frozen=True)
class Shorten:
    """One thing to shorten.

    Attributes:
        code: which sentence; one of the codes that :func:`explain` knows.
        path: what, as in the document: ``"model"``, ``"introduction"``, ``"experiences.ID"``.
        params: what the sentence names.
    """

    code: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Saving:
    lines: float
    what: Shorten


def too_long(sheet: Sheet, look: Look, photo: bytes | None = None) -> tuple[Shorten, ...]:
    """What to shorten, the most effective first; nothing for a page that fits."""
    if render_pdf(sheet, look, photo).pages == 1:
        return ()
    savings = sorted(_savings(sheet), key=lambda each: -each.lines)
    found = [*_other_models(sheet, look, photo), *(each.what for each in savings)]
    return tuple(found) or (Shorten("anything", ""),)


def explain(shorten: Shorten, gettext: Gettext) -> str:
    """The sentence for it, in the language of ``gettext``."""
    return gettext(_SENTENCES[shorten.code]).format(**shorten.params)


def _other_models(sheet: Sheet, look: Look, photo: bytes | None) -> Iterator[Shorten]:
    for model in Model:
        other = replace(look, model=model.value)
        if other != look and render_pdf(sheet, other, photo).pages == 1:
            yield Shorten("model", "model", {"model": model.value.capitalize()})
            return


def _savings(sheet: Sheet) -> Iterator[_Saving]:
    for entry in sheet.experiences:
        lines = lines_of(*entry.tasks)
        if lines > _TASKS:
            path = f"experiences.{entry.id}.tasks"
            yield _Saving(lines - _TASKS, Shorten("tasks", path, {"title": entry.title}))
    lines = lines_of(*sheet.introduction)
    if lines > _INTRODUCTION:
        yield _Saving(lines - _INTRODUCTION, Shorten("introduction", "introduction"))
    count = len(sheet.experiences)
    if count > _EXPERIENCES:
        last = sheet.experiences[-1]
        params = {"count": count, "title": last.title}
        yield _Saving(entry_lines(last), Shorten("experience", f"experiences.{last.id}", params))
    for code, path, shown, enough, a_line in (
        ("training", "training", len(sheet.training), _TRAINING, 1 / 3),
        ("skills", "skills", len(sheet.skills), _SKILLS, 3),
        ("interests", "interests", len(sheet.interests), _INTERESTS, 2),
    ):
        if shown > enough:
            yield _Saving((shown - enough) / a_line, Shorten(code, path, {"count": shown}))
