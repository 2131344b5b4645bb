"""The platform retires somebody: nothing of them stays, and a failure can be repeated."""

from __future__ import annotations

import logging
from unittest.mock import patch

import pytest

pytestmark = pytest.mark.lms


@pytest.fixture
def signals():
    from openedx.core.djangoapps.user_api.accounts import signals

    return [signals.USER_RETIRE_LMS_MISC, signals.USER_RETIRE_LMS_CRITICAL]


@pytest.fixture
def lina(world, vocabulary, write_cv):
    write_cv(world.lina, "Lina")
    return world.lina


def held_on(user):
    from advisor_dashboard.models import CurriculumVitae, Membership, Profile, Sharing

    models = (CurriculumVitae, Membership, Profile, Sharing)
    return sum(model.objects.filter(learner_id=user.pk).count() for model in models)


@pytest.mark.parametrize("which", [0, 1], ids=["MISC", "CRITICAL"])
def test_each_signal_erases_and_again_changes_nothing(signals, lina, which):
    assert held_on(lina) > 0
    for _ in range(2):
        signals[which].send(sender=None, user=lina)
        assert held_on(lina) == 0


def test_a_failure_is_logged_by_id_and_stops_the_step_until_it_is_repeated(signals, lina, caplog):
    from advisor_dashboard.api import privacy

    broken = patch.object(privacy, "unindex", side_effect=RuntimeError("Lina Morel, Lille"))
    caplog.set_level(logging.ERROR)
    with broken, pytest.raises(Exception, match=f"user {lina.pk} is not erased") as raised:
        signals[0].send(sender=None, user=lina)
    assert "Lina" not in str(raised.value)
    assert raised.value.__cause__ is None
    mine = [r.getMessage() for r in caplog.records if r.name.startswith("advisor_dashboard")]
    assert any(f"user {lina.pk} " in line for line in mine)
    assert not any("Lina" in line for line in mine)
    assert held_on(lina) > 0
    signals[0].send(sender=None, user=lina)
    assert held_on(lina) == 0


def test_the_platform_s_own_retirement_call_erases(world, hosting, lina):
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
    answer = hosting.log_in(root).post(
        "/api/user/v1/accounts/retire_misc/",
        {"username": lina.username},
        content_type="application/json",
    )
    assert answer.status_code == 204, answer.content
    assert held_on(lina) == 0
