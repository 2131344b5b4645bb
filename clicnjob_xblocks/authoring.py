"""The editor of what authors set of a block, in Studio: a form and its handler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from web_fragments.fragment import Fragment

from .authored import Authored, AuthoredText
from .base import BaseBlock
from .handling import RefusedError, json_handler, odd_request
from .viewer import may_author

#: The kind of a field that has an editor of its own.
OWN_EDITOR = "own"


@dataclass(frozen=True)
class MoreToAuthor:
    """What a block adds to the common editor.

    Attributes:
        context: for the template; ``extra`` names one of the block's own to be put in, in which
            an element with ``data-editor=FIELD`` gives that field's ``value``.
        args: for the script.
        own: served files of the block's package.
        shared: served files of this package, besides those that every editor needs.
    """

    context: Mapping[str, Any] = field(default_factory=dict)
    args: Mapping[str, Any] = field(default_factory=dict)
    own: Sequence[str] = ()
    shared: Sequence[str] = ()


class AuthoringMixin(BaseBlock):
    """Gives a block its editor. ``authored`` says which fields it edits."""

    authored: Sequence[Authored] = ()
    #: What the course search calls a block of this kind.
    content_type = ""

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, str]:
        """For the mobile app: what the author wrote, nothing of the learner's."""
        texts = [each.name for each in self.authored if isinstance(each, AuthoredText)]
        return {**{name: getattr(self, name) for name in texts}, "display_name": self.title}

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
                "name": each.name,
                "kind": each.kind,
                "label": gettext(self.fields[each.name].display_name),
                "help": gettext(self.fields[each.name].help),
                **each.shown(self._authored_value(each.name), gettext),
            }
            for each in self.authored
        ]
        more = self.more_to_author()
        return self.page(
            "studio.html",
            {"fields": [each for each in fields if each["kind"] != OWN_EDITOR], **more.context},
            init="ClicnjobStudioEditor",
            args={
                "failed": gettext("Not saved"),
                "offline": gettext("No network. Your text is still here. Try again."),
                **more.args,
            },
            own=more.own,
            shared=("public/studio.js", *more.shared),
        )

    def more_to_author(self) -> MoreToAuthor:
        """What a block's editor has besides its fields."""
        return MoreToAuthor()

    @json_handler
    def studio_submit(self, data: Any, suffix: str = "") -> dict[str, str]:
        """Check what was set and keep it. One wrong field, and nothing is kept.

        A field that the form does not send, such as that of an older page, stays as it is.
        """
        gettext = self.gettext
        if not may_author(self):
            raise RefusedError(403, gettext("This can be changed in Studio only."), "not_allowed")
        sent = data if isinstance(data, dict) else {}
        values = {
            each.name: each.checked(sent[each.name], gettext)
            for each in self.authored
            if each.name in sent
        }
        if not values:
            raise odd_request(gettext)
        self.check_together(values)
        for name, value in values.items():
            default = self.fields[name].default
            if value == default or (isinstance(value, str) and value == self.gettext(default)):
                self.fields[name].delete_from(self)
            else:
                setattr(self, name, value)
        return {"result": "success"}

    def check_together(self, values: Mapping[str, Any]) -> None:
        """What a block asks of its fields beyond each one's own check.

        Raises:
            RefusedError: two do not go together.
        """

    def _authored_value(self, name: str) -> Any:
        return self.title if name == "display_name" else getattr(self, name)
