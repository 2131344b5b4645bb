"""Help to write: what the side of the answers asks besides loading and saving.

Everything is for the learner who asks and is made of what they typed; nothing leaves the server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from advisor_dashboard.api import competences, job_help, profiles
from advisor_dashboard.api.job_help import JobHelp
from clicnjob_xblocks.content.skills import skills_of
from clicnjob_xblocks.handling import odd_request
from clicnjob_xblocks.wording import email_advice

from . import spelling, starters
from .advice_words import explain_advice, explain_take
from .checklist import Advice, advice_for, known_words
from .document import CV, LONG, SHORT, from_dict

Gettext = Callable[[str], str]
#: Jobs of which skills are put together.
_MOST_JOBS = 4


def advice(learner_id: int, gettext: Gettext) -> dict[str, Any]:
    """What would better the CV that is stored, the most useful first."""
    found = advice_for(_stored(learner_id))
    return {"better": [_told(each, gettext) for each in found]}


def tasks(learner_id: int, data: Mapping[str, Any]) -> dict[str, Any]:
    """What one does in the job that ``title`` names; else in those that the learner wants."""
    named = job_help.help_named(_text(data, "title"))
    wanted = () if named.tasks else tuple(_wanted(_stored(learner_id)))
    return {"ideas": _mixed([named.tasks, *(each.tasks for each in wanted)])}


def skills(learner_id: int) -> dict[str, Any]:
    """What one can do who knows the jobs that the learner wants, or has done."""
    document = _stored(learner_id)
    done = [each.title for each in document.experiences if each.title][:_MOST_JOBS]
    known = [*_wanted(document), *(job_help.help_named(title) for title in done)]
    return {"ideas": _mixed([each.skills for each in known])}


def gained(learner_id: int, gettext: Gettext) -> tuple[str, ...]:
    """What the learner can do since they finished paths, as a CV says it."""
    tags = (each.tag for each in competences.gained(learner_id))
    return tuple(skills_of(tags, gettext))


def beginnings(learner_id: int) -> dict[str, Any]:
    """Sentences to begin an introduction with, and what is to be filled in of each."""
    found = starters.starters(_stored(learner_id))
    return {"starters": [{"text": each.text, "gaps": list(each.gaps)} for each in found]}


def email_remark(data: Mapping[str, Any], gettext: Gettext) -> dict[str, Any]:
    """What to say of an e-mail address, and the one that was meant; empty when it is good."""
    email = _text(data, "email")
    found = email_advice.advice(email, _text(data, "first_name"), _text(data, "last_name"))
    if found is None:
        return {"words": "", "meant": ""}
    better = {"better": found.better[0]} if found.better else {}
    said = Advice(f"email_{found.code}", "email", {**found.params, **better})
    return {"words": explain_advice(said, gettext), "meant": found.params.get("meant", "")}


def faults(learner_id: int, data: Mapping[str, Any], gettext: Gettext) -> dict[str, Any]:
    """The words of ``text`` that look misspelt, with what may stand in their place.

    Places are counted in code points, as Python does.
    """
    text = data.get("text")
    if not isinstance(text, str) or len(text) > LONG:
        raise odd_request(gettext)
    found = spelling.misspelt(text, known_words(_stored(learner_id)))
    return {
        "faults": [
            {
                "start": each.start,
                "length": each.length,
                "word": each.word,
                "answers": list(each.suggestions),
            }
            for each in found
        ]
    }


def checks_spelling() -> bool:
    """Whether this server has a dictionary."""
    return spelling.available()


def _told(found: Advice, gettext: Gettext) -> dict[str, Any]:
    said: dict[str, Any] = {"path": found.path, "words": explain_advice(found, gettext)}
    if not found.take:
        return said
    return {**said, "take": {"words": explain_take(found, gettext), "values": dict(found.take)}}


def _stored(learner_id: int) -> CV:
    return from_dict(profiles.load_cv(learner_id).document)


def _wanted(document: CV) -> Iterator[JobHelp]:
    for job in document.wanted_jobs[:_MOST_JOBS]:
        yield job_help.help_for(job.key) if job.key else job_help.help_named(job.label)


def _mixed(lists: list[tuple[str, ...]]) -> list[str]:
    """The first of each, then the second of each: every job has its turn."""
    longest = max(map(len, lists), default=0)
    in_turn = (each[at] for at in range(longest) for each in lists if at < len(each))
    return list(dict.fromkeys(in_turn))[: job_help.MOST]


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value[:SHORT] if isinstance(value, str) else ""
