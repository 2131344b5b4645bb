"""What an advert says around the name of a town, and what it says of the place of work."""

from __future__ import annotations

import re

from .words import word_set

_STREET = (
    r"rue|avenue|av\.?|boulevard|bd\.?|bld|place|quai|chemin|impasse|allees?|cours|route|rte|square"
    r"|faubourg|passage|esplanade|rond-point|portes?|autoroute|sortie|metro|tram|rer|arret"
)
_OF = r"(?:de l'|de la|des|du|de|d'|la|le|les|l')"
_SITES = (
    r"postes?|travail|mission(?!s? local)|chantiers?|boutiques?|magasins?|restaurant|depot"
    r"|plateforme|cabinet|site|etablissement|usine|entrepot|equipe|centre|fournil|entreprise|bureaux"
    r"|locaux"
    r"|atelier|base|client|filature|supermarche|hypermarche"
    r"|maison d'(?:enfants|accueil)|maison de retraite|cuisine centrale|ecole|cantine"
)
#: Houses that have names of their own: "Résidence du Vieux Moulin".
_HOUSES = (
    r"salon|residence|ehpad|creche|hotel|camping|garage|exploitation|ferme|domaine|serres|scierie"
    r"|boulangerie|boucherie|pharmacie|brasserie|foyer|auberge|chateau"
)
_FIRM = (
    r"entreprise|societe|groupe|pme|start-?up|fabricant|editeur|leader|acteur|association|reseau"
    r"|enseigne|filiale|specialiste|prestataire|holding|installateur|cooperative"
)
_SEAT = -9.0

# What stands before a name, and how much it says; the first that fits counts.
_BEFORE = tuple(
    (re.compile(rf"(?:{pattern}) ?$"), score)
    for pattern, score in (
        # Where the work is not.
        (rf"\b(?:{_STREET})(?: {_OF})?", _SEAT),
        (r"\bsieges?(?: social)?(?: est| se trouve)?(?: base| situe)?e?(?: a| ?:)?", _SEAT),
        (r"\b(?:implante|present|creee?|fondee?|nee?)e?s? (?:a|en|sur|de)", -5),
        (r"\b(?:intervient|rayonne|livrons) (?:a|en|sur|de)", -5),
        (r"\b(?:(?:reunion|formation)[^.\n]{0,40} (?:a|de)|originaires? de)", -5),
        (r"\b(?:contact|aupres|postule[rz]?|adresse[rz]?)[^.\n]{0,40}agence[^.\n]{0,25} de", -5),
        (r"\b(?:a|de) l'ecole[^.\n]{0,20} (?:a|de)", -5),
        (r"\b(?:passe[rnt]{0,2} par|via|ven(?:ant|ez|ir) de|viennent de|(?:jeunes|gens) de)", -5),
        (r"\brayon de \d{1,3} ?km ?[(:][^)\n]{0,60}|\brayon de \d{1,3} ?km", -5),
        # "Dans la Mayenne", "le long de l'Isère": no town has an article there.
        (r"(?<![a-z])(?:la|le|les|l')", -5),
        # Where it is.
        (r"\blieu(?: d(?:e |u |')(?:l'|la |le )?[a-z]{4,14})? ?[:-]? ?(?:a )?", 9),
        (r"\b(?:localisation|localite|ville|commune|secteur|zone|site|affectation|adresse"
         r"|departement|lieux?) ?[:-] ?(?:a )?", 8),
        # Where the employer is: the work too, unless the advert says another place.
        (rf"\b(?:{_FIRM})\b[^.\n]{{0,60}}\b(?:base|situe|installe)e?s?"
         r" (?:a|au|aux|en|dans|sur)", -2),
        (r"^\W{0,4}(?:bases|installes) (?:a|au|aux|en|dans|sur)", -2),
        (r"\b(?:base|situe|localise|implante)e?s? (?:a|sur|en|au|aux)", 5),
        (r"\b(?:(?:notre|votre|nos|son|cette|une|nouvelle) |l')agences?\b[^.\n]{0,30}"
         r" (?:a|de|d'|sur|au|du|aux)", 5),
        (r"\bagences?\b[^.\n]{0,30} (?:a|de|d'|sur|au|du|aux)", -3),
        (rf"\b(?:{_SITES})s?\b[^.\n]{{0,30}} (?:a|de|d'|sur|au|du|aux|des)", 5),
        (rf"\b(?:{_HOUSES})\b[^.\n]{{0,30}} (?:du|des)", -1),
        (rf"\b(?:{_HOUSES})\b[^.\n]{{0,30}} (?:a|de|d'|sur|au|aux)", 5),
        (r"\bdepart (?:possible|organise)[^.\n]{0,30} (?:de|d'|a|du)", 0),
        (r"\b(?:depart|tournees?)[^.\n]{0,30} (?:de|d'|a|du)", 4),
        (r"\bsecteurs?(?: d[e']| du)?", 5),
        # Where the title has been said: "Carreleur H/F Lyon".
        (r"\b(?:h ?/ ?f|f ?/ ?h)\)?", 2),
        (r"\b(?:cinema|piscine|bibliotheque|mediatheque|boutique|creche|ecole|epicerie|bar|snack)\b"
         r"[^.,\n]{0,25} (?:de|d'|du|des)", 3),
        (r"\b(?:ville|mairie|commune|ccas|metropole|agglomeration|communaute[a-z' ]{0,30}"
         r"|hopital|centre hospitalier|chu?|clinique|maternite|office de tourisme"
         r"|aeroport|gare|zoo|musee|theatre|marches?|casino|golf|thermes|station) "
         r"(?:de|d'|du|des)", 4),
        (r"\b(?:autour|alentours|pres|proche|proximite|environs|region|bassin|pays|km|min|minutes)"
         r" (?:de|d'|du|des)", 2.5),
        # Between two towns, or of one.
        (r"\b(?:de|d'|depuis|jusqu'a|entre|et)", -1),
        (r"\b(?:a|au|aux|sur|vers|dans)", 3),
    )
)  # fmt: skip
_AT = re.compile(r"\b(?:a|au|aux|sur|vers|lieu[^.\n]{0,20}|ville|commune) ?[:-]? ?$")
_EMPLOYER_LINE = re.compile(r"^\W{0,4}(?:entreprise|employeur|societe|agence|recruteur) ?:")
_ELSEWHERE = re.compile(
    r"\bsiege\b|\breunion\b|\binformation collective\b|\bcandidatures? a\b|\badresser\b|\bcfa\b"
    r"|\bcentre de formation\b|\bcompte\b|\bdepuis \d{4}|\bmagasins de\b|\bboutiques\b|\bagences\b"
    r"|\bcontact\b|\bmission locale\b|\bfrance travail\b|\bpole emploi\b|\bcap emploi\b|\bantenne\b"
    r"|\binfos? coll|\binscri(?:ption|re|vez)|\bse presenter a l'agence\b|\bservice rh\b"
    r"|\bressources humaines\b|\bservice recrutement\b"
)
#: A town in brackets behind the name of a firm: "Peinture Nova (Créteil) cherche".
_SEAT_BEHIND = re.compile(
    r"[^)\n]{0,12}\),? ?(?:nous )?(?:re)?(?:cherche|recrute|embauche|engage|propose)"
)
_ADDRESS = re.compile(rf"\b\d{{1,4}},? ?(?:bis |ter )?,? ?(?:{_STREET})\b")
_LABEL_LINE = re.compile(
    r"[^a-z0-9\n]{0,8}(?:le )?(?:lieux?(?: d(?:e |u |')(?:l'|la |le )?[a-z]{4,14})?"
    r"|localisation|localite"
    r"|ville|commune|secteur|affectation|(?:c'est )?ou(?: ca)?|adresse du poste)\W{0,4}$"
)
_TITLES = word_set("m mr mme mlle monsieur madame maitre docteur dr")

