"""Carries a request from Django to a block's handler, and the answer back."""

from __future__ import annotations

from io import BytesIO

import webob
from django.http import HttpRequest, HttpResponse


def to_webob(request: HttpRequest) -> webob.Request:
    """The same request as XBlock handlers read it. Its body is JSON or empty, not a form."""
    body = request.body
    environ = {
        **request.META,
        "PATH_INFO": request.path_info,
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
    }
    return webob.Request(environ)


def to_django(answer: webob.Response) -> HttpResponse:
    """The handler's answer as Django sends it."""
    response = HttpResponse(answer.body, status=answer.status_int)
    for name, value in answer.headerlist:
        if name.lower() != "content-length":
            response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")
    return response
