"""The two structures of the demo, their cohorts, and the towns around them."""

from __future__ import annotations

from dataclasses import dataclass

from opaque_keys.edx.locator import CourseLocator

RUN = "demo"


@dataclass(frozen=True)
class CoursePlan:
    """A course that every structure of the demo gives; ``content`` is course_export's own."""

    content: str
    number: str
    name: str


FIRST_PATH = CoursePlan("mon-adresse-email-pro", "MAIL1", "Mon adresse e-mail pro")
CV_COURSE = CoursePlan("mon-premier-cv", "CV1", "Mon premier CV")
#: In the order in which somebody begins them.
COURSES = (FIRST_PATH, CV_COURSE)


@dataclass(frozen=True)
class StructurePlan:
    """One structure with its courses, their cohorts and where its learners live."""

    org: str
    name: str
    cohorts: tuple[str, ...]
    towns: tuple[str, ...]

    @property
    def course_key(self) -> str:
        """The course of the CV, in which every learner of the structure is."""
        return self.key_of(CV_COURSE)

    @property
    def path_key(self) -> str:
        """The first path, in which the learners of the first page are as well."""
        return self.key_of(FIRST_PATH)

    def key_of(self, plan: CoursePlan) -> str:
        """The key of one of the structure's courses."""
        return str(CourseLocator(self.org, plan.number, RUN))


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
