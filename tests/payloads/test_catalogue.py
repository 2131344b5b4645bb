"""No text is forgotten: whatever holds words stands in one of the two tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

from django import forms as django_forms
from django.apps import apps
from django.db import models
from rest_framework import serializers
from xblock.fields import String

import advisor_dashboard
from advisor_dashboard import forms, rest
from cv_xblock.document import CV
from tests.blocks.host import BLOCKS

from .words import rows_of

FIELDS = rows_of("fields.tsv")
#: What a table's field may hold words in.
_TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)
_WRITTEN = (serializers.CharField, serializers.JSONField, serializers.ListField)
#: What a view reads of an address or of a form by its name.
_ASKED = re.compile(
    r"(?:request\.(?:GET|POST|query_params)|\bdata)(?:\.get|\.getlist)?[\[(]\"(\w+)\""
    r"|\"(\w+)\" in (?:\w+\.)*request\.(?:GET|POST)|token\(\w+(?:\.GET)?, \"(\w+)\"\)"
)
SOURCES = Path(advisor_dashboard.__file__).parent


def covered() -> set[str]:
    """All that the two tables speak of."""
    kept = {name for row in FIELDS for name in row["kept in"].split(",")}
    return kept.union(row["field"] for row in rows_of("no_words.tsv")) - {"-"}


def of_models() -> Iterator[str]:
    for model in apps.get_app_config("advisor_dashboard").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, _TEXTS) and not field.choices:
                yield f"{model.__name__}.{field.name}"


def of_forms() -> Iterator[str]:
    for module in iter_modules(forms.__path__):
        found = import_module(f"{forms.__name__}.{module.name}")
        for name, form in vars(found).items():
            if isinstance(form, type) and issubclass(form, django_forms.BaseForm):
                for field_name, field in form.base_fields.items():
                    if isinstance(field, django_forms.CharField):
                        yield f"{name}.{field_name}"


def of_the_api() -> Iterator[str]:
    """What programs write: the shapes that the addresses take."""
    sources = "".join(path.read_text() for path in (SOURCES / "rest").glob("*.py"))
    for module, name in re.findall(r"_taken\((\w+)\.(\w+)", sources):
        shape = getattr(import_module(f"{rest.__name__}.{module}"), name)
        for field_name, field in shape().fields.items():
            words = isinstance(field, _WRITTEN) and not isinstance(field, serializers.ChoiceField)
            numbers = isinstance(getattr(field, "child", None), serializers.IntegerField)
            if words and not numbers:
                yield f"{name}.{field_name}"


def of_the_addresses() -> Iterator[str]:
    """Every name by which a page reads what it is sent."""
    for folder in ("views", "forms"):
        for path in (SOURCES / folder).glob("*.py"):
            for found in _ASKED.findall(path.read_text()):
                yield f"?{next(filter(None, found))}"


def of_the_blocks() -> Iterator[str]:
    for name, block in BLOCKS.items():
        for field_name, field in block.fields.items():
            ours = not any(field_name in vars(base) for base in block.__mro__ if _foreign(base))
            if isinstance(field, String) and ours:
                yield f"{name}.{field_name}"


def _foreign(base: type) -> bool:
    return base.__module__.split(".")[0] == "xblock"


def of_the_cv(kind: Any = CV, name: str = "cv") -> Iterator[str]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        where = f"{name}.{field.name}"
        kinds = [hints[field.name], *get_args(hints[field.name])]
        if inner := next((each for each in kinds if is_dataclass(each)), None):
            yield from of_the_cv(inner, where)
        elif str in kinds:
            yield where


def test_every_text_of_a_table_stands_in_the_list() -> None:
    assert sorted(set(of_models()) - covered()) == []


def test_every_text_of_a_form_stands_in_the_list() -> None:
    assert sorted(set(of_forms()) - covered()) == []


def test_every_text_that_a_program_writes_stands_in_the_list() -> None:
    assert sorted(set(of_the_api()) - covered()) == []


def test_every_name_that_a_page_is_sent_stands_in_the_list() -> None:
    assert sorted(set(of_the_addresses()) - covered()) == []


def test_every_text_of_a_block_stands_in_the_list() -> None:
    assert sorted(set(of_the_blocks()) - covered()) == []


def test_every_text_of_a_cv_stands_in_the_list() -> None:
    assert sorted(set(of_the_cv()) - covered()) == []


def test_the_lists_speak_of_nothing_that_is_gone() -> None:
    there = {
        *of_models(), *of_forms(), *of_the_api(), *of_the_addresses(), *of_the_blocks(),
        *of_the_cv(),
    }  # fmt: skip

    assert sorted(covered() - there) == []


def test_whatever_holds_no_words_says_why() -> None:
    assert all(len(row["why"]) > 5 for row in rows_of("no_words.tsv"))
