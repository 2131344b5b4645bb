"""Addresses of the advisors' pages, and of a learner's messages."""

from __future__ import annotations

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from .views.access import access, access_check, access_new
from .views.access_print import access_print
from .views.advert import advert
from .views.board import follow
from .views.cv import learner_cv, learner_cv_pdf
from .views.figures import figures
from .views.home import home
from .views.inbox import inbox, my_messages
from .views.learner import learner
from .views.linked_cv import linked_cv, linked_cv_pdf, linked_cv_picture
from .views.lists import lists, one_list, search_open, search_save
from .views.live import live_answer, live_enter, live_phone_page, live_state
from .views.live_projector import live_control, live_projector, live_projector_state
from .views.memo_sheets import sheet_send, sheet_set, sheets
from .views.memos import memo, memo_notes, memo_pdf, memos
from .views.my_offer import my_offer, my_offer_cv, my_offer_file
from .views.offer_forms import offer_edit, offer_new
from .views.offers import offer_detail, offer_file, offer_list
from .views.onward import onward
from .views.propose import confirm, propose
from .views.remind import remind
from .views.target import target
from .views.words import words
from .views.work import offer_export, target_export, work, work_file


class RowIdConverter:
    """An id that every database can look up; longer numbers are no address of ours."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class TokenConverter(StringConverter):
    """The secret part of a link."""

    regex = "[A-Za-z0-9_-]{16,32}"


class CodeConverter(StringConverter):
    """The code of a live quiz, as somebody may type it."""

    regex = "[A-Za-z0-9]{6}"


register_converter(CodeConverter, "cnj_code")
register_converter(TokenConverter, "cnj_token")
register_converter(RowIdConverter, "cnj_id")

app_name = "clicnjob"

urlpatterns = [
    path("", home, name="home"),
    path("api/v1/", include("advisor_dashboard.rest.urls")),
    path("me/offers/<cnj_id:proposal_id>/", my_offer, name="my_offer"),
    path("me/offers/<cnj_id:proposal_id>/file/", my_offer_file, name="my_offer_file"),
    path("me/offers/<cnj_id:proposal_id>/cv/", my_offer_cv, name="my_offer_cv"),
    # Keys of old courses hold slashes.
    path("me/<path:course_key>/", inbox, name="inbox"),
    path("me/", my_messages, name="my_messages"),
    path("onward/<path:course_key>/", onward, name="onward"),
    path("memos/", memos, name="memos"),
    path("memos/<cnj_id:memo_id>/", memo, name="memo"),
    path("memos/<cnj_id:memo_id>/notes/", memo_notes, name="memo_notes"),
    path("memos/<cnj_id:memo_id>/pdf/", memo_pdf, name="memo_pdf"),
    path("sheets/", sheets, name="sheets"),
    path("sheets/set/", sheet_set, name="sheet_set"),
    path("sheets/send/", sheet_send, name="sheet_send"),
    path("target/", target, name="target"),
    path("target/keep/", search_save, name="search_save"),
    path("searches/<cnj_id:search_id>/", search_open, name="search"),
    path("lists/", lists, name="lists"),
    path("lists/<cnj_id:list_id>/", one_list, name="list"),
    path("words/", words, name="words"),
    path("target/export/", target_export, name="target_export"),
    path("work/<cnj_token:token>/", work, name="work"),
    path("work/<cnj_token:token>/file/", work_file, name="work_file"),
    path("learners/<cnj_id:learner_id>/", learner, name="learner"),
    path("advert/", advert, name="advert"),
    path("learners/<cnj_id:learner_id>/cv/", learner_cv, name="cv"),
    path("learners/<cnj_id:learner_id>/cv/pdf/", learner_cv_pdf, name="cv_pdf"),
    # For whoever has a link: these and a live quiz ask for no account.
    path("cv/<cnj_token:token>/", linked_cv, name="linked_cv"),
    path("cv/<cnj_token:token>/pdf/", linked_cv_pdf, name="linked_cv_pdf"),
    path("cv/<cnj_token:token>/picture/", linked_cv_picture, name="linked_cv_picture"),
    path("live/", live_enter, name="live_enter"),
    path("live/<cnj_code:code>/", live_phone_page, name="live_phone"),
    path("live/<cnj_code:code>/state/", live_state, name="live_state"),
    path("live/<cnj_code:code>/answer/", live_answer, name="live_answer"),
    path("live/<cnj_code:code>/projector/", live_projector, name="live_projector"),
    path(
        "live/<cnj_code:code>/projector/state/", live_projector_state, name="live_projector_state"
    ),
    path("live/<cnj_code:code>/projector/control/", live_control, name="live_control"),
    path("access/", access, name="access"),
    path("access/new/", access_new, name="access_new"),
    path("access/check/", access_check, name="access_check"),
    path("access/sheets/", access_print, name="access_sheets"),
    path("offers/", offer_list, name="offers"),
    path("offers/new/", offer_new, name="offer_new"),
    path("offers/<cnj_id:offer_id>/", offer_detail, name="offer"),
    path("offers/<cnj_id:offer_id>/edit/", offer_edit, name="offer_edit"),
    path("offers/<cnj_id:offer_id>/file/", offer_file, name="offer_file"),
    path("offers/<cnj_id:offer_id>/follow/", follow, name="follow"),
    path("offers/<cnj_id:offer_id>/remind/", remind, name="remind"),
    path("figures/", figures, name="figures"),
    path("offers/<cnj_id:offer_id>/export/", offer_export, name="offer_export"),
    path("offers/<cnj_id:offer_id>/propose/", propose, name="propose"),
    path("offers/<cnj_id:offer_id>/confirm/", confirm, name="confirm"),
]
