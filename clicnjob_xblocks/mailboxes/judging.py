"""Judges a try of a mission: what is good, what is missing, whether it is passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .criteria import ALL, OF_A_MAIL, OF_A_PASSWORD, OF_AN_ADDRESS
from .criteria.addresses import AskedAddress
from .criteria.base import Asked, Criterion, NotYet, Written, _
from .criteria.passwords import AskedPassword, NewPassword
from .keeping import Draft
from .mails import CV
from .missions import AddressMission, PasswordMission, SortMission, WrittenMission

#: Names of the files that every learner has; those of authors hold no hyphen.
OWN_CV, SAMPLE_CV = "own-cv", "sample-cv"
CHOSEN, LINK, SORTED = "address_chosen", "link", "sorted"
#: What counts besides the criteria of the registry.
OTHER_LABELS: Mapping[str, str] = {
    CHOSEN: _("A right address is chosen"),
    LINK: _("The true mail is found"),
    SORTED: _("All mails are sorted rightly"),
}


@dataclass(frozen=True)
class Who:
    """Who writes; a name may not be known."""

    first_name: str = ""
    last_name: str = ""


@dataclass(frozen=True)
class Finding:
    """One criterion of one try.

    Attributes:
        must: whether it is needed to pass.
        sentence: what is said of it, to be translated; values: words for it.
        own_words: what the author says instead, which is not translated.
        is_praised: whether what is met is a merit, and no fault that is only absent.
    """

    name: str
    met: bool
    must: bool
    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)
    own_words: str = ""
    is_praised: bool = True


@dataclass(frozen=True)
class Outcome:
    """What came out of a try."""

    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether all that is needed is met."""
        return all(each.met for each in self.findings if each.must)

    @property
    def better(self) -> Finding | None:
        """The one thing to do next: what is needed comes before advice."""
        left = [each for each in self.findings if not each.met]
        return next((each for each in left if each.must), left[0] if left else None)

    @property
    def met(self) -> tuple[str, ...]:
        """Names of what is met."""
        return tuple(each.name for each in self.findings if each.met)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of what is not."""
        return tuple(each.name for each in self.findings if not each.met)


def label_of(name: str) -> str:
    """What a criterion is called; a name of another version is told as it is."""
    if name in OTHER_LABELS:
        return OTHER_LABELS[name]
    return ALL[name].label if name in ALL else name


def judge_mail(mission: WrittenMission, draft: Draft, who: Who) -> Outcome:
    """A mail that was written."""
    whats = {OWN_CV: CV, SAMPLE_CV: CV, **{each.id: each.what for each in mission.files}}
    written = Written(
        to=draft.to,
        cc=draft.cc,
        subject=draft.subject,
        text=draft.text,
        files=tuple(whats[each] for each in draft.files if each in whats),
    )
    asked = Asked(
        recipient=mission.recipient,
        copy=mission.cc,
        jobs=mission.job,
        dates=mission.dates,
        times=mission.times,
        file=mission.attachment,
        shortest=int(mission.shortest),
        longest=int(mission.longest),
        first_name=who.first_name,
        last_name=who.last_name,
    )
    must = dict(mission.counted)
    return Outcome(
        tuple(
            _finding(
                each,
                each.judge(written, asked),
                must=must[name],
                is_praised=each.earns_praise(written),
            )
            for name, each in OF_A_MAIL.items()
            if name in must
        )
    )


def judge_address(mission: AddressMission, draft: Draft, who: Who) -> Outcome:
    """An address that was chosen, and one that was made up."""
    findings: list[Finding] = []
    if mission.choices:
        findings.append(_chosen(mission, draft.choice))
    if mission.typed:
        owner = owner_of(mission, who)
        asked = AskedAddress(owner.first_name, owner.last_name, mission.taken)
        shaped = True
        for each in OF_AN_ADDRESS:
            # Of what is no address there is no more to say than that.
            if not shaped:
                break
            found = each.judge(draft.address, asked)
            findings.append(_finding(each, found))
            shaped = each is not OF_AN_ADDRESS[0] or found is None
    return Outcome(tuple(findings))


def judge_password(mission: PasswordMission, typed: NewPassword, who: Who) -> Outcome:
    """A new password. It is in nothing that is given back."""
    asked = AskedPassword(who.first_name, who.last_name, mission.service, mission.address)
    found = Finding(LINK, met=True, must=True, sentence=_("You have found the true mail."))
    return Outcome((found, *(_finding(each, each.judge(typed, asked)) for each in OF_A_PASSWORD)))


def judge_sorting(mission: SortMission, found: Mapping[str, bool]) -> Outcome:
    """Mails that were taken for traps or for true ones."""
    right = sum(found.get(each.id) == each.trap for each in mission.mails)
    whole = right == len(mission.mails)
    sentence = (
        _("You have told all traps from true mails.")
        if whole
        else _("Mails sorted rightly: {count} of {of}. Look at the others again.")
    )
    values = {"count": str(right), "of": str(len(mission.mails))}
    return Outcome((Finding(SORTED, met=whole, must=True, sentence=sentence, values=values),))


def owner_of(mission: AddressMission, who: Who) -> Who:
    """Whose address it is: somebody of the author's, or the learner."""
    if mission.first_name.strip() or mission.last_name.strip():
        return Who(mission.first_name, mission.last_name)
    return who


def _chosen(mission: AddressMission, choice: str) -> Finding:
    chosen = next((each for each in mission.choices if each.id == choice), None)
    if chosen is None:
        return Finding(CHOSEN, met=False, must=True, sentence=_("Choose an address."))
    sentence = (
        _("Yes: an employer takes this address seriously.")
        if chosen.right
        else _("An employer would not take this one seriously. Choose another.")
    )
    return Finding(CHOSEN, met=chosen.right, must=True, sentence=sentence, own_words=chosen.said)


def _finding(
    criterion: Criterion[Any, Any],
    found: NotYet | None,
    *,
    must: bool = True,
    is_praised: bool = True,
) -> Finding:
    if found is None:
        sentence = criterion.met if is_praised else ""
        return Finding(
            criterion.name, met=True, must=must, sentence=sentence, is_praised=is_praised
        )
    sentence = criterion.not_yet[found.code]
    return Finding(criterion.name, met=False, must=must, sentence=sentence, values=found.values)
