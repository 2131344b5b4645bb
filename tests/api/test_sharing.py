"""Consent: off until opened, gone at once when closed, never open by another hand."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import sharing
from advisor_dashboard.api.errors import NotAllowed, NotFound, Unavailable
from advisor_dashboard.models import Posting, Profile, Scope, Sharing
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from tests import factories


def test_a_cv_is_closed_until_it_is_opened(world):
    state = sharing.sharing_state(world.learner.pk, world.course)
    assert (state.open, state.structure, state.since) == (False, "Structure nord", None)
    assert state.can_open


def test_opening_says_since_when_and_to_whom(world):
    state = sharing.open_sharing(world.learner.pk, world.course)
    assert state.open
    assert state.since is not None
    assert sharing.sharing_state(world.learner.pk, world.course) == state


def test_opening_twice_is_one_consent(world):
    first = sharing.open_sharing(world.learner.pk, world.course)
    assert sharing.open_sharing(world.learner.pk, world.course) == first
    assert Sharing.objects.count() == 1


def test_consent_counts_for_the_structure_in_every_course_of_it(world):
    other_course = factories.make_course("nord")
    membership.enroll(world.learner.pk, other_course)
    sharing.open_sharing(world.learner.pk, world.course)
    assert sharing.sharing_state(world.learner.pk, other_course).open


def test_consent_counts_for_no_other_structure(world):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.learner.pk, elsewhere)
    factories.share_cv(world.learner, world.course, "ogr:20526")
    assert not sharing.sharing_state(world.learner.pk, elsewhere).open
    indexed = Posting.objects.values_list("scope_id", flat=True)
    own = world.learner.pk
    assert set(
        Scope.objects.filter(pk__in=indexed, memberships__learner=own).values_list(
            "structure_key", flat=True
        )
    ) == {"nord"}


def test_closing_takes_the_index_away_and_keeps_the_proof(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    assert Posting.objects.exists()
    state = sharing.close_sharing(world.learner.pk, world.course)
    assert (state.open, state.since, state.can_open) == (False, None, True)
    assert not Posting.objects.exists()
    assert not Profile.objects.exists()
    [row] = Sharing.objects.all()
    assert row.closed_at is not None


def test_closing_twice_changes_nothing_more(world):
    sharing.open_sharing(world.learner.pk, world.course)
    sharing.close_sharing(world.learner.pk, world.course)
    [closed_at] = Sharing.objects.values_list("closed_at", flat=True)
    sharing.close_sharing(world.learner.pk, world.course)
    assert list(Sharing.objects.values_list("closed_at", flat=True)) == [closed_at]


def test_closing_what_was_never_open_is_no_error(world):
    assert not sharing.close_sharing(world.learner.pk, world.course).open


def test_opening_again_is_a_new_consent(world):
    sharing.open_sharing(world.learner.pk, world.course)
    sharing.close_sharing(world.learner.pk, world.course)
    assert sharing.open_sharing(world.learner.pk, world.course).open
    assert Sharing.objects.count() == 2
    assert Sharing.objects.filter(closed_at=None).count() == 1


def test_closing_to_one_structure_leaves_the_other(world):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.learner.pk, elsewhere)
    factories.share_cv(world.learner, world.course, "ogr:20526")
    sharing.open_sharing(world.learner.pk, elsewhere)
    sharing.close_sharing(world.learner.pk, world.course)
    assert sharing.sharing_state(world.learner.pk, elsewhere).open
    scopes = set(Posting.objects.values_list("scope_id", flat=True))
    assert {scope.structure_key for scope in Scope.objects.filter(pk__in=scopes)} == {"sud"}


def test_an_empty_cv_may_be_opened(world):
    sharing.open_sharing(world.learner.pk, world.course)
    assert Profile.objects.get().wanted == []
    assert set(Posting.objects.values_list("term_id", flat=True)) == {0}


def test_only_learners_of_the_course_open(world):
    elsewhere = factories.make_course("sud")
    assert not sharing.sharing_state(world.learner.pk, elsewhere).can_open
    for person, course in ((world.learner, elsewhere), (world.advisor, world.course)):
        with pytest.raises(NotAllowed):
            sharing.open_sharing(person.pk, course)
    assert not Sharing.objects.exists()


def test_who_left_the_course_may_still_close(world):
    factories.share_cv(world.learner, world.course)
    membership.unenroll(world.learner.pk, world.course)
    state = sharing.close_sharing(world.learner.pk, world.course)
    assert (state.open, state.can_open) == (False, False)


def test_nobody_opens_or_closes_for_somebody_else(world):
    factories.share_cv(world.learner, world.course)
    with acting_for(world.advisor.pk):
        assert not sharing.sharing_state(world.learner.pk, world.course).can_open
        with pytest.raises(NotAllowed):
            sharing.close_sharing(world.learner.pk, world.course)
        with pytest.raises(NotAllowed):
            sharing.open_sharing(world.neighbour.pk, world.course)
    assert sharing.sharing_state(world.learner.pk, world.course).open
    assert Sharing.objects.count() == 1


def test_no_course_no_consent(world):
    with pytest.raises(NotFound):
        sharing.open_sharing(world.learner.pk, "course-v1:no+such+course")


def test_no_answer_from_the_platform_changes_nothing(world, unavailable):
    unavailable()
    for door in (sharing.sharing_state, sharing.open_sharing):
        with pytest.raises(Unavailable):
            door(world.learner.pk, world.course)
    assert not Sharing.objects.exists()


def test_closing_needs_no_platform(world, unavailable):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    unavailable()
    state = sharing.close_sharing(world.learner.pk, world.course)
    assert (state.open, state.structure, state.can_open) == (False, "nord", False)
    assert Sharing.objects.get().closed_at is not None
    assert not Posting.objects.exists()
    assert not Profile.objects.exists()


def test_closing_one_of_two_without_the_platform_keeps_the_other_in_the_index(world, unavailable):
    elsewhere = factories.make_course("sud")
    learner = factories.make_learner(world.course, first_name="Inès", last_name="O’Neil")
    membership.enroll(learner.pk, elsewhere)
    factories.share_cv(learner, world.course, "ogr:20526", first_name="", last_name="")
    sharing.open_sharing(learner.pk, elsewhere)
    unavailable()
    sharing.close_sharing(learner.pk, elsewhere)
    [row] = Sharing.objects.filter(closed_at=None)
    assert row.structure_key == "nord"
    assert Profile.objects.get().name == "Inès O’Neil"
    scopes = Scope.objects.filter(pk__in=Posting.objects.values("scope_id"))
    assert {scope.structure_key for scope in scopes} == {"nord"}


@pytest.mark.parametrize(
    ("course_key", "still_open"),
    [
        ("course-v1:nord+Gone+2026", {"sud"}),
        ("nord/Gone/2026", {"sud"}),
        ("course-v1:est+Gone+2026", {"nord", "sud"}),
    ],
)
def test_the_key_of_a_course_that_nobody_knows_names_its_structure(world, course_key, still_open):
    elsewhere = factories.make_course("sud")
    membership.enroll(world.learner.pk, elsewhere)
    factories.share_cv(world.learner, world.course)
    sharing.open_sharing(world.learner.pk, elsewhere)
    sharing.close_sharing(world.learner.pk, course_key)
    left = Sharing.objects.filter(closed_at=None).values_list("structure_key", flat=True)
    assert set(left) == still_open


def test_the_only_consent_is_meant_where_the_course_is_not_known(world, unavailable):
    factories.share_cv(world.learner, world.course)
    Scope.objects.all().delete()
    unavailable()
    assert not sharing.close_sharing(world.learner.pk, "odd-key").open
    assert Sharing.objects.get().closed_at is not None


def test_a_failing_refresh_does_not_bring_the_consent_back(world, monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError("Lina Morel")

    factories.share_cv(world.learner, world.course)
    monkeypatch.setattr(sharing, "refresh_learner", fail)
    assert not sharing.close_sharing(world.learner.pk, world.course).open
    assert Sharing.objects.get().closed_at is not None
    assert "Lina" not in caplog.text


def test_who_teaches_the_course_is_no_learner_who_could_open(world):
    membership.enroll(world.advisor.pk, world.course)
    assert not sharing.sharing_state(world.advisor.pk, world.course).can_open
    with pytest.raises(NotAllowed):
        sharing.open_sharing(world.advisor.pk, world.course)
