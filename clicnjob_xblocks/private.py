"""What a block keeps for its learner's eyes alone."""

from __future__ import annotations

from typing import Any

from xblock.fields import String


class PrivateText(String):
    """A text that the block itself reads, and that a list of its fields leaves out.

    A host shows its teams the fields of a block, with what is kept of the learner whom they look
    as, in a panel to find faults with. It reads them one by one, by name; a block reads its own
    as attributes.
    """

    def read_from(self, xblock: Any) -> str:
        """Nothing."""
        return ""
