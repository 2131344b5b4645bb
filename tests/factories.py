"""Builders for tests: structures, courses, people, a small vocabulary, CVs.

What a door of the product can make is made through that door.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from PIL import Image

from advisor_dashboard.api import offer_files, offers, profiles, sharing
from advisor_dashboard.models import (
    AdvisorCohort,
    Appellation,
    Commune,
    Mobility,
    Occupation,
    Postcode,
    ReferenceLoad,
)
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Cohort, Course, Structure
from cv_xblock.document import CV

User = get_user_model()
_numbers = count(1)

#: Caches in memory are keyed on the id of a load: these rows always go with these ids.
SMALL_VOCABULARY_ID = 9_000_001
SMALL_COMMUNES_ID = 9_000_002

#: key, ROME code, occupation, masculine, feminine
LABELS = (
    ("ogr:20514", "D1214", "Vente en habillement", "Vendeur en prêt-à-porter",
     "Vendeuse en prêt-à-porter"),
    ("ogr:20526", "D1106", "Vente en alimentation", "Vendeur en boulangerie",
     "Vendeuse en boulangerie"),
    ("ogr:11640", "D1505", "Personnel de caisse", "Caissier", "Caissière"),
    ("ogr:17873", "G1605", "Plonge en restauration", "Plongeur en restauration",
     "Plongeuse en restauration"),
    ("ogr:11573", "G1602", "Personnel de cuisine", "Cuisinier", "Cuisinière"),
)  # fmt: skip

#: key, name, postcode, latitude, longitude
COMMUNES = (
    ("insee:59350", "Lille", "59000", 50.6311634746, 3.04712839368),
    ("insee:59512", "Roubaix", "59100", 50.6879774811, 3.18258434623),
    ("insee:59178", "Douai", "59500", 50.3823195335, 3.09131683713),
    ("insee:75056", "Paris", "75001", 48.8626304852, 2.33629344655),
)


def make_vocabulary() -> None:
    """Five occupations, one label each; from the shop to the till is a near job."""
    for key, rome, occupation, masculine, feminine in LABELS:
        Appellation.objects.create(
            key=key,
            occupation=Occupation.objects.get_or_create(rome=rome, label=occupation)[0],
            label=f"{masculine} / {feminine}",
            masculine=masculine,
            feminine=feminine,
            main=True,
        )
    Mobility.objects.create(
        occupation=Occupation.objects.get(rome="D1214"),
        target=Occupation.objects.get(rome="D1505"),
        rank=1,
    )
    ReferenceLoad.objects.create(
        pk=SMALL_VOCABULARY_ID, kind=ReferenceLoad.Kind.VOCABULARY, source="tests", version="1"
    )


def make_communes() -> None:
    """Lille, with Roubaix at 12 km, Douai at 28 km and Paris at 204 km."""
    for key, name, postcode, latitude, longitude in COMMUNES:
        commune = Commune.objects.create(
            key=key, name=name, folded=name.lower(), latitude=latitude, longitude=longitude
        )
        Postcode.objects.create(commune=commune, code=postcode)
    ReferenceLoad.objects.create(
        pk=SMALL_COMMUNES_ID, kind=ReferenceLoad.Kind.COMMUNES, source="tests", version="1"
    )


def make_course(structure: str = "nord", name: str = "") -> str:
    """A course of a structure; returns its key."""
    number = next(_numbers)
    home, _created = Structure.objects.get_or_create(
        key=structure, defaults={"name": f"Structure {structure}"}
    )
    course = Course.objects.create(
        key=f"course-v1:{structure}+C{number}+2026", name=name or f"Course {number}", structure=home
    )
    return course.key


def make_person(username: str = "", first_name: str = "", last_name: str = "", **fields: Any):
    """An account."""
    username = username or f"person{next(_numbers)}"
    return User.objects.create_user(
        username, f"{username}@example.org", first_name=first_name, last_name=last_name, **fields
    )


def make_learner(course_key: str, cohort: str | None = None, username: str = "", **fields: Any):
    """An account enrolled in a course."""
    learner = make_person(username, **fields)
    membership.enroll(learner.pk, course_key, cohort)
    return learner


def make_advisor(*course_keys: str, cohorts: tuple[str, ...] = (), username: str = ""):
    """An account on the team of courses, narrowed to the cohorts of these names if given."""
    advisor = make_person(username)
    for course_key in course_keys:
        membership.appoint(advisor.pk, course_key)
        for name in cohorts:
            narrow(advisor, course_key, name)
    return advisor


def narrow(advisor: Any, course_key: str, cohort: str) -> None:
    """Narrow an advisor to a cohort, made if there is none of this name."""
    row, _created = Cohort.objects.get_or_create(
        course=Course.objects.get(key=course_key), name=cohort
    )
    AdvisorCohort.objects.create(advisor=advisor, course_key=course_key, cohort_id=row.pk)


def wanted_job(key: str) -> dict[str, str]:
    """A wanted job of the small vocabulary, by its key."""
    label = Appellation.objects.select_related("occupation").get(key=key)
    return {"key": key, "rome": label.occupation.rome, "label": label.label, "said": ""}


def commune(name: str) -> dict[str, str]:
    """A commune as a CV holds it, by its name."""
    key, name, postcode, *_place = next(row for row in COMMUNES if row[1] == name)
    return {"key": key, "name": name, "postcode": postcode}


def cv_document(*jobs: str, **changes: Any) -> dict[str, Any]:
    """A CV's document: Lina Morel of Lille, who wants these jobs (keys), then the changes."""
    document = CV().to_dict()
    document.update(
        first_name="Lina",
        last_name="Morel",
        wanted_jobs=[wanted_job(key) for key in jobs],
        commune=commune("Lille") if "commune" not in changes else None,
        radius_km=20,
        availability={"kind": "now", "date": ""},
    )
    return document | changes


