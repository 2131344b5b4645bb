"""The elements that ask: one script for each widget, whatever kinds there are."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def widget_scripts() -> tuple[str, ...]:
    """The served files, as ``"public/widgets/choose.js"``."""
    folder = files("quiz_xblock").joinpath("public").joinpath("widgets")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".js"))
    return tuple(f"public/widgets/{name}" for name in names)
