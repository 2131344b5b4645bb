"""Where a script or a template puts words into a page as HTML: few places, each known.

A parser of what the server answers does not see what a script makes of it. What a script takes
as HTML has to be read as HTML by the tests beside: by these names.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import advisor_dashboard
import clicnjob_xblocks
import cv_xblock
import quiz_xblock

from .reading import HTML

PACKAGES = [
    Path(each.__file__).parent
    for each in (advisor_dashboard, clicnjob_xblocks, cv_xblock, quiz_xblock)
]
_SINK = re.compile(
    r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|setHTML"
    r"|DOMParser|srcdoc|\beval\(|new Function|setAttribute\(\"(?:on|style|src|href)|\.cssText"
)
#: How often each script makes HTML of words, and by which names they come.
SINKS: dict[str, tuple[int, set[str]]] = {
    "clicnjob/live_poll.js": (1, {"html", "correction", "explanation", "feedback"}),
    "edit/item.js": (1, {"html"}),
    "mailbox/mission.js": (1, {"situation"}),
    "mailbox/outcome.js": (1, {"passed_words"}),
    "story/question.js": (1, {"said", "explanation"}),
    "public/card.js": (
        4,
        {"html", "hint", "feedback", "explanation", "correction"},
    ),
    "public/asking.js": (1, {"html"}),
    "public/editor_look.js": (2, {"html", "correction", "hint", "explanation"}),
}
_TRUSTED = re.compile(r"\bmark_safe\(|\bSafeString\(|\bhtml_safe\b|\bformat_html_join\(")
#: How often each module calls words safe: made by the Markdown of our own, drawn by us, or
#: links in a text that is escaped.
TRUSTED = {
    "views/memos.py": 1,
    "advisor_dashboard/reachable.py": 2,
    "stories/faces.py": 3,
    "clicnjob_xblocks/base.py": 1,
    "clicnjob_xblocks/story.py": 1,
    "memos/showing.py": 2,
    "workshops/showing.py": 1,
}


def files(*patterns: str) -> list[Path]:
    found = [path for each in PACKAGES for pattern in patterns for path in each.rglob(pattern)]
    assert found
    return sorted(found)


def counted(paths: list[Path], pattern: re.Pattern[str]) -> Counter[str]:
    """How often a pattern stands in each file, by its name and its folder's."""
    found: Counter[str] = Counter()
    for path in paths:
        count = len(pattern.findall(path.read_text(encoding="utf-8")))
        if count:
            found[f"{path.parent.name}/{path.name}"] += count
    return found


def test_scripts_make_html_of_words_at_the_known_places_alone() -> None:
    assert counted(files("*.js"), _SINK) == {name: count for name, (count, _) in SINKS.items()}


def test_what_they_take_is_read_as_html_by_the_tests() -> None:
    taken = set().union(*(names for _count, names in SINKS.values()))

    assert taken == {"html"}.union(*HTML.values())


def test_words_are_called_safe_at_the_known_places_alone() -> None:
    assert counted(files("*.py"), _TRUSTED) == TRUSTED


def test_no_template_of_a_page_leaves_escaping_out() -> None:
    loose = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off|\bn\b\s*\}$|\|\s*n\b")

    assert counted(files("*.html"), loose) == {}
