"""Whatever table refers to a person, now or later: it is handed out, and it is erased.

The tables are found by their fields, and a row of each is made by the types of its fields, so
that a table added later is tried without a line changed.
"""

from __future__ import annotations

import datetime
from itertools import count

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.privacy import erase_learner
from tests.factories import User, make_person

#: Numbers that refer to something else than an account.
OTHER_NUMBERS = {"cohort_id", "profile_id", "scope_id", "term_id"}

_numbers = count(1)


def refers_to_a_person(field: models.Field) -> bool:
    if field.is_relation:
        return field.related_model is User
    return (
        isinstance(field, models.IntegerField)
        and field.name.endswith("_id")
        and field.name not in OTHER_NUMBERS
    )


REFERENCES = [
    (model, field)
    for model in apps.get_app_config("advisor_dashboard").get_models(include_auto_created=True)
    for field in model._meta.concrete_fields
    if refers_to_a_person(field)
]


def value_for(field: models.Field):
    number = next(_numbers)
    if field.choices:
        return field.choices[0][0]
    if field.is_relation:
        return make_person() if field.related_model is User else make_row(field.related_model)
    kinds = {
        models.BinaryField: b"bytes",
        models.BooleanField: True,
        models.DateTimeField: timezone.now(),
        models.DateField: datetime.date(2026, 1, 1),
        models.FloatField: 1.5,
        models.IntegerField: number,
        models.JSONField: {},
        models.TextField: f"text {number}",
        models.CharField: f"text {number}"[-(field.max_length or 20) :],
    }
    for kind, value in kinds.items():
        if isinstance(field, kind):
            return value
    raise AssertionError(f"say here what a {type(field).__name__} may hold")


def make_row(model: type[models.Model], **given):
    """A row of a table with what it needs; what it may do without stays empty."""
    values = {
        field.name: value_for(field)
        for field in model._meta.concrete_fields
        if field.name not in given
        and not field.null
        and not field.has_default()
        and not isinstance(field, models.AutoField)
    }
    return model._default_manager.create(**values, **given)


def refer(model, field, person):
    return make_row(model, **{field.name: person if field.is_relation else person.pk})


def left_of(person) -> list[str]:
    return [
        f"{model.__name__}.{field.name}"
        for model, field in REFERENCES
        if model._default_manager.filter(**{field.name: person.pk}).exists()
    ]


def name(value):
    return getattr(value, "__name__", None) or value.name


@pytest.mark.parametrize(("model", "field"), REFERENCES, ids=name)
def test_a_row_that_refers_to_a_person_is_handed_out(db, model, field):
    person = make_person()
    assert not any(export_learner(person.pk).values())
    refer(model, field, person)
    assert any(export_learner(person.pk).values())


def test_of_an_erased_person_no_table_holds_anything(db):
    person, other = make_person(), make_person()
    for model, field in REFERENCES:
        refer(model, field, person)
        refer(model, field, other)
    everywhere = sorted(f"{model.__name__}.{field.name}" for model, field in REFERENCES)
    assert sorted(left_of(person)) == everywhere
    erase_learner(person.pk)
    assert left_of(person) == []
    assert sorted(left_of(other)) == everywhere


def test_a_number_that_looks_like_an_account_s_is_one_or_is_named_above():
    assert ("PendingErasure", "user_id") in {(m.__name__, f.name) for m, f in REFERENCES}
    assert len(REFERENCES) >= 11
