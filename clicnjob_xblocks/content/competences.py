"""Competences that a question can be tagged with, by framework and code.

Sources, for codes and labels:
- DigComp 2.2, The Digital Competence Framework for Citizens, European Commission, Joint Research
  Centre, 2022 (CC BY 4.0);
- Pix, the reference framework of digital competences (CRCN), decree 2019-919 of 30 August 2019;
- CléA, the seven domains of the base of knowledge and competences, decree 2015-172 of
  13 February 2015.
"""

from __future__ import annotations

from collections.abc import Callable


def _(text: str) -> str:
    """Mark a label for translation."""
    return text


FRAMEWORKS = {"digcomp": "DigComp", "pix": "Pix", "clea": "CléA"}
LABELS = {
    "digcomp:1.1": _("Browsing, searching and filtering data, information and digital content"),
    "digcomp:1.2": _("Evaluating data, information and digital content"),
    "digcomp:1.3": _("Managing data, information and digital content"),
    "digcomp:2.1": _("Interacting through digital technologies"),
    "digcomp:2.2": _("Sharing through digital technologies"),
    "digcomp:2.3": _("Engaging in citizenship through digital technologies"),
    "digcomp:2.4": _("Collaborating through digital technologies"),
    "digcomp:2.5": _("Netiquette"),
    "digcomp:2.6": _("Managing digital identity"),
    "digcomp:3.1": _("Developing digital content"),
    "digcomp:3.2": _("Integrating and re-elaborating digital content"),
    "digcomp:3.3": _("Copyright and licences"),
    "digcomp:3.4": _("Programming"),
    "digcomp:4.1": _("Protecting devices"),
    "digcomp:4.2": _("Protecting personal data and privacy"),
    "digcomp:4.3": _("Protecting health and well-being"),
    "digcomp:4.4": _("Protecting the environment"),
    "digcomp:5.1": _("Solving technical problems"),
    "digcomp:5.2": _("Identifying needs and technological responses"),
    "digcomp:5.3": _("Creatively using digital technologies"),
    "digcomp:5.4": _("Identifying digital competence gaps"),
    "pix:1.1": _("Searching for information and keeping watch"),
    "pix:1.2": _("Managing data"),
    "pix:1.3": _("Processing data"),
    "pix:2.1": _("Interacting"),
    "pix:2.2": _("Sharing and publishing"),
    "pix:2.3": _("Collaborating"),
    "pix:2.4": _("Finding one's place in the digital world"),
    "pix:3.1": _("Developing text documents"),
    "pix:3.2": _("Developing multimedia documents"),
    "pix:3.3": _("Fitting documents to their purpose"),
    "pix:3.4": _("Programming"),
    "pix:4.1": _("Securing the digital environment"),
    "pix:4.2": _("Protecting personal data and privacy"),
    "pix:4.3": _("Protecting health, well-being and the environment"),
    "pix:5.1": _("Solving technical problems"),
    "pix:5.2": _("Building a digital environment"),
    "clea:1": _("Expressing oneself in French"),
    "clea:2": _("Using the basic rules of calculation and mathematical reasoning"),
    "clea:3": _("Using the usual techniques of information and digital communication"),
    "clea:4": _("Working within the rules of a team"),
    "clea:5": _("Working on one's own and towards one's own aim"),
    "clea:6": _("Being able to learn throughout life"),
    "clea:7": _("Mastering the basic rules of hygiene, safety and environment"),
}


def is_competence(tag: str) -> bool:
    """Whether there is such a competence."""
    return tag in LABELS


def in_words(tag: str, gettext: Callable[[str], str]) -> str:
    """A competence as it is read, such as "DigComp 2.1 – Interacting"."""
    framework, _colon, code = tag.partition(":")
    return f"{FRAMEWORKS[framework]} {code} – {gettext(LABELS[tag])}"
