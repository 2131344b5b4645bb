"""The toggles by which an institution switches parts of Clic'nJob off, or one of them on.

Each may be overridden by organisation and by course. A flag that was never set leaves things as
they are at first.
"""

from __future__ import annotations

from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.waffle_utils import CourseWaffleFlag

from .port import Feature

# .. toggle_name: clicnjob.disable_offers
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: Takes job offers away, everywhere or in courses and organisations: advisors
#      write and propose none, and learners do not see those that they got. What was written and
#      answered is kept, and is there again when the flag is off.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-25
DISABLE_OFFERS = CourseWaffleFlag("clicnjob.disable_offers", __name__)

# .. toggle_name: clicnjob.disable_offer_mail
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: No mail tells learners that an offer is proposed. It is in their messages
#      all the same.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-25
DISABLE_OFFER_MAIL = CourseWaffleFlag("clicnjob.disable_offer_mail", __name__)

# .. toggle_name: clicnjob.disable_cv_sharing
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: Learners cannot open their CV from the course, and advisors find and read
#      none by it. Consents that were given are kept, and learners can end them at any time.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-25
DISABLE_CV_SHARING = CourseWaffleFlag("clicnjob.disable_cv_sharing", __name__)

# .. toggle_name: clicnjob.disable_cv_links
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: Learners make no links that show their CV to employers, and those made in
#      the course show nothing. They are kept, can be ended, and work again when the flag is off.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-25
DISABLE_CV_LINKS = CourseWaffleFlag("clicnjob.disable_cv_links", __name__)

# .. toggle_name: clicnjob.disable_live_quiz
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: No quiz is played live: trainers start none and lead none on, nobody joins
#      and no answer is taken. A session goes on when the flag is off again within its twelve hours.
#      The quiz in the course stays as it is, and learners keep the results that they have.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-26
DISABLE_LIVE_QUIZ = CourseWaffleFlag("clicnjob.disable_live_quiz", __name__)

# .. toggle_name: clicnjob.disable_kept_memos
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: Learners keep no further memo sheet, and advisors neither send nor print
#      any. What learners have they still read, write on, print and take away. The sheets in the
#      course stay as they are.
# .. toggle_use_cases: opt_out
# .. toggle_creation_date: 2026-11-26
DISABLE_KEPT_MEMOS = CourseWaffleFlag("clicnjob.disable_kept_memos", __name__)

# .. toggle_name: clicnjob.enable_access_sheets
# .. toggle_implementation: CourseWaffleFlag
# .. toggle_default: False
# .. toggle_description: Advisors make accounts for learners who have no e-mail address, enroll them
#      in their own courses, and print a sheet with username and password for each. While it is off
#      they neither make accounts nor renew a password; the accounts that there are keep working.
# .. toggle_use_cases: opt_in
# .. toggle_warning: It lets members of a course's team make accounts in the institution's name.
# .. toggle_creation_date: 2026-11-25
ENABLE_ACCESS_SHEETS = CourseWaffleFlag("clicnjob.enable_access_sheets", __name__)

_DISABLING = {
    Feature.OFFERS: DISABLE_OFFERS,
    Feature.OFFER_MAIL: DISABLE_OFFER_MAIL,
    Feature.CV_SHARING: DISABLE_CV_SHARING,
    Feature.CV_LINKS: DISABLE_CV_LINKS,
    Feature.LIVE_QUIZ: DISABLE_LIVE_QUIZ,
    Feature.KEPT_MEMOS: DISABLE_KEPT_MEMOS,
}
_ENABLING = {Feature.ACCESS_SHEETS: ENABLE_ACCESS_SHEETS}


def is_on(feature: Feature, course_key: CourseKey | None) -> bool:
    """Whether the flags leave the feature on, in a course or (``None``) outside of any."""
    if feature in _ENABLING:
        return bool(_ENABLING[feature].is_enabled(course_key))
    return not _DISABLING[feature].is_enabled(course_key)
