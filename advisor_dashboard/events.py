"""The tracking events of Clic'nJob: a closed set of names and of fields.

No field holds a name, an address or a word that somebody typed. Who did it, when and from where
is added by the host, as it does for its own events. Documented in docs/tracking-events.md.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import ClassVar


@dataclass(frozen=True)
class TrackingEvent:
    """Something that a person did, named ``edx.<area>.<object>.<past verb>``."""

    name: ClassVar[str]

    def data(self) -> dict[str, str | int]:
        """The fields, in plain values."""
        return asdict(self)


@dataclass(frozen=True)
class CvCompleted(TrackingEvent):
    """A saving filled the last part that a CV needs. ``course_id`` is empty outside of courses."""

    name: ClassVar[str] = "edx.clicnjob.cv.completed"
    course_id: str


@dataclass(frozen=True)
class CvShared(TrackingEvent):
    """A learner opened the CV to a structure, which they had closed to it before."""

    name: ClassVar[str] = "edx.clicnjob.cv.shared"
    course_id: str
    structure: str


@dataclass(frozen=True)
class CvClosed(TrackingEvent):
    """A learner closed the CV to a structure."""

    name: ClassVar[str] = "edx.clicnjob.cv.closed"
    course_id: str
    structure: str


@dataclass(frozen=True)
class OfferProposed(TrackingEvent):
    """An advisor proposed an offer to learners, so many of them."""

    name: ClassVar[str] = "edx.clicnjob.offer.proposed"
    structure: str
    offer_id: int
    recipient_count: int


@dataclass(frozen=True)
class OfferAnswered(TrackingEvent):
    """A learner answered an offer, or changed the answer. ``course_id`` as for the CV."""

    name: ClassVar[str] = "edx.clicnjob.offer.answered"
    course_id: str
    structure: str
    offer_id: int
    answer: str


@dataclass(frozen=True)
class OfferFollowedUp(TrackingEvent):
    """It was noted how far a learner is with an offer; ``step`` is empty if that was taken back."""

    name: ClassVar[str] = "edx.clicnjob.offer.followed_up"
    structure: str
    offer_id: int
    step: str


@dataclass(frozen=True)
class OfferReminded(TrackingEvent):
    """An advisor reminded learners who had not answered an offer, so many of them."""

    name: ClassVar[str] = "edx.clicnjob.offer.reminded"
    structure: str
    offer_id: int
    recipient_count: int


@dataclass(frozen=True)
class LiveQuizStarted(TrackingEvent):
    """A trainer started a quiz live, of so many questions."""

    name: ClassVar[str] = "edx.clicnjob.live_quiz.started"
    course_id: str
    question_count: int
