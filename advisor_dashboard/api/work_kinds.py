"""The kinds of long works, and doing one: every question is asked again by who does it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from django.utils import translation

from ..models import LongWork
from .errors import ApiError, Unavailable
from .exports import answers_found, learners_found
from .long_sending import send
from .long_work import Kind, OvertakenError, State, broke_off, claim, end

log = logging.getLogger(__name__)

_DOERS: Mapping[Kind, Callable[[LongWork], None]] = {
    Kind.PROPOSAL: send,
    Kind.LEARNERS: learners_found,
    Kind.FOLLOW_UP: answers_found,
}


def run(work_id: int) -> None:
    """Do a work, or what is left of it. Done twice, or by two at once, it is done once.

    The log names the work's number, and never what an error says.
    """
    work = claim(work_id)
    if work is None:
        return
    with translation.override(work.language):
        try:
            _DOERS[Kind(work.kind)](work)
        except OvertakenError:
            return
        except Unavailable as error:
            end(work, State.FAILED, str(error))
        except ApiError as error:
            end(work, State.REFUSED, str(error))
        except Exception as error:
            log.error("the long work %s broke off (%s)", work_id, type(error).__name__)
            end(work, State.FAILED, broke_off())
