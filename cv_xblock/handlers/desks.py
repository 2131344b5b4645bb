"""Where the handlers find what answers them."""

from __future__ import annotations

from types import ModuleType


def desk() -> ModuleType:
    """What the block asks of ``advisor_dashboard``.

    It needs loaded models; a host may import blocks before it has any.
    """
    from .. import desk as found  # noqa: PLC0415

    return found


def answers_desk() -> ModuleType:
    """The help to write."""
    from .. import answers_desk as found  # noqa: PLC0415

    return found
