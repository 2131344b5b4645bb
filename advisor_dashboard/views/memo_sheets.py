"""Memo sheets as advisors work with them: find one, send it, print a set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..api import memo_sending as doors
from ..api.errors import Conflict, Invalid
from ..api.memo_sending import Recipient
from ..forms.numbers import LARGEST_ID, whole_number
from ..platform import Course
from .pages import asking, page, pdf_answer, show
from .selection import Selection


@dataclass(frozen=True)
class Group:
    """Learners of one cohort, or those of none."""

    id: int
    name: str
    people: list[Recipient]

    @property
    def new(self) -> int:
        """How many have not got the sheet."""
        return sum(not each.has_it for each in self.people)


@page("GET", "HEAD")
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets of a course: to send one, or to print several."""
    courses = doors.courses_with_memos(asking(request))
    course = _course(courses, request.GET.get("course", ""))
    context = {
        "courses": courses,
        "course": course,
        "sheets": doors.course_sheets(asking(request), course.key),
    }
    return show(request, "sheets.html", context)


@page("POST")
def sheet_set(request: HttpRequest) -> HttpResponse:
    """Several sheets in one file, a side each."""
    course_key = request.POST.get("course", "")
    try:
        printed = doors.print_set(asking(request), course_key, request.POST.getlist("sheet"))
    except Invalid as error:
        messages.warning(request, str(error), fail_silently=True)
        return _to_sheets(course_key)
    return pdf_answer(printed)


@page("GET", "HEAD", "POST")
def sheet_send(request: HttpRequest) -> HttpResponse:
    """Choose the people; see who exactly gets it; send."""
    given = request.POST if request.method == "POST" else request.GET
    course_key, usage_key = given.get("course", ""), given.get("sheet", "")
    source = doors.source_of(asking(request), course_key, usage_key)
    people = doors.recipients(asking(request), source)
    shown: dict[str, Any] = {
        "course_key": course_key,
        "usage_key": usage_key,
        "subject": source.sheet.head.subject or _("Memo sheet"),
        "ready": bool(source.sheet.items),
    }
    if request.method != "POST":
        return _choose(request, shown, people)
    confirmed = whole_number(request.POST.get("confirmed", ""), LARGEST_ID)
    chosen = _chosen(request, people)
    if confirmed is None or not chosen:
        return _confirm(request, shown, people, chosen)
    try:
        told = doors.send(
            asking(request), source, [each.learner_id for each in chosen], confirmed=confirmed
        )
    except Conflict:
        fresh = doors.recipients(asking(request), source)
        ids = {each.learner_id for each in chosen}
        left = [each for each in fresh if each.learner_id in ids]
        return _confirm(request, shown, fresh, left, changed=True)
    sentence = ngettext(
        "“%(subject)s” was sent to %(count)d person.",
        "“%(subject)s” was sent to %(count)d people.",
        told.count,
    )
    sentence = sentence if told.count else _("They all have “%(subject)s” already.")
    values = {"subject": shown["subject"], "count": told.count}
    messages.success(request, sentence % values, fail_silently=True)
    return _to_sheets(course_key)


def _choose(request: HttpRequest, shown: dict[str, Any], people: list[Recipient]) -> HttpResponse:
    names = {each.id: each.name for each in doors.groups_in(asking(request), shown["course_key"])}
    by_group: dict[int, list[Recipient]] = {}
    for each in people:
        by_group.setdefault(each.cohort_id or 0, []).append(each)
    groups = [
        Group(number, names.get(number, ""), found)
        for number, found in sorted(by_group.items(), key=lambda item: names.get(item[0], "~"))
    ]
    new = sum(each.new for each in groups)
    return show(request, "sheet_send.html", {**shown, "groups": groups, "new": new})


def _confirm(
    request: HttpRequest,
    shown: dict[str, Any],
    people: list[Recipient],
    chosen: list[Recipient],
    *,
    changed: bool = False,
) -> HttpResponse:
    new = [each for each in chosen if not each.has_it]
    if not new:
        messages.warning(request, _("Tick one person or more first."), fail_silently=True)
        return _choose(request, shown, people)
    context = {
        **shown,
        "new": new,
        "kept": Selection(frozenset(each.learner_id for each in new)).packed(),
        "had_it": len(chosen) - len(new),
        "changed": changed,
    }
    return show(request, "sheet_confirm.html", context)


def _chosen(request: HttpRequest, people: list[Recipient]) -> list[Recipient]:
    """Those who were ticked, or all of a group; whoever is not the advisor's is nobody here."""
    if request.POST.get("all"):
        return people
    if group := request.POST.get("group"):
        return [each for each in people if str(each.cohort_id or 0) == group]
    ids = Selection.read(request.POST).ids
    return [each for each in people if each.learner_id in ids]


def _course(courses: list[Course], course_key: str) -> Course:
    return next((each for each in courses if each.key == course_key), courses[0])


def _to_sheets(course_key: str) -> HttpResponse:
    return redirect(f"{reverse('clicnjob:sheets')}?{urlencode({'course': course_key})}")
