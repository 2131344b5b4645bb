"""Templates of a block's package and of this one, for blocks and for pages that show the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString

from .translation import SHARED


def render(package: str, template: str, values: Mapping[str, Any]) -> SafeString:
    """A template of ``package`` (or a shared one), escaped; ``values`` hold its ``gettext``."""
    return _engine(package).get_template(template).render(Context(values))


@cache
def _engine(package: str) -> Engine:
    folders = [str(files(name).joinpath("templates")) for name in dict.fromkeys((package, SHARED))]
    return Engine(dirs=folders, libraries={"i18n": "clicnjob_xblocks.templatetags.block_i18n"})
