"""How the advisors' pages write what the API hands out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, gettext_lazy

from ..api.follow_rows import HistoryLine
from ..api.follow_up import STAGE_NAMES, Stage
from ..api.long_work import Kind, Work
from ..api.offers import Answer, Contract, OfferSummary, ProposalLine
from ..api.targeting import LearnerCard
from ..days import day_in_words
from ..forms import quoting
from ..reachable import reachable
from ..vocabulary import job_names

_USUAL_LICENCES = frozenset({"AM", "A1", "A2", "A", "B1", "B", "BE", "C", "CE", "D"})

_LICENCES = {
    "AM": gettext_lazy("moped, small car without licence"),
    "A1": gettext_lazy("motorcycle up to 125 cc"),
    "A2": gettext_lazy("motorcycle up to 35 kW"),
    "A": gettext_lazy("any motorcycle"),
    "B1": gettext_lazy("heavy quadricycle"),
    "B": gettext_lazy("car"),
    "BE": gettext_lazy("car with a trailer"),
    "C1": gettext_lazy("lorry up to 7.5 t"),
    "C1E": gettext_lazy("lorry up to 7.5 t with a trailer"),
    "C": gettext_lazy("lorry"),
    "CE": gettext_lazy("lorry with a trailer"),
    "D1": gettext_lazy("minibus"),
    "D1E": gettext_lazy("minibus with a trailer"),
    "D": gettext_lazy("bus and coach"),
    "DE": gettext_lazy("bus and coach with a trailer"),
}

register = template.Library()
register.filter("reachable", reachable)


@register.filter
def contract_name(code: str) -> Any:
    """A kind of contract in words."""
    return Contract(code).label if code in Contract.values else code


@register.filter
def facts(offer: OfferSummary) -> list[Any]:
    """What tells one offer from another, after its title."""
    parts = [offer.employer, offer.place, contract_name(offer.contract)]
    return [part for part in parts if part]


@register.filter
def number(value: int) -> str:
    """A number as people write it: "1 200"."""
    return number_format(value, force_grouping=True)


@register.filter
def stage_name(stage: Stage) -> Any:
    """What a stage is called."""
    return STAGE_NAMES[stage]


@register.filter
def asks_for_help(line: ProposalLine) -> bool:
    """Whether a learner waits for help with an offer."""
    return line.stage is Stage.INTERESTED and line.answer == Answer.HELP_ME


@register.filter
def last_word(line: ProposalLine) -> str:
    """What was last said of a proposal, and on which day."""
    if line.step_stands and line.history:
        return _noted(line.history[-1])
    if line.answer is not None:
        said_no = line.answer == Answer.NOT_FOR_ME
        words = gettext("said no on %(day)s") if said_no else gettext("answered on %(day)s")
        return words % {"day": short_day(line.answered_at)}
    if line.seen_at is not None:
        return gettext("seen on %(day)s") % {"day": short_day(line.seen_at)}
    return gettext("proposed on %(day)s") % {"day": short_day(line.sent_at)}


@register.filter
def story(line: ProposalLine) -> list[str]:
    """All that became of a proposal, the oldest first."""
    sent = {"name": quoting.isolated(line.sender_name), "day": short_day(line.sent_at)}
    words = [(line.sent_at, gettext("proposed by %(name)s on %(day)s") % sent)]
    if not line.sender_name:
        words = [(line.sent_at, gettext("proposed on %(day)s") % sent)]
    if line.seen_at is not None:
        words.append((line.seen_at, gettext("seen on %(day)s") % {"day": short_day(line.seen_at)}))
    if line.reminded_at is not None:
        told = {"day": short_day(line.reminded_at)}
        words.append((line.reminded_at, gettext("reminded on %(day)s") % told))
    if line.answer is not None and line.answered_at is not None:
        told = {"answer": str(_ANSWERS[line.answer]), "day": short_day(line.answered_at)}
        words.append((line.answered_at, gettext("%(answer)s: answered on %(day)s") % told))
    words += [(word.at, _noted(word)) for word in line.history]
    return [sentence for _moment, sentence in sorted(words, key=itemgetter(0))]


def _noted(word: HistoryLine) -> str:
    """What somebody noted of a proposal, who, and on which day."""
    said = {
        "step": word.step.label if word.step else gettext("taken back"),
        "name": quoting.isolated(word.by_name),
        "day": short_day(word.at),
    }
    if word.by_learner:
        return gettext("%(step)s: the learner said so on %(day)s") % said
    if not word.by_name:
        return gettext("%(step)s: noted on %(day)s") % said
    return gettext("%(step)s: noted by %(name)s on %(day)s") % said


_ANSWERS = {
    Answer.INTERESTED: gettext_lazy("interested"),
    Answer.HELP_ME: gettext_lazy("asks for help"),
    Answer.NOT_FOR_ME: gettext_lazy("not for them"),
}


@register.filter
def under(rows: Mapping[Any, Any], key: Any) -> Any:
    """What stands under a key, if anything does."""
    return rows.get(key)


@register.filter
def answer_name(line: ProposalLine) -> Any:
    """What has become of a proposal, in a word or two."""
    return _ANSWERS[line.answer] if line.answer else gettext("seen, no answer yet")


@register.filter
def work_title(work: Work) -> Any:
    """What a long work does."""
    return {
        Kind.PROPOSAL: gettext("Proposing an offer"),
        Kind.LEARNERS: gettext("File of the people found"),
        Kind.FOLLOW_UP: gettext("File of the answers to an offer"),
    }[work.kind]


@register.filter
def usual_licences(field: BoundField) -> list[BoundWidget]:
    """The tick boxes of the licences that people have, and of any other that is ticked."""
    return [
        tick for tick in field if tick.data["value"] in _USUAL_LICENCES or tick.data["selected"]
    ]


@register.filter
def licence_name(code: str) -> Any:
    """What a driving licence is for."""
    return _LICENCES.get(code, code)


@register.filter
def short_job(label: Any) -> str:
    """The name of a job with what both its forms share said once."""
    return job_names.short_job(str(label))


@register.filter
def straight(text: Any) -> str:
    """A text for a page's title, where no element can keep its direction to itself."""
    return quoting.straight(str(text))


@register.filter
def also_wants(card: LearnerCard) -> str:
    """The wanted jobs besides the one for which a learner is shown."""
    others = (job for job in card.wanted if job != card.wanted_here)
    return " · ".join(quoting.isolated(short_job(job)) for job in others)


@register.filter(expects_localtime=True)
def day(value: date | datetime | None) -> str:
    """A day in full: "1er décembre 2026"."""
    return _written(value, "DATE_FORMAT")


@register.filter(expects_localtime=True)
def short_day(value: date | datetime | None) -> str:
    """A day with its month cut short: "1er déc. 2026"."""
    # The formats that Django calls short differ from one version of it to the next.
    french = (get_language() or "").partition("-")[0] == "fr"
    return _written(value, "j N Y" if french else "DATE_FORMAT")


def _written(value: date | datetime | None, form: str) -> str:
    return "" if value is None else day_in_words(value, form)
