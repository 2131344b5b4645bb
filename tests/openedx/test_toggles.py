"""Features are switched off by waffle flags, with overrides of organisations and of courses."""

from __future__ import annotations

import pytest

from advisor_dashboard.platform import Feature

pytestmark = pytest.mark.lms


@pytest.fixture
def override(world):
    """Force a flag on or off for the organisation or for the course."""
    from edx_django_utils.cache import RequestCache
    from openedx.core.djangoapps.waffle_utils import models

    def force(choice: str, *, org: str = "") -> None:
        where = {"org": org} if org else {"course_id": world.course_key}
        kind = models.WaffleFlagOrgOverrideModel if org else models.WaffleFlagCourseOverrideModel
        kind.objects.create(
            waffle_flag="clicnjob.disable_offers", override_choice=choice, enabled=True, **where
        )
        RequestCache.clear_all_namespaces()

    return force


def test_an_organisation_may_switch_offers_off_for_itself(world, hosting, platform, override):
    elsewhere = str(hosting.make_course("sud", "Ailleurs"))
    override("on", org="nord")
    assert not platform.is_on(Feature.OFFERS, world.course)
    assert platform.is_on(Feature.OFFERS, elsewhere)


def test_a_course_may_keep_what_its_organisation_has_off(world, platform, override):
    override("on", org="nord")
    override("off")
    assert platform.is_on(Feature.OFFERS, world.course)


def test_a_flag_that_cannot_be_read_is_no_answer(world, platform, monkeypatch):
    from openedx.core.djangoapps.waffle_utils import CourseWaffleFlag

    from advisor_dashboard.platform import PlatformUnavailable

    def fail(self, course_key=None):
        raise OSError

    monkeypatch.setattr(CourseWaffleFlag, "is_enabled", fail)
    with pytest.raises(PlatformUnavailable):
        platform.is_on(Feature.OFFERS, world.course)


@pytest.fixture
def nadia(world, hosting, vocabulary, write_cv):
    """Nadia's browser, once Lina has opened her CV."""
    write_cv(world.lina, "Lina")
    return hosting.log_in(world.nadia)


def test_off_the_pages_and_the_inbox_say_so(world, nadia, call, override):
    assert nadia.get("/clicnjob/offers/").status_code == 200
    override("on")
    assert nadia.get("/clicnjob/offers/").status_code == 403
    found = nadia.get("/clicnjob/target/?q=vendeur").content.decode()
    assert "Lina" in found
    assert 'name="pick"' not in found
    assert call(world.lina, "clicnjob_inbox", "list_offers")[0] == 403


def test_every_flag_is_annotated_for_the_platform_s_reports():
    from pathlib import Path

    from advisor_dashboard.platform import openedx_toggles

    text = Path(openedx_toggles.__file__).read_text(encoding="utf-8")
    for feature in Feature:
        verb = "disable" if feature.on_at_first else "enable"
        assert f"# .. toggle_name: clicnjob.{verb}_{feature.value}\n" in text
    for field in ("implementation", "default", "description", "use_cases", "creation_date"):
        assert text.count(f"# .. toggle_{field}: ") == len(Feature)
