"""Writing who receives an offer: in one statement for hundreds, inside the database."""

# ruff: noqa: S608 -- names of tables, and of columns
from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection

from ..models import Proposal
from ..targeting.chunks import chunks

_GIVEN = {"offer_id", "message_id", "learner_id"}


def write_proposals(offer_id: int, message_id: int, learner_ids: Collection[int]) -> int:
    """Write one proposal for each of these learners; tells how many there are now.

    The caller has found that none of them has the offer, and holds the offer's row. An account
    that has gone in between gets none.
    """
    others = {
        str(field.column): field.get_db_prep_save(field.get_default(), connection)
        for field in Proposal._meta.concrete_fields
        if not field.primary_key and field.column not in _GIVEN
    }
    columns = ", ".join(("offer_id", "message_id", *others, "learner_id"))
    values = ["%s"] * (2 + len(others))
    before: list[Any] = [offer_id, message_id, *others.values()]
    written = 0
    with connection.cursor() as cursor:
        for some in chunks(learner_ids):
            cursor.execute(
                f"INSERT INTO {Proposal._meta.db_table} ({columns})"
                f" SELECT {', '.join(values)}, id FROM {get_user_model()._meta.db_table}"
                f" WHERE id IN ({', '.join(['%s'] * len(some))}) ORDER BY id",
                [*before, *some],
            )
            written += cursor.rowcount
    return written
