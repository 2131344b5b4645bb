"""What is asked of an experience, in the words of its kind: a family is no firm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from .model import ExperienceKind
from .words import _

Gettext = Callable[[str], str]

_THERE = _("What did you do there, day by day?")
_NOT_THERE = _("What did you do, step by step?")


@dataclass(frozen=True)
class Asked:
    """The words of the questions, by their names in the page (``data-asked``).

    Attributes:
        title_hint: an example of what may have been done.
        where_label: the question for the place or the people.
        where_hint: what to write there.
        tasks: the question for what was done there.
    """

    title_hint: str
    where_label: str = _("Where?")
    where_hint: str = _("The name of the firm, the shop, the workshop")
    tasks: str = _THERE


_ASKED = {
    ExperienceKind.JOB: Asked(_("For instance: selling in a bakery")),
    ExperienceKind.INTERNSHIP: Asked(_("For instance: sales internship")),
    ExperienceKind.APPRENTICESHIP: Asked(_("For instance: apprentice in a kitchen")),
    ExperienceKind.ODD_JOB: Asked(
        _("For instance: babysitting"),
        _("For whom?"),
        _("For instance: neighbours, a family, a shop"),
        _NOT_THERE,
    ),
    ExperienceKind.VOLUNTEERING: Asked(
        _("For instance: giving out meals"),
        _("With whom?"),
        _("The name of the association. Or: with people of my street"),
        _NOT_THERE,
    ),
    ExperienceKind.SPORT: Asked(
        _("For instance: training the youngest"),
        _("The club"),
        _("The name of the club, or the sport"),
        _NOT_THERE,
    ),
    ExperienceKind.FAMILY: Asked(
        _("For instance: looking after my little brothers"),
        _("With whom?"),
        _("For instance: at home, at my grandmother’s"),
        _NOT_THERE,
    ),
    ExperienceKind.OTHER: Asked(
        _("For instance: repairing bikes"),
        _("Where, or with whom?"),
        _("For instance: at home, with friends, on the internet"),
        _NOT_THERE,
    ),
}


def asked(gettext: Gettext) -> dict[str, dict[str, str]]:
    """The words of the questions, by kind of experience."""
    return {
        kind.value: {name: gettext(text) for name, text in asdict(words).items()}
        for kind, words in _ASKED.items()
    }
