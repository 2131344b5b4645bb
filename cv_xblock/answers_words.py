"""The words of the questions and of the help to write, gathered for translation."""

from __future__ import annotations

from collections.abc import Callable

from . import kind_words
from .model import ExperienceKind

Gettext = Callable[[str], str]

#: What can be asked for. Who the CV is of is always asked; ``licences`` stand within ``place``,
#: ``birth_date`` and ``address`` within ``personal``.
PARTS = (
    *("wanted_jobs", "place", "licences", "experiences", "training", "skills", "languages"),
    *("introduction", "interests", "personal", "birth_date", "address"),
)


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


_PAGE = {
    # One question at a time.
    "question": _("Question {number} of {total}"),
    "finished": _("All that a page needs is there"),
    "left": _("Answers still missing: {count}"),
    "extra": _("If you like"),
    "next": _("Next question"),
    "skip": _("Skip this question"),
    "anyway": _("Go on without changing"),
    "finish": _("I have finished"),
    "to_list": _("Back to the list"),
    "to_page": _("Back to my page"),
    # Lists of entries.
    "untitled": _("Without a name yet"),
    "open_entry": _("Change: {what}"),
    # Help to write.
    "looking": _("One moment…"),
    "gained": _("You have gained this in your paths:"),
    "ideas_of_jobs": _("And in your jobs:"),
    "no_ideas": _("No idea for this job. Say it in your own words."),
    "help_offline": _("No network: try again later. You can go on without it."),
    "faults_none": _("No mistake found."),
    "faults_one": _("1 word to check"),
    "faults": _("{count} words to check"),
    "faults_long": _("This text is too long to be checked. Shorten it first."),
    "leave_out": _("Leave this word out"),
    "as_it_is": _("Keep “{word}” as it is"),
    "take_email": _("Put {email}"),
    # The end.
    "ready": _("Your page is ready"),
    "ready_words": _("Your answers are saved. Have a look at your page, or add something."),
    "nearly": _("Almost ready!"),
    "lacking": _("One tap leads to what is still missing:"),
}
#: What is said of a question that a CV needs, when somebody goes on without answering it.
_LACKS = {
    "name": _("Write your first name and your last name. An employer must know who you are."),
    "contact": _(
        "Write a phone number or an e-mail address. An employer must be able to reach you."
    ),
    "wanted_jobs": _("Choose a job that you want. Your page begins with it."),
    "place": _("Write your town. An employer wants to know if you live near."),
}
_MARKS = {
    "done": _("Done"),
    "todo": _("To fill in"),
    "change": _("To check"),
    "free": _("If you like"),
}
#: By kind: its pictogram, its name, and one example.
_KINDS = {
    ExperienceKind.INTERNSHIP: ("badge", _("An internship"), _("at school, one week in a shop")),
    ExperienceKind.JOB: ("bag", _("A job"), _("in a firm, with a contract")),
    ExperienceKind.APPRENTICESHIP: ("school", _("An apprenticeship"), _("at school and at work")),
    ExperienceKind.ODD_JOB: ("clock", _("An odd job"), _("babysitting, a summer job")),
    ExperienceKind.VOLUNTEERING: ("hand", _("Volunteering"), _("food bank, a local association")),
    ExperienceKind.SPORT: ("ball", _("In a sport club"), _("coach the youngest, referee")),
    ExperienceKind.FAMILY: ("home", _("In the family"), _("look after my brothers, cook")),
    ExperienceKind.OTHER: ("spark", _("Something else"), _("repair, sew, make videos")),
}


def for_the_answers(gettext: Gettext) -> dict[str, object]:
    """The strings of the scripts of the answers."""
    page: dict[str, object] = {name: gettext(text) for name, text in _PAGE.items()}
    page["asked"] = kind_words.asked(gettext)
    return {
        **page,
        "marks": {name: gettext(text) for name, text in _MARKS.items()},
        "lacks": {name: gettext(text) for name, text in _LACKS.items()},
    }


def kinds(gettext: Gettext) -> list[tuple[str, str, str, str]]:
    """The kinds of experience: value, pictogram, name, example."""
    return [
        (kind.value, icon, gettext(name), gettext(example))
        for kind, (icon, name, example) in _KINDS.items()
    ]
