"""What a course's author sets of the CV: what is asked, what is needed, the models, the grade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblock.fields import Boolean, Float, Scope, String

from clicnjob_xblocks.authored import (
    AuthoredChoices,
    AuthoredFlag,
    AuthoredNumber,
    AuthoredText,
    refused,
)
from clicnjob_xblocks.authoring import AuthoringMixin

from .completeness import NEEDABLE
from .document import Model, Part
from .words import _

#: What an author may leave out; the parts that make a CV are always asked.
_ASKABLE = {
    "skills": _("Skills"),
    "languages": _("Languages"),
    "introduction": _("A few words about oneself"),
    "interests": _("Interests"),
    "licences": _("Driving licences and vehicle"),
    "address": _("Address"),
    "birth_date": _("Date of birth"),
    "photo": _("Photo"),
}
_ALWAYS = ("wanted_jobs", "place", "experiences", "training")
_NEEDABLE = {
    "name": _("First and last name"),
    "contact": _("E-mail or phone"),
    "wanted_job": _("A wanted job"),
    "place": _("Town"),
    "history": _("An experience or a training"),
    **{name: _ASKABLE[name] for name in NEEDABLE if name in _ASKABLE},
}
_MODELS = {
    Model.SOBRE.value: _("Sobre: one column, black on white"),
    Model.CLAIR.value: _("Clair: headings in colour"),
    Model.COLONNE.value: _("Colonne: a coloured column beside"),
    Model.RELIEF.value: _("Relief: a coloured head"),
}

ASKED = AuthoredChoices("asked", _ASKABLE)
NEEDED = AuthoredChoices("needed", _NEEDABLE, least=1)
MODELS = AuthoredChoices("models", _MODELS, least=1)


class CvSettings(AuthoringMixin):
    """The fields that authors set, and what follows from them."""

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
    asked = String(
        display_name=_("Parts that are asked"),
        help=_(
            "Name, contact, wanted jobs, town, experience and training are always asked. "
            "What a learner has written stays, even where it is asked no more."
        ),
        default=",".join(_ASKABLE),
        scope=Scope.settings,
    )
    needed = String(
        display_name=_("Parts that must be filled"),
        help=_("Once these are filled, the block counts as done."),
        default=",".join(part.value for part in Part),
        scope=Scope.settings,
    )
    models = String(
        display_name=_("Models to choose from"),
        help=_("How the page may look."),
        default=",".join(_MODELS),
        scope=Scope.settings,
    )
    has_score = Boolean(
        display_name=_("Graded"),
        help=_(
            "The grade is the share of the needed parts that are filled. It says nothing of the "
            "person, and never goes down."
        ),
        default=False,
        scope=Scope.settings,
    )
    weight = Float(
        display_name=_("Points"),
        help=_("How many points a whole CV gives, where it is graded."),
        default=1.0,
        scope=Scope.settings,
    )
    content_type = "Clic'nJob CV"
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        AuthoredText("introduction", limit=4000, lines=True),
        ASKED,
        NEEDED,
        MODELS,
        AuthoredFlag("has_score"),
        AuthoredNumber("weight", 0, 1000),
    )

    def check_together(self, values: Mapping[str, Any]) -> None:
        """What must be filled is asked too."""
        asked = ASKED.read(values.get("asked", self.asked))
        for part in NEEDED.read(values.get("needed", self.needed)):
            if part in _ASKABLE and part not in asked:
                sentence = self.gettext("“{part}” must be filled, so it must be asked too.")
                raise refused("needed", sentence.format(part=self.gettext(_ASKABLE[part])))

    def asked_parts(self) -> frozenset[str]:
        """The parts of the form that there are: ``personal`` holds address and date of birth."""
        asked = set(ASKED.read(self.asked))
        if asked & {"address", "birth_date"}:
            asked.add("personal")
        return frozenset(asked.union(_ALWAYS))

    def needed_parts(self) -> tuple[str, ...]:
        """What must be filled; what a file says wrongly counts as if nothing was said."""
        asked = ASKED.read(self.asked)
        named = NEEDED.read(self.needed)
        needed = tuple(part for part in named if part not in _ASKABLE or part in asked)
        return needed or tuple(part.value for part in Part)

    def allowed_models(self) -> tuple[str, ...]:
        """The models that learners choose from, at least one, in their order."""
        return MODELS.read(self.models) or tuple(_MODELS)

    def max_score(self) -> float:
        """The raw score of a CV that has all that is needed; ``weight`` turns it into points."""
        return 1.0
