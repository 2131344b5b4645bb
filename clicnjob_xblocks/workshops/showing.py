"""What those who lead a workshop read of its run sheet, in the words of their language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ..content.text import as_html
from .run_sheet import About, Link, Step

Gettext = Callable[[str], str]
#: Where the host serves what an author's address leads to.
Lead = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


@dataclass(frozen=True)
class ShownLink:
    """Something to show or to print."""

    label: str
    address: str


@dataclass(frozen=True)
class ShownStep:
    """A step as HTML.

    Attributes:
        time: its minutes in words.
    """

    id: str
    title: str
    minutes: int
    time: str
    say: SafeString
    activity: SafeString
    show: tuple[ShownLink, ...]
    print: tuple[ShownLink, ...]


def shown_step(step: Step, lead: Lead, gettext: Gettext) -> ShownStep:
    """One step."""
    minutes = int(step.minutes)
    return ShownStep(
        id=step.id,
        title=step.title,
        minutes=minutes,
        time=in_hours(minutes, gettext),
        say=marked(step.say, lead),
        activity=marked(step.activity, lead),
        show=_links(step.show, lead),
        print=_links(step.print, lead),
    )


def to_print(steps: Iterable[ShownStep]) -> tuple[ShownLink, ...]:
    """All that is to be printed before, each once."""
    return tuple(dict.fromkeys(link for step in steps for link in step.print))


def in_hours(minutes: int, gettext: Gettext) -> str:
    """A length of time, such as "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return gettext(_("{minutes} min")).replace("{minutes}", str(rest))
    if not rest:
        return gettext(_("{hours} h")).replace("{hours}", str(hours))
    words = gettext(_("{hours} h {minutes}"))
    return words.replace("{hours}", str(hours)).replace("{minutes}", f"{rest:02}")


def group_in_words(about: About, gettext: Gettext) -> str:
    """How large the group is; empty where the author says nothing of it."""
    low, high = int(about.group_from), int(about.group_to)
    if low and high and low != high:
        words = _("{low} to {high} people")
    elif high:
        words = _("{high} people") if low == high else _("{high} people at most")
    elif low:
        words = _("{low} people at least")
    else:
        return ""
    return gettext(words).replace("{low}", str(low)).replace("{high}", str(high))


def marked(text: str, lead: Lead) -> SafeString:
    """An author's Markdown as safe HTML, its addresses where the host serves them."""
    return SafeString(lead(as_html(text)))


def _links(links: Iterable[Link], lead: Lead) -> tuple[ShownLink, ...]:
    # The host looks for addresses in quotes.
    return tuple(ShownLink(each.label, lead(f'"{each.address}"')[1:-1]) for each in links)
