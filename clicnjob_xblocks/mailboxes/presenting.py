"""What a page is given of a mission: nothing of it says what is right before it was tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..content.public_ids import public_id
from ..content.text import as_html
from .judging import (
    OWN_CV,
    SAMPLE_CV,
    Finding,
    Outcome,
    Who,
    judge_address,
    judge_mail,
    judge_sorting,
    label_of,
    owner_of,
)
from .keeping import Kept
from .mails import File, Mail, MailToSort
from .missions import (
    AddressMission,
    Mission,
    PasswordMission,
    SortMission,
    WrittenMission,
)
from .naming import for_the_page

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


@dataclass(frozen=True)
class Learner:
    """Who looks, as far as a mission has to know.

    Attributes:
        cv_name: the file name of their CV; empty if they have none.
        cv_url, sample_url: where the CV, and the sample, can be looked at.
    """

    who: Who = field(default_factory=Who)
    cv_name: str = ""
    cv_url: str = ""
    sample_url: str = ""


def present_one(mission: Mission, kept: Kept, learner: Learner, gettext: Gettext) -> dict[str, Any]:
    """One mission, as it stands for a learner."""
    return {
        "id": mission.id,
        "kind": mission.kind,
        "title": mission.title,
        "situation": as_html(mission.situation),
        "status": "passed" if kept.passed else "begun" if kept.begun else "new",
        "tries": kept.tries,
        "agreed": kept.agreed,
        "passed_words": as_html(mission.passed) if kept.passed else "",
        "outcome": None,
        **_of_its_kind(mission, kept, learner, gettext),
    }


def in_words(finding: Finding, gettext: Gettext) -> str:
    """What is said of one criterion."""
    if finding.own_words.strip():
        return finding.own_words
    # Of an empty one, gettext would tell the head of the catalogue.
    sentence = gettext(finding.sentence) if finding.sentence else ""
    for name, value in finding.values.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence


def outcome_in_words(outcome: Outcome, gettext: Gettext) -> dict[str, Any]:
    """What is good first, then one thing to better; all of it for who wants to see it."""
    better = outcome.better
    rows = [
        {
            "label": gettext(label_of(each.name)),
            "met": each.met,
            "must": each.must,
            "sentence": in_words(each, gettext),
        }
        for each in outcome.findings
    ]
    return {
        "passed": outcome.passed,
        "good": [row["sentence"] for row in rows if row["met"] and row["sentence"]],
        "better": None if better is None else in_words(better, gettext),
        "all": rows,
    }


def _of_its_kind(
    mission: Mission, kept: Kept, learner: Learner, gettext: Gettext
) -> Mapping[str, Any]:
    match mission:
        case WrittenMission():
            return _written(mission, kept, learner, gettext)
        case AddressMission():
            return _address(mission, kept, learner, gettext)
        case PasswordMission():
            return {
                "service": mission.service,
                "address": mission.address.strip() or gettext(_("you@exemple.fr")),
                "mails": [_mail(mission, each) for each in mission.mails],
                "link": kept.link,
            }
        case SortMission():
            return _sorting(mission, kept, gettext)
        case other:
            raise TypeError(f"no mission of a kind that is shown: {other!r}")


def _written(
    mission: WrittenMission, kept: Kept, learner: Learner, gettext: Gettext
) -> dict[str, Any]:
    outcome = None
    if kept.sent is not None:
        outcome = outcome_in_words(judge_mail(mission, kept.sent, learner.who), gettext)
    draft = asdict(for_the_page(mission, kept.draft))
    return {
        "mails": [_mail(mission, each) for each in mission.mails],
        "files": _files(mission, learner, gettext),
        "has_cv": bool(learner.cv_name),
        "draft": {name: draft[name] for name in ("to", "cc", "subject", "text", "files")},
        "outcome": outcome,
    }


def _files(mission: WrittenMission, learner: Learner, gettext: Gettext) -> list[dict[str, str]]:
    if learner.cv_name:
        first = {"id": OWN_CV, "name": learner.cv_name, "url": learner.cv_url}
    else:
        name = gettext(_("Sample-CV.pdf"))
        first = {"id": SAMPLE_CV, "name": name, "url": learner.sample_url}
    return [first, *(_file(mission, each) for each in mission.files)]


def _file(mission: WrittenMission, file: File) -> dict[str, str]:
    return {"id": public_id(mission.id, file.id), "name": file.name, "url": ""}


def _address(
    mission: AddressMission, kept: Kept, learner: Learner, gettext: Gettext
) -> dict[str, Any]:
    outcome = None
    if kept.sent is not None:
        outcome = outcome_in_words(judge_address(mission, kept.sent, learner.who), gettext)
    owner = owner_of(mission, learner.who)
    draft = for_the_page(mission, kept.draft)
    return {
        "choices": [
            {"id": public_id(mission.id, each.id), "address": each.address}
            for each in mission.choices
        ],
        "typed": mission.typed,
        "owner": " ".join(filter(None, (owner.first_name, owner.last_name))),
        "draft": {"choice": draft.choice, "address": draft.address},
        "outcome": outcome,
    }


def _sorting(mission: SortMission, kept: Kept, gettext: Gettext) -> dict[str, Any]:
    found = {
        public_id(mission.id, each.id): _sorted(each, kept)
        for each in mission.mails
        if each.id in kept.sorted
    }
    whole = len(found) == len(mission.mails)
    outcome = outcome_in_words(judge_sorting(mission, kept.sorted), gettext) if whole else None
    return {
        "mails": [_mail(mission, each) for each in mission.mails],
        "sorted": found,
        "outcome": outcome,
    }


def _sorted(mail: MailToSort, kept: Kept) -> dict[str, Any]:
    return {"trap": kept.sorted[mail.id], "right": kept.sorted[mail.id] == mail.trap,
            "why": mail.why}  # fmt: skip


def _mail(mission: Mission, mail: Mail) -> dict[str, Any]:
    shown = {name: getattr(mail, name) for name in _OF_A_MAIL}
    return {**shown, "id": public_id(mission.id, mail.id)}


_OF_A_MAIL = tuple(Mail.__dataclass_fields__)
