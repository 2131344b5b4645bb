"""A live quiz on a phone: type the code, say one's first name, play. No account is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..api import live_phone, live_players
from ..api.errors import ApiError, NotFound
from ..api.live_names import LONGEST, first_name
from ..api.live_rows import LASTS, read_code, session_called, step_of
from ..models import LiveStep
from . import live_words
from .live_answers import POLLS, WRONG_CODES, as_json, guard, if_new, in_json, refusal, sent, slower
from .pages import asking, own_name

_COOKIE = "cnj_live"


def _page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for anybody; codes are not tried out one after the other."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        wait = WRONG_CODES.left(address)
        # Who plays already goes on, whatever somebody tries from the same room.
        if wait and not _plays(request, kwargs.get("code", "")):
            response = _said(request, _("Wait a moment, then try again."), 429)
            response.headers["Retry-After"] = str(wait)
            return guard(response)
        try:
            response = view(request, *args, **kwargs)
        except NotFound as error:
            WRONG_CODES.wait(address)
            response = _enter(request, str(error), 404)
        except ApiError as error:
            response = _said(request, str(error), error.status)
        return guard(response)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


@_page
def live_enter(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on the screen."""
    if request.method != "POST":
        return _enter(request, "", 200)
    return redirect("clicnjob:live_phone", session_called(request.POST.get("code", "")).code)


@_page
def live_phone_page(request: HttpRequest, code: str) -> HttpResponse:
    """Join, then play."""
    session = session_called(code)
    if session.code != code:
        return redirect("clicnjob:live_phone", session.code)
    if request.method == "POST":
        return _join(request, code)
    try:
        phone = live_phone.phone_of(code, _token(request))
    except NotFound:
        if step_of(session, timezone.now()) is LiveStep.OVER:
            return _said(request, _("This quiz is over."), 200)
        return _join_page(request, code)
    addresses = {
        "state": reverse("clicnjob:live_state", args=[code]),
        "answer": reverse("clicnjob:live_answer", args=[code]),
    }
    context = {
        "phone": phone,
        "title": session.title,
        "code": code,
        "addresses": addresses,
        "scripts": live_words.scripts("live_phone"),
        "strings": live_words.for_the_phone(),
        "language": get_language(),
    }
    return render(request, "clicnjob/live_phone.html", context)


@in_json("GET")
def live_state(request: HttpRequest, code: str) -> HttpResponse:
    """What the phone shows now."""
    token = _token(request)
    wait = POLLS.wait(token or request.META.get("REMOTE_ADDR", ""))
    if wait:
        return slower(wait)
    phone = live_phone.phone_of(code, token)
    return if_new(request, phone.tag, lambda: live_phone.phone_state(phone))


@in_json("POST")
def live_answer(request: HttpRequest, code: str) -> HttpResponse:
    """An answer; sent twice it counts once."""
    token = _token(request)
    wait = POLLS.wait(token or request.META.get("REMOTE_ADDR", ""))
    if wait:
        return slower(wait)
    given = sent(request)
    question = given.get("question")
    if not isinstance(question, str):
        return refusal(400, _("This answer could not be read."), "bad_request")
    live_players.answer(code, token, question, given.get("answer"))
    return as_json({"noted": True})


def _plays(request: HttpRequest, code: str) -> bool:
    """Whether this phone has joined the session."""
    try:
        live_phone.phone_of(code, _token(request))
    except NotFound:
        return False
    except ApiError:
        # Taken out: the page says so.
        return True
    return True


def _join(request: HttpRequest, code: str) -> HttpResponse:
    address = reverse("clicnjob:live_phone", args=[code])
    if _plays(request, code):
        # The button was pressed twice: one phone is one player.
        return redirect(address)
    typed = request.POST.get("name", "")
    as_guest = request.POST.get("as") == "guest" or not request.user.is_authenticated
    try:
        if as_guest:
            token = live_players.join_as_guest(code, typed)
        else:
            token = live_players.join_with_account(asking(request), code, typed)
    except NotFound:
        raise
    except ApiError as error:
        return _join_page(request, code, typed, error)
    response = redirect(address)
    response.set_cookie(
        _COOKIE,
        token,
        max_age=LASTS,
        path=address,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def _join_page(
    request: HttpRequest, code: str, typed: str = "", error: ApiError | None = None
) -> HttpResponse:
    with_account = bool(request.user.is_authenticated)
    if not typed and error is None and with_account:
        typed = first_name(own_name(request))
    context = {
        "code": code,
        "title": session_called(code).title,
        "name": typed[: 2 * LONGEST],
        "longest": LONGEST,
        "with_account": with_account,
        "error": str(error) if error else "",
        "language": get_language(),
    }
    return render(
        request, "clicnjob/live_join.html", context, status=error.status if error else 200
    )


def _enter(request: HttpRequest, error: str, status: int) -> HttpResponse:
    typed = read_code(request.POST.get("code", ""))
    context = {"error": error, "typed": typed, "language": get_language()}
    return render(request, "clicnjob/live_enter.html", context, status=status)


def _said(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    context = {"sentence": sentence, "language": get_language()}
    return render(request, "clicnjob/live_said.html", context, status=status)


def _token(request: HttpRequest) -> str:
    return request.COOKIES.get(_COOKIE, "")
