"""A section in the platform's own instructor dashboard, where it still asks its plugins for any.

The newer dashboard asks for none: there the course tab is the way to the advisors' pages.
"""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from openedx_filters import PipelineStep

from ..api.errors import NotAllowed, Unavailable
from ..api.figures import course_figures
from .openedx_asking import request_in_progress


class AddAdvisorSection(PipelineStep):
    """A step of ``org.openedx.learning.instructor.dashboard.render.started.v1``."""

    def run_filter(self, context: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """The dashboard's context with one more section, for the course's advisors."""
        user, course_key = request_in_progress().user, str(context["course"].id)
        try:
            figures = course_figures(user.pk, course_key)
        except NotAllowed:
            return {"context": context, **kwargs}
        except Unavailable:
            figures = None
        section = {
            "section_key": "clicnjob",
            "section_display_name": _("Advisor"),
            "template_path_prefix": "/clicnjob_sections/",
            "content": render_to_string("clicnjob/instructor_section.html", {"figures": figures}),
        }
        return {"context": {**context, "sections": [*context["sections"], section]}, **kwargs}
