"""What would better a CV, in order of effect: never a score, never more than one can do now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from advisor_dashboard.vocabulary.job_names import own_forms
from clicnjob_xblocks.wording.email_advice import advice

from .document import (
    CV,
    AvailabilityKind,
    Experience,
    ExperienceKind,
    Part,
    Training,
    check,
    filled_parts,
)
from .name_letters import better_written
from .spelling import misspelt
from .starters import gaps

__all__ = ["MOST", "Advice", "advice_for", "known_words"]

#: As many as somebody can take in at once; what comes after shows when these are done.
MOST = 5

_LONG_INTRODUCTION = 500
_LONG_TASKS = 600
_FEW_SKILLS = 3
#: Capitals in a longer text are no acronym.
_SHOUTED = 12
_WIDER = frozenset(
    {ExperienceKind.VOLUNTEERING.value, ExperienceKind.SPORT.value, ExperienceKind.FAMILY.value}
)
#: Fields that hold something as typed, which looks wrong.
_ODD = frozenset({"email_odd", "phone_odd", "ends_before_start"})


@dataclass(frozen=True)
class Advice:
    """One thing that would better the page.

    Attributes:
        code: what, one of the codes that :mod:`cv_xblock.advice_words` says in words.
        path: the field to go to, as ``"experiences.0.tasks"``.
        params: for the sentence.
        take: by field, what can be put there with one tap; never put without it.
    """

    code: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    take: Mapping[str, str] = field(default_factory=dict)


def advice_for(document: CV, most: int = MOST) -> tuple[Advice, ...]:
    """The next things to do, what helps most first; nothing when the page is good."""
    return tuple(islice(_all(document), most))


def _all(document: CV) -> Iterator[Advice]:
    # Spelling is the one that takes time: it is looked at when few other things are left.
    yield from _missing_parts(document)
    yield from _contact(document)
    yield from _called(document)
    yield from _left_over(document)
    yield from _experiences(document)
    yield from _dates(document)
    yield from _words(document)
    yield from _spelling(document)
    yield from _extras(document)


def _missing_parts(document: CV) -> Iterator[Advice]:
    filled = filled_parts(document)
    if Part.NAME not in filled:
        yield Advice("name_missing", "last_name" if document.first_name else "first_name")
    if Part.CONTACT not in filled:
        yield Advice("contact_missing", "phone")
    if Part.WANTED_JOB not in filled:
        yield Advice("job_missing", "wanted_jobs")
    if Part.HISTORY not in filled:
        yield Advice("history_missing", "experiences")
    if Part.PLACE not in filled:
        yield Advice("place_missing", "commune")


def _contact(document: CV) -> Iterator[Advice]:
    for remark in check(document.to_dict()).remarks:
        if remark.code in _ODD:
            yield Advice(remark.code, remark.path)
    found = advice(document.email, document.first_name, document.last_name)
    if found:
        better = {"better": found.better[0]} if found.better else {}
        yield Advice(f"email_{found.code}", "email", {**found.params, **better})


def _called(document: CV) -> Iterator[Advice]:
    """How the head of the page names the person."""
    better = better_written(document.first_name, document.last_name)
    if better:
        first, last = better
        names = {"first_name": first, "last_name": last}
        yield Advice("name_letters", "first_name", {"name": f"{first} {last}".strip()}, names)
    job = next((each for each in document.wanted_jobs if each.label), None)
    if job and not job.said and own_forms(job.label):
        yield Advice("job_form", "wanted_jobs", {"job": job.printed})


def _left_over(document: CV) -> Iterator[Advice]:
    for path, text in _texts(document):
        left = gaps(text)
        if left:
            yield Advice("gap_left", path, {"gap": left[0]})
        elif text.isupper() and sum(map(str.isalpha, text)) >= _SHOUTED:
            yield Advice("capitals", path)


def _experiences(document: CV) -> Iterator[Advice]:
    named = [(at, each) for at, each in enumerate(document.experiences) if each.title]
    for at, each in named:
        if not each.tasks:
            yield Advice("tasks_missing", f"experiences.{at}.tasks", {"title": each.title})
        elif len(each.tasks) > _LONG_TASKS:
            yield Advice("tasks_long", f"experiences.{at}.tasks", {"title": each.title})
    if document.training and not named:
        yield Advice("experience_wider", "experiences")


def _dates(document: CV) -> Iterator[Advice]:
    parts: tuple[tuple[str, tuple[Experience | Training, ...]], ...] = (
        ("experiences", document.experiences),
        ("training", document.training),
    )
    for name, rows in parts:
        for at, each in enumerate(rows):
            if each.title and not (each.start or each.end):
                yield Advice("dates_missing", f"{name}.{at}.start", {"title": each.title})


def _words(document: CV) -> Iterator[Advice]:
    if not document.skills:
        yield Advice("skills_missing", "skills")
    if not document.introduction:
        yield Advice("introduction_missing", "introduction")
    elif len(document.introduction) > _LONG_INTRODUCTION:
        yield Advice("introduction_long", "introduction")


def _spelling(document: CV) -> Iterator[Advice]:
    known = known_words(document)
    for path, text in _texts(document):
        found = misspelt(text, known)
        if found:
            first = found[0]
            answer = first.suggestions[0] if first.suggestions else ""
            code = "spelling" if answer else "spelling_leave_out"
            yield Advice(code, path, {"word": first.word, "answer": answer})


def _extras(document: CV) -> Iterator[Advice]:
    if 0 < len(document.skills) < _FEW_SKILLS:
        yield Advice("skills_few", "skills")
    if not document.languages:
        yield Advice("languages_missing", "languages")
    if document.availability.kind == AvailabilityKind.UNKNOWN.value:
        yield Advice("availability_missing", "availability.kind")
    if len(document.experiences) == 1 and document.experiences[0].kind not in _WIDER:
        yield Advice("experience_more", "experiences")


def _texts(document: CV) -> Iterator[tuple[str, str]]:
    """What the person wrote in sentences or words of their own, by its path."""
    yield "introduction", document.introduction
    for at, page in enumerate(document.pages):
        yield f"pages.{at}.introduction", page.introduction
    for at, experience in enumerate(document.experiences):
        yield f"experiences.{at}.title", experience.title
        yield f"experiences.{at}.tasks", experience.tasks
    for at, training in enumerate(document.training):
        yield f"training.{at}.title", training.title
    for at, skill in enumerate(document.skills):
        yield f"skills.{at}", skill
    for at, interest in enumerate(document.interests):
        yield f"interests.{at}", interest


def known_words(document: CV) -> list[str]:
    """Names and jobs, which no dictionary has."""
    rows: tuple[Experience | Training, ...] = (*document.experiences, *document.training)
    return [
        document.first_name,
        document.last_name,
        document.commune.name if document.commune else "",
        *(each.place for each in rows),
        *(each.employer for each in document.experiences),
        *(each.school for each in document.training),
        *(job.label for job in document.wanted_jobs if job.key),
        *(each.language for each in document.languages),
    ]
