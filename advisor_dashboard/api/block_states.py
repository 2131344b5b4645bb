"""What a block of ours keeps of learners, for the advisors who look after them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..targeting.chunks import chunks
from .access import asked_platform
from .errors import NotFound
from .own_learners import learners_among, reach_in

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LearnerState:
    """One learner, and what the block keeps of them: the values of its fields, by name."""

    user_id: int
    name: str
    fields: Mapping[str, Any]


def learner_states(actor_id: int, course_key: str, usage_key: str) -> list[LearnerState]:
    """The states of the advisor's learners in a course, by name.

    Whoever is not (or no longer) one of theirs is left out, and so is the team itself.

    Raises:
        NotAllowed: the person is not on the course's team, or looks as somebody else.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, course_key)
    with asked_platform() as platform:
        states = {each.user_id: each.fields for each in platform.states_of_block(usage_key)}
        found = [
            LearnerState(person.user_id, person.name, states[person.user_id])
            for some in chunks(learners_among(platform, reach, states))
            for person in platform.people(some).values()
        ]
    return sorted(found, key=lambda each: (each.name.casefold(), each.user_id))


def clear_learner(actor_id: int, course_key: str, usage_key: str, learner_id: int) -> None:
    """Let one of the advisor's learners begin a block anew.

    Raises:
        NotAllowed: as for :func:`learner_states`.
        NotFound: it is none of the advisor's learners.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, course_key)
    with asked_platform() as platform:
        if not learners_among(platform, reach, [learner_id]):
            raise NotFound(_("There is no such learner here."))
        platform.clear_state(usage_key, learner_id, actor_id)
    log.info("the state of %s was cleared for a learner by user %s", usage_key, actor_id)
