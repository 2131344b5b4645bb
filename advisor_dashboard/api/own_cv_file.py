"""A learner's own CV as a file to attach, and the sample for who has none yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cv_xblock.document import CV, from_dict, pages_of
from cv_xblock.file_names import file_name
from cv_xblock.model import Experience, Page, Training, WantedJob

from .access import asked_platform
from .cv_pages import PrintedPage, printed_page
from .errors import NotFound, Unavailable
from .profiles import load_cv


@dataclass(frozen=True)
class OwnFile:
    """Who somebody is, as far as we know, and what the file of their CV is called.

    Attributes:
        cv_name: empty where there is no CV.
    """

    first_name: str
    last_name: str
    cv_name: str


def own_file(learner_id: int) -> OwnFile:
    """By the CV, or else by the account; without a platform that answers, names are not known."""
    cv = _own_cv(learner_id)
    if cv is not None and cv.first_name and cv.last_name:
        return OwnFile(cv.first_name, cv.last_name, _name_of(cv))
    try:
        with asked_platform() as platform:
            person = platform.person(learner_id)
    except Unavailable:
        person = None
    first, _space, last = (person.name if person is not None else "").strip().partition(" ")
    return OwnFile(first, last.strip(), "" if cv is None else _name_of(cv))


def own_cv_pdf(learner_id: int) -> PrintedPage:
    """The first page of the learner's CV, as they would send it.

    Raises:
        NotFound: there is no CV yet.
    """
    cv = _own_cv(learner_id)
    if cv is None:
        raise NotFound(_("You have no CV yet. Make it first, then attach it."))
    return PrintedPage(printed_page(learner_id, cv, pages_of(cv)[0]).data, _name_of(cv))


def sample_cv_pdf(learner_id: int) -> PrintedPage:
    """A CV that nobody is in: each line says what stands there."""
    cv = CV(
        first_name=_("First name"),
        last_name=_("Last name"),
        email="prenom.nom@exemple.fr",
        introduction=_("Here you say in two lines who you are and what you look for."),
        wanted_jobs=(WantedJob(label=_("The job you look for")),),
        experiences=(
            Experience(
                id="sample1",
                title=_("What you did"),
                employer=_("Where it was"),
                tasks=_("Here you say what you did there."),
            ),
        ),
        training=(Training(id="sample2", title=_("What you learned"), school=_("Where it was")),),
    )
    return PrintedPage(printed_page(learner_id, cv, Page()).data, _("Sample-CV.pdf"))


def _own_cv(learner_id: int) -> CV | None:
    stored = load_cv(learner_id)
    return None if stored.saved_at is None else from_dict(stored.document)


def _name_of(cv: CV) -> str:
    return file_name("pdf", cv.first_name, cv.last_name)
