"""The CV as plain frozen dataclasses: what it holds and how much of it is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from advisor_dashboard.vocabulary.job_names import short_job

SCHEMA = 3
MAX_WANTED_JOBS = 5
#: How many of each a CV may hold.
LIMITS = {
    "wanted_jobs": MAX_WANTED_JOBS,
    "experiences": 15,
    "training": 15,
    "skills": 30,
    "languages": 10,
    "interests": 10,
    "pages": 5,
}
MAX_RADIUS_KM = 200

#: The categories of the French driving licence, by age at which they can be had.
LICENCES = (
    *("AM", "A1", "A2", "A", "B1", "B", "BE"),
    *("C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE"),
)


class Level(StrEnum):
    """How well a language is spoken, where that was said."""

    NATIVE = "native"
    FLUENT = "fluent"
    GOOD = "good"
    BASIC = "basic"


class AvailabilityKind(StrEnum):
    """When the learner can start."""

    NOW = "now"
    FROM = "from"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What makes a CV: with all of these, an advisor can propose something."""

    NAME = "name"
    CONTACT = "contact"
    WANTED_JOB = "wanted_job"
    PLACE = "place"
    HISTORY = "history"


class ExperienceKind(StrEnum):
    """What kind of thing was done; everything that taught something counts."""

    JOB = "job"
    INTERNSHIP = "internship"
    APPRENTICESHIP = "apprenticeship"
    ODD_JOB = "odd_job"
    VOLUNTEERING = "volunteering"
    SPORT = "sport"
    FAMILY = "family"
    OTHER = "other"


class Model(StrEnum):
    """How a page is laid out."""

    SOBRE = "sobre"
    CLAIR = "clair"
    COLONNE = "colonne"
    RELIEF = "relief"


class Colour(StrEnum):
    """The one colour of a page; each prints well in black and white too."""

    INK = "ink"
    BLUE = "blue"
    GREEN = "green"
    PLUM = "plum"
    BRICK = "brick"


@dataclass(frozen=True)
class WantedJob:
    """A job label. ``key`` is empty for words that the vocabulary does not know.

    ``said`` is the form that the person chose to be called by, of the two that many labels hold;
    empty = none was chosen.
    """

    key: str = ""
    rome: str = ""
    label: str = ""
    said: str = ""

    @property
    def printed(self) -> str:
        """The job as a page says it."""
        return self.said or short_job(self.label)


@dataclass(frozen=True)
class Experience:
    """Something done: a job, an internship, an odd job, volunteering."""

    id: str = ""
    kind: str = ExperienceKind.JOB.value
    title: str = ""
    employer: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    current: bool = False
    tasks: str = ""


@dataclass(frozen=True)
class Training:
    """A course followed, with or without a diploma."""

    id: str = ""
    title: str = ""
    school: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    current: bool = False


@dataclass(frozen=True)
class Language:
    """A language: its two-letter code, or its name as typed. ``level`` is empty if unsaid."""

    language: str = ""
    level: str = ""


@dataclass(frozen=True)
class CommuneRef:
    """Where the learner lives. ``key`` is empty for a name that the list does not know."""

    key: str = ""
    name: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Availability:
    """When the learner can start; ``date`` counts for ``from`` only."""

    kind: str = AvailabilityKind.UNKNOWN.value
    date: str = ""


@dataclass(frozen=True)
class Page:
    """One page made from the facts: what it is for, what it shows of them, how it looks.

    Attributes:
        name: what the learner calls this page among the others; not printed.
        headline: the line under the name; empty = the first wanted job.
        introduction: what this page says instead of the facts' introduction; empty = that one.
        photo, age, address: whether they are printed, if there are any.
        training_first: whether the training comes before the experience.
        hidden: ids of the experiences and trainings that this page leaves out.
        hidden_skills: the skills that this page leaves out, as they stand in the facts.
    """

    id: str = ""
    name: str = ""
    headline: str = ""
    introduction: str = ""
    model: str = Model.SOBRE.value
    colour: str = Colour.INK.value
    photo: bool = False
    age: bool = False
    address: bool = False
    training_first: bool = False
    hidden: tuple[str, ...] = ()
    hidden_skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class CV:
    """What a person says of themselves, once, and the pages that are made from it.

    Attributes:
        radius_km: how far they would go; ``None`` = they did not say.
    """

    schema: int = SCHEMA
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    birth_date: str = ""
    introduction: str = ""
    wanted_jobs: tuple[WantedJob, ...] = ()
    experiences: tuple[Experience, ...] = ()
    training: tuple[Training, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    commune: CommuneRef | None = None
    radius_km: int | None = None
    availability: Availability = Availability()
    licences: tuple[str, ...] = ()
    has_vehicle: bool = False
    interests: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The document as JSON values; ``from_dict`` gives the same CV back."""
        return _as_json(asdict(self))


def pages_of(document: CV) -> tuple[Page, ...]:
    """The pages that the person made; at least one, which shows everything."""
    return document.pages or (Page(),)


def filled_parts(document: CV) -> frozenset[Part]:
    """The parts that hold enough to be of use."""
    history: tuple[Experience | Training, ...] = (*document.experiences, *document.training)
    filled = {
        Part.NAME: document.first_name and document.last_name,
        Part.CONTACT: document.email or document.phone,
        Part.WANTED_JOB: any(job.label for job in document.wanted_jobs),
        Part.PLACE: document.commune and document.commune.name,
        Part.HISTORY: any(each.title for each in history),
    }
    return frozenset(part for part, present in filled.items() if present)


def is_complete(document: CV) -> bool:
    """Whether every part that makes a CV is filled in."""
    return filled_parts(document) == frozenset(Part)


def _as_json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _as_json(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_as_json(each) for each in value]
    return value
