"""How every question to Open edX is asked: keys, the request in progress, and failing closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from crum import get_current_request
from django.conf import settings
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey

from . import port

#: What keeps the request at hand; without it nobody knows who is looking.
_REQUEST_KEEPER = "crum.CurrentRequestUserMiddleware"

T = TypeVar("T")


def _or_unavailable(method: Callable[..., T]) -> Callable[..., T]:
    """Let a method fail with :class:`PlatformUnavailable` only.

    A database, a module store or another release of the platform may fail in any way: the
    answer is still no.
    """

    @wraps(method)
    def ask(*args: Any, **kwargs: Any) -> T:
        try:
            return method(*args, **kwargs)
        except port.PlatformUnavailable:
            raise
        except Exception as error:
            # The kind alone: what a database says in an error may be of a person.
            raise port.PlatformUnavailable(f"{method.__name__}: {type(error).__name__}") from error

    return ask


def every_method(cls: type[T]) -> type[T]:
    """A class whose public methods fail with :class:`PlatformUnavailable` only."""
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("_"):
            setattr(cls, name, _or_unavailable(value))
    return cls


def course_key_of(course_key: str) -> CourseKey | None:
    """The key of a course; ``None`` for what cannot be one, a library for instance."""
    try:
        key = CourseKey.from_string(course_key)
    except InvalidKeyError:
        return None
    # MySQL finds a key whatever its capitals: one that is written otherwise must not pass.
    return key if getattr(key, "is_course", False) and str(key) == course_key else None


def request_in_progress() -> Any:
    """The request in progress; ``None`` in a command or a task.

    Raises:
        PlatformUnavailable: nobody can know.
    """
    if _REQUEST_KEEPER not in settings.MIDDLEWARE:
        raise port.PlatformUnavailable(f"{_REQUEST_KEEPER} is missing from MIDDLEWARE")
    return get_current_request()
