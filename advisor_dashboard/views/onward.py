"""The way on from the end of a block: asked when somebody goes, not each time a block is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..api.errors import NotFound
from ..api.outlines import way_on
from .pages import Audience, asking, page


@page("GET", audience=Audience.LEARNERS)
def onward(request: HttpRequest, course_key: str) -> HttpResponse:
    """To the map of the path, or to the course; that page asks whether one may come in."""
    address = way_on(asking(request), course_key)
    if address is None:
        raise NotFound(_("There is no such course."))
    return redirect(address)
