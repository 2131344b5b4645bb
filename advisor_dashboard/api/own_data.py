"""All that is held on a person as one file: for a reader, and for a program."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ..days import day_in_words
from .exporting import export_learner
from .own_words import readable

#: What each part of the export is, in the words of who reads their own.
_PARTS = {
    "cv": gettext_noop("Your CV, with all that you wrote in it."),
    "cv_erased": gettext_noop(
        "That you erased a CV: a number, so that no open page brings it back."
    ),
    "cv_versions": gettext_noop("Earlier states of your CV, to go back to."),
    "cv_links": gettext_noop(
        "The links to your CV that you made: until when they work, and how often they were opened."
    ),
    "photo": gettext_noop("Your photo."),
    "sharing": gettext_noop("To whom you opened your CV, since when and until when."),
    "groups": gettext_noop("Your courses and groups, as far as advisors find you by them."),
    "shared_with": gettext_noop(
        "Which other advisors of your course look after you too, and since when."
    ),
    "profile": gettext_noop("What advisors search in your CV while it is open."),
    "looks_at_my_cv": gettext_noop("Which advisors read your CV, and in which hour."),
    "proposals": gettext_noop("The job offers that you got, and your answers."),
    "applications": gettext_noop("How far you came with each offer: who noted what, and when."),
    "reminders": gettext_noop("The reminders of offers that you got."),
    "looks_at_others": gettext_noop("As an advisor: whose CV you read, and when."),
    "offers_written": gettext_noop("As an advisor: the offers that you wrote."),
    "offers_changed": gettext_noop("As an advisor: the offers that you changed last."),
    "applications_noted": gettext_noop(
        "As an advisor: how far your learners came with an offer, as you noted it."
    ),
    "messages_sent": gettext_noop("As an advisor: the messages that you sent."),
    "messages_not_sent": gettext_noop("As an advisor: a message that you have not sent yet."),
    "offers_not_saved": gettext_noop("As an advisor: the form of an offer not saved yet."),
    "access_sheet": gettext_noop(
        "Which advisor made your account and when, and who gave it a new password last."
    ),
    "accounts_made": gettext_noop("As an advisor: the accounts that you made."),
    "passwords_renewed": gettext_noop("As an advisor: the passwords that you renewed."),
    "accounts_not_made": gettext_noop("As an advisor: names for accounts not made yet."),
    "cohorts_looked_after": gettext_noop("As an advisor: the groups that you look after."),
    "learners_shared_with_me": gettext_noop(
        "As an advisor: learners outside your groups whom you look after, and since when."
    ),
    "courses_with_shared_learners": gettext_noop(
        "As an advisor: the courses in which you look after such learners."
    ),
    "notes_on_me": gettext_noop("What an advisor of yours noted for themselves about you."),
    "notes_on_others": gettext_noop("As an advisor: your own notes on learners."),
    "lists_i_am_on": gettext_noop("On which day an advisor put you on a list of theirs."),
    "lists_of_mine": gettext_noop("As an advisor: the lists of people that you keep."),
    "searches_of_mine": gettext_noop("As an advisor: the searches that you keep."),
    "words_taught": gettext_noop("The words that you taught the list of jobs."),
    "competences_gained": gettext_noop("The competences that you gained, and when."),
    "paths_finished": gettext_noop("The paths that you finished, and when."),
    "live_quizzes": gettext_noop("The live quizzes that you played with your account, and when."),
    "live_answers": gettext_noop("Your answers in live quizzes, and what was right of each."),
    "live_quizzes_led": gettext_noop("As a trainer: the live quizzes that you led."),
    "long_works": gettext_noop(
        "As an advisor: what you sent to many or had written to a file, of the last day."
    ),
    "memos": gettext_noop("The memo sheets that you keep, and your notes on them."),
    "memos_sent": gettext_noop("As an advisor: to whom you sent memo sheets, and when."),
    "workshops": gettext_noop("The workshops at which you were noted as present, and when."),
    "workshops_held": gettext_noop("As a trainer: the workshops that you held, with your notes."),
    "erasure_asked_for": gettext_noop("That all of this is to be erased, and since when."),
}


@dataclass(frozen=True)
class Archive:
    """A ZIP file, and what it is called."""

    data: bytes
    name: str


def everything_about(user_id: int) -> Archive:
    """All that is held on a person, for that person: a text to read, the data, the photo.

    It does not ask who calls it; a handler does that lets in the person alone.

    Raises:
        Unavailable: the platform, which knows the advisors' names, could not be asked.
    """
    held = readable(export_learner(user_id))
    photo = held.get("photo")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_("read-me.txt"), _read_me(held))
        archive.writestr("clicnjob.json", json.dumps(held, ensure_ascii=False, indent=2))
        if photo:
            archive.writestr("photo.jpg", b64decode(photo["data"]))
    return Archive(buffer.getvalue(), _("clicnjob-my-data.zip"))


def _read_me(held: dict[str, Any]) -> str:
    day = day_in_words(timezone.localtime())
    lines = [
        _("All that Clic’nJob holds on you, on {day}.").format(day=day),
        "",
        _("All of it stands in the file clicnjob.json, which another program can read:"),
        "",
    ]
    for name, value in held.items():
        if not value:
            continue
        number = f" ({len(value)})" if isinstance(value, list) else ""
        lines.append(f"- {_(_PARTS[name])}{number}")
    lines += ["", _("There is nothing else.")]
    lines += ["", _("To have something corrected or erased, ask your advisor."), ""]
    return "\r\n".join(lines)
