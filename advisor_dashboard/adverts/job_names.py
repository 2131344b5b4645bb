"""Names of jobs in running text, looked up in the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from advisor_dashboard.vocabulary.fold import STOP_WORDS, fold_one
from advisor_dashboard.vocabulary.index import Folded, Index, Label
from advisor_dashboard.vocabulary.matches import Match, Tier, Why, labelled
from advisor_dashboard.vocabulary.ranking import plainness
from advisor_dashboard.vocabulary.suggest import name_of
from advisor_dashboard.vocabulary.tiers import search

from .finders import JobName
from .words import word_set

_LONGEST = 6
_LONGEST_MISTYPED = 4
#: By these one knows a word for somebody: "caviste", "rippeur", "vacataire".
_ENDINGS = ("eur", "ier", "iste", "ien", "ant", "aire", "logue", "man")
#: Words that end so and are nobody who works there.
_NOBODY = word_set(
    """
    acier agroalimentaire alimentaire ancien ascenseur aspirateur atelier autiste bancaire bien
    brocant chant chantier chaudier chien cimetier clavier compacteur composant composteur conteneur
    couleur courrier croisier croissant delinquant dentaire disjoncteur encombrant enfant entretien
    eolien escalier evier exterieur fleur foyer frontier funeraire gouttier habitant hauteur
    hospitalier humanitaire immobilier imprimant interieur interrupteur inventaire isolant italien
    lumier migrant mortier moteur motoculteur moustiquaire penitentiaire periscolaire photographier
    piste plant portuaire premier primeur prisonnier questionnaire radiateur restaurant rosier
    salaire sanitaire serpillier solaire solvant torrefier tracteur transilien triporteur utilitaire
    vitrifier volant voleur
    """
)
#: Jobs that are called by their initials.
_INITIALS = frozenset(
    ("aed", "aes", "aesh", "amp", "ash", "asv", "asvp", "atsem", "avs", "cip", "ide", "tisf", "vrp")
)


class JobNames:
    """The names of one index; made once for each load of the vocabulary."""

    longest = _LONGEST

    def __init__(self, index: Index) -> None:
        self._index = index
        self._forms: defaultdict[Folded, list[Label]] = defaultdict(list)
        self._begun: defaultdict[Folded, list[tuple[Folded, Label]]] = defaultdict(list)
        for label in index.labels:
            for form in label.forms:
                self._forms[form].append(label)
                for size in range(1, min(len(form), 4)):
                    self._begun[form[:size]].append((form, label))
        self._heads = {form[0] for form in self._forms}

    def telling(self, word: str) -> str:
        """See :class:`~advisor_dashboard.adverts.finders.JobFinder`."""
        folded = "" if word in STOP_WORDS else fold_one(word, self._index.pairs)
        return "" if folded in STOP_WORDS else folded

    def named(self, folded: Folded) -> JobName | None:
        """See :class:`~advisor_dashboard.adverts.finders.JobFinder`."""
        labels = self._forms.get(folded, [])
        entry = self._index.hand.get(folded)
        if entry is not None:
            rome = entry.romes[0]
            same = [label for label in labels if label.row.rome == rome]
            label = self._plainest(same, folded) if same else name_of(self._index, rome)
            return _job(label, plain=bool(labels) or self._is_somebody(folded))
        return _job(self._plainest(labels, folded)) if labels else None

    def _is_somebody(self, folded: Folded) -> bool:
        """Whether words that are no label name who does it, and not what is done or where."""
        if len(folded) == 1:
            word = folded[0]
            return word in _INITIALS or (word.endswith(_ENDINGS) and word not in _NOBODY)
        return folded[0] in self._heads

    def _plainest(self, labels: list[Label], folded: Folded) -> Label:
        return max(labels, key=lambda label: (plainness(self._index, label, folded), label.row.key))

    def finer(self, folded: Folded, said: Collection[str]) -> JobName | None:
        """See :class:`~advisor_dashboard.adverts.finders.JobFinder`."""
        going_on = [
            (len(form), label)
            for form, label in self._begun.get(folded, ())
            if all(word in said for word in form[len(folded) :])
        ]
        if not going_on:
            return None
        longest = max(size for size, _label in going_on)
        return _job(self._plainest([label for size, label in going_on if size == longest], folded))

    def about(self, text: str) -> JobName | None:
        """See :class:`~advisor_dashboard.adverts.finders.JobFinder`."""
        found = search(self._index, text, 1)
        query = self._index.fold(text)
        if not found or not _is_meant(found[0], self._index.fold(found[0].about), query):
            return None
        match = found[0]
        same = [label for label in labelled(self._index, query) if label.row.rome == match.rome]
        return _job(same[0] if same else name_of(self._index, match.rome, match.label))


@lru_cache(maxsize=1)
def job_names(index: Index) -> JobNames:
    """The names of the index that is in use."""
    return JobNames(index)


def _is_meant(match: Match, about: Folded, query: Folded) -> bool:
    """Whether a match says what the title begins with, and not just a word somewhere in it."""
    if match.tier is Tier.TYPO:
        return match.why is Why.LOOKS_LIKE and len(query) <= _LONGEST_MISTYPED
    return query[0] in about or query[0] in match.words


def _job(label: Label, *, plain: bool = True) -> JobName:
    return JobName(label.row.rome, label.row.key, label.row.label, plain)
