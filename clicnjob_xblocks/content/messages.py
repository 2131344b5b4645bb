"""Says in plain words what is wrong with what an author wrote, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .problems import Problem

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is asked for."""
    return text


SENTENCES: Mapping[str, str] = {
    # To be mended before learners see the item.
    "empty": _("Fill this in."),
    "nothing_in_it": _("There is nothing here yet. Until there is, learners cannot finish it."),
    "too_few": _("That is too few: {least} at least."),
    "odd_link": _("Give a whole address: https://… or mailto:… or /static/… for a file."),
    "odd_file": _("Give the address of a file: https://… or /static/… for a file of the course."),
    "no_alternative": _("Say in words what is on the picture, for people who do not see it."),
    "unknown_competence": _("There is no competence “{tag}”. Choose one in the list."),
    "too_long": _("This text is too long: {length} characters, {limit} at most."),
    "too_many": _("That is too much: {limit} at most."),
    "nul": _("A hidden character has slipped in. Clear this field and type it again."),
    "out_of_range": _("Give a number from {low} to {high}."),
    "not_offered": _("This is not in the list. Choose again."),
    "unknown_kind": _("This version does not know the kind “{kind}”. It is kept as it is."),
    "unknown_field": _("This version does not know what stands here. It is kept as it is."),
    "id_twice": _("Two of these have the same name for machines. Take one away and add it anew."),
    # Cannot be shown at all.
    "document_too_long": _("This is too long: {limit} characters at most."),
    "not_json": _("This text is not JSON: a bracket, a comma or a quote is missing or too much."),
    "not_a_document": _("This text has no list “{items}”."),
    "other_schema": _("This was written by another version ({schema})."),
}
#: What cannot come from typing: a file that another program wrote.
_ODD = _("This does not fit here.")


def explain(problem: Problem, gettext: Gettext, sentences: Mapping[str, str] | None = None) -> str:
    """The sentence for one problem, without where it is.

    Args:
        sentences: the block's own, by code; they come before the common ones.
    """
    found = (sentences or {}).get(problem.code) or SENTENCES.get(problem.code, _ODD)
    sentence = gettext(found)
    for name, value in problem.values.items():
        words = f"{value:g}" if isinstance(value, float) else str(value)
        sentence = sentence.replace("{" + name + "}", words)
    return sentence


def explain_with_place(
    problem: Problem, one: str, gettext: Gettext, sentences: Mapping[str, str] | None = None
) -> str:
    """The sentence, with what the item is called (``one``, not translated yet) and its number."""
    sentence = explain(problem, gettext, sentences)
    if not problem.number:
        return sentence
    # Within the formatted text it would not be gathered for translation.
    colon = gettext(_(": "))
    return f"{gettext(one)} {problem.number}{colon}{sentence}"
