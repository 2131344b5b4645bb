"""A course for its learners: the outline, and one unit a page."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from advisor_dashboard.platform.embedded.mail import has_address
from advisor_dashboard.platform.embedded.membership import choose_mail, gets_mail
from advisor_dashboard.platform.embedded.models import Course, Enrollment

from ..access import Visit, enter, signed_in, view_as
from ..completing import complete_blocks, is_done
from ..courses import find_course
from ..middleware import nonce
from ..runtime.page import gather
from .base import page_styles, row_id


@require_safe
@signed_in
def outline(request: HttpRequest, course_key: str) -> HttpResponse:
    """The map of the course."""
    visit = enter(request, course_key)
    done = _done_units(visit)
    units = visit.course.units
    following = next((unit for unit in units if unit.url_name not in done), None)
    context = {
        "visit": visit,
        "done": done,
        "following": following or (units[0] if units else None),
        "started": bool(done),
        "has_address": has_address(visit.person.email),
        "gets_mail": gets_mail(visit.person.pk, course_key),
        "learners": _learners(visit) if visit.is_team else [],
        "others": [] if visit.masquerading else _other_courses(visit),
    }
    return render(request, "demo/course.html", context)


@require_safe
@signed_in
@ensure_csrf_cookie
def unit(request: HttpRequest, course_key: str, url_name: str) -> HttpResponse:
    """One unit with its blocks."""
    visit = enter(request, course_key)
    shown = visit.course.unit(url_name)
    if shown is None:
        raise Http404
    with visit.acting():
        runtime = visit.runtime()
        fragments = [
            runtime.get_block(leaf.usage_key).render("student_view", {}) for leaf in shown.leaves
        ]
    resources = gather(fragments, loaded=page_styles())
    before, after = visit.course.neighbours(shown)
    context = {
        "visit": visit,
        "unit": shown,
        "place": visit.course.units.index(shown) + 1,
        "before": before,
        "after": after,
        "contents": [fragment.content for fragment in fragments],
        "resources": resources,
        "nonce": nonce(request) if resources.carries_text else "",
        "learners": _learners(visit) if visit.is_team else [],
    }
    return render(request, "demo/unit.html", context)


@require_POST
@signed_in
def choose_view(request: HttpRequest, course_key: str) -> HttpResponse:
    """A team member looks through a learner's eyes, or stops doing so."""
    visit = enter(request, course_key)
    if not visit.is_team:
        raise Http404
    number = request.POST.get("learner", "")
    view_as(request, course_key, row_id(number) if number else None)
    unit_name = request.POST.get("unit", "")
    if visit.course.unit(unit_name):
        return redirect("demo:unit", course_key, unit_name)
    return redirect("demo:course", course_key)


@require_POST
@signed_in
def choose_mails(request: HttpRequest, course_key: str) -> HttpResponse:
    """A learner stops the e-mails of the course, or lets them come again."""
    visit = enter(request, course_key)
    if visit.is_team:
        raise Http404
    choose_mail(visit.person.pk, course_key, wanted=request.POST.get("wanted") == "yes")
    return redirect("demo:course", course_key)


def _done_units(visit: Visit) -> set[str]:
    """The units whose blocks are all complete for the person who is shown."""
    complete = complete_blocks(visit.shown.pk)
    return {unit.url_name for unit in visit.course.units if is_done(unit, complete)}


def _other_courses(visit: Visit) -> list[Course]:
    """The person's further courses, as a learner or on the team, in the order of the seed."""
    person = visit.person.pk
    theirs = Q(enrollments__user=person, enrollments__is_active=True) | Q(staff__user=person)
    rows = Course.objects.filter(theirs).exclude(key=str(visit.course.key))
    return [row for row in rows.distinct().order_by("pk") if find_course(row.key)]


def _learners(visit: Visit) -> list[Enrollment]:
    return list(
        Enrollment.objects.filter(
            course__key=str(visit.course.key), is_active=True, user__is_active=True
        )
        .select_related("user", "cohort")
        .order_by("user__first_name", "user__last_name", "user_id")
    )
