"""What the host tells and is told: plain values, the same on every host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..text import short_text


class _Named:
    """What bears a name that somebody gave it on the host, in whatever signs.

    It is of one line, and turns no text around it.
    """

    name: str

    def __post_init__(self) -> None:
        # The values are frozen from here on.
        object.__setattr__(self, "name", short_text(self.name))


@dataclass(frozen=True)
class Person(_Named):
    """Somebody with an account; who has no name goes by the username."""

    user_id: int
    username: str
    name: str
    email: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.name:
            object.__setattr__(self, "name", self.username)


@dataclass(frozen=True)
class Structure(_Named):
    """The institution or branch that advisors work for; on Open edX, the course's org."""

    key: str
    name: str


@dataclass(frozen=True)
class Course(_Named):
    """One run of a course, known by its serialised course key."""

    key: str
    name: str
    structure: Structure


@dataclass(frozen=True)
class Cohort(_Named):
    """A group of learners within one course."""

    id: int
    course_key: str
    name: str


@dataclass(frozen=True)
class Enrollment:
    """An active enrollment, with the cohort the learner is in, if any."""

    user_id: int
    course_key: str
    cohort_id: int | None


class Feature(StrEnum):
    """What an institution may want off, or has to want first."""

    OFFERS = "offers"
    OFFER_MAIL = "offer_mail"
    CV_SHARING = "cv_sharing"
    CV_LINKS = "cv_links"
    ACCESS_SHEETS = "access_sheets"
    LIVE_QUIZ = "live_quiz"
    KEPT_MEMOS = "kept_memos"

    @property
    def on_at_first(self) -> bool:
        """Whether it is on until somebody switches it off; else it waits to be switched on."""
        return self is not Feature.ACCESS_SHEETS


@dataclass(frozen=True)
class Letter:
    """A short mail to learners of one course: an advisor proposes an offer to them.

    Attributes:
        link: where they read the offer, as seen from the course's page; empty = that page.
        reminder: they have the offer already, and have not answered.
    """

    course_key: str
    course_name: str
    structure_name: str
    offer_title: str
    link: str
    reminder: bool = False


@dataclass(frozen=True)
class NewAccount:
    """Somebody without an e-mail who is to have an account, and to learn in a course.

    Attributes:
        name: first name, then surname.
        cohort_id: the cohort to put them into, of this course; ``None`` for none.
    """

    name: str
    course_key: str
    cohort_id: int | None


@dataclass(frozen=True)
class Access:
    """What lets somebody into an account that was made for them.

    Attributes:
        password: in clear, for once: nothing that is printed of this object shows it.
        stamp: by which the host knows later whether the account still is as it was made.
    """

    user_id: int
    username: str
    password: str = field(repr=False)
    stamp: str = field(repr=False)


@dataclass(frozen=True)
class BlockState:
    """What a block keeps of one learner: the values of its fields, by name."""

    user_id: int
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class OutlineUnit:
    """One page of a course, as one person may open it.

    Attributes:
        id: its name within the course (the last part of its usage key).
        blocks: the usage keys of what stands in it.
        done: whether all that can be finished in it is; ``None`` where nothing can.
    """

    id: str
    title: str
    url: str
    blocks: tuple[str, ...]
    done: bool | None


@dataclass(frozen=True)
class OutlineStep:
    """A step: the units that belong together."""

    id: str
    title: str
    units: tuple[OutlineUnit, ...]


@dataclass(frozen=True)
class OutlineChapter:
    """A part of a course.

    Attributes:
        is_whole: whether nothing is left in it to finish that is not open to this person now.
    """

    id: str
    title: str
    steps: tuple[OutlineStep, ...]
    is_whole: bool = True


@dataclass(frozen=True)
class Outline:
    """A course as one person may open it now.

    Attributes:
        is_whole: as of a chapter; it tells of chapters too that are not open at all yet.
    """

    chapters: tuple[OutlineChapter, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True)
class PlacedBlock:
    """A block of a course, as its author wrote it: what its fields hold, by name."""

    usage_key: str
    fields: Mapping[str, Any]
