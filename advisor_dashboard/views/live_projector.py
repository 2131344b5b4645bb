"""A live quiz on the projector, and the trainer's buttons on the same page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..api import live_projector as api
from ..api import live_sessions
from ..api.access import asked_platform
from ..api.errors import Invalid
from ..forms.numbers import LARGEST_ID
from . import live_words
from .live_answers import POLLS, as_json, guard, if_new, in_json, refusal, sent, slower
from .pages import asking, page

_BIG = 2**31


@page("GET", "HEAD")
def live_projector(request: HttpRequest, code: str) -> HttpResponse:
    """The page on the wall: it asks for its state by itself."""
    session = live_sessions.led_by(asking(request), code)
    with asked_platform() as platform:
        join = platform.absolute_url(reverse("clicnjob:live_phone", args=[session.code]))
        enter = platform.absolute_url(reverse("clicnjob:live_enter"))
    context = {
        "session": session,
        "qr": segno.make(join, error="m", micro=False).svg_data_uri(border=2),
        "enter": enter.partition("://")[2].rstrip("/"),
        "addresses": {
            "state": reverse("clicnjob:live_projector_state", args=[session.code]),
            "control": reverse("clicnjob:live_control", args=[session.code]),
        },
        "scripts": live_words.scripts("live_projector"),
        "strings": live_words.for_the_projector(),
        "language": get_language(),
    }
    return guard(render(request, "clicnjob/live_projector.html", context))


@in_json("GET")
def live_projector_state(request: HttpRequest, code: str) -> HttpResponse:
    """What the projector shows now."""
    if not request.user.is_authenticated:
        return _logged_out()
    wait = POLLS.wait(f"user {asking(request)}")
    if wait:
        return slower(wait)
    projector = api.projector_of(asking(request), code)
    return if_new(request, projector.tag, lambda: api.projector_state(projector))


@in_json("POST")
def live_control(request: HttpRequest, code: str) -> HttpResponse:
    """A button of the trainer's; answers with the state that follows."""
    if not request.user.is_authenticated:
        return _logged_out()
    given = sent(request)
    action = _ACTIONS.get(str(given.get("action")))
    if action is None:
        raise Invalid(_("This page sent something odd. Load it anew."))
    action(asking(request), code, given)
    return as_json(api.projector_state(api.projector_of(asking(request), code)))


def _go_on(trainer_id: int, code: str, given: Mapping[str, Any]) -> None:
    version = _number(given.get("version"), _BIG)
    live_sessions.go_on(trainer_id, code, version=version, seen=str(given.get("step")))


def _end(trainer_id: int, code: str, given: Mapping[str, Any]) -> None:
    live_sessions.end(trainer_id, code)


def _rank(trainer_id: int, code: str, given: Mapping[str, Any]) -> None:
    live_sessions.show_ranking(trainer_id, code, on=given.get("on") is True)


def _remove(trainer_id: int, code: str, given: Mapping[str, Any]) -> None:
    live_sessions.remove_player(trainer_id, code, _number(given.get("player"), LARGEST_ID))


_ACTIONS: Mapping[str, Callable[[int, str, Mapping[str, Any]], None]] = {
    "go_on": _go_on,
    "end": _end,
    "rank": _rank,
    "remove": _remove,
}


def _number(value: object, largest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= largest:
        raise Invalid(_("This page sent something odd. Load it anew."))
    return value


def _logged_out() -> HttpResponse:
    return refusal(403, _("You are not logged in. Log in again."), "anonymous")
