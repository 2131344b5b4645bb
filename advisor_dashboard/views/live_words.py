"""What the scripts of a live quiz say, and which scripts there are."""

from __future__ import annotations

from django.utils.translation import gettext as _

from clicnjob_xblocks.translation import translator
from quiz_xblock import words
from quiz_xblock.widgets import widget_scripts

from ..api.live_phone import WORDS

#: Served for the pages by the folders that ``advisor_dashboard.settings`` adds.
_WIDGETS = ("quiz_xblock/asking.js",)


def scripts(own: str) -> list[str]:
    """The static files of a page, in the order in which they run."""
    widgets = [name.replace("public/", "quiz_xblock/", 1) for name in widget_scripts()]
    return [*_WIDGETS, *widgets, "clicnjob/live_poll.js", f"clicnjob/{own}.js"]


def for_the_phone() -> dict[str, str]:
    """The sentences of the phone, those of the questions included."""
    return words.for_the_page(translator(WORDS, None)) | {
        "seconds": _("{count} s left"),
        "welcome": _("Hello {name}!"),
        "lobby": _("You are in. The quiz begins soon."),
        "noted": _("Your answer is noted. Look at the screen."),
        "none": _("You did not answer this one. The next one comes soon."),
        "look_up": _("Wait for the next question."),
        "over": _("The quiz is over"),
        "result_live": _("You had {right} of {count} right. Thank you for playing!"),
        "load_anew": _("This page is too old to send your answer. Load it anew."),
        "no_network": _("No network. Stay here: it goes on by itself."),
    }


def for_the_projector() -> dict[str, str]:
    """The sentences of the projector."""
    return words.for_the_page(translator(WORDS, None)) | {
        "seconds": _("{count} s left"),
        "join": _("Join the quiz"),
        "players": _("Players: {count}"),
        "answered": _("Answers: {count} of {of}"),
        "begin": _("Begin"),
        "close": _("Close the question"),
        "next": _("Next question"),
        "finish": _("See the end"),
        "end": _("End the quiz"),
        "end_sure": _("Press again to end"),
        "rank_on": _("Show the ranking"),
        "rank_off": _("Hide the ranking"),
        "ranking": _("Ranking"),
        "remove": _("Take {name} out"),
        "remove_sure": _("Press again to take {name} out"),
        "answer_one": _("{count} answer"),
        "answers": _("{count} answers"),
        "share_right": _("Right"),
        "share_partly": _("Right in part"),
        "share_not_yet": _("Not yet"),
        "over": _("The quiz is over"),
        "review": _("To go over again"),
        "review_none": _("Nothing: the group knows it."),
        "right_of": _("{right} of {count} right"),
        "again_badge": _("To go over again"),
        "not_done": _("This could not be done. Try again."),
        "no_network_wall": _("The server does not answer. The page goes on by itself."),
    }
