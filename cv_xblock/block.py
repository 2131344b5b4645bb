"""The CV builder: a form made for phones, which saves by itself."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Boolean, Scope, String

from advisor_dashboard.api.errors import ApiError
from clicnjob_xblocks.authoring import AuthoredText, AuthoringMixin
from clicnjob_xblocks.handling import RefusedError, for_the_learner, odd_request

from . import words
from .document import DEFAULT_RADIUS_KM, LICENCES, LIMITS, MAX_RADIUS_KM, Level
from .fields import SHORT
from .words import _

#: One subject each; the last one puts them together.
_SCRIPTS = tuple(
    f"public/{name}.js" for name in ("fields", "undo", "rows", "chips", "remarks", "sharing", "cv")
)


class CvBlock(CompletableXBlockMixin, AuthoringMixin):
    """A learner's one CV, wherever the block stands.

    The CV lives in ``advisor_dashboard``; the block keeps of it only that it was made.
    """

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Your CV"),
        scope=Scope.settings,
    )
    introduction = String(
        display_name=_("Introduction"),
        help=_("A few words above the CV. An empty line starts a new paragraph."),
        default="",
        scope=Scope.content,
    )
    completed = Boolean(
        help="Whether a whole CV was saved once from this block.",
        default=False,
        scope=Scope.user_state,
    )

    content_type = "Clic'nJob CV"
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        AuthoredText("introduction", limit=4000, lines=True),
    )

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The form; for people who cannot have a CV here, the same form at rest or a notice."""
        viewer, gettext = self.viewer, self.gettext
        own, refusal = None, ""
        if viewer.user_id is not None:
            try:
                own = self._own(viewer.user_id)
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
                "licences": words.licences(gettext, LICENCES),
                "levels": words.levels(gettext, Level),
                "limits": LIMITS,
                "longest": SHORT,
                "radii": words.radii(gettext, MAX_RADIUS_KM),
                "radius": DEFAULT_RADIUS_KM,
                "months": words.months(gettext),
                "by_postcode": own is not None and _desk().knows_postcodes(),
            },
            init="ClicnjobCvBlock",
            args={"strings": words.for_the_page(gettext), "own": own},
            own=("public/cv.css", *_SCRIPTS),
            shared=("public/combobox.js", "public/autosave.js"),
        )

    #: People without an account see, in a public course, what there is to gain by one.
    public_view = student_view

    @for_the_learner
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The CV as it is stored now."""
        return _desk().load(learner_id, self.gettext)

    @for_the_learner
    def save_cv(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Store ``document``, which was made from ``version``."""
        answer: dict[str, Any] = _desk().save(learner_id, data, self.course_key, self.gettext)
        if not answer["missing"] and not self.completed:
            self.completed = True
            self.emit_completion(1.0)
        return answer

    @for_the_learner
    def suggest_jobs(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Job labels for ``text``."""
        return _desk().suggest_jobs(data.get("text"))

    @for_the_learner
    def suggest_communes(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Communes for ``text``."""
        return _desk().suggest_communes(data.get("text"))

    @for_the_learner
    def set_sharing(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Open (``open`` true) or close the CV to the structure of this course."""
        if self.course_key is None:
            sentence = self.gettext("A CV can only be opened to advisors from a course.")
            raise RefusedError(400, sentence, "no_course")
        opened = data.get("open")
        if not isinstance(opened, bool):
            raise odd_request(self.gettext)
        return _desk().set_sharing(learner_id, self.course_key, opened=opened)

    def _own(self, learner_id: int) -> dict[str, Any]:
        """The learner's CV, whom it is open to, and where the page keeps unsent text."""
        desk = _desk()
        return {
            **desk.load(learner_id, self.gettext),
            "sharing": desk.sharing_state(learner_id, self.course_key),
            "draft": f"clicnjob.cv.{learner_id}.{self.course_key or self.uid}",
        }


def _desk() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from . import desk  # noqa: PLC0415

    return desk
