"""Names of people among the words of a search: they are kept nowhere as words that nobody knows."""

from __future__ import annotations

from django.db.models import Q

from ..models import CurriculumVitae, Membership, Profile, UnknownWord
from ..targeting.chunks import SIZE, chunks
from ..targeting.searchable import own_name
from ..vocabulary.fold import words
from .access import Reach, asked_platform
from .errors import Unavailable

#: Of more closed CVs in a reach the names are not compared: any word may be one.
_MOST_COMPARED = 5_000


def names_somebody(reach: Reach, text: str) -> bool:
    """Whether a word of the text is a name: on an account, or on a closed CV within the reach.

    Names on open CVs have been looked for by the search itself.

    Raises:
        Unavailable: the platform could not be asked.
    """
    asked = {*words(text), *text.casefold().split()}
    with asked_platform() as platform:
        if platform.is_called(sorted(asked)):
            return True
    number = 0
    for scope_ids in chunks(reach.scope_ids(), SIZE // 2):
        there = Membership.objects.filter(scope_id__in=scope_ids)
        closed = CurriculumVitae.objects.filter(pk__in=there.values("learner_id")).exclude(
            pk__in=Profile.objects.filter(learner_id__in=there.values("learner_id")).values(
                "learner_id"
            )
        )
        names = closed.values_list("document__first_name", "document__last_name")
        for first, last in names[: _MOST_COMPARED + 1]:
            number += 1
            if number > _MOST_COMPARED or not asked.isdisjoint(words(f"{first} {last}")):
                return True
    return False


def forget_name(learner_id: int) -> None:
    """Delete the words that hold a name of this person's. Call it before the CV goes."""
    names = [row.name for row in Profile.objects.filter(learner_id=learner_id)]
    names += [own_name(row.document) for row in CurriculumVitae.objects.filter(pk=learner_id)]
    try:
        with asked_platform() as platform:
            person = platform.person(learner_id)
        names += [person.name, person.username] if person else []
    except Unavailable:
        # Names of accounts are not noted in the first place.
        pass
    said = {word for name in names for word in words(name)}
    held = Q(pk__in=[])
    for word in said:
        held |= Q(words__contains=word)
    rows = UnknownWord.objects.filter(held).values_list("pk", "words")
    gone = [pk for pk, text in rows if not said.isdisjoint(text.replace("-", " ").split())]
    for some in chunks(gone):
        UnknownWord.objects.filter(pk__in=some).delete()
