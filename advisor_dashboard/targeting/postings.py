"""Writing the index: the profile and the postings of one learner, as consent allows."""

# ruff: noqa: S608 -- names of tables, and integers
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from ..models import CurriculumVitae, Membership, Posting, Profile, Scope, Sharing
from .consent import last_opened, open_structures
from .searchable import Searchable, searchable


def recency(moment: datetime) -> int:
    """Minutes since 1970, negated: the newest sorts first."""
    return -int(moment.timestamp() // 60)


def reindex(learner_id: int, name_if_unsaid: str | None) -> bool:
    """Make the index say what the CV, the open consents and the memberships say now.

    Call it with the learner locked. It writes only what changed, and tells whether it did.
    It reads our own tables alone, so that a withdrawal takes effect whatever the platform does.

    Args:
        name_if_unsaid: the name on the account, for a CV without one; ``None`` = as indexed.
    """
    profile = Profile.objects.filter(learner_id=learner_id).first()
    wanted = _wanted(learner_id, name_if_unsaid, profile)
    if wanted is None:
        return unindex(learner_id)
    cv, found, scopes = wanted
    if profile is None:
        profile = Profile(
            learner_id=learner_id,
            updated_at=cv.saved_at,
            active_on=timezone.localdate(cv.saved_at),
            # As old as the consent: an index that is built again makes nobody new.
            indexed_at=last_opened(learner_id),
            **found.fields,
        )
        profile.save()
        changed = True
    else:
        changed = _says_else(profile, found)
        if changed:
            _update(profile, found.fields, cv.saved_at)
    return _write_postings(profile, found.terms, scopes) or changed


@dataclass(frozen=True)
class Place:
    """Where a learner stands in the index: the profile, and the scopes that are open."""

    profile_id: int | None
    scopes: list[int]


#: Written out: as a query of the ORM it would take longer to put together than to answer.
_PLACE = (
    f"SELECT 'open' AS kind, structure_key, 0 AS number FROM {Sharing._meta.db_table}"
    " WHERE learner_id = %s AND closed_at IS NULL"
    f" UNION ALL SELECT 'scope', s.structure_key, s.id FROM {Membership._meta.db_table}"
    f" m JOIN {Scope._meta.db_table} s ON s.id = m.scope_id"
    " WHERE m.learner_id = %s"
    f" UNION ALL SELECT 'profile', '', id FROM {Profile._meta.db_table} WHERE learner_id = %s"
)


def place_of(learner_id: int) -> Place:
    """Profile, consents and memberships of a learner, in one query: each save asks it."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, [learner_id] * 3)
        found = cursor.fetchall()
    structures = {key for kind, key, _number in found if kind == "open"}
    return Place(
        profile_id=next((number for kind, _key, number in found if kind == "profile"), None),
        # Keys are compared here: some databases hold two that differ by case for the same.
        scopes=[n for kind, key, n in found if kind == "scope" and key in structures],
    )


def index_again(place: Place, found: Searchable) -> None:
    """Write what changed of a learner who is in the index and stays there.

    Call it with the learner locked.
    """
    if place.profile_id is None:
        raise ValueError("there is no profile to write over")
    profile = Profile(pk=place.profile_id, updated_at=timezone.now())
    Profile.objects.filter(pk=profile.pk).update(updated_at=profile.updated_at, **found.fields)
    _rewrite(profile, _rows(profile, found.terms, place.scopes))


def is_stale(learner_id: int, name_if_unsaid: str | None) -> bool:
    """Whether :func:`reindex` would write something."""
    profile = Profile.objects.filter(learner_id=learner_id).first()
    wanted = _wanted(learner_id, name_if_unsaid, profile)
    if wanted is None or profile is None:
        return wanted is not None or profile is not None
    _cv, found, scopes = wanted
    return _says_else(profile, found) or _held(profile) != _rows(profile, found.terms, scopes)


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
            f"DELETE FROM {Posting._meta.db_table} WHERE profile_id = %s",
            [profile_id],
        )


def _wanted(
    learner_id: int, name_if_unsaid: str | None, profile: Profile | None
) -> tuple[CurriculumVitae, Searchable, list[int]] | None:
    """The CV, what of it is to be found, and in which scopes; ``None`` = nowhere."""
    scopes = _open_scopes(learner_id)
    cv = CurriculumVitae.objects.filter(pk=learner_id).first() if scopes else None
    if cv is None:
        return None
    if name_if_unsaid is None:
        name_if_unsaid = profile.name if profile else ""
    return cv, searchable(cv.document, name_if_unsaid), scopes


def _open_scopes(learner_id: int) -> list[int]:
    """Keys are compared here: some databases hold two that differ by case for the same."""
    structures = open_structures(learner_id)
    if not structures:
        return []
    rows = Membership.objects.filter(learner_id=learner_id)
    pairs = rows.values_list("scope_id", "scope__structure_key")
    return [scope_id for scope_id, structure_key in pairs if structure_key in structures]


def _says_else(profile: Profile, found: Searchable) -> bool:
    return any(getattr(profile, name) != value for name, value in found.fields.items())


def _update(profile: Profile, fields: dict[str, object], saved_at: datetime) -> None:
    """Write over a profile. Another vocabulary, or more that is indexed, makes no CV newer."""
    for name, value in fields.items():
        setattr(profile, name, value)
    profile.updated_at = saved_at
    profile.save()


def _write_postings(
    profile: Profile, term_ids: Collection[int], scope_ids: Collection[int]
) -> bool:
    wanted, held = _rows(profile, term_ids, scope_ids), _held(profile)
    if wanted == held:
        return False
    known = {scope for _term, scope, _age in held}
    if known and not known.issuperset(scope_ids):
        Profile.objects.filter(pk=profile.pk).update(indexed_at=timezone.now())
    _rewrite(profile, wanted)
    return True


def _rewrite(profile: Profile, wanted: Collection[tuple[int, int, int]]) -> None:
    delete_postings(profile.pk)
    rows = ", ".join(
        f"({term:d}, {scope:d}, {newest_first:d}, {profile.pk:d})"
        for term, scope, newest_first in sorted(wanted)
    )
    if not rows:
        return
    with connection.cursor() as cursor:
        # The integers stand in the statement: as objects they would cost more than the rows.
        cursor.execute(
            f"INSERT INTO {Posting._meta.db_table}"
            f" (term_id, scope_id, recency, profile_id) VALUES {rows}"
        )


def _rows(
    profile: Profile, term_ids: Collection[int], scope_ids: Collection[int]
) -> set[tuple[int, int, int]]:
    age = recency(profile.updated_at)
    return {(term, scope, age) for term in term_ids for scope in scope_ids}


def _held(profile: Profile) -> set[tuple[int, int, int]]:
    rows = Posting.objects.filter(profile_id=profile.pk)
    return set(rows.values_list("term_id", "scope_id", "recency"))
