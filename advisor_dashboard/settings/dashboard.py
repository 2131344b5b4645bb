"""The section in the platform's instructor dashboard: its pipeline step and its Mako folder."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

FILTER = "org.openedx.learning.instructor.dashboard.render.started.v1"
STEP = "advisor_dashboard.platform.openedx_instructor.AddAdvisorSection"


def add_section(settings: Any) -> None:
    """Add what is missing to a platform's settings, and leave other plugins' steps as they are."""
    if not hasattr(settings, "MAKO_TEMPLATE_DIRS_BASE"):
        return
    folder = str(files("advisor_dashboard").joinpath("mako"))
    if folder not in settings.MAKO_TEMPLATE_DIRS_BASE:
        # In place: what the platform derived from this list must see it too.
        settings.MAKO_TEMPLATE_DIRS_BASE.append(folder)
    known = getattr(settings, "OPEN_EDX_FILTERS_CONFIG", {})
    config = _as_dict(known.get(FILTER, {}))
    steps = list(config.get("pipeline", []))
    if STEP not in steps:
        config = {"fail_silently": True, **config, "pipeline": [*steps, STEP]}
        settings.OPEN_EDX_FILTERS_CONFIG = {**known, FILTER: config}


def _as_dict(config: dict[str, Any] | list[str] | str) -> dict[str, Any]:
    """A filter's configuration in its full form; the platform takes a list or one step as well."""
    if isinstance(config, str):
        config = [config]
    return {"pipeline": config} if isinstance(config, list) else config
