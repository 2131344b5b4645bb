"""What somebody can do who has a competence: words that a recruiter understands.

They are the product's own and name no framework: who finishes a path has not been certified by
Pix or CléA, and a CV must not say so. Codes that come to the same share their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


_SAME = (
    (("digcomp:1.1", "pix:1.1"), _("Finding information on the Internet")),
    (("digcomp:1.2",), _("Checking whether information is true")),
    (("digcomp:1.3", "pix:1.2"), _("Keeping files in order and finding them again")),
    (("pix:1.3",), _("Working with figures and tables")),
    (("digcomp:2.1", "pix:2.1"), _("Communicating by e-mail and messages")),
    (("digcomp:2.2", "pix:2.2"), _("Sharing documents online")),
    (("digcomp:2.3",), _("Using public services online")),
    (("digcomp:2.4", "pix:2.3"), _("Working with others online")),
    (("digcomp:2.5",), _("Writing polite and professional messages")),
    (("digcomp:2.6", "pix:2.4"), _("Keeping a professional image on the Internet")),
    (("digcomp:3.1", "pix:3.1"), _("Making text documents on a computer")),
    (("pix:3.2",), _("Making pictures, sounds and videos")),
    (("digcomp:3.2", "pix:3.3"), _("Improving and laying out documents")),
    (("digcomp:3.3",), _("Respecting copyright")),
    (("digcomp:3.4", "pix:3.4"), _("First steps in programming")),
    (("digcomp:4.1", "pix:4.1"), _("Protecting a computer and a phone")),
    (("digcomp:4.2", "pix:4.2"), _("Protecting personal data")),
    (("digcomp:4.3",), _("Using screens without harm to health")),
    (("digcomp:4.4",), _("Using digital tools with care for the environment")),
    (("pix:4.3",), _("Using digital tools with care for health and the environment")),
    (("digcomp:5.1", "pix:5.1"), _("Solving simple computer problems")),
    (("digcomp:5.2",), _("Choosing the right digital tool")),
    (("pix:5.2",), _("Setting up one's digital tools")),
    (("digcomp:5.3",), _("Finding new ways to use digital tools")),
    (("digcomp:5.4",), _("Keeping up with digital tools")),
    (("clea:1",), _("Expressing oneself in French, spoken and written")),
    (("clea:2",), _("Calculating and reasoning with figures")),
    (("clea:3",), _("Using a computer and the Internet day by day")),
    (("clea:4",), _("Working in a team, within its rules")),
    (("clea:5",), _("Working on one's own")),
    (("clea:6",), _("Learning new things")),
    (("clea:7",), _("Respecting hygiene, safety and the environment")),
)
SKILLS = {tag: words for tags, words in _SAME for tag in tags}


def skills_of(tags: Iterable[str], gettext: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """The skills that competences come to, in their order, each with its competences.

    What no framework has any more is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for tag in tags:
        if tag in SKILLS:
            words = gettext(SKILLS[tag])
            found[words] = (*found.get(words, ()), tag)
    return found
