"""What is kept of a learner, mission by mission, and the text that it is kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

#: Ids of tries that the page may send again after its answer got lost.
_MOST_SUBMISSIONS = 30


@dataclass(frozen=True)
class Draft:
    """What the learner is writing, as they typed it.

    Attributes:
        files: ids of what is attached.
        choice: the id of the address that is chosen.
        address: the address that is made up.
    """

    to: str = ""
    cc: str = ""
    subject: str = ""
    text: str = ""
    files: tuple[str, ...] = ()
    choice: str = ""
    address: str = ""


@dataclass(frozen=True)
class Kept:
    """One mission of one learner. A password is in none of it.

    Attributes:
        draft: what is being written; sent: as it was when it was judged last.
        met, missing: names of criteria at the last try.
        sorted: ids of mails, and whether the learner took each for a trap.
        link: whether the true mail was found.
        agreed: whether the team may read what was sent.
    """

    draft: Draft = Draft()
    sent: Draft | None = None
    met: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    tries: int = 0
    passed: bool = False
    agreed: bool = False
    sorted: Mapping[str, bool] = field(default_factory=dict)
    link: bool = False

    @property
    def begun(self) -> bool:
        """Whether there is anything of the learner's."""
        return self.tries > 0 or bool(self.sorted) or self.draft != Draft()


@dataclass(frozen=True)
class State:
    """All that is kept of one learner.

    Attributes:
        told: the completion that the platform was told of last.
    """

    missions: Mapping[str, Kept] = field(default_factory=dict)
    submissions: tuple[str, ...] = ()
    told: float = 0.0

    def of(self, mission_id: str) -> Kept:
        """What is kept of a mission; of one that was never opened, nothing."""
        return self.missions.get(mission_id, Kept())

    def having(self, mission_id: str, kept: Kept, submission: str = "") -> State:
        """The same with this mission's state in the place of the former one."""
        done = (*self.submissions, submission)[-_MOST_SUBMISSIONS:]
        return replace(
            self,
            missions={**self.missions, mission_id: kept},
            submissions=done if submission else self.submissions,
        )


def dump(state: State) -> str:
    """The text."""
    return json.dumps(asdict(state), ensure_ascii=False, separators=(",", ":"))


def parse(text: object) -> State:
    """The state that a text holds; one that holds none, or of a kind unknown, is begun anew."""
    try:
        value = json.loads(text)  # type: ignore[arg-type]
        return State(
            missions={str(name): _kept(each) for name, each in value["missions"].items()},
            submissions=tuple(str(each) for each in value["submissions"]),
            told=float(value["told"]),
        )
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return State()


def _kept(value: Mapping[str, Any]) -> Kept:
    return Kept(
        draft=_draft(value["draft"]),
        sent=None if value["sent"] is None else _draft(value["sent"]),
        met=tuple(str(each) for each in value["met"]),
        missing=tuple(str(each) for each in value["missing"]),
        tries=int(value["tries"]),
        passed=value["passed"] is True,
        agreed=value["agreed"] is True,
        sorted={str(name): each is True for name, each in value["sorted"].items()},
        link=value["link"] is True,
    )


def _draft(value: Mapping[str, Any]) -> Draft:
    texts = {name: str(value[name]) for name in Draft.__dataclass_fields__ if name != "files"}
    return Draft(files=tuple(str(each) for each in value["files"]), **texts)
