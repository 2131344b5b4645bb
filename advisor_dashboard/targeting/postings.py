"""Writing the index: the profile and the postings of one learner, as consent allows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.utils import timezone

from ..models import CurriculumVitae, Membership, Posting, Profile
from .consent import open_structures
from .searchable import searchable


def recency(moment: datetime) -> int:
    """Minutes since 1970, negated: the newest sorts first."""
    return -int(moment.timestamp() // 60)


def reindex(learner_id: int, name_if_unsaid: str) -> bool:
    """Make the index say what the CV, the open consents and the memberships say now.

    Call it with the learner locked. It writes only what changed, and tells whether it did.
    """
    scopes = _open_scopes(learner_id)
    cv = CurriculumVitae.objects.filter(pk=learner_id).first()
    if cv is None or not scopes:
        return unindex(learner_id)
    found = searchable(cv.document, name_if_unsaid)
    profile = Profile.objects.filter(learner_id=learner_id).first()
    if profile is None:
        profile = Profile(learner_id=learner_id, updated_at=cv.saved_at, **found.fields)
        profile.save()
        changed = True
    else:
        changed = any(getattr(profile, name) != value for name, value in found.fields.items())
        if changed:
            _update(profile, found.fields)
    return _write_postings(profile, found.terms, scopes) or changed


def unindex(learner_id: int) -> bool:
    """Take the learner out of the index; tells whether they were in it."""
    profile_ids = list(Profile.objects.filter(learner_id=learner_id).values_list("pk", flat=True))
    for profile_id in profile_ids:
        delete_postings(profile_id)
    Profile.objects.filter(pk__in=profile_ids).delete()
    return bool(profile_ids)


def delete_postings(profile_id: int) -> None:
    """Take all postings of a profile away.

    In SQL: a deletion by the ORM goes by the primary key that it knows, the term alone,
    wherever somebody listens to deletions, and would take other people's postings too.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {Posting._meta.db_table} WHERE profile_id = %s",  # noqa: S608
            [profile_id],
        )


def _open_scopes(learner_id: int) -> list[int]:
    structures = open_structures(learner_id)
    if not structures:
        return []
    rows = Membership.objects.filter(learner_id=learner_id, scope__structure_key__in=structures)
    return list(rows.values_list("scope_id", flat=True))


def _update(profile: Profile, fields: dict[str, object]) -> None:
    for name, value in fields.items():
        setattr(profile, name, value)
    profile.updated_at = timezone.now()
    profile.save()


def _write_postings(
    profile: Profile, term_ids: Collection[int], scope_ids: Collection[int]
) -> bool:
    age = recency(profile.updated_at)
    wanted = {(term, scope, age) for term in term_ids for scope in scope_ids}
    held = set(
        Posting.objects.filter(profile_id=profile.pk).values_list("term_id", "scope_id", "recency")
    )
    if wanted == held:
        return False
    delete_postings(profile.pk)
    Posting.objects.bulk_create(
        Posting(term_id=term, scope_id=scope, recency=newest_first, profile_id=profile.pk)
        for term, scope, newest_first in sorted(wanted)
    )
    return True
