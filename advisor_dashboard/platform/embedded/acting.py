"""Who is really behind the request in progress, for "view as a learner"."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_real_user_id: ContextVar[int | None] = ContextVar("clicnjob_real_user_id", default=None)


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
