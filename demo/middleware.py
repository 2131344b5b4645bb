"""What every request of the demo host passes: its policy, its mark, the views that are chosen."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from advisor_dashboard.platform.embedded.acting import choosing_views

from .access import has_chosen_view

GetResponse = Callable[[HttpRequest], HttpResponse]

#: Where the mark goes: after the skip link, which must stay the first thing in the page.
_BODY = re.compile(rb"<body[^>]*>(\s*<a [^>]*skip[^>]*>[^<]*</a>)?", re.IGNORECASE)
#: No header of a client can bear this name: they arrive in capitals.
_NONCE = "demo.csp_nonce"
_MARK = b"data-demo-mark"


def nonce(request: HttpRequest) -> str:
    """The word that lets one answer carry a style or a script of its own."""
    return request.META.setdefault(_NONCE, secrets.token_urlsafe(16))


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Let the browser itself refuse anything that does not come from this host."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        own = "'self'"
        if _NONCE in request.META:
            own += f" 'nonce-{request.META[_NONCE]}'"
        response.headers.setdefault(
            "Content-Security-Policy",
            f"default-src 'self'; script-src {own}; style-src {own}; img-src 'self' data:; "
            "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        )
        return response

    return middleware


def demo_mark(get_response: GetResponse) -> GetResponse:
    """Say on every whole page that its data are invented, whoever made the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or not response.headers.get("Content-Type", "").startswith(
            "text/html"
        ):
            return response
        body = _BODY.search(response.content)
        if body is None or _MARK in response.content:
            return response
        mark = render_to_string("demo/mark.html", request=request).encode()
        content = response.content
        response.content = content[: body.end()] + mark + content[body.end() :]
        if response.headers.get("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


def chosen_views(get_response: GetResponse) -> GetResponse:
    """Tell the port in which courses the person of a request looks as a learner."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with choosing_views(lambda course_key: has_chosen_view(request, course_key)):
            return get_response(request)

    return middleware
