"""The occupation of an advert, told from the jobs that it names in passing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from .announced import HF, SEEKS, SOUGHT, Announcement, announcements
from .finders import JobFinder
from .named_jobs import VAGUE, NamedJob, finer_job, telling_words
from .parts import Parts, parts_of
from .readings import ReadJob
from .words import AdvertText, word_set

_MOST_JOBS = 3
#: An advert names some ten jobs; a list of a thousand words is none.
_MOST_NAMED = 150
#: The search that forgives takes its time.
_MOST_WORDED = 8
_OWN_LEAST = 2.5
_ALSO = 1.5
_PLAIN = 2.0
_IN_PASSING = 7.0
_DEFINITE = 2.5
_SEEKING = 2.5
#: A line that begins with a job and says little more is its title, wherever it stands.
_ON_ITS_OWN = 6.0
_LONGEST_TITLE = 80
#: What is named once in the running text, where nothing better is.
_ONLY_NAMED = 1.0

#: Who stands behind these words is somebody to work with.
_COMPANY = word_set(
    """
    avec cotes responsabilite controle autorite direction rattache rattachee encadre
    encadrez equipe brigade aider informez lien aupres par clients client chez assistez
    assister epaulez seconder secondez collaboration relais hierarchie supervision sous
    notamment compose composee comptant adresser contacter contactez demander
    madame monsieur mme m
    """
)
_DEFINITES = word_set("le la les l notre nos votre vos leur leurs du au cet")
#: Alone they name a place in a house, and no trade.
_NO_TRADE = word_set(
    """
    apprenti stagiaire alternant interimaire saisonnier etudiant debutant chef second
    responsable ouvrier employe agent technicien operateur assistant collaborateur salarie
    alternance stage interim apprentissage saison travail emploi extra manager adjoint compagnon
    conseiller
    artisan
    """
)
#: Said of any job, and no job: when it is done, for whom, by what means, and whoever may come.
_CIRCUMSTANCES = word_set(
    """
    jeune ado adolescent adulte ancien habitant particulier gamin vacance week end weekend nuit soir
    matin midi samedi dimanche mercredi temp partiel ete saison urgence urgent voiture train bus
    metro tram scooter permi permisb telephone telephoner appel vocal argent salaire travail poste
    utile physique bien bonne tranquille premier petit real action experience association entreprise
    secteur mission interim semaine cdd cdi contrat offre annonce recrutement visite voyage objet
    diplome person personne gen monde patient mere pere
    """
)
#: Whom to ask for, and who signs.
_ROLES = word_set(
    """gerant directeur patron president responsable recruteur drh rh maire boss manager chef"""
)
#: A title that begins so begins behind it.
_TELL_NOTHING = (
    _CIRCUMSTANCES
    | VAGUE
    | word_set(
        """
        apprenti stagiaire alternant alternance stage apprentissage saisonnier salarie interimaire
        collaborateur compagnon
        """
    )
    | {""}
)
_LOOK_BACK = 4
#: Words that are a job elsewhere and none here: "acteur majeur de la logistique".
_NOT_JOBS = re.compile(
    r"(?:acteurs?|actrices?) "
    r"(?:majeur|incontournable|cle|local|de|du|dans|economique|engage|reconnu)"
    r"|(?:createur|fabricant|producteur|distributeur|fournisseur|specialiste|expert|leader)s? "
    r"(?:de|d'|du|des|en|dans)|chef d'entreprise|second(?:e|s)? "
)
_MOST_BEHIND_A_TITLE = 3
_TITLE_END = re.compile(r"[,:;.(|·]| - ")
#: A piece that begins so says where or for whom, and names no job.
_NO_TITLE = word_set("a au aux dans chez sur pour en vers par avec")
_CUT = re.compile(r" - |[|,;:(]| (?:en cdi|en cdd|en interim|pour|cdi|cdd|a|sur|dans|secteur) ")


def read_jobs(advert: AdvertText, finder: JobFinder) -> tuple[ReadJob, ...]:
    """The occupations that the advert is about, the plainest first; mostly one."""
    announced = announcements(advert)
    parts = parts_of(advert)
    named = [
        _weighed(advert, each, announced, parts)
        for each in islice(_named(advert, finder), _MOST_NAMED)
        if each.start < parts.others
    ]
    meant = _meant(named)
    plain = {each.job.rome for each in named if each.job.plain and each.score > 0}
    if not any(_is_sure(each, plain) for each in meant):
        seeker = any(each.job.plain and each.score >= _PLAIN for each in meant)
        worded = _worded(advert, finder, announced, least=SOUGHT if seeker else 0)
        meant = [worded, *meant] if worded else meant
    said = [each for each in meant if each.score >= _OWN_LEAST]
    meant = said or [each for each in meant if each.score >= _ONLY_NAMED and _is_named(each)]
    if not meant:
        return ()
    first = finer_job(advert, finder, meant[0], announced)
    others = [
        each
        for each in meant[1:]
        if each.score >= meant[0].score - _ALSO and each.announced == meant[0].announced
    ]
    return _different([first, *others], advert)


def _is_sure(named: NamedJob, plain: Collection[str]) -> bool:
    """Whether a name is announced that says enough: that of a job, or two words of a task.

    Args:
        plain: the occupations that are named plainly somewhere.
    """
    enough = named.job.rome in plain or len(named.folded) > 1
    return named.announced is not None and enough and named.score >= _PLAIN


def _is_named(named: NamedJob) -> bool:
    """Whether a name stands for a job somewhere, and a mere task where one is sought."""
    return named.job.plain or named.announced is not None


def _different(named: Sequence[NamedJob], advert: AdvertText) -> tuple[ReadJob, ...]:
    by_rome: dict[str, ReadJob] = {}
    for each in named:
        job = each.job
        words = advert.said(each.start, each.end)
        read = ReadJob(words, each.start, each.end, job.rome, job.key, job.label)
        by_rome.setdefault(job.rome, read)
    return tuple(by_rome.values())[:_MOST_JOBS]


def _named(advert: AdvertText, finder: JobFinder) -> Iterator[NamedJob]:
    """The longest name at each place; what is written for both genders counts once."""
    telling = telling_words(advert, finder)
    place = 0
    while place < len(telling):
        step = 1
        for size in range(min(finder.longest, len(telling) - place), 0, -1):
            some = telling[place : place + size]
            start, end = some[0][1].start, some[-1][1].end
            if size > 1 and advert.broken(start, end):
                continue
            folded = tuple(dict.fromkeys(word for word, _where in some))
            if len(folded) == 1 and folded[0] in _NO_TRADE:
                continue
            if _CIRCUMSTANCES.issuperset(folded):
                continue
            job = finder.named(folded)
            if job is not None:
                yield NamedJob(job, folded, start, end, 0.0, None)
                step = size
                break
        place += step


def _weighed(
    advert: AdvertText, named: NamedJob, announced: Sequence[Announcement], parts: Parts
) -> NamedJob:
    around = [each for each in announced if each.start <= named.start and named.end <= each.end]
    best = around[0] if around else None
    score = 1.0 + 0.75 * (len(named.folded) - 1)
    if best:
        score = best.weight + min(2.0, 1.0 * (len(around) - 1)) + 0.75 * (len(named.folded) - 1)
        ahead = len(advert.between(best.start, named.start))
        named = replace(named, announced=best, ahead=ahead)
        score -= min(ahead, 12) * 0.25
    titled = best is None or best.weight < _ON_ITS_OWN
    if titled and named.job.plain and named.start < parts.signed and _heads(advert, named):
        line = advert.line_of(named.start)
        best = Announcement(line.start, line.end, int(_ON_ITS_OWN))
        score = _ON_ITS_OWN + 0.75 * (len(named.folded) - 1)
    if not named.job.plain:
        score -= 2.5
    if _seeks(advert, named):
        score, best = score - _SEEKING, None
    score -= _passing(advert, named)
    return replace(named, score=score, announced=best)


def _passing(advert: AdvertText, named: NamedJob) -> float:
    """How much speaks for a job that is named for another reason."""
    if _NOT_JOBS.match(advert.flat, named.start):
        return _IN_PASSING
    before = advert.before(named.start, _LOOK_BACK)
    near = [word.plain for word in before if not _apart(advert, word.end, named.start)]
    penalty = _IN_PASSING if _COMPANY.intersection(near) else 0.0
    if _is_role(advert, named):
        penalty = _IN_PASSING
    # "La plonge", "le ménage": what is to be done is called so.
    sought = named.announced is not None and named.announced.weight >= SOUGHT and named.ahead <= 1
    definite = named.job.plain and near and near[-1] in _DEFINITES and not sought
    return penalty + (_DEFINITE if definite else 0.0)


def _is_role(advert: AdvertText, named: NamedJob) -> bool:
    """Whether somebody is said to be this: "(gérant : Sébastien)", "Karim, directeur"."""
    if not _ROLES.intersection(named.folded[:1]):
        return False
    flat = advert.flat
    return bool(
        flat[: named.start].endswith(("(", ", ", "\n"))
        and (flat[named.end : named.end + 1] in ",)\n" or flat[named.end : named.end + 2] == " :")
    )


def _heads(advert: AdvertText, named: NamedJob) -> bool:
    """Whether a line is headed by this name: "Auxiliaire de puériculture, CDI"."""
    line = advert.line_of(named.start)
    if advert.between(line.start, named.start):
        return False
    stop = _TITLE_END.search(advert.flat, named.end, line.end)
    end = stop.start() if stop and line.end - line.start <= _LONGEST_TITLE else line.end
    return len(advert.between(named.end, end)) <= _MOST_BEHIND_A_TITLE


def _seeks(advert: AdvertText, named: NamedJob) -> bool:
    """Whether this is who seeks: "Traiteur recherche", "la boulangerie embauche"."""
    _begin, end = advert.sentence(named.end, 100)
    verb = SEEKS.search(advert.flat, named.end, end)
    return verb is not None and not any(
        sign in advert.flat[named.end : verb.start()] for sign in (":", "\n", " - ", "|")
    )


def _apart(advert: AdvertText, start: int, end: int) -> bool:
    return any(sign in advert.flat[start:end] for sign in ".!?;:\n(")


def _meant(named: Sequence[NamedJob]) -> list[NamedJob]:
    """The best place of each job, the best job first; to be named again counts a little."""
    places: defaultdict[str, list[NamedJob]] = defaultdict(list)
    for each in named:
        places[each.job.rome].append(each)
    best = []
    for some in places.values():
        first = max(some, key=lambda each: (each.score, -each.start))
        again = sum(each.score > 0 and each.job.plain for each in some) - 1
        score = first.score + 0.5 * min(max(again, 0), 3)
        best.append(replace(first, score=score))
    return sorted(best, key=lambda each: (-each.score, each.start))


def _worded(
    advert: AdvertText, finder: JobFinder, announced: Sequence[Announcement], *, least: int
) -> NamedJob | None:
    """What a title means that is no name of a job as it stands."""
    for each in islice((some for some in announced if some.weight >= least), _MOST_WORDED):
        for begin, end in _pieces(advert, each):
            start = _first_telling(advert, finder, begin, end)
            text = advert.said(start, end)
            job = finder.about(text) if len(text) > 3 else None
            if job is not None:
                return NamedJob(job, (), start, end, _OWN_LEAST + 0.1, each)
    return None


def _first_telling(advert: AdvertText, finder: JobFinder, start: int, end: int) -> int:
    """Where the first word stands that says something of a job, not just "personnes pour"."""
    return next(
        (
            word.start
            for word in advert.between(start, end)
            if finder.telling(word.plain) not in _TELL_NOTHING
        ),
        end,
    )


def _pieces(advert: AdvertText, announced: Announcement) -> Iterator[tuple[int, int]]:
    """The title up to where something else begins, then as a whole."""
    sign = HF.search(advert.flat, announced.start, announced.end)
    end = sign.start() if sign and sign.start() > announced.start + 3 else announced.end
    cut = _CUT.search(advert.flat, announced.start + 3, end)
    for stop in dict.fromkeys((cut.start() if cut else end, end)):
        words = advert.between(announced.start, stop)
        if words and words[0].plain not in _NO_TITLE:
            yield words[0].start, words[-1].end
