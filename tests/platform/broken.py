"""A host that cannot be asked."""

from __future__ import annotations

from typing import Any, NoReturn

from advisor_dashboard.platform import PlatformUnavailable

SETTING = {"PLATFORM": "tests.platform.broken.BrokenPlatform"}


class BrokenPlatform:
    """Answers every question with :class:`PlatformUnavailable`."""

    def __getattr__(self, name: str) -> Any:
        def refuse(*args: Any, **kwargs: Any) -> NoReturn:
            raise PlatformUnavailable(f"{name} cannot be asked")

        return refuse


def refuse() -> NoReturn:
    """Stands for an implementation that a new release of the host breaks."""
    raise RuntimeError("no such role any more")
