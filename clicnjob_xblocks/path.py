"""The map of a path: its steps, what is done, where to go on, what is gained at its end."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment
from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.fields import Scope, String

from advisor_dashboard.api.errors import ApiError

from .authored import AuthoredText
from .content.records import Item
from .document_studio import AuthoredDocument, PreviewingStudio
from .handling import for_the_learner, odd_request
from .paths import beginning
from .paths.mapping import Outline, PathMap, draw_map
from .paths.steps import SENTENCES, SHAPE
from .paths.time import in_time
from .paths.words import badges_of


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


_NO_OUTLINE = _("The course does not say now how far you are. Here are the steps of the path.")
_STEPS = AuthoredDocument("steps", SHAPE, one=_("Step"), many=_("Steps"), sentences=SENTENCES)


class PathBlock(PreviewingStudio):
    """Where a learner sees how far they are, and goes on from."""

    #: The map is looked at, not finished: it must not count among what is left to do.
    completion_mode = XBlockCompletionMode.EXCLUDED

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Your path"),
        scope=Scope.settings,
    )
    steps = String(
        display_name=_("Steps"),
        help=_("The map, as the editor writes it."),
        default="",
        scope=Scope.content,
    )
    begun = String(
        help="As JSON: whether the question at the start was answered, and what they know.",
        default="",
        scope=Scope.user_state,
    )

    content_type = "Clic'nJob path"
    document_field = _STEPS
    authored = (AuthoredText("display_name", limit=120, required=True), _STEPS)
    preview_files = ("public/path/path.css",)

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The map; for people who learn nothing here, the steps that its author lists."""
        viewer, gettext = self.viewer, self.gettext
        begun = beginning.parse(self.begun) if viewer.can_write else beginning.Beginning()
        drawn, refusal = self._drawn(viewer.user_id, begun)
        gained: tuple[str, ...] = ()
        if viewer.user_id is not None:
            gained = _desk().gained(viewer.user_id, self.competences)
        return self.page(
            "path.html",
            {
                "viewer": viewer.kind.value,
                "learner": str(viewer.user_id or ""),
                "can_write": viewer.can_write,
                "refusal": refusal,
                "welcome": self.marked(self.document.head.welcome),
                "drawn": drawn,
                "time_left": in_time(drawn.minutes_left, gettext),
                "here_time": in_time(drawn.here.minutes if drawn.here else 0, gettext),
                "asks": [each for each in drawn.stops if each.can_skip_if],
                "known": begun.known,
                "asks_first": not begun.is_asked and not drawn.is_begun,
                "badges": badges_of(self.competences, gained, gettext),
                "is_gained": bool(gained) and set(gained) >= set(self.competences),
            },
            init="ClicnjobPathBlock",
            args={
                "claims": viewer.can_write
                and drawn.is_complete
                and self._has_to_be_noted(viewer.user_id, gained),
                "strings": {"offline": gettext("No network. Try again in a moment.")},
            },
            own=("public/path/path.css", "public/path/path.js"),
        )

    #: People without an account see what the path is made of.
    public_view = student_view

    def preview(self, item: Item) -> str:
        """One stop as learners see it before they have begun."""
        document = self.document
        alone = draw_map(
            type(document)(type(document.head)(source="list"), (item,)), None, own_block=""
        )
        return self.html("path_look.html", {"stop": alone.stops[0]})

    @property
    def competences(self) -> tuple[str, ...]:
        """What is gained by the whole path, as far as it is known."""
        head_problems = {each.field for each in self.document.problems if not each.number}
        return () if "competences" in head_problems else self.document.head.competences

    @for_the_learner
    def begin(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """What the learner ``knows`` already (ids of steps): the map leads past it."""
        known = data.get("knows")
        if not isinstance(known, list) or not all(isinstance(each, str) for each in known):
            raise odd_request(self.gettext)
        drawn, _refusal = self._drawn(learner_id, beginning.Beginning())
        offered = [each.id for each in drawn.stops if each.can_skip_if]
        kept = beginning.Beginning(True, tuple(each for each in offered if each in known))
        self.begun = beginning.dump(kept)
        here = self._drawn(learner_id, kept)[0].here
        return {"url": here.url if here else ""}

    @for_the_learner
    def claim(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Note that the path is finished, if it is, and what is gained by it; says what is new.

        The page's word for it does not count.
        """
        drawn, _refusal = self._drawn(learner_id, beginning.parse(self.begun))
        tags = self.competences if drawn.is_complete else ()
        usage, course = str(self.scope_ids.usage_id), self.course_key
        if drawn.is_complete and course is not None:
            _desk().finish(learner_id, course, usage)
        new: tuple[str, ...] = ()
        if tags and course is not None:
            new = _desk().gain(learner_id, course, usage, tags)
        return {"gained": [each.words for each in badges_of(new, new, self.gettext)]}

    def _has_to_be_noted(self, user_id: int | None, gained: tuple[str, ...]) -> bool:
        """Whether something is new to the server of a path that is finished."""
        if user_id is None or self.course_key is None:
            return False
        return set(gained) < set(self.competences) or not _desk().has_finished(
            user_id, self.course_key
        )

    def _drawn(self, user_id: int | None, begun: beginning.Beginning) -> tuple[PathMap, str]:
        """The map, and a sentence where the course could not be asked."""
        outline: Outline | None = None
        refusal = ""
        if user_id is not None and self.course_key is not None:
            try:
                outline = _desk().outline(user_id, self.course_key)
            except ApiError as error:
                refusal = str(error)
            else:
                refusal = "" if outline.chapters else self.gettext(_NO_OUTLINE)
        usage = str(self.scope_ids.usage_id)
        document = self.document
        if outline is None or not outline.chapters:
            # What the author wrote is better than nothing.
            head = type(document.head)(source="list")
            document = type(document)(head, document.items)
        return draw_map(document, outline, own_block=usage, known=begun.known), refusal


def _desk() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from . import path_desk  # noqa: PLC0415

    return path_desk
