"""The CV builder: a form made for phones, which saves by itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock

from advisor_dashboard.api.errors import ApiError

from . import answers_words, audience_words, page_words, words
from .document import LICENCES, LIMITS, MAX_RADIUS_KM, Level, Page
from .fields import SHORT
from .handlers.answers import AnswersHandlers
from .handlers.audience import AudienceHandlers, audience_desk
from .handlers.desks import answers_desk, desk
from .handlers.page import PageHandlers

#: One subject each; the last one puts them together.
_SCRIPTS = tuple(
    f"public/{name}.js"
    for name in (
        *("panels", "fields", "undo", "rows", "chips", "remarks", "sharing"),
        *("answers", "answers_part", "answers_place", "answers_trouble", "answers_better"),
        *(
            "answers_end",
            "answers_said",
            "answers_help",
            "answers_ideas",
            "answers_gained",
            "answers_starters",
        ),
        *("answers_spelling", "answers_email", "answers_where", "answers_steps"),
        *("answers_foot", "answers_progress"),
        *("page_preview", "page_list", "page_photo", "page_crop", "page_send", "page_file"),
        "page",
        *("audience_asker", "audience_sheet", "audience_looks", "audience_link", "audience_links"),
        *("audience_versions", "audience_data", "audience", "cv"),
    )
)


class CvBlock(AnswersHandlers, PageHandlers, AudienceHandlers):
    """A learner's one CV, wherever the block stands.

    The CV lives in ``advisor_dashboard``; the block keeps of it only that it was made.
    """

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The form; for people who cannot have a CV here, the same form at rest or a notice."""
        viewer, gettext = self.viewer, self.gettext
        own, refusal, gained = None, "", ()
        if viewer.user_id is not None:
            try:
                own = self._own(viewer.user_id)
                gained = answers_desk().gained(viewer.user_id, gettext)
            except ApiError as error:
                refusal = str(error)
        return self.page(
            "cv.html",
            {
                "viewer": viewer.kind.value,
                "learner": str(viewer.user_id or ""),
                "refusal": refusal,
                "can_write": own is not None,
                "sharing": own and own["sharing"],
                "offers_links": own is not None and audience_desk().offers_links(self.course_key),
                "asked": self.asked_parts(),
                "needed": self.needed_parts(),
                # Who has a photo already must be able to erase it.
                "offers_photo": "photo" in self.asked_parts() or bool(own and own["photo"]),
                "kinds": answers_words.kinds(gettext),
                "licences": words.licences(gettext, LICENCES),
                "levels": words.levels(gettext, Level),
                "limits": LIMITS,
                "longest": SHORT,
                "radii": words.radii(gettext, MAX_RADIUS_KM),
                "months": words.months(gettext),
                "gained": gained,
                "spelling": own is not None and answers_desk().checks_spelling(),
                "by_postcode": own is not None and desk().knows_postcodes(),
                "models": [
                    each for each in page_words.models(gettext) if each[0] in self.allowed_models()
                ],
                "colours": page_words.colours(gettext),
            },
            init="ClicnjobCvBlock",
            args={
                "strings": {
                    **words.for_the_page(gettext),
                    **answers_words.for_the_answers(gettext),
                },
                "page": {"strings": page_words.for_the_script(gettext), "blank": asdict(Page())},
                "audience": {
                    **audience_words.for_the_audience(gettext),
                    "time": gettext(words.CLOCK),
                },
                "own": own,
            },
            own=("public/cv.css", "public/page.css", "public/audience.css", *_SCRIPTS),
            shared=("public/combobox.js", "public/draft.js", "public/autosave.js"),
        )

    #: People without an account see, in a public course, what there is to gain by one.
    public_view = student_view

    def _own(self, learner_id: int) -> dict[str, Any]:
        """The learner's CV, whom it is open to, and where the page keeps unsent text."""
        answers = desk()
        return {
            **self.with_needed(answers.load(learner_id, self.gettext)),
            "sharing": answers.sharing_state(learner_id, self.course_key),
            "photo": self.photo_since(learner_id),
            "draft": f"clicnjob.cv.{learner_id}.{self.course_key or self.uid}",
        }