#: Towns whose names are words of every day: each needs more than its letters to be one.
ORDINARY = word_set(
    """
    agrement aime aire ange apt aucun avion bains ballon bar bois bonne bonnes borne bourg bouquet
    bras bus cars celle champs change charge chateau chemin ciel combles contes corbeilles corps
    couches courant cours couture croix cuves die don doux ecole eps etais eu fille force fosse
    fosses frais gap geste grand grasse jardin job lance ligne linge lire long lourdes lue
    luxe macon maisons marches marin mars mens mer mere monnaie montagne murs nuits orange pace
    pannes pere pierres place plaisance plan pont port portes publier rang real riche roche rouge
    rue sable sales salles salon sees sens serres signes simple son sort still taule thiers tournes
    tours trappes tresses tulle us vallet vannes vers vert vienne vieux vif vignes ville vire vitre
    vue we yves
    """
)


def said_before(before: str) -> float:
    """How much the words before a name say."""
    return next((weight for pattern, weight in _BEFORE if pattern.search(before)), 0.0)


def is_at(before: str) -> bool:
    """Whether a word stands there behind which a place is meant."""
    return bool(_AT.search(before))


def is_elsewhere(before: str) -> bool:
    """Whether the sentence speaks of another place than that of the work."""
    return bool(_ELSEWHERE.search(before))


def is_seat(flat: str, start: int, end: int) -> bool:
    """Whether a town in brackets tells where the one who recruits has his seat."""
    return (
        start > 0 and flat[start - 1] == "(" and bool(_SEAT_BEHIND.match(flat, end - 1, end + 40))
    )


def is_of_employer(before: str) -> bool:
    """Whether the line names the one who recruits: "Entreprise : ..., 37000 Tours"."""
    return bool(_EMPLOYER_LINE.match(before))


def is_address(before: str) -> bool:
    """Whether a number and a street stand before."""
    return bool(_ADDRESS.search(before))


def is_label_line(line: str) -> bool:
    """Whether a line says no more than that a place follows."""
    return bool(_LABEL_LINE.match(line))


def is_title_of_person(word: str) -> bool:
    """Whether a name follows that is a person's."""
    return word in _TITLES
