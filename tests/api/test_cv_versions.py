"""Earlier states of a CV: kept as it changes, gone back to without losing anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import cv_versions, profiles
from advisor_dashboard.api.errors import Conflict, NotFound
from advisor_dashboard.api.former import KEPT_AT_MOST
from advisor_dashboard.models import CurriculumVitae, CVVersion
from tests import factories


@pytest.fixture
def learner(world):
    return world.learner


def later(learner) -> None:
    """Eleven minutes pass."""
    eleven = timedelta(minutes=11)
    for row in CurriculumVitae.objects.filter(pk=learner.pk):
        CurriculumVitae.objects.filter(pk=row.pk).update(created_at=row.created_at - eleven)
    for row in CVVersion.objects.filter(learner=learner):
        CVVersion.objects.filter(pk=row.pk).update(kept_at=row.kept_at - eleven)


def save(learner, name, *, keep=False):
    version = profiles.load_cv(learner.pk).version
    document = factories.cv_document(first_name=name)
    return profiles.save_cv(learner.pk, document, base_version=version, course_key=None, keep=keep)


def names(learner):
    return [each.document["first_name"] for each in cv_versions.former_cvs(learner.pk)]


def test_while_somebody_writes_one_state_is_kept_in_ten_minutes(learner):
    for name in ("A", "B", "C"):
        save(learner, name)
    assert names(learner) == []
    later(learner)
    save(learner, "D")
    save(learner, "E")
    assert names(learner) == ["C"]
    later(learner)
    save(learner, "F")
    assert names(learner) == ["E", "C"]


def test_a_change_of_the_whole_keeps_the_former_state_whatever_the_time(learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    assert names(learner) == ["A"]


def test_there_are_so_many_and_the_oldest_goes(learner):
    for number in range(KEPT_AT_MOST + 3):
        save(learner, f"n{number}", keep=True)
    assert len(names(learner)) == KEPT_AT_MOST
    assert names(learner)[0] == f"n{KEPT_AT_MOST + 1}"
    assert names(learner)[-1] == "n2"


def test_a_save_that_changes_nothing_keeps_nothing(learner):
    save(learner, "A")
    later(learner)
    save(learner, "A", keep=True)
    assert names(learner) == []


def test_each_says_which_parts_are_not_the_same_now(learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    former = cv_versions.former_cvs(learner.pk)[0]
    assert former.differs == ("name",)
    assert former.saved_at < timezone.now()


def test_every_part_of_the_document_is_told_of():
    from cv_xblock import changes
    from cv_xblock.document import CV

    told = {name for names in changes.PARTS.values() for name in names}
    assert told == set(CV().to_dict()) - {"schema"}


def test_going_back_is_a_save_and_loses_nothing(learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    now = profiles.load_cv(learner.pk)
    former = cv_versions.former_cvs(learner.pk)[0]
    stored = cv_versions.go_back(learner.pk, former.id, base_version=now.version, course_key=None)
    assert (stored.document["first_name"], stored.version) == ("A", now.version + 1)
    assert names(learner) == ["B", "A"]


def test_going_back_never_overwrites_a_version_that_the_page_does_not_know(learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    former = cv_versions.former_cvs(learner.pk)[0]
    with pytest.raises(Conflict):
        cv_versions.go_back(learner.pk, former.id, base_version=1, course_key=None)
    assert profiles.load_cv(learner.pk).document["first_name"] == "B"


def test_another_s_state_is_not_there(world, learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    former = cv_versions.former_cvs(learner.pk)[0]
    assert cv_versions.former_cvs(world.neighbour.pk) == []
    for ask in (
        cv_versions.former_cv,
        lambda *ids: cv_versions.go_back(*ids, base_version=0, course_key=None),
    ):
        with pytest.raises(NotFound):
            ask(world.neighbour.pk, former.id)


def test_a_state_of_an_older_schema_is_read_as_one_of_this(learner):
    save(learner, "A")
    save(learner, "B", keep=True)
    old = {
        name: value
        for name, value in factories.cv_document(first_name="Vieux").items()
        if name not in ("pages", "interests", "address", "birth_date")
    } | {"schema": 1}
    CVVersion.objects.update(document=old)
    assert names(learner) == ["Vieux"]
    assert cv_versions.former_cvs(learner.pk)[0].document["pages"] == []
