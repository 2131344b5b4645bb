"""An erasure that fails is not forgotten, and is finished later."""

from __future__ import annotations

import logging

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from advisor_dashboard.api import erasing, privacy
from advisor_dashboard.api.erasing import ErasureError, erase_or_note, finish_erasures
from advisor_dashboard.api.reconciling import reconcile
from advisor_dashboard.models import CurriculumVitae, PendingErasure, Profile
from tests import factories


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    factories.share_cv(world.neighbour, world.course, "ogr:20526")
    return world


@pytest.fixture
def broken(monkeypatch):
    """Call it: from then on erasing these people fails halfway."""
    real = privacy.unindex

    def break_for(*people):
        ids = {person.pk for person in people}

        def fail(learner_id):
            if learner_id not in ids:
                return real(learner_id)
            Profile.objects.filter(learner_id=learner_id).delete()
            raise DatabaseError("Lina Morel, Lille")

        monkeypatch.setattr(privacy, "unindex", fail)

    return break_for


def test_what_can_be_erased_leaves_no_note(world):
    assert erase_or_note(world.learner.pk)
    assert not CurriculumVitae.objects.filter(pk=world.learner.pk).exists()
    assert not PendingErasure.objects.exists()


def test_a_failure_is_noted_by_id_and_kind_and_undoes_what_was_half_done(world, broken, caplog):
    caplog.set_level(logging.INFO)
    broken(world.learner)
    assert not erase_or_note(world.learner.pk)
    [note] = PendingErasure.objects.all()
    assert (note.user_id, note.attempts) == (world.learner.pk, 1)
    assert note.last_error == "DatabaseError"
    assert Profile.objects.filter(learner=world.learner).exists()
    assert f"user {world.learner.pk} is not erased" in caplog.text
    assert "Lina" not in caplog.text


def test_another_failure_counts_and_keeps_the_day_of_the_first(world, broken):
    broken(world.learner)
    erase_or_note(world.learner.pk)
    first = PendingErasure.objects.get().first_asked_at
    erase_or_note(world.learner.pk)
    note = PendingErasure.objects.get()
    assert (note.attempts, note.first_asked_at) == (2, first)


@pytest.mark.parametrize("erase", [erase_or_note, privacy.erase_learner])
def test_erasing_at_last_takes_the_note_away(world, broken, erase):
    broken(world.learner)
    erase_or_note(world.learner.pk)
    broken()
    erase(world.learner.pk)
    assert not PendingErasure.objects.exists()


def test_one_failure_does_not_keep_the_others_waiting(world, broken):
    broken(world.learner, world.neighbour)
    erase_or_note(world.learner.pk)
    erase_or_note(world.neighbour.pk)
    broken(world.learner)
    assert [each.user_id for each in finish_erasures()] == [world.learner.pk]
    assert not CurriculumVitae.objects.filter(pk=world.neighbour.pk).exists()


def test_the_note_outlives_the_account(world, broken):
    broken(world.learner)
    erase_or_note(world.learner.pk)
    user_id = world.learner.pk
    world.learner.delete()
    assert PendingErasure.objects.get().user_id == user_id
    broken()
    assert finish_erasures() == []


def test_what_cannot_even_be_noted_is_said_by_id_alone(world, broken, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("Lina Morel, Lille")

    broken(world.learner)
    monkeypatch.setattr(erasing.PendingErasure.objects, "get_or_create", fail)
    with pytest.raises(ErasureError, match=f"user {world.learner.pk} ") as raised:
        erase_or_note(world.learner.pk)
    assert "Lina" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_within_a_transaction_that_is_broken_whoever_asked_has_to_ask_again(world, monkeypatch):
    def lose_the_transaction(learner_id):
        # As after a deadlock on MySQL, which takes the whole transaction and its savepoints.
        transaction.set_rollback(True)
        raise DatabaseError

    monkeypatch.setattr(erasing, "erase_learner", lose_the_transaction)
    with transaction.atomic(), pytest.raises(ErasureError):
        erase_or_note(world.learner.pk)
    assert not PendingErasure.objects.exists()


def test_a_transaction_that_is_rolled_back_takes_the_note_along(world, broken):
    broken(world.learner)
    with transaction.atomic():
        erase_or_note(world.learner.pk)
        transaction.set_rollback(True)
    assert not PendingErasure.objects.exists()


def test_the_command_finishes_and_says_what_is_left(world, broken, capsys):
    broken(world.learner)
    erase_or_note(world.learner.pk)
    for options in (["--dry-run"], []):
        with pytest.raises(CommandError, match="1 of 1 erasures are left"):
            call_command("finish_erasures", *options)
        assert f"user {world.learner.pk}: asked for on" in capsys.readouterr().out
    assert PendingErasure.objects.get().attempts == 2
    broken()
    call_command("finish_erasures")
    assert "1 erasures finished, none is left" in capsys.readouterr().out
    call_command("finish_erasures")
    assert not CurriculumVitae.objects.filter(pk=world.learner.pk).exists()


def test_the_nightly_comparison_says_how_many_wait(world, broken, capsys):
    broken(world.learner)
    erase_or_note(world.learner.pk)
    assert reconcile(dry_run=True).erasures == 1
    call_command("reconcile_scopes")
    assert "1 erasures wait: run finish_erasures" in capsys.readouterr().out
