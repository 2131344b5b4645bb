"""What the side "who sees it" calls."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from clicnjob_xblocks.handling import (
    Download,
    RefusedError,
    download_for_oneself,
    for_oneself,
    odd_request,
)

from .desks import desk
from .progress import Progress


def audience_desk() -> ModuleType:
    """What the side asks of ``advisor_dashboard``; it needs loaded models."""
    from .. import audience_desk as found  # noqa: PLC0415

    return found


class AudienceHandlers(Progress):
    """To whom the CV is open, who saw it, what it was before, and how all of it goes."""

    @for_oneself
    def set_sharing(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Open (``open`` true) or close the CV to the structure of this course."""
        if self.course_key is None:
            sentence = self.gettext("A CV can only be opened to advisors from a course.")
            raise RefusedError(400, sentence, "no_course")
        opened = data.get("open")
        if not isinstance(opened, bool):
            raise odd_request(self.gettext)
        answer: dict[str, Any] = desk().set_sharing(learner_id, self.course_key, opened=opened)
        return answer

    @for_oneself
    def list_links(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The links to the CV, and the pages that one can be made to."""
        answer: dict[str, Any] = audience_desk().list_links(learner_id)
        return answer

    @for_oneself
    def make_link(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Make a link to ``page`` for so many ``days``, perhaps ``anonymous``."""
        answer: dict[str, Any] = audience_desk().make_link(
            learner_id, self.course_key, data, self.gettext
        )
        return answer

    @for_oneself
    def revoke_link(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """End the link ``id``."""
        answer: dict[str, Any] = audience_desk().revoke_link(
            learner_id, data.get("id"), self.gettext
        )
        return answer

    @for_oneself
    def list_looks(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Which advisors read the CV, after the newest ``skip``."""
        answer: dict[str, Any] = audience_desk().list_looks(
            learner_id, data.get("skip"), self.gettext
        )
        return answer

    @for_oneself
    def list_versions(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The earlier states that can be gone back to."""
        answer: dict[str, Any] = audience_desk().list_versions(learner_id)
        return answer

    @for_oneself
    def show_version(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The earlier state ``id``, to read."""
        answer: dict[str, Any] = audience_desk().show_version(
            learner_id, data.get("id"), self.gettext
        )
        return answer

    @for_oneself
    def go_back(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Save the earlier state ``id`` over ``version``."""
        answer: dict[str, Any] = audience_desk().go_back(
            learner_id, data, self.course_key, self.gettext
        )
        self.note_progress(answer["document"])
        return self.with_needed(answer)

    @for_oneself
    def erase_cv(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Erase the CV for good, if the learner is ``sure``."""
        answer: dict[str, Any] = audience_desk().erase_cv(
            learner_id, data, self.course_key, self.gettext
        )
        return self.with_needed(answer)

    @download_for_oneself
    def own_data(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """All that is held on the learner, as a file."""
        archive = audience_desk().own_data(learner_id)
        return Download(archive.data, "application/zip", archive.name)
