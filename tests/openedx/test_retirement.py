"""The platform retires somebody: nothing of them stays, and what failed is finished later."""

from __future__ import annotations

import logging
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from tests.memos.making import TEXT

from . import quizzing

pytestmark = pytest.mark.lms


@pytest.fixture
def signals():
    from openedx.core.djangoapps.user_api.accounts import signals

    return {
        "MISC": lambda user: signals.USER_RETIRE_LMS_MISC.send(sender=None, user=user),
        "CRITICAL": lambda user: signals.USER_RETIRE_LMS_CRITICAL.send(sender=None, user=user),
        "MAILINGS": lambda user: signals.USER_RETIRE_MAILINGS.send(
            sender=None, email=user.email, new_email="retired@example.org", user=user
        ),
    }


@pytest.fixture
def leave_traces(world, vocabulary, write_cv, call):
    """A CV, a memo with notes, a badge, and a workshop that somebody was at."""
    from advisor_dashboard.api import competences, paths

    quizzing.write(world, tag="clicnjob_memo", sheet=TEXT)

    def leave(person, name):
        write_cv(person, name)
        sent = {"document": {"text": "Chez ma sœur"}, "version": 0}
        assert call(person, "clicnjob_memo", "write_notes", **sent)[0] == 200
        usage = str(world.usage["clicnjob_path"])
        assert competences.gain(person.pk, world.course, usage, ["pix:2.1"])
        assert paths.note_finished(person.pk, world.course, usage)
        sheet = {
            **{"session": None, "version": 0, "day": "2026-11-20", "guests": 0, "notes": ""},
            **{"present": [person.pk], "absent": []},
            **{"begun_as": f"begun-{person.username}-1", "submission": f"sent-{person.username}-1"},
        }
        status, told = call(world.nadia, "clicnjob_workshop", "save_session", **sheet)
        assert status == 200, told

    return leave


@pytest.fixture
def lina(world, leave_traces):
    from advisor_dashboard.api import cv_links, profiles

    leave_traces(world.lina, "Lina")
    stored = profiles.load_cv(world.lina.pk)
    profiles.save_cv(
        world.lina.pk,
        stored.document | {"first_name": "Autre"},
        base_version=stored.version,
        course_key=None,
        keep=True,
    )
    cv_links.make_link(world.lina.pk, world.course, page_id="", days=7, anonymous=False)
    return world.lina


def held_on(user):
    from advisor_dashboard.models import (
        CurriculumVitae,
        CVLink,
        CVVersion,
        GainedCompetence,
        KeptMemo,
        Membership,
        Profile,
        Sharing,
        WorkshopPresence,
    )

    models = (
        *(CurriculumVitae, CVLink, CVVersion, Membership, Profile, Sharing),
        *(GainedCompetence, KeptMemo, WorkshopPresence),
    )
    return sum(model.objects.filter(learner_id=user.pk).count() for model in models)


@pytest.fixture
def broken():
    """While it is entered, erasing fails halfway, with an error that speaks of the person."""
    from advisor_dashboard.api import privacy

    return patch.object(privacy, "unindex", side_effect=DatabaseError("Lina Morel, Lille"))


def pending():
    from advisor_dashboard.models import PendingErasure

    return list(PendingErasure.objects.values_list("user_id", "last_error"))


@pytest.mark.parametrize("which", ["MISC", "CRITICAL", "MAILINGS"])
def test_each_signal_erases_and_again_changes_nothing(signals, lina, which):
    assert held_on(lina) > 0
    for _ in range(2):
        signals[which](lina)
        assert held_on(lina) == 0
    assert pending() == []


def test_a_failure_is_noted_by_id_and_finished_by_the_command(signals, lina, broken, caplog):
    caplog.set_level(logging.ERROR)
    with broken:
        signals["MISC"](lina)
    assert pending() == [(lina.pk, "DatabaseError")]
    mine = [r.getMessage() for r in caplog.records if r.name.startswith("advisor_dashboard")]
    assert any(f"user {lina.pk} " in line for line in mine)
    assert not any("Lina" in line for line in mine)
    assert held_on(lina) > 0
    call_command("finish_erasures")
    assert held_on(lina) == 0
    assert pending() == []


def test_a_later_signal_finishes_what_an_earlier_one_could_not(signals, lina, broken):
    with broken:
        signals["MISC"](lina)
    signals["CRITICAL"](lina)
    assert held_on(lina) == 0
    assert pending() == []


