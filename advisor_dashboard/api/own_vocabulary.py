"""Words that found nobody, and the words that an institution teaches the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Occupation, OwnSynonym, UnknownWord
from ..vocabulary.fold import plain
from .access import asked_platform
from .errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from .features import CVS, reach_with
from .names_in_words import names_somebody
from .occupations import find_occupations, get_appellation

#: Words are shown once they were searched on so many days: a name mistyped once is nobody's to see.
SHOWN_FROM = 3
#: Words that were not searched for so long are forgotten.
KEPT_FOR = timedelta(days=60)
_MOST_SHOWN = 100
_MOST_WORDS = 4
_LONGEST = 80
_WORDS = re.compile(r"[a-z][a-z' -]*[a-z]")


@dataclass(frozen=True)
class Unknown:
    """Words that named nothing, on ``days`` days, last on ``last_on``."""

    words: str
    days: int
    last_on: date


@dataclass(frozen=True)
class Taught:
    """Words that mean an occupation here."""

    words: str
    rome: str
    job: str


def note_unknown(advisor_id: int, text: str) -> None:
    """Words were searched and named nothing; once a day counts.

    What is no few plain words (an e-mail address, a number, a sentence) is not kept, nor what
    has somebody's name in it, nor anything while that cannot be told.
    """
    words = " ".join(plain(text).split())
    few = len(words.split()) <= _MOST_WORDS and len(words) <= _LONGEST
    if not few or not _WORDS.fullmatch(words):
        return
    try:
        if names_somebody(reach_with(advisor_id, CVS), text):
            return
    except Unavailable:
        return
    today = timezone.localdate()
    again = UnknownWord.objects.filter(words=words)
    if again.exclude(last_on=today).update(days=F("days") + 1, last_on=today):
        return
    if not again.exists():
        UnknownWord.objects.bulk_create(
            [UnknownWord(words=words, first_on=today, last_on=today)], ignore_conflicts=True
        )


def forget_rare_words() -> None:
    """Delete the words that nobody has searched for a while."""
    UnknownWord.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()


def unknown_words(administrator_id: int) -> list[Unknown]:
    """The words that found nothing most often.

    Raises:
        NotAllowed: the person does not run the platform.
        Unavailable: the platform could not be asked.
    """
    _require_administrator(administrator_id)
    rows = UnknownWord.objects.filter(days__gte=SHOWN_FROM).order_by("-days", "words")
    # A word that is known by now, of a newer vocabulary for instance, needs nobody.
    unknown = (row for row in rows.iterator() if not find_occupations(row.words))
    return [Unknown(row.words, row.days, row.last_on) for row in islice(unknown, _MOST_SHOWN)]


def waiting_words(administrator_id: int) -> int:
    """How many words were searched on too few days to be shown.

    Raises:
        NotAllowed: the person does not run the platform.
        Unavailable: the platform could not be asked.
    """
    _require_administrator(administrator_id)
    return UnknownWord.objects.filter(days__lt=SHOWN_FROM).count()


def taught_words(administrator_id: int) -> list[Taught]:
    """The institution's own words.

    Raises:
        NotAllowed: the person does not run the platform.
        Unavailable: the platform could not be asked.
    """
    _require_administrator(administrator_id)
    rows = OwnSynonym.objects.filter(removed=False).select_related("occupation").order_by("words")
    return [Taught(row.words, row.occupation.rome, row.occupation.label) for row in rows]


def teach(administrator_id: int, text: str, appellation_key: str) -> Taught:
    """From now on these words mean the occupation of this label, too.

    Returns:
        The words, with the label that was chosen as their job.

    Raises:
        Conflict: somebody else changes the words at the same moment.
        Invalid: no few plain words, or no label of the vocabulary.
        NotAllowed: the person does not run the platform.
        Unavailable: the platform could not be asked.
    """
    _require_administrator(administrator_id)
    words = " ".join(plain(text).split())
    if not _WORDS.fullmatch(words) or len(words) > _LONGEST:
        raise Invalid(
            _("Write one word or a few, in letters."), fields={"words": _("Letters only.")}
        )
    label = get_appellation(appellation_key)
    occupation = label and Occupation.objects.filter(rome=label.rome, retired=False).first()
    if label is None or occupation is None:
        raise Invalid(
            _("Choose a job from the list."), fields={"job": _("Choose a job from the list.")}
        )
    own = OwnSynonym.objects.filter(words=words)
    values = {
        "occupation": occupation,
        "added_by_id": administrator_id,
        "added_at": timezone.now(),
        "removed": False,
        "revision": _next_revision(),
    }
    # It begins by writing, for SQLite to wait (see locking).
    with _alone(), transaction.atomic():
        if not own.update(**values):
            OwnSynonym.objects.create(words=words, **values)
        UnknownWord.objects.filter(words=words).delete()
    return Taught(words, occupation.rome, label.label)


def unteach(administrator_id: int, words: str) -> None:
    """Take a word of the institution's own away.

    Raises:
        Conflict: somebody else changes the words at the same moment.
        NotFound: there is no such word.
        NotAllowed: the person does not run the platform.
        Unavailable: the platform could not be asked.
    """
    _require_administrator(administrator_id)
    own = OwnSynonym.objects.filter(words=words, removed=False)
    with _alone():
        if not own.update(removed=True, revision=_next_revision()):
            raise NotFound(_("There is no such word."))


@contextmanager
def _alone() -> Iterator[None]:
    """Two changes at once would bear the same revision: the later one is refused."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            _("Somebody else is changing the words just now. Try again in a moment.")
        ) from error


def _next_revision() -> int:
    last = OwnSynonym.objects.aggregate(last=Max("revision"))["last"]
    return (last or 0) + 1


def _require_administrator(user_id: int) -> None:
    with asked_platform() as platform:
        if not platform.is_administrator(user_id):
            raise NotAllowed(_("This page is for who runs the platform."), code="administrators")
