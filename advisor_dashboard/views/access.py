"""Access sheets: the list of names, the check, the accounts that were made.

Each step is a page that is read by GET and answered by POST, and each POST leads on to a page
to read: going back and loading anew never make an account twice.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..api import access_lists, access_sheets
from ..api.access_lists import KeptList
from ..api.errors import Conflict, Unavailable
from ..forms.access import AccessListForm
from ..forms.numbers import LARGEST_ID, LARGEST_PAGE, whole_number
from ..forms.target import token
from .handing import hand_on
from .pages import asking, page, show


@page("GET", "HEAD", "POST")
def access(request: HttpRequest) -> HttpResponse:
    """The accounts that were made; those that are ticked get a new password and a new sheet."""
    if request.method == "POST":
        return _renew(request)
    asked = whole_number(request.GET.get("page", ""), LARGEST_PAGE) or 1
    found = access_sheets.account_page(asking(request), asked)
    context = {
        "accounts": found.lines,
        "number": found.number,
        "last": found.last,
        "before": found.number - 1,
        "after": found.number + 1,
    }
    return show(request, "access.html", context)


@page("GET", "HEAD", "POST")
def access_new(request: HttpRequest) -> HttpResponse:
    """Choose the course or the cohort, and type the names."""
    places = access_lists.places(asking(request))
    if request.method == "POST":
        kept = access_lists.keep_list(
            asking(request), request.POST.get("place", ""), request.POST.get("names", "")
        )
        return _lead_to("access_new" if kept.wrong else "access_check", kept.token)
    before = access_lists.kept_list(asking(request), _token(request))
    return show(request, "access_new.html", {"form": AccessListForm.of(places, before)})


@page("GET", "HEAD", "POST")
def access_check(request: HttpRequest) -> HttpResponse:
    """Show who exactly gets an account; make them."""
    kept = access_lists.kept_list(asking(request), _token(request))
    if kept is None:
        return _made_or_forgotten(request)
    if kept.wrong:
        return _lead_to("access_new", kept.token)
    if request.method == "POST":
        return _make(request, kept)
    context = {"list": access_lists.check_list(asking(request), kept), "token": kept.token}
    return show(request, "access_check.html", context)


def _make(request: HttpRequest, kept: KeptList) -> HttpResponse:
    try:
        accesses = access_sheets.make_accounts(asking(request), kept)
    except Conflict:
        return _made_or_forgotten(request)
    except Unavailable as error:
        messages.warning(request, str(error), fail_silently=True)
        return _lead_to("access_check", kept.token)
    response = redirect("clicnjob:access_sheets")
    hand_on(request, response, accesses)
    return response


def _renew(request: HttpRequest) -> HttpResponse:
    picked = {
        number
        for text in request.POST.getlist("pick")
        if (number := whole_number(text, LARGEST_ID)) is not None
    }
    if not picked:
        messages.warning(request, _("Tick one person or more first."), fail_silently=True)
        return redirect("clicnjob:access")
    renewal = access_sheets.renew_passwords(asking(request), picked)
    if renewal.left_out:
        messages.warning(
            request,
            _(
                "No new password for: %(names)s. These people have made the account their own, "
                "or learn with another institution too. Ask the administrator of the platform."
            )
            % {"names": ", ".join(renewal.left_out)},
            fail_silently=True,
        )
    if not renewal.accesses:
        return redirect("clicnjob:access")
    response = redirect("clicnjob:access_sheets")
    hand_on(request, response, renewal.accesses)
    return response


def _made_or_forgotten(request: HttpRequest) -> HttpResponse:
    """Where to go when there is no list to confirm: it was, or is too old."""
    if access_sheets.was_confirmed(asking(request), _token(request)):
        notice = _("These accounts were made already. None was made a second time.")
        messages.info(request, notice, fail_silently=True)
        return redirect("clicnjob:access_sheets")
    notice = _("No account was made. The list is no longer kept: please type it again.")
    messages.warning(request, notice, fail_silently=True)
    return redirect("clicnjob:access_new")


def _lead_to(name: str, kept: str) -> HttpResponse:
    return redirect(f"{reverse(f'clicnjob:{name}')}?list={kept}")


def _token(request: HttpRequest) -> str:
    return token(request.GET, "list")
