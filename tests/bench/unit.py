"""What a unit with every block of ours costs: queries, and what a phone loads for it.

The unit stands on a demo host, with the content of the courses that we ship. The weights are what
Chromium counts on the wire, of a phone that has seen nothing and of the next such unit.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

TENTH = 10


def queries() -> dict[str, float]:
    """The most queries of a learner's ten visits; the database is that of the bench, empty."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import (
        CaptureQueriesContext,
        setup_test_environment,
        teardown_test_environment,
    )
    from django.urls import reverse
    from django.utils import timezone

    from demo.courses import build_bundles
    from demo.seeding.places import LILLE
    from demo.seeding.seed import seed
    from tests.whole_unit import UNIT, place_whole_units

    # The test client is a host that the settings do not name.
    setup_test_environment(debug=False)
    try:
        build_bundles()
        place_whole_units(Path(settings.DEMO_DIR))
        seed(8, timezone.localdate(), lambda text: None)
        client = Client()
        client.force_login(get_user_model().objects.get(username="theo"))
        address = reverse("demo:unit", args=[LILLE.course_key, UNIT])
        visits = []
        for _visit in range(TENTH):
            with CaptureQueriesContext(connection) as told:
                if client.get(address).status_code != 200:
                    raise RuntimeError(f"{address} is not there")
            visits.append(len(told))
        return {"unit_queries": max(visits), "unit_queries_spread": max(visits) - min(visits)}
    finally:
        teardown_test_environment()


def weights() -> dict[str, float]:
    """Kilobytes on the wire, of the first such unit and of the next one; needs Chromium."""
    from demo.seeding.places import LILLE
    from tests.browser.driver import PHONE, chromium, seed_once, serving
    from tests.whole_unit import NEXT, UNIT, place_whole_units

    with tempfile.TemporaryDirectory() as folder:
        seeded = seed_once(Path(folder) / "demo", 8)
        place_whole_units(seeded)
        with serving(seeded) as host, chromium() as browser:
            page = browser.new_page(viewport=PHONE, base_url=host.url)
            page.goto("/")
            page.get_by_role("button", name="Théo").first.click()
            page.wait_for_load_state("networkidle")
            devtools = page.context.new_cdp_session(page)
            devtools.send("Network.enable")
            devtools.send("Network.clearBrowserCache")
            loaded: list[float] = []
            devtools.on("Network.loadingFinished", lambda event: _note(event, loaded))
            figures = {}
            for name, unit in (("unit_kb_first", UNIT), ("unit_kb_next", NEXT)):
                loaded.clear()
                page.goto(f"/course/{LILLE.course_key}/{unit}/", wait_until="networkidle")
                figures[name] = round(sum(loaded) / 1000, 1)
            return figures


def _note(event: dict[str, Any], loaded: list[float]) -> None:
    loaded.append(event["encodedDataLength"])
