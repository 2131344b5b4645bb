"""Turns the fragments of a page's blocks into what its template writes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from web_fragments.fragment import Fragment


@dataclass(frozen=True)
class Resource:
    """A style or a script: its address, or its text."""

    url: str = ""
    text: str = ""


@dataclass(frozen=True)
class Resources:
    """What a page must load, each thing once and in order."""

    styles: tuple[Resource, ...]
    scripts: tuple[Resource, ...]

    @property
    def carries_text(self) -> bool:
        """Whether something stands in the page itself, which needs the policy's nonce."""
        return any(resource.text for resource in (*self.styles, *self.scripts))


def gather(fragments: Iterable[Fragment], loaded: Collection[str] = ()) -> Resources:
    """The styles and scripts of these fragments, but for the addresses ``loaded`` already.

    Raises:
        ValueError: a fragment brings something that is neither.
    """
    styles: dict[Resource, None] = {}
    scripts: dict[Resource, None] = {}
    for fragment in fragments:
        for resource in fragment.resources:
            kept = Resource(**{resource.kind: resource.data})
            if kept.url in loaded:
                continue
            if resource.mimetype == "text/css":
                styles[kept] = None
            elif resource.mimetype in ("application/javascript", "text/javascript"):
                scripts[kept] = None
            else:
                raise ValueError(f"the demo host cannot load a {resource.mimetype}")
    return Resources(tuple(styles), tuple(scripts))
