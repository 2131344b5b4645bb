"""A CV as an employer sees it who was given a link: no account, no script, nobody else's files."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..api import cv_links
from ..api.cv_links import LinkedCV
from ..api.cv_pages import page_in_words, printed_page
from ..api.errors import ApiError
from .pages import pdf_answer

View = Callable[[HttpRequest, LinkedCV, str], HttpResponse]

#: Fetch a page to show what is behind a link; nobody has looked yet.
_FETCHERS = re.compile(
    r"bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|slack|discord|telegram|skype"
    r"|linkedin|embedly|iframely|google-|bingpreview|curl/|wget/|python-|headlesschrome",
    re.IGNORECASE,
)
#: What a browser says when it fetches ahead, before anybody has asked to see.
_PURPOSES = ("Sec-Purpose", "Purpose", "X-Moz")
#: For so many seconds the same visitor counts once.
_SAME_VISITOR_S = 3600
_HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key: no other site may learn it from a request.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
}


def _by_link(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """A page for whoever holds a link that works; for everybody else it is the same closed one."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        try:
            linked = cv_links.look(token)
        except ApiError as error:
            response = _closed(request, error)
        else:
            response = view(request, linked, token)
            if _counts(request, linked):
                cv_links.count_view(linked.link_id)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return never_cache(require_http_methods(["GET", "HEAD"])(guarded))


@_by_link
def linked_cv(request: HttpRequest, linked: LinkedCV, token: str) -> HttpResponse:
    """The page."""
    context = {
        "sheet": page_in_words(linked.cv, linked.page, anonymous=linked.anonymous),
        "linked": linked,
        "token": token,
        "language": get_language(),
    }
    return render(request, "clicnjob/linked_cv.html", context)


@_by_link
def linked_cv_pdf(request: HttpRequest, linked: LinkedCV, token: str) -> HttpResponse:
    """The page as a file."""
    printed = printed_page(linked.learner_id, linked.cv, linked.page, anonymous=linked.anonymous)
    return pdf_answer(printed)


def _closed(request: HttpRequest, error: ApiError) -> HttpResponse:
    context = {"passing": error.status == 503, "language": get_language()}
    return render(request, "clicnjob/linked_cv_closed.html", context, status=error.status)


def _counts(request: HttpRequest, linked: LinkedCV) -> bool:
    """Whether this is a look to tell the learner of: a person's, not their own, and a new one."""
    if request.method != "GET" or request.user.pk == linked.learner_id:
        return False
    purpose = " ".join(request.headers.get(name, "") for name in _PURPOSES)
    agent = request.headers.get("User-Agent", "")
    if "prefetch" in purpose or not agent or _FETCHERS.search(agent):
        return False
    return _is_new(request, linked, agent)


def _is_new(request: HttpRequest, linked: LinkedCV, agent: str) -> bool:
    """Whether this visitor was not there within the hour.

    Who it was is not kept: the cache holds, for an hour, a keyed hash from which nobody finds
    an address again.
    """
    address = request.headers.get("X-Forwarded-For") or request.META.get("REMOTE_ADDR", "")
    visitor = f"{linked.link_id}\n{address}\n{agent}".encode()
    mark = hmac.new(settings.SECRET_KEY.encode(), visitor, hashlib.sha256).hexdigest()
    return bool(cache.add(f"clicnjob.linked_cv.{mark}", 1, _SAME_VISITOR_S))
