"""The place of the product in Studio: which blocks there are, and in which courses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import entry_points

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from xblock.core import XBlock

from clicnjob_xblocks.translation import translator

from ..api.authoring import authored_courses, offer_blocks
from .pages import Audience, asking, page, show

AUTHORS = Audience.AUTHORS
_PREFIX = "clicnjob_"


@dataclass(frozen=True)
class OwnBlock:
    """A block that authors may add, by the name that Studio shows."""

    tag: str
    name: str


@page("GET", "HEAD", "POST", audience=AUTHORS)
def studio(request: HttpRequest) -> HttpResponse:
    """The blocks, and the author's courses with the state of each."""
    blocks = own_blocks()
    tags = [block.tag for block in blocks]
    if request.method == "POST":
        course = offer_blocks(asking(request), request.POST.get("course", "").strip(), tags)
        done = _("The blocks can now be added in “%(course)s”.") % {"course": course.name}
        messages.success(request, done, fail_silently=True)
        return redirect("clicnjob_studio:studio")
    context = {
        "audience": AUTHORS,
        "blocks": blocks,
        "list_text": json.dumps(tags),
        "authored": authored_courses(asking(request), tags),
    }
    return show(request, "studio.html", context)


def own_blocks() -> list[OwnBlock]:
    """Every block of ours that is installed."""
    points = (each for each in entry_points(group="xblock.v1") if each.name.startswith(_PREFIX))
    return sorted(
        (OwnBlock(point.name, _name(point.load())) for point in points), key=lambda block: block.tag
    )


def _name(block: type[XBlock]) -> str:
    gettext = translator(block.__module__.partition(".")[0], None)
    return gettext(block.fields["display_name"].default)
