"""The handlers of our blocks: what they read of a request, whom they answer, how they refuse."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from webob import Request, Response
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError

from advisor_dashboard.api.errors import ApiError
from advisor_dashboard.fetched_ahead import is_fetched_ahead

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
            return refusal.get_response(**_allow(refusal, "POST"))
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
        user_id = _who_looks(self)
        if not isinstance(data, dict):
            raise odd_request(self.gettext)
        data = dict(data)
        _require_same(self, user_id, data.pop("learner", user_id))
        with _api_in_words():
            return method(self, user_id, data)

    return handler


def upload_for_the_learner(
    *, limit: int
) -> Callable[[Callable[[Any, int, bytes], Any]], Callable[..., Response]]:
    """A handler that is posted the bytes of one file and answers JSON.

    As :func:`for_the_learner`, but that the page says in the address (``?learner=``) whose it is.

    Args:
        limit: how many bytes are read at most; what is longer is refused unread.
    """

    def decorate(method: Callable[[Any, int, bytes], Any]) -> Callable[..., Response]:
        def answered(self: BaseBlock, request: Request) -> Response:
            user_id = _who_looks(self)
            _require_same(self, user_id, request.GET.get("learner", ""))
            if request.method != "POST":
                raise _wrong_method(self.gettext)
            too_large = self.gettext("This file is too large. Choose a smaller one.")
            body = _body(request, limit, too_large, self.gettext)
            with _api_in_words():
                answer = method(self, user_id, body)
            return Response(json.dumps(answer), content_type="application/json", charset="utf-8")

        return _handler(method, answered, "POST")

    return decorate


@dataclass(frozen=True)
class Download:
    """A file for the browser. Without a ``name`` it is shown in the page, as a picture is."""

    data: bytes
    content_type: str
    name: str = ""


def download_for_the_learner(
    method: Callable[[Any, int, Mapping[str, str]], Download],
) -> Callable[..., Response]:
    """A handler that a link or a picture gets a file from.

    As :func:`for_the_learner`; the method is given what the address asks for. The address must
    say whose page it stands on (``?learner=``): a link is followed by whoever is logged in.
    Made and given it is to who asks, not to a browser that fetches ahead.
    """

    def answered(self: BaseBlock, request: Request) -> Response:
        user_id = _who_looks(self)
        asked = dict(request.GET)
        _require_same(self, user_id, asked.pop("learner", ""))
        if request.method != "GET":
            raise _wrong_method(self.gettext)
        if is_fetched_ahead(request.headers):
            # The browser asks once more when somebody follows the link.
            sentence = self.gettext("This could not be done. Try again.")
            raise RefusedError(503, sentence, "fetched_ahead")
        with _api_in_words():
            return _as_file(method(self, user_id, asked), request)

    return _handler(method, answered, "GET")


def _handler(
    method: Callable[..., Any], answered: Callable[[Any, Request], Response], allowed: str
) -> Callable[..., Response]:
    """An XBlock handler whose refusals are sentences."""

    @XBlock.handler
    @wraps(method)
    def handler(self: BaseBlock, request: Request, suffix: str = "") -> Response:
        try:
            return answered(self, request)
        except RefusedError as refusal:
            return refusal.get_response(**_allow(refusal, allowed))

    return handler


def _as_file(file: Download, request: Request) -> Response:
    """The file, for this browser alone, as what it is said to be and nothing else."""
    headers = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        # A drawing opened by its address runs nothing, wherever it is opened.
        "Content-Security-Policy": "default-src 'none'; img-src data:; sandbox",
        "Content-Disposition": disposition(file.name) if file.name else "inline",
    }
    data = file.data
    # A drawing is mostly figures: packed, it is a fourth for the phone to load.
    packs = bool(request.accept_encoding) and "gzip" in request.accept_encoding
    if packs and file.content_type == "image/svg+xml":
        data = gzip.compress(data, mtime=0)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    response = Response(body=data)
    response.headers["Content-Type"] = file.content_type
    response.headers.update(headers)
    return response


def disposition(name: str) -> str:
    """The header that saves a file under this name, for browsers old and new."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _who_looks(block: BaseBlock) -> int:
    """The id of who looks at a block as themselves; everybody else is refused."""
    viewer = block.viewer
    if viewer.user_id is None:
        raise _refusal_of(viewer, block.gettext)
    return viewer.user_id


def _require_same(block: BaseBlock, user_id: int, said: object) -> None:
    """Refuse a page that says it was made for somebody else."""
    if str(said) != str(user_id):
        sentence = block.gettext("Somebody else has logged in since. Log in again as yourself.")
        raise RefusedError(403, sentence, "somebody_else")


@contextmanager
def _api_in_words() -> Iterator[None]:
    """What the api refuses reaches the page as a sentence."""
    try:
        yield
    except ApiError as error:
        raise RefusedError(error.status, str(error), error.code) from error


def _wrong_method(gettext: Gettext) -> RefusedError:
    return RefusedError(405, gettext("This page sent something odd."), "bad_request")


def _allow(refusal: RefusedError, method: str) -> dict[str, list[str]]:
    return {"allow": [method]} if refusal.status_code == 405 else {}


def _sent(request: Request, gettext: Gettext) -> Any:
    """The JSON value of a request's body."""
    if request.method != "POST":
        raise _wrong_method(gettext)
    too_long = gettext("Not saved: this is too long. It stays here. Shorten your longest text.")
    try:
        return json.loads(_body(request, MAX_BODY_BYTES, too_long, gettext).decode())
    except (ValueError, RecursionError) as error:
        raise odd_request(gettext) from error


def _body(request: Request, limit: int, too_large: str, gettext: Gettext) -> bytes:
    """The bytes that are posted; ``too_large`` refuses more of them than ``limit``."""
    # A host has read the parts of a form already, and then has no body to give.
    if request.content_type == "multipart/form-data":
        raise odd_request(gettext)
    # What the request says of its length is believed when it is too much already.
    if (request.content_length or 0) > limit or len(request.body) > limit:
        raise RefusedError(413, too_large, "too_large")
    body: bytes = request.body
    return body


def _refusal_of(viewer: Viewer, gettext: Gettext) -> RefusedError:
    if viewer.kind is ViewerKind.ANONYMOUS:
        return RefusedError(403, gettext("You are not logged in. Log in again."), "anonymous")
    return RefusedError(403, gettext("This view is read-only. Nothing was saved."), "read_only")
