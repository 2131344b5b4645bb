"""Occupations: finding them by everyday words, and suggesting labels while somebody types."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from django.utils.translation import gettext, gettext_noop

from advisor_dashboard.models import Appellation
from advisor_dashboard.vocabulary.index import Index
from advisor_dashboard.vocabulary.shelf import current_index
from advisor_dashboard.vocabulary.suggest import name_of, suggest
from advisor_dashboard.vocabulary.tiers import Match, Tier, Why, search

__all__ = [
    "AppellationChoice",
    "OccupationMatch",
    "Tier",
    "find_occupations",
    "get_appellation",
    "label_reader",
    "name_of_match",
    "suggest_appellations",
]


@dataclass(frozen=True, slots=True)
class AppellationChoice:
    """One job label that a learner may choose.

    Attributes:
        same: one of the label's forms is just what was typed, and none of another label's is.
    """

    key: str
    label: str
    rome: str
    same: bool = False


@dataclass(frozen=True, slots=True)
class OccupationMatch:
    """One occupation that a query means, with the reason in plain words.

    ``words`` are the folded words that its label holds; where ``whole`` is false, its labels
    that do not hold them are not meant. See :func:`label_reader`.
    ``sure``: all the words are known and name the job, or are how it begins; false where they only
    look like it, or some of them do not belong to it.
    ``likely``: searched unless somebody says otherwise; near jobs, and words that look less like
    the typed ones than the best correction, are only proposed.
    """

    rome: str
    label: str
    tier: Tier
    reason: str
    words: tuple[str, ...] = ()
    whole: bool = True
    likely: bool = True
    sure: bool = True


def make_ready() -> None:
    """Prepare the search in this process, so that the first who types does not wait for it."""
    current_index()


def suggest_appellations(text: str, limit: int = 8) -> list[AppellationChoice]:
    """Job labels for what somebody has typed so far, the plainest first.

    Args:
        text: what stands in the field; its last word may be cut short.
        limit: how many labels at most.
    """
    index = current_index()
    labels = suggest(index, text, limit)
    typed = index.fold(text)
    same = [label for label in labels if typed and typed in label.forms]
    return [
        AppellationChoice(label.row.key, label.row.label, label.row.rome, same=same == [label])
        for label in labels
    ]


def find_occupations(text: str, limit: int = 60) -> list[OccupationMatch]:
    """The occupations that everyday words mean, best first, one row per ROME code.

    Args:
        text: one word or a few, with or without accents, feminine, plural, slang, mistyped.
        limit: how many occupations at most; near jobs come last and take part of it.

    Returns:
        An empty list when the words are unknown or are no words.
    """
    index = current_index()
    found = _found(index, text, limit)
    known = all(index.knows(word) for word in index.fold(text))
    best = next((match.about for match in found if match.why is Why.LOOKS_LIKE), "")
    return [
        OccupationMatch(
            match.rome,
            match.label,
            match.tier,
            _reason(match),
            match.words,
            match.whole,
            likely=match.tier is not Tier.NEAR
            and (match.why is not Why.LOOKS_LIKE or match.about == best),
            sure=match.why is Why.BEGINS_LIKE
            or (known and match.why not in (Why.LOOKS_LIKE, Why.SOME_WORDS, Why.NEAR_JOB)),
        )
        for match in found
    ]


#: What the last texts meant, as long as the index of that load of the vocabulary is held: while an
#: advisor ticks and pages, the words stay the same.
_remembered: WeakKeyDictionary[Index, OrderedDict[tuple[str, int], list[Match]]] = (
    WeakKeyDictionary()
)
_REMEMBERED = 256


def _found(index: Index, text: str, limit: int) -> list[Match]:
    known = _remembered.setdefault(index, OrderedDict())
    found = known.pop((text, limit), None)
    if found is None:
        found = search(index, text, limit)
    known[text, limit] = found
    if len(known) > _REMEMBERED:
        known.popitem(last=False)
    return found


def name_of_match(match: OccupationMatch) -> AppellationChoice:
    """The label by which somebody may choose the occupation that was found."""
    label = name_of(current_index(), match.rome, match.label)
    return AppellationChoice(label.row.key, label.row.label, label.row.rome)


def label_reader() -> Callable[[OccupationMatch, str], bool]:
    """A function that tells whether a label holds the words by which a match was found.

    Another label of the same occupation may not: "vendeur" means the beautician who sells beauty
    products, and no other beautician. True where no label led to the match.
    """
    index = current_index()

    def holds(match: OccupationMatch, label: str) -> bool:
        return set(match.words) <= set(index.fold(label)) if match.words else True

    return holds


def get_appellation(key: str) -> AppellationChoice | None:
    """The label of a stable key, retired ones included: a learner may have chosen it before."""
    found = (
        Appellation.objects.filter(key=key).values_list("key", "label", "occupation__rome").first()
    )
    return AppellationChoice(*found) if found else None


_REASONS = {
    Why.SAME_NAME: gettext_noop("The job has exactly this name."),
    Why.IN_NAME: gettext_noop("The name of the job contains “%(about)s”."),
    Why.OTHER_FORM: gettext_noop("The same words, written in another way: “%(about)s”."),
    Why.SOME_WORDS: gettext_noop("The name of the job contains only “%(about)s”."),
    Why.ALSO_CALLED: gettext_noop("“%(about)s” can also mean this job."),
    Why.NEAR_JOB: gettext_noop("A job near to: %(about)s."),
    Why.LOOKS_LIKE: gettext_noop("“%(typed)s” looks like “%(about)s”."),
    Why.BEGINS_LIKE: gettext_noop("“%(typed)s” is how “%(about)s” begins."),
}


def _reason(match: Match) -> str:
    return gettext(_REASONS[match.why]) % {"about": match.about, "typed": match.typed}
