"""Memberships follow the platform, and the index follows the memberships."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from advisor_dashboard.api import groups
from advisor_dashboard.api.errors import Unavailable
from advisor_dashboard.models import Membership, Posting, Profile, Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Cohort, Enrollment
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


def test_coming_back_finds_the_open_cv_again(world):
    membership.unenroll(world.learner.pk, world.course)
    membership.enroll(world.learner.pk, world.course, "Matin")
    assert len(posted_scopes()) == 2


def test_who_joins_the_team_is_no_longer_a_learner_of_the_course(world):
    membership.appoint(world.learner.pk, world.course)
    assert standings(world.learner) == set()
    assert not Posting.objects.exists()
    membership.dismiss(world.learner.pk, world.course)
    assert Posting.objects.exists()


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


def test_refreshing_a_course_mends_what_was_missed(world):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    assert groups.refresh_course(world.course) == 1
    assert not Posting.objects.exists()
    Enrollment.objects.filter(user=world.learner).update(is_active=True)
    assert groups.refresh_course(world.course) == 1
    assert Posting.objects.exists()
    assert groups.refresh_course(world.course) == 0


def test_reconciling_tells_and_mends(world):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    assert groups.reconcile(dry_run=True) == groups.ReconcileReport(1, added=0, removed=2)
    assert Posting.objects.exists()
    assert groups.reconcile() == groups.ReconcileReport(1, added=0, removed=2)
    assert not Posting.objects.exists()
    assert groups.reconcile() == groups.ReconcileReport(1, added=0, removed=0)


def test_a_course_that_changes_structure_leaves_the_consent_behind(world):
    from advisor_dashboard.platform.embedded.models import Course, Structure

    sud = Structure.objects.create(key="sud", name="Sud")
    Course.objects.filter(key=world.course).update(structure=sud)
    groups.reconcile()
    assert set(Scope.objects.values_list("structure_key", flat=True)) == {"sud"}
    assert len(standings(world.learner)) == 2
    assert not Posting.objects.exists()


def test_the_command_reconciles(world, capsys):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    call_command("reconcile_scopes", "--dry-run")
    assert "2 too many; nothing changed" in capsys.readouterr().out
    call_command("reconcile_scopes")
    assert "mended" in capsys.readouterr().out
    assert not Posting.objects.exists()


def test_a_deleted_account_leaves_no_posting(world):
    world.learner.delete()
    assert not Posting.objects.exists()
