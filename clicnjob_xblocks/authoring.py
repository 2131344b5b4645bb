"""The editor of a block's own words, in Studio: a form of texts and its handler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from web_fragments.fragment import Fragment

from advisor_dashboard.text import NUL, long_text, short_text

from .base import BaseBlock
from .handling import RefusedError, json_handler
from .viewer import may_author


@dataclass(frozen=True)
class AuthoredText:
    """One text that authors write, and how much it may hold."""

    name: str
    limit: int
    lines: bool = False
    required: bool = False


class AuthoringMixin(BaseBlock):
    """Gives a block its editor. ``authored`` says which fields it edits."""

    authored: Sequence[AuthoredText] = ()
    #: What the course search calls a block of this kind.
    content_type = ""

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, str]:
        """For the mobile app: what the author wrote, nothing of the learner's."""
        texts = {text.name: getattr(self, text.name) for text in self.authored}
        return {**texts, "display_name": self.title}

    def index_dictionary(self) -> dict[str, Any]:
        """For the course search: authored text only."""
        return {
            **super().index_dictionary(),
            "content": self.student_view_data(),
            "content_type": self.content_type,
        }

    def studio_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The form. Every text can be put back to what it is by default."""
        gettext = self.gettext
        fields = [
            {
                "name": text.name,
                "label": gettext(self.fields[text.name].display_name),
                "help": gettext(self.fields[text.name].help),
                "lines": text.lines,
                "required": text.required,
                "value": self._authored_value(text.name),
            }
            for text in self.authored
        ]
        return self.page(
            "studio.html",
            {"fields": fields},
            init="ClicnjobStudioEditor",
            args={
                "failed": gettext("Not saved"),
                "offline": gettext("No network. Your text is still here. Try again."),
            },
            own=(),
            shared=("public/studio.js",),
        )

    @json_handler
    def studio_submit(self, data: Any, suffix: str = "") -> dict[str, str]:
        """Check the texts and keep them. One wrong text, and none is kept."""
        gettext = self.gettext
        if not may_author(self):
            raise RefusedError(403, gettext("This can be changed in Studio only."), "not_allowed")
        values = {text.name: self._checked(data, text) for text in self.authored}
        for name, value in values.items():
            default = self.fields[name].default
            if value in (default, self.gettext(default)):
                self.fields[name].delete_from(self)
            else:
                setattr(self, name, value)
        return {"result": "success"}

    def _authored_value(self, name: str) -> str:
        return self.title if name == "display_name" else getattr(self, name)

    def _checked(self, data: Any, text: AuthoredText) -> str:
        gettext = self.gettext
        value = data.get(text.name, "") if isinstance(data, dict) else None
        if not isinstance(value, str) or NUL in value:
            sentence = gettext("This text holds a character that cannot be kept. Type it again.")
            raise RefusedError(400, sentence, "invalid", field=text.name)
        cleaned = long_text(value) if text.lines else short_text(value)
        if len(cleaned) > text.limit:
            sentence = gettext("This text is too long: {length} characters, {limit} at most.")
            sentence = sentence.format(length=len(cleaned), limit=text.limit)
            raise RefusedError(400, sentence, "invalid", field=text.name)
        if text.required and not cleaned:
            raise RefusedError(400, gettext("Give this a title."), "invalid", field=text.name)
        return cleaned
