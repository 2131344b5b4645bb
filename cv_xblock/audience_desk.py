"""What the side "who sees it" asks of ``advisor_dashboard``, and how its page hears the answer.

Moments go to the page by the clock of the server's place, which it says in words: what is said
here and on the advisors' pages is the same day, whatever the clock of the phone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import segno
from django.utils.timezone import localtime

from advisor_dashboard.api import cv_links, cv_versions, looks, privacy
from advisor_dashboard.api.cv_links import Link
from advisor_dashboard.api.cv_pages import page_in_words
from advisor_dashboard.api.errors import ApiError, Conflict
from advisor_dashboard.api.own_data import Archive, everything_about
from advisor_dashboard.api.own_sheet import own_sheet
from advisor_dashboard.api.profiles import StoredCV, load_cv
from clicnjob_xblocks.handling import MAX_ID, RefusedError, bounded_int, odd_request

from . import desk
from .document import Page, from_dict, pages_of

Gettext = Callable[[str], str]
#: An earlier state is shown with all its facts, whatever its pages left out.
_WHOLE = Page(address=True, age=True)


def offers_links(course_key: str | None) -> bool:
    """Whether there is something to show of links; nothing while that cannot be said."""
    try:
        return cv_links.offered(course_key)
    except ApiError:
        return False


def list_links(learner_id: int) -> dict[str, Any]:
    """The learner's links, and the pages that one can be made to."""
    return _links(learner_id, cv_links.links_of(learner_id))


def make_link(
    learner_id: int, course_key: str | None, data: Mapping[str, Any], gettext: Gettext
) -> dict[str, Any]:
    """Make a link to ``page`` for so many ``days``, perhaps ``anonymous``."""
    page, anonymous = data.get("page"), data.get("anonymous")
    days = bounded_int(data.get("days"), 1, 1000, gettext)
    if course_key is None or not isinstance(page, str) or not isinstance(anonymous, bool):
        raise odd_request(gettext)
    made = cv_links.make_link(learner_id, course_key, page_id=page, days=days, anonymous=anonymous)
    return _links(learner_id, made)


def revoke_link(learner_id: int, link_id: object, gettext: Gettext) -> dict[str, Any]:
    """End a link."""
    number = bounded_int(link_id, 1, MAX_ID, gettext)
    return _links(learner_id, cv_links.revoke_link(learner_id, number))


def list_looks(learner_id: int, skip: object, gettext: Gettext) -> dict[str, Any]:
    """Who read the CV, a page of it."""
    skipped = bounded_int(skip, 0, desk.MAX_VERSION, gettext)
    found = looks.looks_at(learner_id, skipped)
    return {
        "sheet": None if skipped else _sheet(learner_id, gettext),
        "looks": [
            {
                "at": _moment(each.seen_at),
                "name": each.name or _nobody(gettext),
            }
            for each in found.looks
        ],
        "total": found.total,
        "more": found.more,
    }


def list_versions(learner_id: int) -> dict[str, Any]:
    """The earlier states of the CV."""
    return {
        "versions": [
            {"id": each.id, "at": _moment(each.saved_at), "differs": list(each.differs)}
            for each in cv_versions.former_cvs(learner_id)
        ]
    }


def show_version(learner_id: int, version_id: object, gettext: Gettext) -> dict[str, Any]:
    """One earlier state in words."""
    number = bounded_int(version_id, 1, MAX_ID, gettext)
    former = cv_versions.former_cv(learner_id, number)
    return {"sheet": asdict(page_in_words(from_dict(former.document), _WHOLE))}


def go_back(
    learner_id: int, data: Mapping[str, Any], course_key: str | None, gettext: Gettext
) -> dict[str, Any]:
    """Save the earlier state ``id`` over ``version``.

    Raises:
        RefusedError: ``conflict`` carries the version that was saved elsewhere.
    """
    number = bounded_int(data.get("id"), 1, MAX_ID, gettext)
    version = bounded_int(data.get("version"), 0, desk.MAX_VERSION, gettext)
    try:
        stored = cv_versions.go_back(
            learner_id, number, base_version=version, course_key=course_key
        )
    except Conflict as error:
        current = desk.as_page(error.current, gettext)
        raise RefusedError(409, str(error), error.code, current=current) from error
    return desk.as_page(stored, gettext)


def erase_cv(
    learner_id: int, data: Mapping[str, Any], course_key: str | None, gettext: Gettext
) -> dict[str, Any]:
    """Erase the CV for good, once the learner has said so twice (``sure``)."""
    if data.get("sure") is not True:
        raise odd_request(gettext)
    stored: StoredCV = privacy.erase_own_cv(learner_id, course_key=course_key)
    return {
        **desk.as_page(stored, gettext),
        "sharing": desk.sharing_state(learner_id, course_key),
    }


def own_data(learner_id: int) -> Archive:
    """All that is held on the learner, as a file."""
    return everything_about(learner_id)


def _moment(moment: datetime) -> str:
    return localtime(moment).isoformat()


def _nobody(gettext: Gettext) -> str:
    return gettext("Somebody who is no advisor any more")


def _sheet(learner_id: int, gettext: Gettext) -> dict[str, Any] | None:
    sheet = own_sheet(learner_id)
    if sheet is None:
        return None
    return {
        "made_by": sheet.made_by or _nobody(gettext),
        "made_at": _moment(sheet.made_at),
        "renewed_by": sheet.renewed_by or _nobody(gettext),
        "renewed_at": _moment(sheet.renewed_at) if sheet.renewed_at else None,
    }


def _links(learner_id: int, links: list[Link]) -> dict[str, Any]:
    pages = pages_of(from_dict(load_cv(learner_id).document))
    return {
        "pages": [{"id": page.id, "name": page.name} for page in pages],
        "days": list(cv_links.DAYS),
        "links": [_link(each) for each in links],
    }


def _link(link: Link) -> dict[str, Any]:
    values = {
        name: _moment(value) if isinstance(value, datetime) else value
        for name, value in asdict(link).items()
    }
    code = segno.make(link.address, error="m", micro=False).svg_data_uri(scale=8, border=4)
    return {**values, "code": code if link.live else ""}
