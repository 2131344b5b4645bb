"""The platform's text block, as far as the demo's courses need it."""

from __future__ import annotations

import re

import nh3
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import Scope, String

#: The page's title is a first-level heading; what a text begins with comes under it.
_FIRST_LEVEL = 2
_HEADING = re.compile(r"<(/?)h([1-6])\b")


@XBlock.needs("replace_urls")
class HtmlBlock(XBlock):
    """Shows the authored HTML, cleaned of all that could run or call elsewhere."""

    display_name = String(default="", scope=Scope.settings)
    data = String(default="", scope=Scope.content)

    def student_view(self, context: dict | None = None) -> Fragment:
        """The text, with safe tags only and its headings fitted under the page's."""
        files = self.runtime.service(self, "replace_urls")
        text = _fitted(files.replace_urls(nh3.clean(self.data)))
        return Fragment(f'<div class="demo-text">{text}</div>')


def _fitted(html: str) -> str:
    levels = [int(level) for _, level in _HEADING.findall(html)]
    if not levels:
        return html
    shift = _FIRST_LEVEL - min(levels)
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{min(6, int(tag[2]) + shift)}", html)
