"""What the pages of a workshop say; each sentence is translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_CLOCK = {
    "start": _("Start the clock"),
    "pause": _("Pause"),
    "resume": _("Go on"),
    "next": _("Next step"),
    "finish": _("End the workshop"),
    "step": _("Step {number} of {count}"),
    "step_begins": _("Step {number} of {count}: {title}, {minutes} min."),
    "one_minute": _("One minute left for this step."),
    "time_is_up": _("The time of this step is over."),
    "left": _("left for this step"),
    "over": _("over the time of this step"),
    "whole_left": _("The whole workshop: {time} left"),
    "whole_until": _("until {hour}"),
    "whole_over": _("The time of the workshop is over"),
}
_FOR_THE_SESSIONS = {
    "counted": _("Learners: {learners} · Guests: {guests}"),
    "led_by": _("Led by {name}"),
    "others": _("Present too, and not learners of yours: {count}. They are counted, not named."),
    "none_yet": _("This workshop was not held yet."),
    "open": _("Open this session"),
    "sheet": _("Sheet to sign"),
    "open_of": _("Open the session of {day}"),
    "sheet_of": _("Sheet to sign of {day} (PDF)"),
    "new_title": _("Note who is there"),
    "old_title": _("The session of {day}"),
    "no_group": _("Without a group"),
    "all": _("Tick all"),
    "none": _("Untick all"),
    "all_of": _("Tick all: {group}"),
    "none_of": _("Untick all: {group}"),
    "everybody": _("Everybody"),
    "choose_group": _("Choose a group"),
    "nobody": _("There are no learners of yours here yet."),
    "ticked": _("Ticked: {count}"),
    "saving": _("Saving…"),
    "saved": _("Saved."),
    "left_out": _("Not your learners any more, and not noted: {count}."),
    "waiting": _("No network. What you noted is kept on this device. It will be sent."),
    "kept_here": _("Not saved yet. It is kept on this device."),
    "failed": _("This could not be saved. Try again."),
    "no_network": _("No network. Nothing is lost. Try again when it is back."),
    "date_missing": _("Give the date."),
    "guests_odd": _("Give a whole number of guests, 0 for none."),
    "theirs": _("As it is now: {day}, learners: {learners}, guests: {guests}. Notes: {notes}"),
    "no_notes": _("none"),
    "gone": _("Somebody has deleted this session. Save to note it anew."),
    "deleted": _("The session is deleted."),
    "last_time": _("Notes from the last time ({day})"),
}
_FOR_THE_TOTAL = {
    "total": _("Together: {time}"),
    "minutes": _("{minutes} min"),
    "hours": _("{hours} h"),
    "both": _("{hours} h {minutes}"),
    "between": _("{low} to {high} people"),
    "exactly": _("{high} people"),
    "at_most": _("{high} people at most"),
    "at_least": _("{low} people at least"),
    "missing": _("Steps without minutes: {count}"),
}


def for_the_total(gettext: Gettext) -> dict[str, str]:
    """What the editor says of all the steps together."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_TOTAL.items()}


def for_the_clock(gettext: Gettext) -> dict[str, str]:
    """The sentences of the page that leads through the steps."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_CLOCK.items()}


def for_the_sessions(gettext: Gettext) -> dict[str, str]:
    """The sentences of the list of those present."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_SESSIONS.items()}
