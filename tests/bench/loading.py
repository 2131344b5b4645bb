"""Many learners with an open CV, written in bulk: half of it in Python, half inside the database.

SQLite, MySQL and MariaDB; two million take a few minutes.
"""

# ruff: noqa: S608 -- names of tables, and of columns
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.db.models import Max

from advisor_dashboard.models import Membership, Posting, Profile, Sharing
from advisor_dashboard.platform.embedded.models import Enrollment
from advisor_dashboard.targeting.terms import OPEN_TERM

BATCH = 20_000
#: Of three jobs: each occupation, and each label.
TERMS = 6
_TERM_COLUMNS = [f"t{number}" for number in range(TERMS)]


@dataclass(frozen=True)
class Person:
    """A learner: where they stand, what they look for, and the fields of their profile."""

    course: int
    scope: int
    cohort: int
    cohort_scope: int
    structure_key: str
    terms: tuple[int, ...]
    recency: int
    fields: dict[str, Any]


def next_id() -> int:
    """An id that no account and no profile has yet, nor any above it."""
    tops = (
        model._default_manager.aggregate(top=Max("pk"))["top"]
        for model in (get_user_model(), Profile)
    )
    return max(top or 0 for top in tops) + 1


def load(people: Iterable[Person], first: int, now: datetime) -> None:
    """Write the people, their ids from ``first`` on; of account and profile the same."""
    with _quickly():
        with connection.cursor() as cursor:
            numbers = ("course", "scope", "cohort", "cohort_scope", "recency", *_TERM_COLUMNS)
            columns = ", ".join(f"{name} bigint" for name in numbers)
            cursor.execute(
                f"CREATE TABLE bench_person (id bigint PRIMARY KEY, {columns},"
                " structure varchar(255))"
            )
        _write(people, first)
        _unfold(now)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE bench_person")
            if connection.vendor == "mysql":
                cursor.execute(f"ANALYZE TABLE {Posting._meta.db_table}, {Profile._meta.db_table}")
                cursor.fetchall()


def _write(people: Iterable[Person], first: int) -> None:
    fields = [each for each in Profile._meta.concrete_fields if not each.primary_key]
    usual = {each.name: _prepared(each, each.get_default()) for each in fields}
    names = ", ".join(["id", *(str(each.column) for each in fields)])
    into_profile = (
        f"INSERT INTO {Profile._meta.db_table} ({names})"
        f" VALUES ({', '.join(['%s'] * (len(fields) + 1))})"
    )
    into_person = f"INSERT INTO bench_person VALUES ({', '.join(['%s'] * (7 + TERMS))})"
    numbered = enumerate(people, start=first)
    with connection.cursor() as cursor:
        while some := list(islice(numbered, BATCH)):
            rows = [
                (number, *(_value(field, number, person, usual[field.name]) for field in fields))
                for number, person in some
            ]
            with transaction.atomic():
                cursor.executemany(into_profile, rows)
                cursor.executemany(into_person, [_staged(*each) for each in some])


def _value(field: models.Field[Any, Any], number: int, person: Person, usual: Any) -> Any:
    if field.name == "learner":
        return number
    if field.name == "name":
        return f"Bench {number}"
    if field.name not in person.fields:
        return usual
    value = person.fields[field.name]
    # What is JSON is text already: a million times the same few labels.
    return value if isinstance(field, models.JSONField) else _prepared(field, value)


def _prepared(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    return field.get_db_prep_save(value, connection)


def _staged(number: int, person: Person) -> tuple[Any, ...]:
    terms = (*person.terms, *[None] * TERMS)[:TERMS]
    return (
        *(number, person.course, person.scope, person.cohort, person.cohort_scope),
        *(person.recency, *terms, person.structure_key),
    )


def _unfold(now: datetime) -> None:
    """Accounts, enrollments, memberships, consents and postings of those who are staged."""
    user = get_user_model()._meta.db_table
    moment = Sharing._meta.get_field("opened_at").get_db_prep_save(now, connection)
    name = "CONCAT('bench', id)" if connection.vendor == "mysql" else "'bench' || id"
    statements: list[tuple[str, list[Any]]] = [
        (
            f"INSERT INTO {user} (id, username, password, first_name, last_name, email,"
            " is_staff, is_active, is_superuser, date_joined)"
            f" SELECT id, {name}, '!', '', '', '', 0, 1, 0, %s FROM bench_person ORDER BY id",
            [moment],
        ),
        (
            f"INSERT INTO {Enrollment._meta.db_table} (user_id, course_id, cohort_id, is_active)"
            " SELECT id, course, cohort, 1 FROM bench_person ORDER BY id",
            [],
        ),
        (
            f"INSERT INTO {Membership._meta.db_table} (learner_id, scope_id) SELECT * FROM"
            " (SELECT id, scope FROM bench_person UNION ALL SELECT id, cohort_scope"
            " FROM bench_person) AS pairs ORDER BY 1, 2",
            [],
        ),
        (
            f"INSERT INTO {Sharing._meta.db_table} (learner_id, structure_key, opened_at)"
            " SELECT id, structure, %s FROM bench_person ORDER BY id",
            [moment],
        ),
        (
            f"INSERT INTO {Posting._meta.db_table} (term_id, scope_id, recency, profile_id)"
            f" SELECT * FROM ({' UNION ALL '.join(_rows())}) AS found ORDER BY 1, 2, 3, 4",
            [],
        ),
    ]
    with connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)


def _rows() -> Iterator[str]:
    for term in (str(OPEN_TERM), *_TERM_COLUMNS):
        for scope in ("scope", "cohort_scope"):
            yield (
                f"SELECT {term} AS term, {scope} AS scope, recency, id FROM bench_person"
                f" WHERE {term} IS NOT NULL"
            )


#: Of the postings; an index is made faster of all the rows than row by row.
_INDEXES = {
    "cnj_posting_profile": "profile_id",
    "cnj_posting_newest": "term_id, recency, profile_id, scope_id",
}
_FAST = {
    "mysql": (
        "SET unique_checks = 0",
        f"SET sort_buffer_size = {1 << 28}",
        f"SET max_heap_table_size = {1 << 32}",
        f"SET tmp_table_size = {1 << 32}",
    ),
    "sqlite": ("PRAGMA synchronous = OFF", "PRAGMA cache_size = -1000000"),
}
_USUAL = {
    "mysql": ("SET unique_checks = 1",),
    "sqlite": (
        "PRAGMA synchronous = FULL",
        "PRAGMA cache_size = -2000",
        "PRAGMA wal_checkpoint(TRUNCATE)",
    ),
}


@contextmanager
def _quickly() -> Iterator[None]:
    """No checks and no waiting for the disk: what is lost is made again."""
    table = Posting._meta.db_table
    of_table = f" ON {table}" if connection.vendor == "mysql" else ""
    with connection.constraint_checks_disabled():
        _do(*_FAST[connection.vendor], *(f"DROP INDEX {name}{of_table}" for name in _INDEXES))
        try:
            yield
        finally:
            _do(
                *(f"CREATE INDEX {name} ON {table} ({of})" for name, of in _INDEXES.items()),
                *_USUAL[connection.vendor],
            )


def _do(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
