"""What the page calls mails, files and addresses: an author's own name might tell the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..content.public_ids import own_id, public_id
from .judging import OWN_CV, SAMPLE_CV
from .keeping import Draft
from .missions import AddressMission, Mission, PasswordMission, SortMission, WrittenMission

#: They are every learner's, and named by nobody.
_CVS = (OWN_CV, SAMPLE_CV)


def for_the_page(mission: Mission, draft: Draft) -> Draft:
    """A draft with the names that the page has for what is attached and chosen."""
    return replace(
        draft,
        files=tuple(each if each in _CVS else public_id(mission.id, each) for each in draft.files),
        choice=public_id(mission.id, draft.choice) if draft.choice else "",
    )


def from_the_page(mission: Mission, draft: Draft) -> Draft:
    """The same with the author's names. What is not (or no longer) offered is left out."""
    files = [each.id for each in mission.files] if isinstance(mission, WrittenMission) else []
    choices = [each.id for each in mission.choices] if isinstance(mission, AddressMission) else []
    own = (each if each in _CVS else own_id(mission.id, each, files) for each in draft.files)
    return replace(
        draft,
        files=tuple(each for each in own if each is not None),
        choice=own_id(mission.id, draft.choice, choices) or "",
    )


def mail_named(mission: SortMission | PasswordMission, public: object) -> Any:
    """The mail that the page calls so, if there is one (still)."""
    own = own_id(mission.id, public, (each.id for each in mission.mails))
    return next((each for each in mission.mails if each.id == own), None)
