"""What the learner's page says; each sentence is translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_PAGE = {
    "progress": _("Question {number} of {count}"),
    "row": _("Question {number}"),
    "answer": _("Answer"),
    "answer_again": _("Try again"),
    "next": _("Next question"),
    "to_end": _("See the end"),
    "finish_sure": _(
        "You have not answered every question. Questions left: {count}. Hand in all the same?"
    ),
    "right_answer": _("The right answer"),
    "read_aloud": _("Read aloud"),
    "stop_reading": _("Stop reading"),
    "right": _("Yes, that is it!"),
    "partly": _("Almost: part of it is right."),
    "not_yet": _("Not yet. You can try again."),
    "partly_end": _("Part of it is right."),
    "not_yet_end": _("This is not what was expected."),
    "noted": _("Your answer is kept. You can change it until you hand in."),
    "sending": _("Sending…"),
    "will_be_sent": _("No network. Your answer is kept in this phone. It will be sent."),
    "offline": _("No network. Nothing is lost. Try again when it is back."),
    "not_kept": _("This answer could not be kept. Try again."),
    "choose_first": _("Choose an answer first."),
    "choose_other": _("This is your answer of before. Change it, then answer."),
    "type_first": _("Fill in the gaps first."),
    "done_training": _("You have found every answer. Well done!"),
    "done_check": _("You have answered every question."),
    "right_of": _("Right answers: {right} of {count}."),
    "handed_in": _("Your answers are handed in."),
    "result": _("{right} of {count} questions right: {percent} %."),
    "best": _("Your best result: {percent} %."),
    "no_result": _("Your trainer will speak with you about the result."),
    "left_one": _("You can do this test one more time."),
    "left": _("You can do this test {count} more times."),
    "none_left": _("You have no attempt left."),
    "your_answers": _("Your answers"),
    "is_answered": _("answered"),
    "is_open": _("to be answered"),
    # Played live.
    "live_on": _("This quiz is being played now, with the group."),
    "live_join": _("Join the quiz"),
    "live_projector": _("Open the projector page"),
    "live_start": _("Play it live"),
    "live_seconds": _("How long each question stays open"),
    "live_timer": _("{count} seconds"),
    "live_no_timer": _("As long as I like"),
    "live_last": _("With the group on {day}: {right} of {count} right."),
    # The questions' own elements.
    "true": _("True"),
    "false": _("False"),
    "choose_one": _("Choose one answer."),
    "choose_several": _("Choose all that are right."),
    "arrange": _("Put these in order. Drag them, or use the arrows."),
    "up": _("Up: {text}"),
    "down": _("Down: {text}"),
    "moved": _("{text}: place {place} of {count}"),
    "match": _("For each one, choose what goes with it."),
    "nothing_chosen": _("Choose"),
    "gap": _("Gap {number}"),
    "fill": _("Type what is missing."),
    "tap_words": _("Tap each word that is wrong."),
    "chosen_words": _("Words chosen: {count}"),
    "tap_zone": _("Tap the right place on the picture, or choose it in the list."),
    "zones": _("Places on the picture"),
    "you_did": _("You: {text}"),
    "what_do_you_do": _("What do you do?"),
    "mark_right": _("right"),
    "mark_wrong": _("to look at again"),
}


_FOR_THE_TEAM = {
    "nobody": _("Nobody has answered yet."),
    "answered": _("{count} of {of} answered"),
    "percent": _("{percent} %"),
    "attempts": _("Attempts handed in: {count}"),
    "clear": _("Let begin anew"),
    "clear_of": _("Let {name} begin anew"),
    "clear_sure": _("All answers of {name} here will be erased, with the grade. For good."),
    "clear_yes": _("Yes, erase"),
    "clear_no": _("No, keep"),
    "cleared": _("{name} can begin anew."),
    "failed": _("This did not work. Try again."),
}


def for_the_team(gettext: Gettext) -> dict[str, str]:
    """The sentences of what the team sees, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_TEAM.items()}


def for_the_page(gettext: Gettext) -> dict[str, str]:
    """The sentences of the page's scripts, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_PAGE.items()}
