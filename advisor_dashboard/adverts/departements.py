"""The départements by their names, as an advert says them beside a town: "Crest (Drôme)"."""

from __future__ import annotations

_IN_ORDER = """
ain aisne allier alpes-de-haute-provence hautes-alpes alpes-maritimes ardeche ardennes ariege aube
aude aveyron bouches-du-rhone calvados cantal charente charente-maritime cher correze -
cote-d-or cotes-d-armor creuse dordogne doubs drome eure eure-et-loir finistere gard
haute-garonne gers gironde herault ille-et-vilaine indre indre-et-loire isere jura landes
loir-et-cher loire haute-loire loire-atlantique loiret lot lot-et-garonne lozere maine-et-loire
manche marne haute-marne mayenne meurthe-et-moselle meuse morbihan moselle nievre nord oise
orne pas-de-calais puy-de-dome pyrenees-atlantiques hautes-pyrenees pyrenees-orientales bas-rhin
haut-rhin rhone haute-saone saone-et-loire sarthe savoie haute-savoie paris seine-maritime
seine-et-marne yvelines deux-sevres somme tarn tarn-et-garonne var vaucluse vendee vienne
haute-vienne vosges yonne territoire-de-belfort essonne hauts-de-seine seine-saint-denis
val-de-marne val-d-oise
"""

#: The number of each département, by its folded name.
NUMBERS = {
    name.replace("-", " "): f"{number:02d}"
    for number, name in enumerate(_IN_ORDER.split(), start=1)
    if name != "-"
} | {
    "corse du sud": "2A",
    "haute corse": "2B",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la reunion": "974",
    "reunion": "974",
    "mayotte": "976",
}
