"""What a story's page says; each sentence is translated where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


_FOR_THE_PAGE = {
    "place": _("Card {number} of {count}"),
    "count": _("{number} of {count}"),
    "the_end": _("End"),
    "next": _("Next"),
    "to_end": _("Finish"),
    "again": _("See it again"),
    "to_question": _("Answer the question"),
    "read_aloud": _("Read aloud"),
    "stop_reading": _("Stop reading"),
    "right": _("Yes, that is it!"),
    "not_yet": _("Not yet. You can try again."),
    "mark_right": _("right"),
    "mark_wrong": _("to look at again"),
    "sending": _("Sending…"),
    "answer_waits": _("No network. Your answer is kept in this phone. It will be sent."),
    "waits": _("No network. What you do is kept in this phone. It will be sent."),
    "not_kept": _("This could not be kept. Try again."),
    "over": _("Well done, you have finished!"),
    "over_waits": _("No network. It will count as finished when the network is back."),
    "open_one": _("One question is still open."),
    "open": _("Questions still open: {count}."),
    "almost": _("Almost finished"),
    "todo": _("Still to do: {what}"),
}


def for_the_page(gettext: Gettext) -> dict[str, str]:
    """The sentences of the page's scripts, by name."""
    return {name: gettext(sentence) for name, sentence in _FOR_THE_PAGE.items()}


@dataclass(frozen=True)
class OnCards:
    """The words that stand on cards beside their author's, in one language."""

    tip: str
    todo: str
    done: str
    question: str
    before: str
    after: str
    in_words: str
    captions: str


def on_cards(gettext: Gettext) -> OnCards:
    """Those of a language."""
    return OnCards(
        tip=gettext(_("Tip")),
        todo=gettext(_("Do it now")),
        done=gettext(_("I have done it")),
        question=gettext(_("Your turn")),
        before=gettext(_("Before")),
        after=gettext(_("After")),
        in_words=gettext(_("Read the text")),
        captions=gettext(_("Captions")),
    )
