"""A CV as an employer sees it who was given a link: no account, no script, nobody else's files."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import re
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..api import cv_links
from ..api.cv_links import LinkedCV
from ..api.cv_pages import PrintedPage, page_in_words, pictured_page, printed_page
from ..api.cv_photos import photo_saved_at
from ..api.errors import ApiError
from ..fetched_ahead import is_fetched_ahead
from .pages import pdf_answer

View = Callable[[HttpRequest, LinkedCV, str], HttpResponse]

#: Fetch a page to show what is behind a link; nobody has looked yet. CUBOT makes phones, and
#: the apps of LinkedIn, Slack, Discord and Telegram have browsers in which people read.
_FETCHERS = re.compile(
    r"\b(linkedin|slack|telegram|discord|twitter|google|bing|apple|amazon|yandex|petal|ahrefs"
    r"|semrush|duckduck|gpt|claude|pinterest|mj12|dot)?bot\b"
    r"|crawl|spider|preview|facebookexternalhit|facebookcatalog|meta-external|\bwhatsapp/"
    r"|slack-imgproxy|embedly|iframely|\bgoogle-|\bcurl/|\bwget/|\bpython-|headlesschrome",
    re.IGNORECASE,
)
#: For so many seconds the same visitor counts once.
_SAME_VISITOR_S = 3600
#: For so many seconds the file is kept: whoever asks for it again and again costs little.
_FILE_S = 600
#: Larger files are not kept: memcached takes a megabyte.
_FILE_AT_MOST = 900_000
_HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key: no other site may learn it from a request.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
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
        response.headers["Content-Security-Policy"] = _policy()
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
    return pdf_answer(_printed(linked))


@_by_link
def linked_cv_picture(request: HttpRequest, linked: LinkedCV, token: str) -> HttpResponse:
    """The page as it is printed, as a drawing; packed it is a fourth of what it was."""
    data = _pictured(linked)
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(gzip.decompress(data), content_type="image/svg+xml")
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return HttpResponse(data, content_type="image/svg+xml", headers=headers)


def _printed(linked: LinkedCV) -> PrintedPage:
    """The file, drawn once for all who ask within minutes, as long as nothing in it changes."""
    mark = f"clicnjob.linked_cv_file.{_made_of(linked)}"
    kept = cache.get(mark)
    if kept is not None:
        return PrintedPage(*kept)
    printed = printed_page(linked.learner_id, linked.cv, linked.page, anonymous=linked.anonymous)
    if len(printed.data) <= _FILE_AT_MOST:
        cache.set(mark, (printed.data, printed.name), _FILE_S)
    return printed


def _pictured(linked: LinkedCV) -> bytes:
    """The drawing, packed, kept as the file is."""
    mark = f"clicnjob.linked_cv_picture.{_made_of(linked)}"
    kept: bytes | None = cache.get(mark)
    if kept is None:
        drawn = pictured_page(linked.learner_id, linked.cv, linked.page, anonymous=linked.anonymous)
        kept = gzip.compress(drawn, mtime=0)
        if len(kept) <= _FILE_AT_MOST:
            cache.set(mark, kept, _FILE_S)
    return kept


def _made_of(linked: LinkedCV) -> str:
    """A mark of all that a file is made of."""
    with_photo = linked.page.photo and not linked.anonymous
    made_of = (
        linked.learner_id,
        linked.version,
        linked.page.id,
        photo_saved_at(linked.learner_id) if with_photo else None,
        linked.anonymous,
        get_language(),
        timezone.localdate(),
    )
    return hashlib.sha256("\n".join(map(str, made_of)).encode()).hexdigest()


def _policy() -> str:
    """What the page may load: its own style, icons and fonts, and nothing else."""
    static = urlsplit(settings.STATIC_URL or "")
    host = f"{static.scheme}://{static.netloc}" if static.scheme else static.netloc
    own = f"'self' {host}" if static.netloc else "'self'"
    return (
        f"default-src 'none'; style-src {own}; img-src {own} data:; font-src {own}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _closed(request: HttpRequest, error: ApiError) -> HttpResponse:
    context = {"passing": error.status == 503, "language": get_language()}
    return render(request, "clicnjob/linked_cv_closed.html", context, status=error.status)


def _counts(request: HttpRequest, linked: LinkedCV) -> bool:
    """Whether this is a look to tell the learner of: a person's, not their own, and a new one."""
    if request.method != "GET" or request.user.pk == linked.learner_id:
        return False
    agent = request.headers.get("User-Agent", "")
    if is_fetched_ahead(request.headers) or not agent or _FETCHERS.search(agent):
        return False
    return _is_new(request, linked, agent)


def _is_new(request: HttpRequest, linked: LinkedCV, agent: str) -> bool:
    """Whether this visitor was not there within the hour.

    Who it was is not kept: the cache holds, for an hour, a keyed hash from which nobody finds
    an address again. What a visitor's own headers say of an address is not believed: the host
    sets ``REMOTE_ADDR`` where it knows its proxies.
    """
    address = request.META.get("REMOTE_ADDR", "")
    visitor = f"{linked.link_id}\n{address}\n{agent}".encode()
    mark = hmac.new(settings.SECRET_KEY.encode(), visitor, hashlib.sha256).hexdigest()
    return bool(cache.add(f"clicnjob.linked_cv.{mark}", 1, _SAME_VISITOR_S))
