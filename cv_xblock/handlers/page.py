"""What the side "My CV page" calls: pictures of it, files, the photo, a CV from a file."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from clicnjob_xblocks.handling import (
    Download,
    download_for_oneself,
    for_oneself,
    odd_request,
    upload_for_oneself,
)

from ..caps import FILE_BYTES, PHOTO_BYTES
from ..course_settings import CvSettings


def page_desk() -> ModuleType:
    """What the side asks of ``advisor_dashboard``, with all that makes files.

    It needs loaded models; and who looks at the form alone need not wait for it.
    """
    from .. import page_desk as found  # noqa: PLC0415

    return found


class PageHandlers(CvSettings):
    """The pages made from the learner's facts."""

    @download_for_oneself
    def page_picture(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """A page as a picture: ``page``, and ``model`` and ``colour`` if not its own."""
        picture: Download = self._desk(learner_id).picture(asked)
        return picture

    @for_oneself
    def page_state(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Whether ``page`` fits on one sheet, and a message to send it with."""
        page = data.get("page")
        if not isinstance(page, str):
            raise odd_request(self.gettext)
        answer: dict[str, Any] = self._desk(learner_id).state(page)
        return answer

    @download_for_oneself
    def page_file(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """``page`` or the whole CV as a file of a ``kind``."""
        file: Download = self._desk(learner_id).file(asked)
        return file

    @download_for_oneself
    def photo(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """The learner's own photo."""
        photo: Download = self._desk(learner_id).photo()
        return photo

    @upload_for_oneself(limit=PHOTO_BYTES)
    def save_photo(self, learner_id: int, data: bytes) -> dict[str, Any]:
        """Keep the picture that is posted as the photo."""
        answer: dict[str, Any] = self._desk(learner_id).save_photo(data, self.course_key)
        return answer

    @for_oneself
    def remove_photo(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Erase the photo."""
        answer: dict[str, Any] = self._desk(learner_id).remove_photo()
        return answer

    @upload_for_oneself(limit=FILE_BYTES)
    def read_file(self, learner_id: int, data: bytes) -> dict[str, Any]:
        """What the file that is posted would change in the CV; nothing is stored."""
        answer: dict[str, Any] = self._desk(learner_id).read_file(data)
        return answer

    def photo_since(self, learner_id: int) -> str:
        """Since when there is this photo, for the page; empty without one."""
        from advisor_dashboard.api.cv_photos import photo_saved_at  # noqa: PLC0415

        saved_at = photo_saved_at(learner_id)
        return saved_at.isoformat() if saved_at else ""

    def _desk(self, learner_id: int) -> Any:
        return page_desk().Desk(learner_id, self.gettext, self.allowed_models())
