"""Says in plain words what is wrong with a quiz, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from clicnjob_xblocks.content import messages
from clicnjob_xblocks.content.problems import Problem


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is asked for."""
    return text


SENTENCES = {
    # To be mended before the question is asked.
    "no_text": _("Write the question."),
    "odd_address": _(
        "Give the address of a picture: https://… or /static/… for a file of the course."
    ),
    "too_few_choices": _("Give at least two choices."),
    "empty_choice": _("This choice is empty. Fill it in, or take it away."),
    "same_choice": _("Two choices say the same: “{text}”. Change one."),
    "no_right_choice": _("No choice is right. Tick the right one."),
    "two_right_choices": _("Only one choice may be right here. Or take “Several choices”."),
    "too_few_items": _("Give at least two steps."),
    "empty_item": _("This step is empty. Fill it in, or take it away."),
    "same_item": _("Two steps say the same: “{text}”. Change one."),
    "too_few_pairs": _("Give at least two pairs."),
    "empty_side": _("One side of this pair is empty. Fill it in."),
    "same_side": _("“{text}” stands twice: nobody can tell which is meant. Change one."),
    "no_gap": _("There is no gap yet. Put double brackets around a word: [[word]]."),
    "too_many_gaps": _("There are too many gaps: {limit} at most."),
    "gap_without_answer": _("Gap {number} has no right answer."),
    "no_mistake": _("No mistake is marked yet. Put double brackets around it: [[mistake]]."),
    "too_many_mistakes": _("The text is too long: {limit} mistakes and {words} words at most."),
    "mistakes_touch": _("Two mistakes share a word. Leave a space between them."),
    "no_picture": _("Choose the picture first."),
    "zone_outside": _("This place reaches out of the picture. Move it, or make it smaller."),
    "no_scene": _("The first moment needs choices."),
    "empty_moment": _("Say what happens in this moment."),
    "leads_nowhere": _("This choice leads to a moment that is no longer there."),
    "no_good_move": _("No choice of this moment is good. One must be."),
    "goes_round": _("The scene goes round in circles. Each way must come to an end."),
    # Cannot be kept.
    "too_many_questions": _("That is too many questions: {limit} at most."),
    "quiz_too_long": _("This quiz is too long: {limit} characters at most."),
    "unknown_kind": _("This version does not know questions of the kind “{kind}”."),
    "not_json": _("This is not the file of a quiz: it is no JSON."),
    "not_a_quiz": _("This is not the file of a quiz: it has no list of questions."),
    "other_schema": _("This quiz was written by another version ({schema})."),
    "gift_unreadable": _("This question is not written as GIFT is. Check its braces and signs."),
    "gift_essay": _("A question with free text, or none: there is no such kind here."),
    "gift_numeric": _("A question with a number: write it as a gap instead."),
}


def explain(problem: Problem, gettext: Callable[[str], str]) -> str:
    """The sentence for one problem, without where it is."""
    return messages.explain(problem, gettext, SENTENCES)


def explain_with_place(problem: Problem, gettext: Callable[[str], str]) -> str:
    """The sentence, with the number of the question before it."""
    return messages.explain_with_place(problem, _("Question"), gettext, SENTENCES)
