"""The nightly comparison of everybody who has a CV with the platform."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from ..models import CurriculumVitae
from ..targeting.activity import note_days
from ..targeting.memberships import delete_empty_scopes, delete_empty_shares
from .access import asked_platform
from .catalogue import Catalogue, read_catalogue
from .erasing import pending_erasures
from .errors import Unavailable
from .groups import compare_all, is_indexed_wrongly, mend, with_cv
from .keeping import forget_unfinished
from .long_work import forget_old
from .own_vocabulary import forget_rare_words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ReconcileReport:
    """What a reconciliation found, and mended unless it only looked.

    Attributes:
        learners: how many people with a CV were compared with the platform.
        added: standings that the platform has and the projection had not.
        removed: memberships that no longer held.
        ended: open consents to a structure in which the learner no longer learns.
        stale: people of whom the index said something else than CV, consents and memberships.
        failed: people who could not be compared or mended; the others were.
        gone: courses of scopes that the platform has no more.
        erasures: people of whom erasing has failed, for ``finish_erasures``.
    """

    learners: int = 0
    added: int = 0
    removed: int = 0
    ended: int = 0
    stale: int = 0
    failed: int = 0
    gone: int = 0
    erasures: int = 0


def reconcile(dry_run: bool = False) -> ReconcileReport:
    """Compare every learner who has a CV with the platform, and mend what differs.

    The index of each is made right too, so that a newer vocabulary takes effect. One failure
    does not keep the others waiting: it is logged with the account's id, and counted. Messages
    that were written and never sent are forgotten after a day.

    Args:
        dry_run: only look.

    Raises:
        Unavailable: the platform could not be asked for its courses; nothing changed.
    """
    catalogue = read_catalogue()
    total: Counter[str] = Counter(gone=len(catalogue.gone), erasures=len(pending_erasures()))
    for learner_ids in with_cv():
        total += _reconcile_some(learner_ids, catalogue, dry_run=dry_run)
    if not dry_run:
        delete_empty_scopes(catalogue.gone)
        delete_empty_shares()
        forget_unfinished()
        forget_rare_words()
        forget_old()
    return ReconcileReport(**total)


def _reconcile_some(learner_ids: list[int], catalogue: Catalogue, *, dry_run: bool) -> Counter[str]:
    try:
        compared = list(compare_all(learner_ids, catalogue))
    except Exception:
        log.error("%s people from user %s on not compared", len(learner_ids), learner_ids[0])
        return Counter(failed=len(learner_ids))
    found: Counter[str] = Counter(learners=len(compared))
    for each in compared:
        found.update(
            added=len(each.difference.added),
            removed=len(each.difference.removed),
            ended=len(each.ended),
        )
        try:
            found["stale"] += is_indexed_wrongly(each)
            if not dry_run:
                mend(each, catalogue.gone)
        except Exception:
            log.error("rows of user %s were not compared or mended", each.learner_id)
            found["failed"] += 1
    if not dry_run:
        _note_activity(learner_ids)
    return found


def _note_activity(learner_ids: Collection[int]) -> None:
    """Note when each was last active: seen by the platform, or changing the CV.

    What the platform cannot say stays as it was noted.
    """
    saved = CurriculumVitae.objects.filter(pk__in=list(learner_ids))
    moments = dict(saved.values_list("pk", "saved_at"))
    try:
        with asked_platform() as platform:
            seen = platform.last_active(learner_ids)
    except Unavailable:
        seen = {}
    for learner_id, moment in seen.items():
        moments[learner_id] = max(moment, moments.get(learner_id, moment))
    note_days({pk: timezone.localdate(moment) for pk, moment in moments.items()})
