"""What the map asks of the dashboard's doors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from advisor_dashboard.api import competences, outlines, paths
from advisor_dashboard.platform import Outline


def outline(learner_id: int, course_key: str) -> Outline:
    """The course as the learner may open it.

    Raises:
        Unavailable: the platform could not be asked.
    """
    return outlines.outline_of(learner_id, course_key)


def gained(learner_id: int, tags: Collection[str]) -> tuple[str, ...]:
    """Those of the competences that the learner has gained."""
    there = {each.tag for each in competences.gained(learner_id)}
    return tuple(each for each in tags if each in there)


def gain(learner_id: int, course_key: str, usage_key: str, tags: Sequence[str]) -> tuple[str, ...]:
    """Note what the learner has gained; what of it is new.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    return competences.gain(learner_id, course_key, usage_key, tags)


def has_finished(learner_id: int, course_key: str) -> bool:
    """Whether it is noted already that the learner has finished the path of this course."""
    return paths.has_finished(learner_id, course_key)


def finish(learner_id: int, course_key: str, usage_key: str) -> None:
    """Note that the learner has finished the path.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    paths.note_finished(learner_id, course_key, usage_key)
