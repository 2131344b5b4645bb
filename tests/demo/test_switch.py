"""The demo's command that switches features off and on."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from advisor_dashboard.platform import Feature, get_platform

from .conftest import Host


def test_it_switches_off_and_on(host: Host) -> None:
    said = StringIO()
    call_command("switch", "offers", "off", course=host.course_key, stdout=said)
    assert not get_platform().is_on(Feature.OFFERS, host.course_key)
    assert get_platform().is_on(Feature.OFFERS, host.other_course_key)
    call_command("switch", "offers", "on", course=host.course_key, stdout=said)
    assert get_platform().is_on(Feature.OFFERS, host.course_key)
    assert "offers is off in" in said.getvalue()


def test_an_unknown_course_is_refused(host: Host) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("switch", "offers", "off", course="nowhere")
