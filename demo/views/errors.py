"""Refusals and failures, in words: a page for people, JSON for the blocks' scripts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _wants_json(request: HttpRequest) -> bool:
    return "/handler/" in request.path


def _refuse(request: HttpRequest, status: int, code: str, title: str, what: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"error": f"{title}. {what}", "code": code}, status=status)
    return render(request, "demo/error.html", {"title": title, "what": what}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not allowed, or not even known."""
    known = request.user.is_authenticated
    return _refuse(
        request,
        403,
        "not_allowed" if known else "anonymous",
        _("This page is not for you"),
        _("Go back, or choose another person on the first page."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is too old, or comes from elsewhere."""
    return _refuse(
        request,
        403,
        "csrf",
        _("This page is too old"),
        _("Nothing is lost. Load the page again, then try once more."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or not for this person."""
    return _refuse(
        request,
        404,
        "not_found",
        _("This page does not exist, or is not for you"),
        _("Check the address, or go back to the first page."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return _refuse(
        request,
        500,
        "server_error",
        _("Something broke on our side"),
        _("What you saved before is kept. Try again in a moment."),
    )
