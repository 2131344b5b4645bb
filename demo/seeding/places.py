"""The two structures of the demo, their cohorts, and the towns around them."""

from __future__ import annotations

from dataclasses import dataclass

from opaque_keys.edx.locator import CourseLocator

NUMBER = "CV1"
RUN = "demo"
COURSE_NAME = "Mon premier CV"


@dataclass(frozen=True)
class StructurePlan:
    """One structure with its course, its cohorts and where its learners live."""

    org: str
    name: str
    cohorts: tuple[str, ...]
    towns: tuple[str, ...]

    @property
    def course_key(self) -> str:
        return str(CourseLocator(self.org, NUMBER, RUN))


LILLE = StructurePlan(
    org="DemoA",
    name="Mission locale de démonstration A",
    cohorts=("Groupe du lundi", "Groupe du mercredi", "Groupe du vendredi"),
    towns=(
        *("Lille", "Lille", "Lille", "Roubaix", "Roubaix", "Tourcoing", "Villeneuve-d'Ascq"),
        *("Armentières", "Wattrelos", "Marcq-en-Barœul", "Lambersart", "Loos", "Croix"),
        *("Hem", "Seclin", "Halluin", "Wasquehal", "Douai", "Lens"),
    ),
)
LYON = StructurePlan(
    org="DemoB",
    name="Mission locale de démonstration B",
    cohorts=("Groupe du matin", "Groupe de l’après-midi"),
    towns=(
        *("Lyon", "Lyon", "Lyon", "Villeurbanne", "Villeurbanne", "Vénissieux", "Bron"),
        *("Vaulx-en-Velin", "Saint-Priest", "Caluire-et-Cuire", "Rillieux-la-Pape"),
        *("Décines-Charpieu", "Oullins", "Givors", "Meyzieu", "Saint-Fons", "Écully"),
    ),
)
STRUCTURES = (LILLE, LYON)
