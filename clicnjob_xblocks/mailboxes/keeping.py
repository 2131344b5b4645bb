"""What is kept of a learner, mission by mission, and the texts that it is kept in.

Each text is a field of its own, and each handler writes its own alone: a draft that is saved late
takes back neither what was passed since nor a leave that was withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TypeVar

_Read = TypeVar("_Read")

#: The fields: what came out, what is being written, which texts the team may read.
RESULTS, DRAFTS, AGREED = "state", "drafts", "agreed"
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


def dump(state: State) -> dict[str, str]:
    """The texts, by field."""
    missions = state.missions
    results = {name: _result(each) for name, each in missions.items()}
    drafts = {name: asdict(each.draft) for name, each in missions.items() if each.draft != Draft()}
    return {
        RESULTS: _json({"missions": results, "submissions": state.submissions, "told": state.told}),
        DRAFTS: _json(drafts),
        AGREED: _json([name for name, each in missions.items() if each.agreed]),
    }


def parse(texts: Mapping[str, object]) -> State:
    """The state that the fields hold; one that holds none, or of a kind unknown, is begun anew."""
    results = _read(texts.get(RESULTS), _state, State())
    drafts: dict[str, Draft] = _read(texts.get(DRAFTS), _drafts, {})
    agreed: frozenset[str] = _read(texts.get(AGREED), _names, frozenset())
    together = {
        name: replace(results.of(name), draft=drafts.get(name, Draft()), agreed=name in agreed)
        for name in (*results.missions, *(drafts.keys() | agreed) - results.missions.keys())
    }
    return replace(results, missions=together)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(text: object, read: Callable[[Any], _Read], none: _Read) -> _Read:
    try:
        return read(json.loads(text))  # type: ignore[arg-type]
    except (ArithmeticError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return none


def _state(value: Mapping[str, Any]) -> State:
    return State(
        missions={str(name): _kept(each) for name, each in value["missions"].items()},
        submissions=tuple(str(each) for each in value["submissions"]),
        told=float(value["told"]),
    )


def _drafts(value: Mapping[str, Any]) -> dict[str, Draft]:
    return {str(name): _draft(each) for name, each in value.items()}


def _names(value: list[Any]) -> frozenset[str]:
    return frozenset(str(each) for each in value)


def _result(kept: Kept) -> dict[str, Any]:
    of_others = ("draft", "agreed")
    return {name: each for name, each in asdict(kept).items() if name not in of_others}


def _kept(value: Mapping[str, Any]) -> Kept:
    return Kept(
        sent=None if value["sent"] is None else _draft(value["sent"]),
        met=tuple(str(each) for each in value["met"]),
        missing=tuple(str(each) for each in value["missing"]),
        tries=int(value["tries"]),
        passed=value["passed"] is True,
        sorted={str(name): each is True for name, each in value["sorted"].items()},
        link=value["link"] is True,
    )


def _draft(value: Mapping[str, Any]) -> Draft:
    texts = {name: str(value[name]) for name in Draft.__dataclass_fields__ if name != "files"}
    return Draft(files=tuple(str(each) for each in value["files"]), **texts)
