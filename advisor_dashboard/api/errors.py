"""What the doors of this package raise; each error carries a sentence for the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cv_xblock.document import Problem


class ApiError(Exception):
    """Something was refused.

    Attributes:
        message: a sentence for the person, translatable.
        code: a word for programs, in snake_case.
        status: the HTTP status that fits.
    """

    status = 500
    default_code = "error"

    def __init__(self, message: Any, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(ApiError):  # noqa: N818 -- reads as what it says
    """The person may not do this, or may not do it now."""

    status = 403
    default_code = "not_allowed"


class NotFound(ApiError):  # noqa: N818 -- reads as what it says
    """There is no such thing, or the person may not know that there is."""

    status = 404
    default_code = "not_found"


class Invalid(ApiError):  # noqa: N818 -- reads as what it says
    """What was given cannot be taken; nothing was saved.

    Attributes:
        fields: one sentence for each field that is wrong, by path.
        problems: the same as problems of the CV's document, when a CV was given.
    """

    status = 400
    default_code = "invalid"

    def __init__(
        self,
        message: Any,
        code: str = "",
        *,
        fields: Mapping[str, Any] | None = None,
        problems: Iterable[Problem] = (),
    ) -> None:
        super().__init__(message, code)
        self.fields: dict[str, str] = {path: str(text) for path, text in (fields or {}).items()}
        self.problems: tuple[Problem, ...] = tuple(problems)


class Conflict(ApiError):  # noqa: N818 -- reads as what it says
    """Something changed in the meantime; nothing was saved.

    Attributes:
        current: how things are now (a ``StoredCV``, a ``ProposalPreview``).
    """

    status = 409
    default_code = "conflict"

    def __init__(self, message: Any, code: str = "", *, current: Any = None) -> None:
        super().__init__(message, code)
        self.current = current


class Unavailable(ApiError):  # noqa: N818 -- reads as what it says
    """The platform could not be asked, so the answer is no for now."""

    status = 503
    default_code = "unavailable"
