"""Frequent faults of two or three words that a dictionary cannot see.

A rule is here when it is nearly always right in a CV. What depends on the meaning ("ou", "et",
most agreements) is not: a false alarm costs the trust that the other remarks need.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .spelling_words import HEARD_ALIKE, is_word, like

Match = re.Match[str]


@dataclass(frozen=True)
class Rule:
    """A fault and what may stand in its place.

    Attributes:
        name: what it is about.
        pattern: where it may be; the group ``at`` is what is shown as the fault.
        answers: what may stand in the place of the group; nothing if it is no fault after all.
    """

    name: str
    pattern: re.Pattern[str]
    answers: Callable[[Match], tuple[str, ...]]


@dataclass(frozen=True)
class Fault:
    """Where a rule was broken."""

    start: int
    text: str
    rule: str
    answers: tuple[str, ...]


def faults(text: str) -> Iterator[Fault]:
    """What the rules find, rule by rule. ``text`` has straight apostrophes."""
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            answers = tuple(_as_written(each, match["at"]) for each in rule.answers(match))
            if answers:
                yield Fault(match.start("at"), match["at"], rule.name, answers)


def _as_written(answer: str, typed: str) -> str:
    return answer[0].upper() + answer[1:] if typed[0].isupper() else answer


def _always(*answers: str) -> Callable[[Match], tuple[str, ...]]:
    return lambda match: answers


def _infinitive_as_participle(match: Match) -> tuple[str, ...]:
    participle = f"{match['at'][:-2]}é".lower()
    return (participle,) if is_word(participle) else ()


def _infinitive_as_adjective(match: Match) -> tuple[str, ...]:
    participle = f"{match['at'][:-2]}é".lower()
    if match["at"].lower() in _ER_ADJECTIVES or not is_word(participle):
        return ()
    return (participle, f"{participle}e")


def _participle_as_infinitive(match: Match) -> tuple[str, ...]:
    infinitive = re.sub(r"ée?s?$", "er", match["at"].lower())
    return (infinitive,) if is_word(infinitive) else ()


def _first_person(match: Match) -> tuple[str, ...]:
    verb = match["at"][:-1].lower()
    return (verb,) if is_word(verb) and match["at"].lower() not in _PRONOUNS else ()


def _conditional(match: Match) -> tuple[str, ...]:
    return (f"{match['at'][:-1].lower()}s",)


def _plural(match: Match) -> tuple[str, ...]:
    return (f"{match['at'].lower()}s",)


def _joined(match: Match) -> tuple[str, ...]:
    word = match["word"].lower()
    right = (word,) if is_word(word) else like(word, 1, HEARD_ALIKE)
    return tuple(f"{match['letter'].lower()}'{each}" for each in right)


def _accented(match: Match) -> tuple[str, ...]:
    word = match["at"].lower()
    participle = f"{word[:-1]}é"
    return (participle, f"{participle}e")


_ER_ADJECTIVES = frozenset({"fier", "premier", "dernier", "entier", "léger", "cher", "étranger"})
_PRONOUNS = frozenset({"les", "mes", "tes", "ses", "des"})
_SMALL = r"(?:(?:déjà|deja|aussi|bien|beaucoup|toujours|souvent|pu|très|tres)\s+)?"
_MODAL = (
    r"peux|peut|veux|voudrait|aimerait|pourrait|sais|dois|vais|aime|voudrais|souhaite|souhaiterais|aimerais|pourrais|faut|"
    r"désire|espère|compte|préfère|adore"
)
_PLACES = r"la|l'\w+|temps|mi-temps|partir|domicile|côté|propos|l'aise"


def _rule(
    name: str, pattern: str, answers: Callable[[Match], tuple[str, ...]], *, small: bool = False
) -> Rule:
    return Rule(name, re.compile(pattern, 0 if small else re.IGNORECASE), answers)


_START = r"(?:^|(?<=[.!?]\s)|(?<=\n))"

RULES = (
    # "j'ai travailler"
    _rule(
        "participle",
        rf"\b(?:j'ai|jai|j ai|tu as|il a|elle a|on a|nous avons|ils ont|elles ont)\s+{_SMALL}"
        r"(?P<at>\w{2,}er)\b",
        _infinitive_as_participle,
    ),
    # "je suis motiver"
    _rule(
        "adjective",
        rf"\bje suis\s+{_SMALL}(?P<at>\w{{2,}}er)\b",
        _infinitive_as_adjective,
    ),
    # "je suis motive"
    _rule(
        "accent",
        rf"\b(?:je suis|personne|très|tres)\s+{_SMALL}"
        r"(?P<at>motive|organise|passionne|determine|interesse|diplome|cultive|applique)\b",
        _accented,
    ),
    # "je peux travaillé", "pour travaillé"
    _rule(
        "infinitive",
        rf"\b(?:pour|afin de|envie de|{_MODAL})\s+(?P<at>\w{{3,}}(?<!t)(?:ée?s?))\b",
        _participle_as_infinitive,
    ),
    # "travailler a la caisse"
    _rule(
        "to",
        r"\b(?:travail\w+|emploi|poste|stage|formation|apprentissage|disponible|habite|vis|aide|"
        r"aidé|participé|participe|appris|inscrite?|scolarisée?|grâce|grace|commencé|allée?|"
        rf"vente|suis|suivi|contrat|cdi|cdd)\s+(?P<at>a)\s+(?={_PLACES}\b)",
        _always("à"),
    ),
    # "a partir de", "a temps plein"
    _rule(
        "to_fixed",
        r"(?<!y )\b(?P<at>a)\s+(?=partir d|temps (?:plein|partiel|complet)|mi-temps|l'aise|"
        r"domicile|l'écoute|l'ecoute|l'heure)",
        _always("à"),
    ),
    # "Sa me plaît"
    _rule(
        "that",
        rf"{_START}(?P<at>sa)\s+(?=me\b|m'|te\b|t'|va\b|fait\b|s'|a été|marche\b|serait\b)",
        _always("ça", "cela"),
    ),
    # "Ses un métier", "ses pour"
    _rule(
        "it_is",
        rf"{_START}(?P<at>s'est|ses|sais|cest)\s+"
        r"(?=une?\b|le\b|la\b|pour\b|moi\b|mon\b|ma\b|important|pas\b|très\b|trop\b|bien\b)",
        _always("c'est"),
    ),
    # "dans se magasin"
    _rule(
        "this",
        r"\b(?:pour|dans|de|par|sur|avec)\s+(?P<at>se)\s+"
        r"(?=poste|stage|métier|metier|travail|magasin|domaine|secteur|restaurant|cv|genre)",
        _always("ce"),
    ),
    # "mon but et de"
    _rule(
        "is",
        r"\b(?:but|rêve|reve|objectif|souhait|projet)\s+(?P<at>et)\s+(?=de\b|d')",
        _always("est"),
    ),
    # "je cherches"
    _rule("first_person", r"\bje\s+(?P<at>\w{2,}es)\b", _first_person),
    # "je voudrait", "j'aimerait"
    _rule("conditional", r"\b(?:je\s+|j')(?P<at>\w{2,}ait)\b", _conditional),
    # "les client"
    _rule(
        "plural",
        r"\b(?:les|des|mes|aux|plusieurs)\s+(?P<at>client|cliente|enfant|produit|collègue|magasin|"
        r"rayon|personne|élève|vêtement|légume|article|métier|compétence|parent)\b",
        _plural,
    ),
    # "l equipe", "c est", "j ai"
    _rule(
        "apostrophe",
        r"(?<![\w'’-])(?P<at>(?P<letter>[jldcnmst]|qu)\s(?P<word>[aeiouyéèêàâîôh]\w+))\b",
        _joined,
        small=True,
    ),
    # "c moi", "c pour"
    _rule(
        "it_is_short",
        r"(?<![\w'’])(?P<at>c)\s+(?=moi\b|une?\b|mon\b|ma\b|pas\b|pour\b|le\b|la\b|très\b|trop\b)",
        _always("c'est"),
        small=True,
    ),
    # "g travaillé"
    _rule(
        "i_have_short",
        r"(?<![\w'’])(?P<at>g)\s+(?=(?:fait|eu|été|appris|travaill\w+|mon|un|une|le|la|\d+ ans)\b)",
        _always("j'ai"),
        small=True,
    ),
    # "j'ai était"
    _rule("been", r"\b(?:j'ai|jai)\s+(?P<at>était|etait|étais|etais|ete)\b", _always("été")),
    # "par se que", "parceque"
    _rule("because", r"\b(?P<at>par\s+[cs]e\s+que|parceque|parse\s+que)\b", _always("parce que")),
    _rule("all_the_same", r"\b(?P<at>comme même)\b", _always("quand même")),
    _rule("in_fact", r"\b(?P<at>en faite)\b(?!\s+de)", _always("en fait")),
    _rule("there_is", r"\bil y (?P<at>as|à)\b", _always("a")),
    _rule("most", r"\bla (?P<at>plus part)\b", _always("plupart")),
)
