"""Jobs that an advert names, and the finer name that the rest of it gives to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor_dashboard.vocabulary.fold import STOP_WORDS

from .announced import HF, Announcement
from .finders import Folded, JobFinder, JobName
from .words import AdvertText, Word, word_set

_MOST_BEHIND = 3
_JOINING = word_set("en de d du des l la le les au aux dans")
#: These have a trade only by what follows: "ouvrier d'entretien des espaces verts".
_OF_ANY_TRADE = word_set("ouvrier agent employe technicien operateur")
#: Their trade is the sector's: "agent de production en blanchisserie".
_MAKING = word_set("production fabrication")
#: "Technicien de maintenance ascenseurs" needs no "en" before what he maintains.
_KEEPING = "maintenance"
#: Said of anybody in any job: no job is called after them.
VAGUE = word_set(
    """
    polyvalent qualifie confirme experimente diplome debutant junior senior motive serieux
    dynamique etudiant recherche souhaite volontaire temps
    poste travail emploi mission contrat entreprise
    """
)


@dataclass(frozen=True, slots=True)
class NamedJob:
    """A job named somewhere in the advert."""

    job: JobName
    folded: Folded
    start: int
    end: int
    score: float
    announced: Announcement | None
    ahead: int = 0


def telling_words(advert: AdvertText, finder: JobFinder) -> list[tuple[str, Word]]:
    """The words that say something of a job, folded, each with its place."""
    pairs = ((finder.telling(word.plain), word) for word in advert.words)
    return [(folded, word) for folded, word in pairs if folded]


def finer_job(
    advert: AdvertText, finder: JobFinder, named: NamedJob, announced: Sequence[Announcement]
) -> NamedJob:
    """A salesperson of whom the advert says that the shop is a bakery sells bread."""
    if not named.folded:
        return named
    behind = _going_on(advert, finder, named)
    # "Opérateur de production agroalimentaire": the two ends say more than the beginning.
    ends: list[Folded] = [(named.folded[0], word) for word in behind]
    joined = advert.flat.startswith((" de ", " des ", " du ", " d'"), named.end)
    if joined and named.folded[0] in _OF_ANY_TRADE and len(behind) > 1:
        trade = finder.named(tuple(behind))
        if trade is not None:
            return replace(named, job=trade)
    said = _said(advert, finder, announced).difference(named.folded)
    if not behind or len(named.folded) > 1:
        ends += [(*named.folded, word) for word in sorted(said)]
    for folded in ends:
        job = finder.named(folded)
        if job is not None and job.plain:
            return replace(named, job=job)
    if behind and _in_a_sector(advert, named):
        sector = finder.named(tuple(behind[:1]))
        if sector is not None:
            return replace(named, job=sector)
    job = finder.finer(named.folded, set(behind) or said)
    return replace(named, job=job) if job else named


def _in_a_sector(advert: AdvertText, named: NamedJob) -> bool:
    """Whether the sector stands behind a word that any sector has."""
    making = _MAKING.intersection(named.folded) and advert.flat.startswith(" en ", named.end)
    return bool(making) or named.folded[-1] == _KEEPING


def _said(
    advert: AdvertText, finder: JobFinder, announced: Sequence[Announcement]
) -> frozenset[str]:
    """What is said where the job is announced, or said twice."""
    counts = Counter(folded for folded, _word in telling_words(advert, finder))
    said = {word for word, count in counts.items() if count > 1}
    for each in announced:
        said |= {finder.telling(word.plain) for word in advert.between(each.start, each.end)}
    return frozenset(said - VAGUE)


def _going_on(advert: AdvertText, finder: JobFinder, named: NamedJob) -> list[str]:
    """The telling words by which the name goes on: "en boucherie", "agroalimentaire"."""
    line = advert.line_of(named.start)
    behind: list[str] = []
    end = named.end
    for word in advert.between(named.end, line.end):
        between = advert.flat[end : word.start]
        other = word.plain in STOP_WORDS and word.plain not in _JOINING
        if (
            other
            or advert.broken(end, word.start)
            or "/" in between
            or HF.match(advert.flat, word.start)
        ):
            break
        end = word.end
        folded = finder.telling(word.plain)
        if folded and folded not in VAGUE:
            behind.append(folded)
    return behind[:_MOST_BEHIND]
