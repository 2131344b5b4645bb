"""How the pages of a live session answer: their headers, and JSON that is sent when it is new."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..api.errors import ApiError, Invalid
from .throttle import Throttle

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

#: A page asks once a second; a few of one person's pages may be open.
POLLS = Throttle(at_most=60, window=10)
#: Wrong codes of one address: a whole room has one, and types badly.
WRONG_CODES = Throttle(at_most=100, window=60)
#: No answer of a phone is longer.
_LONGEST_BODY = 16 * 1024


def in_json(*methods: str) -> Callable[[View[P]], View[P]]:
    """A view that a page's script asks: what is refused is a sentence with a code."""

    def decorate(view: View[P]) -> View[P]:
        answered = require_http_methods(methods)(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                response = answered(request, *args, **kwargs)
            except ApiError as error:
                response = refusal(error.status, str(error), error.code)
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Content-Type-Options"] = "nosniff"
            return response

        return guarded

    return decorate


def refusal(status: int, sentence: str, code: str) -> JsonResponse:
    """No, and why."""
    return as_json({"error": sentence, "code": code}, status)


def as_json(value: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """The value, in letters that a person can read too."""
    return JsonResponse(dict(value), status=status, json_dumps_params={"ensure_ascii": False})


def slower(seconds: int) -> JsonResponse:
    """Asked too often."""
    response = refusal(429, _("Wait a moment, then try again."), "too_often")
    response.headers["Retry-After"] = str(seconds)
    return response


def if_new(request: HttpRequest, tag: str, state: Callable[[], Mapping[str, Any]]) -> HttpResponse:
    """The state, unless the page that asks has it already."""
    quoted = f'"{tag}"'
    # What was packed on its way bears a weak tag.
    known = {each.strip().removeprefix("W/") for each in _known(request).split(",")}
    response = HttpResponseNotModified() if quoted in known else as_json(state())
    response.headers["ETag"] = quoted
    return response


def sent(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request.

    Raises:
        Invalid: it is none, or too long.
    """
    odd = Invalid(_("This page sent something odd. Load it anew."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LONGEST_BODY:
        raise odd
    try:
        value = json.loads(request.body)
    except (ValueError, RecursionError):
        raise odd from None
    if not isinstance(value, dict):
        raise odd
    return value


def guard(response: HttpResponse) -> HttpResponse:
    """The headers of a page that may stand open in front of a room, and on guests' phones."""
    static = urlsplit(settings.STATIC_URL or "")
    own = f"'self' {static.scheme}://{static.netloc}" if static.netloc else "'self'"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {own}; style-src {own}; font-src {own}; "
        f"img-src {own} https: data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _known(request: HttpRequest) -> str:
    return request.headers.get("If-None-Match", "")
