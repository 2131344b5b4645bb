"""Addresses of the advisors' pages, and of a learner's messages."""

from __future__ import annotations

from django.urls import path, register_converter

from .views.access import access, access_check, access_new
from .views.access_print import access_print
from .views.cv import learner_cv
from .views.home import home
from .views.inbox import inbox, my_messages
from .views.offer_forms import offer_edit, offer_new
from .views.offers import offer_detail, offer_list
from .views.propose import confirm, propose
from .views.target import target


class RowIdConverter:
    """An id that every database can look up; longer numbers are no address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowIdConverter, "cnj_id")

app_name = "clicnjob"

urlpatterns = [
    path("", home, name="home"),
    # Keys of old courses hold slashes.
    path("me/<path:course_key>/", inbox, name="inbox"),
    path("me/", my_messages, name="my_messages"),
    path("target/", target, name="target"),
    path("learners/<cnj_id:learner_id>/cv/", learner_cv, name="cv"),
    path("access/", access, name="access"),
    path("access/new/", access_new, name="access_new"),
    path("access/check/", access_check, name="access_check"),
    path("access/sheets/", access_print, name="access_sheets"),
    path("offers/", offer_list, name="offers"),
    path("offers/new/", offer_new, name="offer_new"),
    path("offers/<cnj_id:offer_id>/", offer_detail, name="offer"),
    path("offers/<cnj_id:offer_id>/edit/", offer_edit, name="offer_edit"),
    path("offers/<cnj_id:offer_id>/propose/", propose, name="propose"),
    path("offers/<cnj_id:offer_id>/confirm/", confirm, name="confirm"),
]
