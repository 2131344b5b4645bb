"""The first page: choose who you are among the demo's people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth import authenticate, get_user_model, login, logout
from django.contrib.auth.models import User
from django.db.models import Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from advisor_dashboard.models import AdvisorCohort, CurriculumVitae
from advisor_dashboard.platform.embedded.models import Cohort, Course, CourseStaff, Enrollment

from .base import row_id

Row = TypeVar("Row", CourseStaff, Enrollment)

#: How many learners the first page shows: after a search, and before any.
_SHOWN = 24
_OFFERED = 9
#: The group of the learners who are named on the first page.
STARTERS = "demo-starters"


@dataclass(frozen=True)
class Choice:
    """One person to log in as, with a few words that say who they are."""

    user_id: int
    name: str
    words: tuple[str, ...]


@require_safe
@ensure_csrf_cookie
def choose(request: HttpRequest) -> HttpResponse:
    """Who are you?"""
    text = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = _learners(text)
    context = {
        "advisors": _advisors(),
        "administrators": [
            Choice(user.pk, user.get_full_name(), (_("Runs the platform, edits courses"),))
            for user in get_user_model().objects.filter(is_staff=True, is_active=True)
        ],
        "starters": _starters(),
        "learners": [_learner(row) for row in found[: _SHOWN if text else _OFFERED]],
        "found": found.count(),
        "text": text,
        "next": request.GET.get("next", ""),
        "own_home": home_of(request.user) if request.user.is_authenticated else "",
    }
    return render(request, "demo/people.html", context)


@require_POST
def log_in(request: HttpRequest) -> HttpResponse:
    """Become one of the demo's people; no password, they are invented."""
    number = row_id(request.POST.get("user", ""))
    users = get_user_model().objects.filter(is_active=True)
    user = users.filter(pk=number).first() if number is not None else None
    if user is None:
        raise Http404
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return _onwards(request, user)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Log in with what stands on an access sheet, as on a platform."""
    username = request.POST.get("username", "").replace("\0", "").strip()
    if request.method == "POST":
        password = request.POST.get("password", "")
        user = authenticate(request, username=_as_stored(username), password=password)
        if user is not None:
            login(request, user)
            return _onwards(request, user)
    context = {
        "refused": request.method == "POST",
        "username": username[:150],
        "next": (request.POST if request.method == "POST" else request.GET).get("next", ""),
    }
    return render(request, "demo/sign_in.html", context)


def _as_stored(username: str) -> str:
    """The username with its own capitals: a keyboard puts one where a name begins."""
    users = get_user_model().objects.filter(username__iexact=username)
    found = list(users.values_list("username", flat=True)[:2])
    return found[0] if len(found) == 1 else username


def _onwards(request: HttpRequest, user: User) -> HttpResponse:
    """To where somebody was going, if it is a page of this host; else to where they start."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = home_of(user)
    return redirect(target)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Be nobody again."""
    logout(request)
    return redirect("demo:people")


def home_of(user: User) -> str:
    """Where this person starts."""
    if user.is_staff:
        return reverse("home")
    if CourseStaff.objects.filter(user=user).exists():
        return reverse("clicnjob:home")
    # The first path comes before the other courses: it was made before them.
    courses = Course.objects.filter(enrollments__user=user, enrollments__is_active=True)
    course = courses.order_by("pk").first()
    return reverse("demo:course", args=[course.key]) if course else reverse("demo:people")


def _advisors() -> list[Choice]:
    rows = _first_of_each(CourseStaff.objects.filter(user__is_active=True)).select_related(
        "user", "course__structure"
    )
    return [
        Choice(row.user_id, row.user.get_full_name(), (row.course.structure.name, _seen(row)))
        for row in rows.order_by("pk")
    ]


def _seen(row: CourseStaff) -> str:
    narrowed = AdvisorCohort.objects.filter(advisor=row.user, course_key=row.course.key)
    cohorts = Cohort.objects.filter(pk__in=narrowed.values("cohort_id"))
    names = list(cohorts.values_list("name", flat=True))
    return ", ".join(names) if names else _("all the cohorts")


def _learners(text: str) -> QuerySet[Enrollment]:
    rows = Enrollment.objects.filter(is_active=True, user__is_active=True)
    if not text:
        rows = rows.exclude(user__groups__name=STARTERS)
    for word in text.split():
        rows = rows.filter(Q(user__first_name__icontains=word) | Q(user__last_name__icontains=word))
    return (
        _first_of_each(rows)
        .select_related("user", "cohort", "course__structure")
        .order_by("user__first_name", "user__last_name", "pk")
    )


def _starters() -> list[Choice]:
    """The learners to begin with: the first of each structure, in the order of the seed."""
    rows = Enrollment.objects.filter(
        is_active=True, user__is_active=True, user__groups__name=STARTERS
    )
    rows = _first_of_each(rows).select_related("user", "cohort", "course__structure")
    rows = rows.order_by("user_id")
    begun = set(CurriculumVitae.objects.filter(version__gt=0).values_list("pk", flat=True))
    return [
        _learner(row, "" if row.user_id in begun else _("no CV yet, begin with this person"))
        for row in rows
    ]


def _first_of_each(rows: QuerySet[Row]) -> QuerySet[Row]:
    """One row for each person, whatever the number of courses they are in."""
    return rows.filter(pk__in=rows.order_by().values("user").annotate(Min("pk")).values("pk__min"))


def _learner(row: Enrollment, more: str = "") -> Choice:
    cohort = row.cohort.name if row.cohort else _("no cohort")
    words = (row.course.structure.name, cohort, more)
    return Choice(row.user_id, row.user.get_full_name(), tuple(filter(None, words)))
