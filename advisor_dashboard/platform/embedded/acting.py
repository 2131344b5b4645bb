"""Who is really behind the request in progress, for "view as a learner"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_real_user_id: ContextVar[int | None] = ContextVar("clicnjob_real_user_id", default=None)
_chosen: ContextVar[Callable[[str], bool] | None] = ContextVar("clicnjob_chosen_view", default=None)


@contextmanager
def acting_for(real_user_id: int | None) -> Iterator[None]:
    """While the block runs, ``real_user_id`` is the person at the screen."""
    token = _real_user_id.set(real_user_id)
    try:
        yield
    finally:
        _real_user_id.reset(token)


def shown_to_somebody_else(user_id: int) -> bool:
    """Whether the view of ``user_id`` is being shown to another person."""
    real_user_id = _real_user_id.get()
    return real_user_id is not None and real_user_id != user_id


@contextmanager
def choosing_views(chosen: Callable[[str], bool]) -> Iterator[None]:
    """While the block runs, ``chosen`` says in which courses the person looks as a learner."""
    token = _chosen.set(chosen)
    try:
        yield
    finally:
        _chosen.reset(token)


def chose_a_view(course_key: str) -> bool:
    """Whether the person at the screen has chosen to look at this course as a learner."""
    chosen = _chosen.get()
    return chosen is not None and chosen(course_key)
