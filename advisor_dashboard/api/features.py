"""What an institution has off: nothing of it is shown, and nothing stored is lost.

A toggle that cannot be read counts as off. Closing a CV and erasing ask no toggle.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..platform import Feature
from .access import Reach, asked_platform, reach_of
from .errors import ApiError, NotAllowed

#: An offer reaches who opened the CV: where nobody may, there are no offers either.
OFFERS = (Feature.OFFERS, Feature.CV_SHARING)
CVS = (Feature.CV_SHARING,)
MAIL = (Feature.OFFER_MAIL,)
SHEETS = (Feature.ACCESS_SHEETS,)
MEMOS = (Feature.KEPT_MEMOS,)


def all_on(features: Collection[Feature], course_key: str) -> bool:
    """Whether all of these are on in a course; an empty key asks about outside of courses.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        return all(platform.is_on(feature, course_key) for feature in features)


def reach_with(advisor_id: int, features: Collection[Feature]) -> Reach:
    """The part of an advisor's reach in which these features are on.

    Raises:
        NotAllowed: the person is no advisor, or one of the features is off in all their courses.
        Unavailable: the platform could not be asked.
    """
    reach = with_features(reach_of(advisor_id), features)
    if not reach.courses and not all(feature.on_at_first for feature in features):
        raise _switched_off(
            # Translators: an advisor reads this
            _("Your institution has not switched this function on.")
        )
    if not reach.courses:
        raise switched_off_for_advisors()
    return reach


def with_features(reach: Reach, features: Collection[Feature]) -> Reach:
    """The courses of a reach in which these features are on; perhaps none."""
    return reach.only({key for key in reach.courses if all_on(features, key)})


@dataclass(frozen=True)
class Parts:
    """The parts of a reach in which there are CVs, offers too, access sheets, memo sheets."""

    cvs: Reach
    offers: Reach
    sheets: Reach
    memos: Reach


def parts_of(reach: Reach) -> Parts:
    """Where in a reach there is what; each toggle is asked once.

    Raises:
        Unavailable: the platform could not be asked.
    """
    cvs = with_features(reach, CVS)
    # What else :data:`OFFERS` asks for is on there already.
    offers = with_features(cvs, set(OFFERS).difference(CVS))
    return Parts(cvs, offers, with_features(reach, SHEETS), with_features(reach, MEMOS))


@dataclass(frozen=True)
class Shown:
    """Which parts of the advisors' pages there are for somebody."""

    cvs: bool = False
    offers: bool = False
    sheets: bool = False
    memos: bool = False

    @classmethod
    def of(cls, parts: Parts) -> Shown:
        """What there is in at least one course."""
        return cls(
            bool(parts.cvs.courses),
            bool(parts.offers.courses),
            bool(parts.sheets.courses),
            bool(parts.memos.courses),
        )


def shown_to(advisor_id: int) -> Shown:
    """What there is to show to this person; nothing while that cannot be said."""
    try:
        return Shown.of(parts_of(reach_of(advisor_id)))
    except ApiError:
        return Shown()


def switched_off() -> NotAllowed:
    """What a learner is told of a part that the institution has switched off."""
    # Translators: a learner reads this
    return _switched_off(_("Your structure has switched this off for now. Nothing is lost."))


def switched_off_for_advisors() -> NotAllowed:
    """What an advisor is told of a part that the institution has switched off."""
    return _switched_off(
        # Translators: an advisor reads this
        _("Your institution has switched this function off. What is stored is kept.")
    )


def _switched_off(sentence: str) -> NotAllowed:
    return NotAllowed(sentence, code="switched_off")
