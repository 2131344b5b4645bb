"""The kinds of questions: every module of this folder that has a ``KIND``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from .base import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind there is, by name, in the order in which authors are offered them."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.rank, kind.name))}