@pytest.fixture
def retire(hosting, lina):
    """The platform's own calls, for somebody whose retirement has begun."""
    from openedx.core.djangoapps.user_api.accounts.utils import (
        create_retirement_request_and_deactivate_account,
    )
    from openedx.core.djangoapps.user_api.models import RetirementState, UserRetirementStatus

    for order, name in enumerate(("PENDING", "RETIRING_LMS", "LMS_COMPLETE"), start=1):
        RetirementState.objects.get_or_create(
            state_name=name, defaults={"state_execution_order": order}
        )
    create_retirement_request_and_deactivate_account(lina)
    status = UserRetirementStatus.objects.get(user=lina)
    status.current_state = RetirementState.objects.get(state_name="RETIRING_LMS")
    status.save()
    root = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)
    client = hosting.log_in(root)
    return lambda step: client.post(
        f"/api/user/v1/accounts/{step}/",
        {"username": lina.username},
        content_type="application/json",
    )


@pytest.fixture
def retire_misc(retire):
    return lambda: retire("retire_misc")


@pytest.mark.parametrize("steps", [("retire_misc", "retire"), ("retire",)])
def test_the_steps_of_a_retirement_erase_the_person_and_nobody_else(
    world, lina, leave_traces, retire, steps
):
    leave_traces(world.sami, "Sami")
    of_sami = held_on(world.sami)
    for step in steps:
        answer = retire(step)
        assert answer.status_code == 204, (step, answer.content)
        assert held_on(lina) == 0
    lina.refresh_from_db()
    assert lina.username.startswith("retired__user_")
    assert held_on(world.sami) == of_sami > 0
    assert pending() == []


def test_the_platform_s_own_retirement_call_erases(lina, retire_misc):
    answer = retire_misc()
    assert answer.status_code == 204, answer.content
    assert held_on(lina) == 0


def test_a_failure_of_ours_neither_stops_the_platform_s_call_nor_is_lost_with_it(
    lina, retire_misc, broken
):
    with broken:
        answer = retire_misc()
    assert answer.status_code == 204, answer.content
    assert pending() == [(lina.pk, "DatabaseError")]
    assert retire_misc().status_code == 204
    assert held_on(lina) == 0
    assert pending() == []


def test_what_cannot_be_noted_makes_the_platform_s_call_answer_an_error(lina, retire_misc, broken):
    from advisor_dashboard.models import PendingErasure

    unwritable = patch.object(
        PendingErasure.objects, "get_or_create", side_effect=DatabaseError("Lina Morel")
    )
    with broken, unwritable:
        answer = retire_misc()
    assert answer.status_code == 500
    assert f"user {lina.pk} is not erased" in answer.content.decode()
    assert "Lina" not in answer.content.decode()
    assert retire_misc().status_code == 204
    assert held_on(lina) == 0


def test_an_advisor_s_retirement_leaves_sheets_and_workshops_without_their_name(
    world, signals, call, lina
):
    from advisor_dashboard.models import KeptMemo, WorkshopSession

    ids = [world.sami.pk]
    assert call(world.nadia, "clicnjob_memo", "team_send", ids=ids, confirmed=1)[1]["sent"] == 1
    for _time in range(2):
        signals["MISC"](world.nadia)
    assert list(KeptMemo.objects.filter(learner=world.sami).values_list("sent_by")) == [(None,)]
    assert set(WorkshopSession.objects.values_list("held_by", "learners")) == {(None, 1)}
    assert held_on(lina) > 0


def test_a_replaced_username_keeps_everything_with_its_person(
    world, hosting, platform, lina, settings
):
    before = held_on(lina)
    robot = hosting.make_account("replacer", "Replacer")
    settings.USERNAME_REPLACEMENT_WORKER = robot.username
    answer = hosting.log_in(robot).post(
        "/api/user/v1/accounts/replace_usernames/",
        {"username_mappings": [{"lina": "lina_apres"}]},
        content_type="application/json",
    )
    assert answer.status_code == 200, answer.content
    assert answer.json()["successful_replacements"] == [{"lina": "lina_apres"}]
    assert platform.person_named("lina") is None
    assert platform.person_named("lina_apres").user_id == lina.pk
    assert held_on(lina) == before


def test_no_table_of_ours_holds_a_username():
    from django.apps import apps

    for model in apps.get_app_config("advisor_dashboard").get_models():
        assert not [f.name for f in model._meta.concrete_fields if "username" in f.name], model
