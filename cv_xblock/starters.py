"""Sentences to begin an introduction with, made of what the CV already says.

Nobody is asked for a gender: a job stands behind a colon, in both its forms, and no sentence
agrees with the person. A job that was said in one form stands in it, as the person chose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .document import CV, AvailabilityKind, Experience, ExperienceKind, parse_day
from .render import wording
from .render.wording import Gettext
from .words import _

__all__ = ["MOST", "Starter", "gaps", "starters"]

#: As many as one reads before choosing.
MOST = 8
#: A task or a skill beyond this length makes no sentence.
_LONGEST = 80

#: What is still to be written, as ``[… the job]``: the sign cannot come from a keyboard's own
#: brackets, so that a gap left in a CV is recognised.
_GAP = re.compile(r"\[…[^\]\n]*\]")
_INFINITIVE = re.compile(r"(?:s'|se\s)?[\w-]+(?:er|ir|re|oir)\b", re.IGNORECASE)
_BULLET = re.compile(r"^[\s\-–—•*·▪◦>]+")

_SENTENCES = {
    "job": _("I am looking for work {town}: {job}."),
    "internship": _("I am looking for an internship {town}: {job}."),
    "apprenticeship": _("I am looking for an apprenticeship {town}: {job}."),
    "job_as": _("I am looking for work {town}, as {job}."),
    "internship_as": _("I am looking for an internship {town}, as {job}."),
    "apprenticeship_as": _("I am looking for an apprenticeship {town}, as {job}."),
    "preparing": _("I am preparing: {training}."),
    "trained": _("I followed this training: {training}."),
    "learned_at": _("At {employer}, I learned to {task}."),
    "learned_volunteering": _("As a volunteer, I learned to {task}."),
    "learned_sport": _("In my club, I learned to {task}."),
    "learned_family": _("By helping my family, I learned to {task}."),
    "learned": _("{title}: that taught me to {task}."),
    "wish": _("I like this job because {reason}."),
    "now": _("I am available right away."),
    "from": _("I am available from {date}."),
    "at_ease": _("My strong points: {skills}."),
    "languages": _("I speak: {languages}."),
    "licence_vehicle": _("I have a driving licence and a vehicle."),
    "licence": _("I have a driving licence."),
}
_IN = _("in {town}")
_GAPS = {
    "job": _("the job"),
    "town": _("the town"),
    "training": _("the diploma"),
    "task": _("what you can do now"),
    "reason": _("your reason"),
    "skills": _("what you do well"),
}


@dataclass(frozen=True)
class Starter:
    """A sentence to begin with.

    Attributes:
        code: which of the sentences it is.
        text: the sentence in the language of the CV.
        gaps: what in it is still to be written, as it stands there.
    """

    code: str
    text: str
    gaps: tuple[str, ...] = ()


def gaps(text: str) -> tuple[str, ...]:
    """The gaps of a starter that a text still holds."""
    return tuple(_GAP.findall(text))


def starters(document: CV, language: str = "fr") -> tuple[Starter, ...]:
    """What an introduction may begin with, what says most first; at least one.

    Args:
        document: the CV, as far as it is.
        language: that in which the CV is written.
    """
    return tuple(_Writer(document, language).all())[:MOST]


class _Writer:
    def __init__(self, document: CV, language: str) -> None:
        self._cv = document
        self._language = language
        self._gettext: Gettext = wording.catalogue(language)

    def all(self) -> Iterator[Starter]:
        wanted = next((job for job in self._cv.wanted_jobs if job.label), None)
        job = _small(wanted.printed) if wanted else self._gap("job")
        # In one form, a job stands within the sentence.
        ending = "_as" if wanted and wanted.said and " / " not in wanted.said else ""
        for code in ("job", "internship", "apprenticeship"):
            yield replace(self._say(f"{code}{ending}", town=self._town(), job=job), code=code)
        yield from self._training()
        yield from self._experience()
        yield from self._free()
        yield from self._strengths()

    def _say(self, code: str, **parts: str) -> Starter:
        text = self._gettext(_SENTENCES[code]).format(**parts)
        return Starter(code, text, gaps(text))

    def _gap(self, name: str) -> str:
        return f"[… {self._gettext(_GAPS[name])}]"

    def _town(self) -> str:
        name = self._cv.commune.name if self._cv.commune else ""
        where = self._gettext(_IN).format(town=name or self._gap("town"))
        # "à Le Havre" is said "au Havre", "à Les Lilas" "aux Lilas".
        return re.sub(r"^à Les ", "aux ", re.sub(r"^à Le ", "au ", where))

    def _training(self) -> Iterator[Starter]:
        named = [each for each in self._cv.training if each.title]
        current = next((each for each in named if each.current), None)
        last = current or next(iter(named), None)
        code = "preparing" if current or not last else "trained"
        yield self._say(code, training=last.title if last else self._gap("training"))

    def _experience(self) -> Iterator[Starter]:
        done = [each for each in self._cv.experiences if each.title or each.employer]
        if not done:
            yield self._say("wish", reason=self._gap("reason"))
            return
        # One of which the tasks are told says more.
        best = next((each for each in done if each.tasks), done[0])
        task = _first_task(best) or self._gap("task")
        kind = f"learned_{best.kind}"
        if kind in _SENTENCES:
            yield self._say(kind, task=task)
        elif best.employer and best.kind != ExperienceKind.OTHER.value:
            yield self._say("learned_at", employer=best.employer, task=task)
        else:
            yield self._say("learned", title=best.title or best.employer, task=task)

    def _free(self) -> Iterator[Starter]:
        availability = self._cv.availability
        day = parse_day(availability.date)
        if availability.kind == AvailabilityKind.NOW.value:
            yield self._say("now")
        elif availability.kind == AvailabilityKind.FROM.value and day:
            shown = wording.day_in_words(day, self._language, self._gettext)
            yield self._say("from", date=shown)

    def _strengths(self) -> Iterator[Starter]:
        skills = [_small(each) for each in self._cv.skills if len(each) <= _LONGEST][:3]
        yield self._say("at_ease", skills=", ".join(skills) or self._gap("skills"))
        if "B" in self._cv.licences:
            yield self._say("licence_vehicle" if self._cv.has_vehicle else "licence")
        names = [
            wording.language_name(each.language, self._gettext).lower()
            for each in self._cv.languages
            if each.language
        ]
        if len(names) > 1:
            yield self._say("languages", languages=", ".join(names))


def _first_task(experience: Experience) -> str:
    """The first task that is told by its verb, as it goes on after "to"; empty if none is."""
    for line in experience.tasks.splitlines():
        task = _BULLET.sub("", line).rstrip(" .;,")
        if _INFINITIVE.match(task) and len(task) <= _LONGEST:
            return _small(task)
    return ""


def _small(text: str) -> str:
    """``text`` as it stands inside a sentence; a name or an acronym keeps its capitals."""
    return " / ".join(
        part[:1].lower() + part[1:] if part[1:2].islower() else part for part in text.split(" / ")
    )
