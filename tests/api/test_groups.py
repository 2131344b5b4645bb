"""Memberships follow the platform, and the index follows the memberships."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from advisor_dashboard.api import groups, sharing
from advisor_dashboard.api.errors import Unavailable
from advisor_dashboard.api.reconciling import ReconcileReport, reconcile
from advisor_dashboard.models import (
    CurriculumVitae,
    Membership,
    Posting,
    Profile,
    Scope,
    Sharing,
)
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Cohort, Enrollment
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories


def standings(learner) -> set[tuple[str, str]]:
    names = dict(Cohort.objects.values_list("pk", "name"))
    rows = Membership.objects.filter(learner=learner).select_related("scope")
    return {(row.scope.course_key, names.get(row.scope.cohort_id, "")) for row in rows}


def posted_scopes() -> set[int]:
    return set(Posting.objects.values_list("scope_id", flat=True))


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    return world


def test_a_learner_stands_in_the_course_and_in_the_cohort(world):
    assert standings(world.learner) == {(world.course, ""), (world.course, "Matin")}


def test_moving_to_another_cohort_moves_the_postings(world):
    before = posted_scopes()
    membership.enroll(world.learner.pk, world.course, "Soir")
    assert standings(world.learner) == {(world.course, ""), (world.course, "Soir")}
    assert len(posted_scopes()) == 2
    assert posted_scopes() != before


def test_leaving_the_course_takes_the_learner_out_of_the_index(world):
    membership.unenroll(world.learner.pk, world.course)
    assert standings(world.learner) == set()
    assert not Posting.objects.exists()
    assert not Profile.objects.exists()


def test_the_consent_ends_with_the_last_course_of_the_structure(world):
    second = factories.make_course("nord")
    membership.enroll(world.learner.pk, second)
    membership.unenroll(world.learner.pk, world.course)
    assert Sharing.objects.get().closed_at is None
    membership.unenroll(world.learner.pk, second)
    assert Sharing.objects.get().closed_at is not None


def test_coming_back_needs_a_new_consent(world):
    membership.unenroll(world.learner.pk, world.course)
    membership.enroll(world.learner.pk, world.course, "Matin")
    assert posted_scopes() == set()
    membership.enroll(world.learner.pk, factories.make_course("nord"))
    assert posted_scopes() == set()
    sharing.open_sharing(world.learner.pk, world.course)
    assert posted_scopes() != set()


def test_a_platform_in_trouble_ends_no_consent(world, unavailable):
    unavailable()
    membership.unenroll(world.learner.pk, world.course)
    with pytest.raises(Unavailable):
        groups.refresh_learner(world.learner.pk)
    assert Sharing.objects.get().closed_at is None


def test_a_course_that_the_platform_does_not_describe_just_now_ends_no_consent(world, monkeypatch):
    monkeypatch.setattr(EmbeddedPlatform, "course", lambda self, key: None)
    groups.refresh_learner(world.learner.pk)
    assert standings(world.learner) == set()
    assert Sharing.objects.get().closed_at is None


@pytest.mark.parametrize("error", [DatabaseError("Lina Morel"), RuntimeError("Lina Morel")])
def test_a_failure_of_ours_does_not_undo_what_the_platform_did(world, monkeypatch, caplog, error):
    def fail(*args):
        Membership.objects.all().delete()
        raise error

    monkeypatch.setattr(groups, "reindex", fail)
    membership.unenroll(world.learner.pk, world.course)
    assert not Enrollment.objects.get(user=world.learner).is_active
    assert standings(world.learner) != set()
    assert str(world.learner.pk) in caplog.text
    assert "Lina" not in caplog.text


def test_who_joins_the_team_is_no_longer_a_learner_of_the_course(world):
    membership.appoint(world.learner.pk, world.course)
    assert standings(world.learner) == set()
    assert not Posting.objects.exists()
    assert Sharing.objects.get().closed_at is not None


def test_of_people_without_a_cv_nothing_is_kept(world):
    membership.enroll(world.neighbour.pk, world.course, "Matin")
    assert groups.refresh_learner(world.neighbour.pk) is False
    assert standings(world.neighbour) == set()


def test_a_refresh_that_finds_nothing_new_says_so(world):
    assert groups.refresh_learner(world.learner.pk) is False


def test_a_failing_platform_does_not_undo_the_enrollment(world, unavailable):
    unavailable()
    membership.unenroll(world.learner.pk, world.course)
    assert not Enrollment.objects.get(user=world.learner).is_active
    with pytest.raises(Unavailable):
        groups.refresh_learner(world.learner.pk)
    assert Posting.objects.exists()


def test_reconciling_tells_and_mends(world):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    found = ReconcileReport(1, removed=2, ended=1)
    assert reconcile(dry_run=True) == found
    assert Posting.objects.exists()
    assert reconcile() == found
    assert not Posting.objects.exists()
    assert reconcile() == ReconcileReport(1)


def test_a_dry_run_tells_what_the_index_says_wrongly(world):
    Posting.objects.filter(term_id=0).update(recency=-1)
    assert reconcile(dry_run=True) == ReconcileReport(1, stale=1)
    assert reconcile() == ReconcileReport(1, stale=1)
    assert reconcile() == ReconcileReport(1)


def test_one_failure_does_not_keep_the_others_waiting(world, capsys):
    factories.share_cv(world.neighbour, world.course, "ogr:20526")
    CurriculumVitae.objects.filter(pk=world.learner.pk).update(document={"wanted_jobs": [3]})
    Posting.objects.update(recency=-1)
    assert reconcile() == ReconcileReport(2, stale=1, failed=1)
    assert Posting.objects.exclude(recency=-1).exists()
    with pytest.raises(CommandError, match="1 learners could not"):
        call_command("reconcile_scopes")
    assert "2 learners compared" in capsys.readouterr().out


def test_reconciling_asks_no_more_questions_about_more_learners(world, monkeypatch):
    asked = Counter()

    def counted(name):
        real = getattr(EmbeddedPlatform, name)

        def count(self, *args):
            asked[name] += 1
            return real(self, *args)

        return count

    for name in vars(EmbeddedPlatform):
        if name.startswith("_"):
            continue
        monkeypatch.setattr(EmbeddedPlatform, name, counted(name))
    reconcile()
    few = dict(asked)
    for _number in range(5):
        factories.save_cv(factories.make_learner(world.course))
    asked.clear()
    assert reconcile().learners == 6
    assert dict(asked) == few
    assert few["courses_staffed_among"] == 1


def test_a_course_that_changes_structure_leaves_the_consent_behind(world):
    from advisor_dashboard.platform.embedded.models import Course, Structure

    sud = Structure.objects.create(key="sud", name="Sud")
    Course.objects.filter(key=world.course).update(structure=sud)
    reconcile()
    assert set(Scope.objects.values_list("structure_key", flat=True)) == {"sud"}
    assert len(standings(world.learner)) == 2
    assert not Posting.objects.exists()


def test_the_command_reconciles(world, capsys):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    call_command("reconcile_scopes", "--dry-run")
    assert "2 too many, 1 consents without a course" in capsys.readouterr().out
    call_command("reconcile_scopes")
    assert "mended" in capsys.readouterr().out
    assert not Posting.objects.exists()


def test_a_deleted_account_leaves_no_posting(world):
    world.learner.delete()
    assert not Posting.objects.exists()
