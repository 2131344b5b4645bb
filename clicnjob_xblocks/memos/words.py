"""What memo sheets say by themselves, on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is asked for."""
    return text


#: Of one's own notes, in characters.
NOTES_LIMIT = 2000
NO_SUBJECT = _("Memo sheet")
SET_TITLE = _("Memo sheets")
#: In the words of whoever reads the sheet.
ON_PAPER = {
    "do": _("I do"),
    "dont": _("I don't"),
    "remember": _("To remember"),
    "example": _("Example"),
    "words": _("Words"),
    "notes": _("My notes"),
}

_NOTES = {
    "untouched": _("What you write here is kept by itself."),
    "saving": _("Saving…"),
    "saved": _("Saved at {time}"),
    "offline": _("No network. Your notes are kept in this phone. They will be sent."),
    "unstored": _("Not saved yet. Keep this page open."),
    "login": _("You are logged out. Your notes are kept in this phone. Log in again."),
    "invalid": _("Not saved. Shorten your notes."),
    "unsaved": _("Not saved: choose first."),
    "erased": _("This sheet is no longer in your memos."),
    "conflict": _("Other notes were saved elsewhere at {time}. Which do you want to keep?"),
    "conflict_mine": _("These ones"),
    "conflict_theirs": _("The other ones"),
    "time": _("{hours}:{minutes}"),
}
_FOR_THE_PAGE = {
    "my_notes": ON_PAPER["notes"],
    "kept": _("This sheet is in “My memos”."),
    "keeping": _("Keeping…"),
    "offline": _("No network. Nothing is lost. Try again when it is back."),
}
_FOR_THE_TEAM = {
    "failed": _("This did not work. Try again."),
    "offline": _("No network. Nothing was sent. Try again."),
    "nobody": _("None of your learners is in this course yet."),
    "have_it": _("has this sheet"),
    "count_none": _("Nobody is chosen."),
    "count_one": _("1 person is chosen."),
    "count": _("{count} people are chosen."),
    "sure_one": _("Send this sheet to 1 person?"),
    "sure": _("Send this sheet to {count} people?"),
    "sent_one": _("Sent to 1 person."),
    "sent": _("Sent to {count} people."),
}


def for_the_notes(gettext: Gettext) -> dict[str, str]:
    """What the notes say of being saved."""
    return {name: gettext(text) for name, text in _NOTES.items()}


def for_the_page(gettext: Gettext) -> dict[str, str]:
    """What the block says to a learner."""
    return {name: gettext(text) for name, text in _FOR_THE_PAGE.items()}


def for_the_team(gettext: Gettext) -> dict[str, str]:
    """What the panel of the team says."""
    return {name: gettext(text) for name, text in _FOR_THE_TEAM.items()}
