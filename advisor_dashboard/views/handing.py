"""Passwords on their way from the form that made them to the page that shows them, once.

Neither a table, an address nor a log may hold them. So they are cut into two halves: the session
has a random one, a cookie that no script reads the other. Each alone says nothing about any
password; together they do for a quarter of an hour, long enough for a printer without paper.
"""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from secrets import token_bytes, token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ..platform import Access

#: The name of the half in the session, and of the one in the browser.
NAME = "clicnjob_access"
KEPT_FOR = 15 * 60


def hand_on(request: HttpRequest, response: HttpResponse, accesses: Sequence[Access]) -> None:
    """Let the page of sheets, in this browser, show these passwords for a while."""
    text = json.dumps([access.password for access in accesses]).encode()
    half = token_bytes(len(text))
    # The halves of two forms sent at once must not be put together.
    pair = token_urlsafe(12)
    request.session[NAME] = {
        "pair": pair,
        "until": int(time.time()) + KEPT_FOR,
        "half": urlsafe_b64encode(half).decode(),
        "stamps": [[access.user_id, access.stamp] for access in accesses],
    }
    other = urlsafe_b64encode(_together(text, half)).decode()
    response.set_cookie(
        NAME,
        f"{pair}.{other}",
        max_age=KEPT_FOR,
        path=reverse("clicnjob:access_sheets"),
        # The other half goes as the session does, also behind a proxy that takes off the TLS.
        secure=request.is_secure() or settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def handed_on(request: HttpRequest) -> list[Access]:
    """What was handed on to this browser and can still be shown; usernames are not."""
    kept = request.session.get(NAME)
    if not isinstance(kept, dict):
        return []
    if kept["until"] < time.time():
        del request.session[NAME]
        return []
    pair, _dot, other = request.COOKIES.get(NAME, "").partition(".")
    if pair != kept["pair"]:
        return []
    half = urlsafe_b64decode(kept["half"])
    try:
        passwords = json.loads(_together(urlsafe_b64decode(other), half))
    except ValueError:
        return []
    if not isinstance(passwords, list) or len(passwords) != len(kept["stamps"]):
        return []
    return [
        Access(user_id, "", password, stamp)
        for (user_id, stamp), password in zip(kept["stamps"], passwords, strict=True)
    ]


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing can be shown any more."""
    request.session.pop(NAME, None)
    response.delete_cookie(NAME, path=reverse("clicnjob:access_sheets"), samesite="Lax")


def _together(one: bytes, other: bytes) -> bytes:
    if len(one) != len(other):
        raise ValueError("the halves do not fit")
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
