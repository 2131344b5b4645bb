"""A stand-in for Studio: see a block as its authors do, and edit it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from advisor_dashboard.platform.embedded.models import Course

from ..access import Visit, enter, is_team, signed_in
from ..courses import find_course
from ..middleware import nonce
from ..runtime.page import gather
from ..runtime.runtime import PLATFORM_BLOCKS
from .base import page_styles
from .handlers import parse_usage


@require_safe
@signed_in
def courses(request: HttpRequest) -> HttpResponse:
    """The courses that this person may author, with the blocks that can be edited."""
    rows = Course.objects.order_by("name", "key").select_related("structure")
    found = [
        (row.structure.name, find_course(row.key))
        for row in rows
        if is_team(request.user.pk, row.key)
    ]
    shown = [
        {
            "course": course,
            # Several structures give a course of the same name.
            "structure": structure,
            "rows": [
                (unit, leaf)
                for unit in course.units
                for leaf in unit.leaves
                if leaf.block_type not in PLATFORM_BLOCKS
            ],
        }
        for structure, course in found
        if course is not None
    ]
    if not shown:
        raise Http404
    return render(request, "demo/studio.html", {"courses": shown})


@require_safe
@signed_in
@ensure_csrf_cookie
def preview(request: HttpRequest, usage_key: str) -> HttpResponse:
    """The block as Studio previews it: nobody is learning."""
    return _page(request, usage_key, ("author_view", "student_view"), "demo/studio_preview.html")


@require_safe
@signed_in
@ensure_csrf_cookie
def edit(request: HttpRequest, usage_key: str) -> HttpResponse:
    """The block's editor."""
    return _page(request, usage_key, ("studio_view",), "demo/studio_edit.html")


def _page(
    request: HttpRequest, usage_key: str, views: tuple[str, ...], template: str
) -> HttpResponse:
    key = parse_usage(usage_key)
    visit: Visit = enter(request, str(key.course_key))
    if not visit.is_team or str(key) not in visit.course.leaves:
        raise Http404
    with visit.acting():
        block = visit.studio_runtime().get_block(key)
        view = next((name for name in views if hasattr(block, name)), None)
        if view is None:
            raise Http404
        fragment = block.render(view, {})
    resources = gather([fragment], loaded=page_styles())
    context = {
        "visit": visit,
        "usage_key": key,
        "name": block.display_name or key.block_type,
        "content": fragment.content,
        "resources": resources,
        "nonce": nonce(request) if resources.carries_text else "",
    }
    return render(request, template, context)
