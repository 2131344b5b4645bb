"""What every block shares: resources, templates, translations, the viewer, refusals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from importlib.resources import files
from typing import Any

from django.template import Context, Engine
from web_fragments.fragment import Fragment
from webob import Response
from xblock.core import XBlock
from xblock.exceptions import JsonHandlerError
from xblock.fields import ScopeIds

from advisor_dashboard.api.errors import ApiError

from .translation import SHARED, translator
from .viewer import Viewer, ViewerKind, course_key_of, viewer_of

#: The sheet and the script that every block needs.
_SHARED = ("public/tokens.css", "public/root.js")


class RefusedError(JsonHandlerError):
    """A handler says no: a sentence for the person, a code for the page, what goes along."""

    def __init__(self, status: int, message: str, code: str, **body: Any) -> None:
        super().__init__(status, message)
        self.body = {"error": message, "code": code, **body}

    def get_response(self, **kwargs: Any) -> Response:
        """The refusal as JSON."""
        return Response(
            json.dumps(self.body),
            status_code=self.status_code,
            content_type="application/json",
            charset="utf-8",
            **kwargs,
        )


class _Shared:
    """Stands for the block whose package serves the shared files.

    A runtime finds a resource by a block's class or by its type; the files of another
    package cannot be asked for in the name of one's own.
    """

    scope_ids = ScopeIds(None, "clicnjob_inbox", None, None)


@XBlock.wants("user", "i18n", "studio_user_permissions")
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
    def uid(self) -> str:
        """Short, fit for HTML ids, different for each block of a page."""
        usage = str(self.scope_ids.usage_id).encode()
        return "cnj" + hashlib.sha256(usage).hexdigest()[:8]

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
        return _engine(self._package()).get_template(template).render(Context(values))

    @classmethod
    def _package(cls) -> str:
        # A host mixes its own classes in; the block's package is that of the plain class.
        plain = getattr(cls, "unmixed_class", cls)
        return plain.__module__.partition(".")[0]


def for_the_learner(
    method: Callable[[Any, int, dict[str, Any]], Any],
) -> Callable[..., Response]:
    """A JSON handler for people who look as themselves.

    The method is given their user id and the JSON object sent. Everybody else is refused,
    whatever the handler does: a preview and a masquerade hold nobody's data. What the api
    refuses reaches the page as a sentence.
    """

    @XBlock.json_handler
    @wraps(method)
    def handler(self: BaseBlock, data: Any, suffix: str = "") -> Any:
        viewer = self.viewer
        if viewer.user_id is None:
            raise _refusal_of(viewer, self.gettext)
        if not isinstance(data, dict):
            raise RefusedError(400, self.gettext("This page sent something odd."), "bad_request")
        try:
            return method(self, viewer.user_id, data)
        except ApiError as error:
            raise RefusedError(error.status, str(error), error.code) from error

    return handler


def _refusal_of(viewer: Viewer, gettext: Callable[[str], str]) -> RefusedError:
    if viewer.kind is ViewerKind.ANONYMOUS:
        return RefusedError(403, gettext("You are not logged in. Log in again."), "anonymous")
    return RefusedError(403, gettext("This view is read-only. Nothing was saved."), "read_only")


@cache
def _engine(package: str) -> Engine:
    folders = [str(files(name).joinpath("templates")) for name in dict.fromkeys((package, SHARED))]
    return Engine(dirs=folders, libraries={"i18n": "clicnjob_xblocks.templatetags.block_i18n"})
