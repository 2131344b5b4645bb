"""What the side "My CV page" asks for: pictures, files, the photo, a message, a CV from a file.

Each begins with the learner who asks, and is made of what is stored.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from advisor_dashboard.api import cv_photos, profiles
from advisor_dashboard.api.errors import Invalid
from clicnjob_xblocks.handling import Download, RefusedError, odd_request

from .changes import changes
from .document import CV, AvailabilityKind, Colour, Model, Page, from_dict, pages_of
from .file_messages import explain_left_out, explain_lost, explain_refusal
from .file_names import file_name
from .file_places import in_place
from .file_towns import found_commune
from .importing import CvFileError, Imported, read_cv_file
from .letter import letter_for
from .page_words import in_words, why_no_photo
from .render.formats import FORMATS, NAMED, Order
from .render.look import Look
from .render.pdf import render_pdf, render_preview
from .render.sheet import Sheet, build_sheet
from .render.shortening import explain as explain_shortening
from .render.shortening import too_long

Gettext = Callable[[str], str]
#: More at a time is no help.
_ADVICE = 3
#: What is kept for the person themselves holds the photo, whichever page shows it.
_ALL = Page(photo=True)


@dataclass(frozen=True)
class _Kind:
    """A kind of file: how its name ends, what it is called on the way."""

    ending: str
    content_type: str
    keeps_photo: bool = False


_KINDS = {
    "pdf": _Kind(".pdf", "application/pdf"),
    "word": _Kind(
        ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "europass": _Kind(".xml", "application/xml"),
    "json-resume": _Kind(".json", "application/json"),
    "cv": _Kind(".clicnjob.json", "application/json", keeps_photo=True),
}


@dataclass(frozen=True)
class Desk:
    """One learner before their own pages.

    Attributes:
        gettext: translates into the language of the interface, which is the page's too.
        models: those that the author of the course allows.
    """

    learner_id: int
    gettext: Gettext
    models: Collection[str]

    # ---- what is shown

    def picture(self, asked: Mapping[str, str]) -> Download:
        """One page as a picture, in a model and a colour that may be others than its own."""
        cv = self._cv()
        page = self._page(cv, asked.get("page", ""))
        model = asked.get("model", page.model)
        colour = asked.get("colour", page.colour)
        if model not in set(Model) or colour not in set(Colour):
            raise odd_request(self.gettext)
        svg = render_preview(self._sheet(cv, page), self._look(model, colour), self._photo(page))
        return Download(svg, "image/svg+xml")

    def state(self, page_id: str) -> dict[str, Any]:
        """How many sheets of paper a page takes, what to shorten, and a message to send it with."""
        cv = self._cv()
        page = self._page(cv, page_id)
        sheet = self._sheet(cv, page)
        look, photo = self._look(page.model, page.colour), self._photo(page)
        pages = render_pdf(sheet, look, photo).pages
        advice = too_long(sheet, look, photo) if pages > 1 else ()
        knows_when = cv.availability.kind != AvailabilityKind.UNKNOWN and sheet.practical
        letter = letter_for(sheet, self.gettext, when=sheet.practical[0] if knows_when else "")
        return {
            "pages": pages,
            "advice": [
                {"path": each.path, "sentence": explain_shortening(each, self.gettext)}
                for each in advice[:_ADVICE]
            ],
            "jobs": [job.printed for job in cv.wanted_jobs if job.label],
            "subject": letter.subject,
            "body": letter.body,
        }

    # ---- what goes out

    def file(self, asked: Mapping[str, str]) -> Download:
        """A page, or the whole CV, as a file of a ``kind``; ``anonymous`` without the name."""
        kind = _KINDS.get(asked.get("kind", ""))
        anonymous = asked.get("anonymous") == "1"
        if kind is None or (anonymous and kind.ending in NAMED):
            raise odd_request(self.gettext)
        cv = self._cv()
        page = self._page(cv, asked.get("page", ""))
        order = Order(
            cv=cv,
            page=page,
            sheet=self._sheet(cv, page, anonymous=anonymous),
            look=self._look(page.model, page.colour),
            today=timezone.localdate(),
            photo=None if anonymous else self._photo(_ALL if kind.keeps_photo else page),
        )
        names = () if anonymous else (cv.first_name, cv.last_name)
        name = file_name(kind.ending.removeprefix("."), *names)
        return Download(FORMATS[kind.ending](order).data, kind.content_type, name)

    # ---- the photo

    def photo(self) -> Download:
        """The learner's own photo."""
        found = cv_photos.photo_of(self.learner_id)
        if found is None:
            raise RefusedError(404, self.gettext("There is no photo here."), "no_photo")
        return Download(found.data, "image/jpeg")

    def save_photo(self, data: bytes, course_key: str | None) -> dict[str, Any]:
        """Keep a photo; the answer says since when."""
        try:
            photo = cv_photos.save_photo(self.learner_id, data, course_key=course_key)
        except Invalid as error:
            sentence = why_no_photo(error.code, self.gettext)
            raise RefusedError(400, sentence, error.code) from error
        return {"photo": photo.saved_at.isoformat()}

    def remove_photo(self) -> dict[str, Any]:
        """Erase the photo."""
        cv_photos.remove_photo(self.learner_id)
        return {"photo": ""}

    # ---- what comes in

    def read_file(self, data: bytes) -> dict[str, Any]:
        """What a file holds, and what of the CV it would change. Nothing is stored."""
        try:
            read = read_cv_file(data)
        except CvFileError as error:
            raise RefusedError(
                400, explain_refusal(error.code, self.gettext), error.code
            ) from error
        before = self._cv()
        # The pages and their looks are ours: a file of another site knows of none.
        # What they hide are rows of the CV that goes.
        kept = tuple(replace(page, hidden=(), hidden_skills=()) for page in before.pages)
        after = replace(read.document, pages=read.document.pages or kept)
        after, towns = found_commune(after)
        said = [in_words(each, self.gettext) for each in changes(before, after)]
        return {
            "document": after.to_dict(),
            "towns": towns,
            "photo": b64encode(read.photo).decode("ascii") if read.photo else "",
            "changes": [*said, *([self.gettext("Your photo")] if read.photo else [])],
            "left_out": [*self._lost(read), *self._unknown_town(after, towns)],
        }

    def _lost(self, read: Imported) -> list[str]:
        """What of a file is not taken over, in sentences."""
        gettext = self.gettext
        left = [
            in_place(each.path, each.text, explain_left_out(each, gettext), gettext)
            for each in read.left_out
        ]
        lost = [in_place(each.path, "", explain_lost(each, gettext), gettext) for each in read.lost]
        return left + lost

    def _unknown_town(self, after: CV, towns: list[dict[str, str]]) -> list[str]:
        if after.commune is None or after.commune.key or not after.commune.name or towns:
            return []
        why = self.gettext("It is kept as text. Choose it from the list in your answers.")
        return [in_place("commune", after.commune.name, why, self.gettext)]

    # ---- parts

    def _cv(self) -> CV:
        return from_dict(profiles.load_cv(self.learner_id).document)

    def _page(self, cv: CV, page_id: str) -> Page:
        """The page of this id; the first one for a browser that has not heard of any yet."""
        for page in pages_of(cv):
            if page_id in ("", page.id):
                return page
        raise RefusedError(404, self.gettext("This CV is not there any more."), "no_page")

    def _sheet(self, cv: CV, page: Page, *, anonymous: bool = False) -> Sheet:
        return build_sheet(
            cv,
            page,
            today=timezone.localdate(),
            language=_language(),
            gettext=self.gettext,
            anonymous=anonymous,
        )

    def _look(self, model: str, colour: str) -> Look:
        """The look; in the first allowed model if this one no longer is."""
        return Look(model if model in self.models else next(iter(self.models)), colour)

    def _photo(self, page: Page) -> bytes | None:
        return cv_photos.printed_photo(self.learner_id, page)


def _language() -> str:
    """The language of the page: that of the interface, of the two that we print."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"
