"""Says in plain words what is wrong with a CV, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from .problems import Problem


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is asked for."""
    return text


_SENTENCES = {
    # Soft: kept as typed.
    "month_odd": _("Give the month and the year, for instance March 2025."),
    "in_future": _("This date is in the future. Check it."),
    "ends_before_start": _("The end comes before the start. Check both dates."),
    "email_odd": _("This does not look like an e-mail address. Check it."),
    "phone_odd": _("This does not look like a phone number. Check it."),
    "date_odd": _("This date does not exist. Choose another one."),
    "birth_date_odd": _("Check the day, the month and the year of your birth."),
    "date_missing": _("Choose the day from which you are free."),
    "job_free_text": _(
        "This job is kept. It is not in the list. Advisors may not find you by it. "
        "If you can, add one from the list too."
    ),
    "job_unknown": _("This job is no longer in the list. Choose another one if you can."),
    "commune_unknown": _(
        "This town is kept. It is not in the list. Advisors may not find you by it. "
        "If you can, choose it from the list."
    ),
    # Hard: not saved, but still on the page.
    "too_long": _(
        "This text is too long: {length} characters, {limit} at most. "
        "It stays here. Shorten it and it will be saved."
    ),
    "too_many": _("That is too much: {limit} at most. Remove one to save the others."),
    "nul": _("A hidden character has slipped in. Clear this field and type it again."),
    "out_of_range": _("Choose a number from {low} to {high}."),
    "not_a_choice": _("This answer is not in the list. Choose again."),
}
#: What is good as it is, and could be better.
HINTS = frozenset({"job_free_text", "job_unknown", "commune_unknown"})

_PAGE_IS_OLD = _(
    "This page does not speak the same version as our server. "
    "Your text stays in this phone. Load the page again."
)


def explain(problem: Problem, gettext: Callable[[str], str]) -> str:
    """The sentence for one problem, in the language of ``gettext``.

    The codes that have no sentence of their own (a wrong type, an unknown field, another
    schema) cannot come from a person's typing: the page is older or newer than the server.
    """
    sentence = gettext(_SENTENCES.get(problem.code, _PAGE_IS_OLD))
    return with_numbers(sentence, problem)


def with_numbers(sentence: str, problem: Problem) -> str:
    """A translated sentence with the numbers of a problem in it."""
    return sentence.format(**{name: _shown(value) for name, value in problem.params.items()})


def _shown(value: object) -> str:
    """A number with its thousands apart, by the thin space that French and English know."""
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else str(value)