def save_cv(learner: Any, *jobs: str, **changes: Any) -> profiles.StoredCV:
    """Save a CV over whatever is there."""
    version = profiles.load_cv(learner.pk).version
    return profiles.save_cv(
        learner.pk, cv_document(*jobs, **changes), base_version=version, course_key=None
    )


def share_cv(learner: Any, course_key: str, *jobs: str, **changes: Any) -> None:
    """Save a CV and open it to the structure of a course."""
    save_cv(learner, *jobs, **changes)
    sharing.open_sharing(learner.pk, course_key)


def make_offer(advisor: Any, **changes: Any) -> offers.OfferDetail:
    """An offer of the advisor's first structure."""
    draft = {
        "title": "Vendeuse ou vendeur",
        "employer": "Boulangerie de la place",
        "contract": "fixed_term",
        "description": "Vente au comptoir, du mardi au samedi.",
    }
    return offers.create_offer(advisor.pk, offers.OfferDraft(**(draft | changes)))


def attach(
    advisor: Any, offer_id: int, name: str = "Fiche.pdf", data: bytes = b"%PDF-1.7 %%EOF"
) -> None:
    """Put a file to an offer whose text stays as it is."""
    now = offers.get_offer(advisor.pk, offer_id)
    same = {each.name: getattr(now, each.name, "") for each in fields(offers.OfferDraft)}
    offers.change_offer(
        advisor.pk,
        offer_id,
        offers.OfferDraft(**{**same, "keeps_job": True}),
        base_version=now.version,
        file=offers.FileChange(offer_files.checked_file(name, data)),
    )


def propose(advisor: Any, offer_id: int, *learners: Any, token: str = "") -> offers.SendingOutcome:
    """Propose an offer to learners, confirmed."""
    return offers.propose(
        advisor.pk,
        offer_id,
        [learner.pk for learner in learners],
        message="Cette offre est pour toi.",
        confirmed=len(learners),
        token=token or f"token-{next(_numbers)}",
    )


@dataclass(frozen=True)
class World:
    """A structure with one course of two cohorts, its advisor, and a learner in each cohort."""

    course: str
    advisor: Any
    learner: Any
    neighbour: Any


def make_world() -> World:
    """The smallest world in which a search finds somebody; vocabulary and communes included."""
    make_vocabulary()
    make_communes()
    course = make_course("nord", "Trouver un emploi")
    return World(
        course=course,
        advisor=make_advisor(course, username="nadia"),
        learner=make_learner(course, "Matin", "lina"),
        neighbour=make_learner(course, "Soir", "sami"),
    )


def picture(colour: str = "red", size: tuple[int, int] = (300, 400)) -> bytes:
    """A picture as a person might choose one."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()
