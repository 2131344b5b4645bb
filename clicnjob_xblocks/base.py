"""What every block shares: resources, templates, translations, the viewer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import ScopeIds

from .content.addresses import with_addresses
from .content.text import as_html
from .rendering import render
from .translation import translator
from .viewer import Viewer, course_key_of, in_studio, viewer_of

#: The sheet and the script that every block needs.
_SHARED = ("public/tokens.css", "public/root.js")


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


class _Shared:
    """Stands for the block whose package serves the shared files.

    A runtime finds a resource by a block's class or by its type; the files of another
    package cannot be asked for in the name of one's own.
    """

    scope_ids = ScopeIds(None, "clicnjob_inbox", None, None)


@XBlock.wants("user", "i18n", "studio_user_permissions", "replace_urls")
class BaseBlock(XBlock):
    """A leaf block of Clic'nJob. Not a block by itself."""

    @property
    def viewer(self) -> Viewer:
        """Who looks. Asked anew each time: a block may outlive a request."""
        return viewer_of(self)

    @property
    def course_key(self) -> str | None:
        """The course the block stands in."""
        return course_key_of(self)

    def onward(self) -> dict[str, str] | None:
        """Where a learner goes who is through with the block, in words; nobody else goes on."""
        # It needs loaded models; a host may import blocks before it has any.
        from advisor_dashboard.api.outlines import onward_address  # noqa: PLC0415

        if not self.viewer.can_write or self.course_key is None:
            return None
        address = onward_address(self.course_key)
        if address is None:
            return None
        return {"url": address, "words": self.gettext(_("Continue on my path"))}

    @property
    def gettext(self) -> Callable[[str], str]:
        """Translates into the language of the page."""
        return translator(self._package(), self.runtime.service(self, "i18n"))

    @property
    def title(self) -> str:
        """The display name; translated as long as nobody has chosen one."""
        name: str = self.display_name
        return name if self.fields["display_name"].is_set_on(self) else self.gettext(name)

    @property
    def display_name_with_default(self) -> str:
        """What a host calls the block where it shows no view of it: Studio, above the preview."""
        return self.title

    @property
    def uid(self) -> str:
        """Short, fit for HTML ids, different for each block of a page."""
        usage = str(self.scope_ids.usage_id).encode()
        return "cnj" + hashlib.sha256(usage).hexdigest()[:8]

    @property
    def replace_addresses(self) -> Callable[[str], str] | None:
        """The host's own: leads the addresses in a text, in quotes, to where things are served.

        Studio's runtime has it for previews; the handlers of the editor are run without it, unless
        the same process has drawn a preview before.
        """
        service = self.runtime.service(self, "replace_urls")
        if service is not None:
            own: Callable[[str], str] = service.replace_urls
            return own
        if self.course_key is None or not in_studio(self):
            return None
        # It needs loaded models; a host may import blocks before it has any.
        from advisor_dashboard.api.course_files import leading_to_files  # noqa: PLC0415

        return leading_to_files(self.course_key)

    def with_addresses(self, shown: Any) -> Any:
        """What a page is given, with the files of the course where the host serves them."""
        return with_addresses(shown, self.replace_addresses)

    def marked(self, markdown: str) -> SafeString:
        """An author's Markdown as safe HTML, with the same."""
        return SafeString(self.with_addresses(as_html(markdown)))

    def page(
        self,
        template: str,
        context: Mapping[str, Any],
        *,
        init: str,
        args: Mapping[str, Any],
        own: Sequence[str],
        shared: Sequence[str] = (),
    ) -> Fragment:
        """A view: the template, its style sheets and scripts, and the script's arguments.

        Args:
            init: the name of the script's function.
            own: served files of the block's package, such as ``"public/cv.js"``.
            shared: served files of this package, besides those that every block needs.
        """
        fragment = Fragment(self.html(template, context))
        stand_in = _Shared()
        resources = [(stand_in, path) for path in (*_SHARED, *shared)]
        resources += [(self, path) for path in own]
        for owner, path in resources:
            url = self.runtime.local_resource_url(owner, path)
            if path.endswith(".css"):
                fragment.add_css_url(url)
            else:
                fragment.add_javascript_url(url)
        fragment.initialize_js(init, dict(args))
        return fragment

    def html(self, template: str, context: Mapping[str, Any]) -> str:
        """A template of the block's package (or a shared one), in the page's language."""
        values = {"gettext": self.gettext, "uid": self.uid, "block": self, **context}
        return render(self._package(), template, values)

    @classmethod
    def _package(cls) -> str:
        # A host mixes its own classes in; the block's package is that of the plain class.
        plain = getattr(cls, "unmixed_class", cls)
        return plain.__module__.partition(".")[0]
