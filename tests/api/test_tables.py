"""The tables: what they say of personal data, and how they are made."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from advisor_dashboard.models import Posting

OURS = ("advisor_dashboard", "clicnjob_embedded")
MODELS = [model for app in OURS for model in apps.get_app_config(app).get_models()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_table_says_whether_it_holds_personal_data(model):
    assert (".. pii:" in model.__doc__) != (".. no_pii:" in model.__doc__)
    points_at_people = any(
        field.is_relation and field.related_model._meta.label == "auth.User"
        for field in model._meta.concrete_fields
    )
    assert not points_at_people or ".. pii_retirement:" in model.__doc__


@pytest.mark.django_db(transaction=True)  # MariaDB commits whatever is open at a CREATE
def test_making_the_postings_table_again_changes_nothing():
    migration = import_module("advisor_dashboard.migrations.0002_posting_table")
    row = {"term_id": 1, "scope_id": 2, "recency": -3, "profile_id": 4}
    Posting.objects.bulk_create([Posting(**row)])
    with connection.cursor() as cursor:
        migration.create(apps, SimpleNamespace(connection=connection, execute=cursor.execute))
    assert Posting.objects.filter(**row).exists()


def test_a_profile_is_taken_away_by_an_index(db):
    table = Posting._meta.db_table
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    indexed = [each["columns"] for each in constraints.values() if not each["primary_key"]]
    assert ["profile_id"] in indexed


@pytest.mark.parametrize(
    "model", list(apps.get_app_config(OURS[0]).get_models()), ids=lambda model: model.__name__
)
def test_no_index_begins_as_another_does(model, db):
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, model._meta.db_table)
    columns = [
        tuple(each["columns"])
        for each in constraints.values()
        if each["columns"] and (each["index"] or each["unique"] or each["primary_key"])
    ]
    for one in columns:
        assert not [other for other in columns if other != one and other[: len(one)] == one]
