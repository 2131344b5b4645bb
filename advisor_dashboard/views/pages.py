"""What every page shares: who may come in, the frame around it, and the pages of error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..api.access import display_name, runs_platform
from ..api.cv_pages import PrintedPage
from ..api.errors import ApiError, Invalid, NotAllowed
from ..api.features import shown_to
from ..attachments.names import plain_name

P = ParamSpec("P")


class Audience(StrEnum):
    """Whom a page is for: it has their frame and speaks to them."""

    ADVISORS = "advisors"
    LEARNERS = "learners"
    AUTHORS = "authors"


def page(
    *methods: str,
    audience: Audience = Audience.ADVISORS,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """A page for some audience, advisors most often, answering to ``methods``.

    Nobody comes in without an account. Whether the person is an advisor, and of whom, is the
    API's to say: what it refuses becomes a page that says what to do, in the frame of whom the
    page is for. Nothing of it is kept by a browser or a proxy, since it shows what people wrote
    about themselves, and its address is told to nothing that it loads.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_login(request)
            try:
                return view(request, *args, **kwargs)
            except ApiError as error:
                return error_page(request, error, audience=audience)
            except (TooManyFieldsSent, RequestDataTooBig):
                too_much = Invalid(_("Too much was sent at once."))
                return error_page(request, too_much, audience=audience)

        return never_cache(_keeps_its_address(require_http_methods(methods)(guarded)))

    return decorate


def _keeps_its_address(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """What a page loads or leads to is not told its address, which may hold somebody's name.

    The name of the site alone is told: Django asks for it where a form is sent.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Referrer-Policy", "strict-origin")
        return response

    return kept


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page in the common frame."""
    return render(request, f"clicnjob/{template}", {**frame(request), **context}, status=status)


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the header needs."""
    return {
        "audience": Audience.ADVISORS,
        "person_name": own_name(request),
        # Costs questions, and only advisors' pages read it.
        "shown": SimpleLazyObject(lambda: shown_to(asking(request))),
        # Only those whom the host marks as its staff are asked about at all.
        "runs_platform": SimpleLazyObject(
            lambda: getattr(request.user, "is_staff", False) and runs_platform(asking(request))
        ),
        "here": request.resolver_match.url_name if request.resolver_match else "",
        "languages": _languages(),
        "language": get_language(),
        "path": request.get_full_path(),
        "log_out": _address_of("logout"),
        # Studio's list of courses has this name there; only the page in Studio leads to it.
        "studio": _address_of("home"),
    }


def pdf_answer(printed: PrintedPage) -> HttpResponse:
    """A PDF to save."""
    return file_answer(printed.name, "application/pdf", printed.data)


def file_answer(name: str, mime_type: str, data: bytes) -> HttpResponse:
    """A file to save: no browser may take it for anything else, nor keep it."""
    response = HttpResponse(data, content_type=mime_type)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=plain_name(name)
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def asking(request: HttpRequest) -> int:
    """The id of the person at the page; :func:`page` has let in nobody without an account."""
    return cast(int, request.user.pk)


def own_name(request: HttpRequest) -> str:
    """What the person at the page is called; the platform keeps the names."""
    try:
        return display_name(asking(request))
    except ApiError:
        return cast(AbstractBaseUser, request.user).get_username()


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks, to refresh a part of the page; the host may lack its middleware."""
    return request.headers.get("HX-Request") == "true"


def error_page(
    request: HttpRequest, error: ApiError, *, audience: Audience = Audience.ADVISORS
) -> HttpResponse:
    """The page that says what happened and what to do."""
    # Other refusals (a closed offer) have a code of their own: joining a team would not help.
    not_advisor = error.status == 403 and error.code == NotAllowed.default_code
    context = {
        "title": _title(error, audience=audience, shut=not_advisor),
        "message": str(error.message),
        "status": error.status,
        "not_advisor": not_advisor,
        "audience": audience,
    }
    return show(request, "error.html", context, status=error.status)


def _title(error: ApiError, *, audience: Audience, shut: bool) -> str:
    to_learners = audience is Audience.LEARNERS
    if to_learners and error.code == "not_enrolled":
        return pgettext("learners", "You cannot open this page")
    if to_learners and error.status == 404:
        return pgettext("learners", "This page does not exist, or not for you")
    if shut:
        return _("You cannot open this page")
    titles = {
        400: _("We could not read this"),
        403: _("This cannot be done"),
        404: _("This page does not exist, or not for you"),
        409: _("Something changed in between"),
        503: _("The platform does not answer"),
    }
    return titles.get(error.status) or _("This did not work")


def _to_login(request: HttpRequest) -> HttpResponse:
    response = redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    if is_part(request):
        # A redirect would be followed out of sight and put the login form inside the page.
        return HttpResponse(headers={"HX-Redirect": response["Location"]})
    return response


def _address_of(name: str) -> str:
    """The address of a page of the host's; empty where it has none of this name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _languages() -> list[tuple[str, str]]:
    """French and English, where the host lets people choose; nothing to show otherwise."""
    if not _address_of("set_language"):
        return []
    offered = {code.split("-")[0] for code, _name in settings.LANGUAGES}
    both = [("fr", "Français"), ("en", "English")]
    return both if offered.issuperset({"fr", "en"}) else []
