"""The fields in which a practice mailbox keeps what is a learner's."""

from __future__ import annotations

from typing import Any

from xblock.fields import Scope

from ...private import PrivateText
from .. import keeping
from ..keeping import State
from ..settings import MailboxSettings

_NAMES = (keeping.RESULTS, keeping.DRAFTS, keeping.AGREED)


class KeptFields(MailboxSettings):
    """Read together, written one by one."""

    state: Any = PrivateText(
        help="What was sent, and the criteria that were met, as JSON. No password.",
        default="",
        scope=Scope.user_state,
    )
    drafts: Any = PrivateText(
        help="What is being written, as JSON. No password.", default="", scope=Scope.user_state
    )
    agreed: Any = PrivateText(
        help="The missions of which the team may read the text, as JSON.",
        default="",
        scope=Scope.user_state,
    )

    @property
    def kept(self) -> State:
        """What is kept of who looks."""
        return keeping.parse({name: getattr(self, name) for name in _NAMES})

    def store(self, state: State, *names: str) -> None:
        """Write these fields, or all; no other: somebody may be writing that at this moment."""
        texts = keeping.dump(state)
        for name in names or _NAMES:
            setattr(self, name, texts[name])
