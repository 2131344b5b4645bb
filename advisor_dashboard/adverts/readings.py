"""What was read in an advert, each thing with the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from advisor_dashboard.vocabulary.labels import split_label


class Contract(StrEnum):
    """Kinds of contract, as an offer has them."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    TEMPORARY = "temporary"
    APPRENTICESHIP = "apprenticeship"
    INTERNSHIP = "internship"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the advert: ``words`` stand from ``start`` to before ``end``."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadText(Passage):
    """A text, such as the employer or the hours."""

    value: str


@dataclass(frozen=True, slots=True)
class ReadJob(Passage):
    """An occupation, by the label that names it best."""

    rome: str
    key: str
    label: str

    @property
    def name(self) -> str:
        """One form of the label, to search by."""
        return split_label(self.label).masculine


@dataclass(frozen=True, slots=True)
class ReadPlace(Passage):
    """A commune; ``guessed`` where its name is mistyped or only its postcode is said."""

    key: str
    label: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class ReadContract(Passage):
    """A kind of contract."""

    value: Contract


@dataclass(frozen=True, slots=True)
class ReadLicence(Passage):
    """A driving licence; ``needed`` where the advert does not just wish for it."""

    value: str
    needed: bool


@dataclass(frozen=True, slots=True)
class ReadDay(Passage):
    """A day; ``None`` where the work begins at once."""

    value: date | None


@dataclass(frozen=True, slots=True)
class Advert:
    """An advert as it was read; what it does not say plainly is empty."""

    text: str
    jobs: tuple[ReadJob, ...] = ()
    place: ReadPlace | None = None
    contract: ReadContract | None = None
    hours: tuple[ReadText, ...] = ()
    licences: tuple[ReadLicence, ...] = ()
    skills: tuple[ReadText, ...] = ()
    starts_on: ReadDay | None = None
    closes_on: ReadDay | None = None
    title: ReadText | None = None
    employer: ReadText | None = None
    contact: tuple[ReadText, ...] = ()

    @property
    def job(self) -> ReadJob | None:
        """The occupation that the advert is about."""
        return self.jobs[0] if self.jobs else None

    @property
    def commune_key(self) -> str:
        """The key of the place of work, empty where none was read."""
        return self.place.key if self.place else ""

    @property
    def commune_label(self) -> str:
        """The name of the place of work, with what tells it from its namesakes."""
        return self.place.label if self.place else ""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that was read, in the order of the text."""
        found: list[Passage] = []
        for field in fields(self):
            value = getattr(self, field.name)
            several = value if isinstance(value, tuple) else (value,)
            found.extend(each for each in several if isinstance(each, Passage))
        return tuple(sorted(found, key=lambda each: (each.start, -each.end)))
