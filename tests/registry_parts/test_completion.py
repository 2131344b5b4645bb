"""What the blocks publish is stored by edx-completion itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests import factories
from tests.blocks.host import HostRuntime, Seat, attributes, call

pytestmark = pytest.mark.lms


class Courseware(HostRuntime):
    """Hands a completion on as the platform's courseware does."""

    def __init__(self, services: dict[str, Any], **options: Any) -> None:
        super().__init__(services, **options)
        self._completion = services["completion"]

    def publish(self, block: Any, event_type: str, event_data: dict[str, Any]) -> None:
        super().publish(block, event_type, event_data)
        if event_type == "completion" and self._completion.completion_tracking_enabled():
            self._completion.submit_completion(block.scope_ids.usage_id, event_data["completion"])


@pytest.fixture
def service(world):
    from completion.services import CompletionService
    from opaque_keys.edx.keys import CourseKey

    return CompletionService(world.learner, CourseKey.from_string(world.course))


@pytest.fixture
def cv_block(world, service):
    seat = Seat(
        world.course,
        attributes(world.learner.pk),
        services={"completion": service},
        runtime=Courseware,
    )
    return seat.block("clicnjob_cv")


@pytest.fixture
def tracking():
    """The platform's switch, on or off."""
    from completion.waffle import ENABLE_COMPLETION_TRACKING_SWITCH
    from edx_toggles.toggles.testutils import override_waffle_switch

    return lambda active: override_waffle_switch(ENABLE_COMPLETION_TRACKING_SWITCH, active)


def whole_cv():
    training = {"id": "a", "title": "CAP vente", "school": "", "place": ""}
    dates = {"start": "", "end": "", "current": False}
    return factories.cv_document("ogr:20526", email="lina@example.org", training=[training | dates])


def save(block, document):
    version = call(block, "load", {}).body["version"]
    return call(block, "save_cv", {"version": version, "document": document})


def test_a_whole_cv_completes_its_block(world, service, cv_block, tracking):
    usage = cv_block.scope_ids.usage_id
    with tracking(True):
        assert service.get_completions([usage]) == {usage: 0.0}
        answer = save(cv_block, whole_cv())
        assert answer.status == 200, answer.body
        assert answer.body["missing"] == []
        assert service.get_completions([usage]) == {usage: 1.0}


def test_a_cv_that_lacks_something_does_not(world, service, cv_block, tracking):
    usage = cv_block.scope_ids.usage_id
    with tracking(True):
        answer = save(cv_block, factories.cv_document())
        assert answer.body["missing"] != []
        assert service.get_completions([usage]) == {usage: 0.0}


def test_with_the_switch_off_the_cv_is_saved_and_no_completion_kept(world, cv_block, tracking):
    from completion.models import BlockCompletion

    with tracking(False):
        assert save(cv_block, whole_cv()).body["missing"] == []
    assert cv_block.runtime.published == [("completion", {"completion": 1.0})]
    assert not BlockCompletion.objects.exists()


def test_a_unit_waits_for_the_cv_and_not_for_the_inbox(world, service, cv_block):
    inbox = Seat(world.course, attributes(world.learner.pk)).block("clicnjob_inbox")
    unit = SimpleNamespace(completion_mode="aggregator", get_children=lambda: [cv_block, inbox])
    assert service.get_completable_children(unit) == [cv_block]
