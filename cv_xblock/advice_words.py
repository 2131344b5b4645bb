"""Says each advice in plain, kind words: what to do, and why it helps."""

from __future__ import annotations

from collections.abc import Callable

from .checklist import Advice
from .words import _

_SENTENCES = {
    "name_missing": _("Write your first and last name."),
    "contact_missing": _("Write a phone number or an e-mail: employers must reach you."),
    "job_missing": _("Choose the job that you want: it is read first."),
    "history_missing": _(
        "Add something that you did: a job, an internship, a training. "
        "Never worked? Sport, helping at home and volunteering count too."
    ),
    "place_missing": _("Add your town: employers look near them."),
    "email_odd": _("Your e-mail address looks incomplete. Check it."),
    "phone_odd": _("Your phone number looks incomplete. Check it."),
    "ends_before_start": _("The end comes before the start. Check both dates."),
    "email_provider": _("Check your e-mail address. Did you mean {meant}?"),
    "email_smile": _(
        "Your e-mail address is fine for friends. For a job, take one with your name."
    ),
    "email_shape": _("Your e-mail address is hard to copy. Take one with your name."),
    "email_digits": _("Your e-mail address has many numbers. One with your name is easier."),
    "email_other_name": _("Your e-mail address shows another name. Is it really yours?"),
    "email_closing": _(
        "The e-mail address of a school may close when you leave. Take one that stays yours."
    ),
    "name_letters": _("Your name is read first. With its capitals: {name}."),
    "job_form": _("Your page says “{job}”. Choose how you say it of yourself."),
    "gap_left": _("A gap is still to be filled in: {gap}"),
    "capitals": _("Text in capitals is hard to read. Write it in small letters."),
    "tasks_missing": _("Say what you did: {title}. Two or three lines are enough."),
    "tasks_long": _("This is long: {title}. Keep the four or five most important lines."),
    "experience_wider": _(
        "Never worked? Sport, helping at home and volunteering count too: add one."
    ),
    "experience_more": _(
        "Add something else that you do: a sport, volunteering, help in your family."
    ),
    "dates_missing": _("Add when it was: {title}. A month and a year are enough."),
    "skills_missing": _("Add what you can do well: three skills are a good start."),
    "skills_few": _("Add one or two more skills."),
    "introduction_missing": _("Write two or three sentences about you and what you look for."),
    "introduction_long": _("Your introduction is long. Three or four sentences are read."),
    "spelling": _("Check the spelling of “{word}”. Perhaps: “{answer}”."),
    "spelling_leave_out": _("“{word}” is for messages. Leave it out of a CV."),
    "languages_missing": _("Add the languages that you speak, also those of home."),
    "availability_missing": _("Say from when you are free."),
}
_BETTER = _("For instance, it may begin so: {better}@")


_TAKE = {"name_letters": _("Write “{name}”")}


def explain_take(advice: Advice, gettext: Callable[[str], str]) -> str:
    """What a tap would put, for an advice that has something to put."""
    return gettext(_TAKE[advice.code]).format(**advice.params)


def explain_advice(advice: Advice, gettext: Callable[[str], str]) -> str:
    """The sentence for one advice, in the language of ``gettext``."""
    sentence = gettext(_SENTENCES[advice.code]).format(**advice.params)
    if "better" not in advice.params:
        return sentence
    return f"{sentence} {gettext(_BETTER).format(**advice.params)}"
