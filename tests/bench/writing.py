"""What writing costs: a shared CV with its postings, and an offer for thousands."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from advisor_dashboard.api import profiles, sharing
from advisor_dashboard.api.occupations import suggest_appellations
from advisor_dashboard.api.recipients import write_proposals
from advisor_dashboard.models import CurriculumVitae, Message, Offer, Proposal
from advisor_dashboard.targeting.postings import index_again, place_of
from advisor_dashboard.targeting.references import references_of
from advisor_dashboard.targeting.searchable import searchable
from cv_xblock.document import CV
from tests import factories

from .population import Population
from .ratio import ratio
from .search import milliseconds

RECIPIENTS = 5_000
TRIES = 5


def measure(people: Population) -> dict[str, float]:
    """The two ratios, and the whole saving of a shared CV in milliseconds."""
    return _saving(people) | {"propose_5000_over_bulk_create": _proposing(people)}


def _saving(people: Population) -> dict[str, float]:
    documents = [_document(words) for words in (("vendeur", "cuisinier"), ("serveur", "vendeur"))]
    versions = [0]

    def save(turn: int) -> None:
        stored = profiles.save_cv(
            people.learner,
            documents[turn % 2],
            base_version=versions[-1],
            course_key=people.course_key,
        )
        versions.append(stored.version)

    save(1)
    sharing.open_sharing(people.learner, people.course_key)
    row = CurriculumVitae.objects.filter(pk=people.learner)
    read = [(each, references_of(each)) for each in documents]

    def write_row(turn: int) -> None:
        row.update(document=documents[turn % 2], version=F("version") + 1, saved_at=timezone.now())

    def row_alone(turn: int) -> None:
        with transaction.atomic():
            write_row(turn)

    def row_and_postings(turn: int) -> None:
        """All that is written when a learner wants other jobs; other jobs at each turn."""
        with transaction.atomic():
            write_row(turn)
            index_again(
                place_of(people.learner), searchable(read[turn % 2][0], "", read[turn % 2][1])
            )

    return {
        "save_shared_cv_ms": milliseconds(save, 40),
        "profile_update_over_row": ratio(row_and_postings, row_alone),
    }


def _document(words: Sequence[str]) -> dict[str, Any]:
    jobs = [suggest_appellations(word)[0] for word in words]
    wanted = [{"key": job.key, "rome": job.rome, "label": job.label} for job in jobs]
    return CV().to_dict() | {"wanted_jobs": wanted}


def _proposing(people: Population) -> float:
    """Writing 5,000 recipients as an offer is sent, over ``bulk_create`` of the same rows."""
    advisor = get_user_model().objects.get(pk=people.middle)
    offer = Offer.objects.get(pk=factories.make_offer(advisor).id)
    letter = Message.objects.create(
        sender=advisor, body="Bench", token="bench", sent_at=timezone.now()
    )
    ids = list(
        get_user_model()
        .objects.filter(username__startswith="bench", password="!")
        .order_by("pk")
        .values_list("pk", flat=True)[:RECIPIENTS]
    )

    def as_sent() -> None:
        write_proposals(offer.pk, letter.pk, ids)

    def one_object_each() -> None:
        Proposal.objects.bulk_create(
            Proposal(offer=offer, learner_id=pk, message=letter) for pk in ids
        )

    taken = {
        action: min(_written(action) for _ in range(TRIES)) for action in (as_sent, one_object_each)
    }
    return round(taken[as_sent] / taken[one_object_each], 3)


def _written(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    with transaction.atomic():
        action()
    taken = time.perf_counter() - start
    if (written := Proposal.objects.count()) != RECIPIENTS:
        raise RuntimeError(f"{written} recipients were written, not {RECIPIENTS}")
    Proposal.objects.all().delete()
    return taken
