"""The handlers of our blocks: what they read of a request, whom they answer, how they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from webob import Request, Response
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError

from advisor_dashboard.api.errors import ApiError

from .viewer import Viewer, ViewerKind

if TYPE_CHECKING:
    from .base import BaseBlock

#: The longest CV that can be stored, every character an emoji, takes some 215 000 bytes.
MAX_BODY_BYTES = 256 * 1024
#: The largest id that a row can have.
MAX_ID = 2**63 - 1

Gettext = Callable[[str], str]


class RefusedError(JsonHandlerError):
    """A handler says no: a sentence for the person, a code for the page, what goes along."""

    def __init__(self, status: int, message: str, code: str, **body: Any) -> None:
        super().__init__(status, message)
        self.body = {"error": message, "code": code, **body}

    def get_response(self, **kwargs: Any) -> Response:
        """The refusal as JSON."""
        return Response(
            json.dumps(self.body),
            status_code=self.status_code,
            content_type="application/json",
            charset="utf-8",
            **kwargs,
        )


def odd_request(gettext: Gettext) -> RefusedError:
    """What no page of ours sends."""
    return RefusedError(400, gettext("This page sent something odd."), "bad_request")


def bounded_int(value: object, low: int, high: int, gettext: Gettext) -> int:
    """A whole number of JSON between two bounds.

    Raises:
        RefusedError: it is anything else, such as a number that no column can hold.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise odd_request(gettext)
    return value


def json_handler(method: Callable[[Any, Any, str], Any]) -> Callable[..., Response]:
    """A handler that is posted JSON and answers JSON, as ``XBlock.json_handler`` makes it.

    Unlike that one it looks at the length of a body before reading it, bears JSON that is
    nested without end, and refuses in the words of the page's language.
    """

    @XBlock.handler
    @wraps(method)
    def handler(self: BaseBlock, request: Request, suffix: str = "") -> Response:
        try:
            answer = method(self, _sent(request, self.gettext), suffix)
        except RefusedError as refusal:
            allow = {"allow": ["POST"]} if refusal.status_code == 405 else {}
            return refusal.get_response(**allow)
        return Response(json.dumps(answer), content_type="application/json", charset="utf-8")

    return handler


def for_the_learner(
    method: Callable[[Any, int, dict[str, Any]], Any],
) -> Callable[..., Response]:
    """A JSON handler for people who look as themselves.

    The method is given their user id and the JSON object sent. Everybody else is refused,
    whatever the handler does: a preview and a masquerade hold nobody's data. So is a page that
    says it was made for somebody else: on a shared phone, a tab may outlive its person's
    session. What the api refuses reaches the page as a sentence.
    """

    @json_handler
    @wraps(method)
    def handler(self: BaseBlock, data: Any, suffix: str = "") -> Any:
        viewer = self.viewer
        if viewer.user_id is None:
            raise _refusal_of(viewer, self.gettext)
        if not isinstance(data, dict):
            raise odd_request(self.gettext)
        data = dict(data)
        if str(data.pop("learner", viewer.user_id)) != str(viewer.user_id):
            sentence = self.gettext("Somebody else has logged in since. Log in again as yourself.")
            raise RefusedError(403, sentence, "somebody_else")
        try:
            return method(self, viewer.user_id, data)
        except ApiError as error:
            raise RefusedError(error.status, str(error), error.code) from error

    return handler


def _sent(request: Request, gettext: Gettext) -> Any:
    """The JSON value of a request's body."""
    if request.method != "POST":
        raise RefusedError(405, gettext("This page sent something odd."), "bad_request")
    # What the request says of its length is believed when it is too much already.
    if (request.content_length or 0) > MAX_BODY_BYTES or len(request.body) > MAX_BODY_BYTES:
        sentence = gettext("Not saved: this is too long. It stays here. Shorten your longest text.")
        raise RefusedError(413, sentence, "too_large")
    try:
        return json.loads(request.body.decode())
    except (ValueError, RecursionError) as error:
        raise odd_request(gettext) from error


def _refusal_of(viewer: Viewer, gettext: Gettext) -> RefusedError:
    if viewer.kind is ViewerKind.ANONYMOUS:
        return RefusedError(403, gettext("You are not logged in. Log in again."), "anonymous")
    return RefusedError(403, gettext("This view is read-only. Nothing was saved."), "read_only")
