"""Where the blocks' scripts call their handlers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import UsageKey
from xblock.exceptions import NoSuchHandlerError, NoSuchUsage

from ..access import Visit, enter
from ..runtime.requests import to_django, to_webob
from ..runtime.runtime import DemoRuntime


def courseware(
    request: HttpRequest, usage_key: str, handler: str, suffix: str = ""
) -> HttpResponse:
    """A handler called from a course, by a learner of it or by its team."""
    key, visit = _enter(request, usage_key)
    return _handle(request, visit, visit.runtime(), key, handler=(handler, suffix))


def studio(request: HttpRequest, usage_key: str, handler: str, suffix: str = "") -> HttpResponse:
    """A handler called from Studio, by those who may author."""
    key, visit = _enter(request, usage_key)
    if not visit.is_team:
        raise Http404
    return _handle(request, visit, visit.studio_runtime(), key, handler=(handler, suffix))


def parse_usage(usage_key: str) -> UsageKey:
    """The key of a block.

    Raises:
        Http404: this is none.
    """
    try:
        return UsageKey.from_string(usage_key)
    except InvalidKeyError as error:
        raise Http404 from error


def _enter(request: HttpRequest, usage_key: str) -> tuple[UsageKey, Visit]:
    if not request.user.is_authenticated:
        raise PermissionDenied
    key = parse_usage(usage_key)
    return key, enter(request, str(key.course_key))


def _handle(
    request: HttpRequest,
    visit: Visit,
    runtime: DemoRuntime,
    key: UsageKey,
    *,
    handler: tuple[str, str],
) -> HttpResponse:
    name, suffix = handler
    with visit.acting():
        try:
            block = runtime.get_block(key)
            answer = runtime.handle(block, name, to_webob(request), suffix)
        except (NoSuchHandlerError, NoSuchUsage) as error:
            raise Http404 from error
    return to_django(answer)
