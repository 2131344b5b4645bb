"""What the CV block asks of ``advisor_dashboard``, and how the page hears the answer.

Everything that goes to the page is plain JSON, its sentences in the learner's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor_dashboard.api import occupations, places, profiles, sharing
from advisor_dashboard.api.errors import Conflict, Invalid
from advisor_dashboard.api.profiles import StoredCV
from advisor_dashboard.api.sharing import SharingState
from advisor_dashboard.days import day_in_words
from advisor_dashboard.vocabulary.job_names import own_forms
from clicnjob_xblocks.handling import RefusedError, bounded_int, odd_request

from .document import Part, Problem, filled_parts, from_dict
from .messages import HINTS, explain

Gettext = Callable[[str], str]
#: Longer than any label; what is longer is not a search.
_SEARCH_LIMIT = 80
#: The highest version over which a CV can be saved: the next one fits every database's column.
MAX_VERSION = 2**31 - 2


def load(learner_id: int, gettext: Gettext) -> dict[str, Any]:
    """The learner's CV as it is stored; who opens it will search for jobs next, and save."""
    occupations.make_ready()
    return as_page(profiles.load_cv(learner_id), gettext)


def save(
    learner_id: int, data: Mapping[str, Any], course_key: str | None, gettext: Gettext
) -> dict[str, Any]:
    """Store a document; answer with the page's version of it.

    The checks are those of the saving itself: a document is long, and read once is enough.

    Raises:
        RefusedError: nothing was stored. ``invalid`` carries the problems, ``conflict`` the
            version that another page has stored in the meantime.
    """
    document = data.get("document")
    version = bounded_int(data.get("version"), 0, MAX_VERSION, gettext)
    if not isinstance(document, dict):
        raise odd_request(gettext)
    try:
        stored = profiles.save_cv(
            learner_id,
            document,
            base_version=version,
            course_key=course_key,
            # A whole other CV takes the place of this one: the page says so.
            keep=data.get("keep") is True,
        )
    except Conflict as error:
        current = as_page(error.current, gettext)
        raise RefusedError(409, str(error), error.code, current=current) from error
    except Invalid as error:
        raise _invalid(error.problems, gettext) from error
    return as_page(stored, gettext)


def suggest_jobs(text: object) -> dict[str, Any]:
    """Job labels that go with what was typed so far."""
    found = occupations.suggest_appellations(_searched(text))
    return {
        "choices": [
            {"key": each.key, "label": each.label, "rome": each.rome, "same": each.same}
            for each in found
        ]
    }


def suggest_communes(text: object) -> dict[str, Any]:
    """Communes that go with the name or postcode typed so far."""
    found = places.suggest_communes(_searched(text))
    return {
        "choices": [
            {
                "key": each.key,
                "label": each.label,
                "name": each.name,
                "postcode": each.postcode,
                "same": each.same,
            }
            for each in found
        ]
    }


def knows_postcodes() -> bool:
    """Whether a town can be found by its postcode."""
    return places.knows_postcodes()


def sharing_state(learner_id: int, course_key: str | None) -> dict[str, Any] | None:
    """Who may see the CV; ``None`` where there is no course, hence no structure."""
    return _sharing(sharing.sharing_state(learner_id, course_key)) if course_key else None


def set_sharing(learner_id: int, course_key: str, *, opened: bool) -> dict[str, Any]:
    """Open the CV to the structure of the course, or close it."""
    change = sharing.open_sharing if opened else sharing.close_sharing
    return _sharing(change(learner_id, course_key))


def as_page(stored: StoredCV, gettext: Gettext) -> dict[str, Any]:
    """A stored CV as the page hears of it."""
    cv = from_dict(stored.document)
    missing = frozenset(Part) - filled_parts(cv)
    return {
        "document": stored.document,
        "version": stored.version,
        "erased": stored.erased,
        "saved_at": stored.saved_at.isoformat() if stored.saved_at else None,
        "problems": _explained(stored.problems, gettext),
        "missing": [part.value for part in Part if part in missing],
        "forms": {job.label: forms for job in cv.wanted_jobs if (forms := own_forms(job.label))},
    }


def _invalid(problems: Iterable[Problem], gettext: Gettext) -> RefusedError:
    sentence = gettext("Not saved yet: one answer needs a change. All your text is still here.")
    return RefusedError(400, sentence, "invalid", problems=_explained(problems, gettext))


def _explained(problems: Iterable[Problem], gettext: Gettext) -> list[dict[str, Any]]:
    return [
        {
            "path": each.path,
            "message": explain(each, gettext),
            "hard": each.hard,
            "wrong": each.code not in HINTS,
        }
        for each in problems
    ]


def _searched(text: object) -> str:
    return text[:_SEARCH_LIMIT] if isinstance(text, str) else ""


def _sharing(state: SharingState) -> dict[str, Any]:
    return {
        "open": state.open,
        "structure": state.structure,
        "since": day_in_words(state.since) if state.since else "",
        "can_open": state.can_open,
        "offered": state.offered,
    }
